// Makes dist/report.html: one file with its style and script inside and a marker where the data
// of a run goes. `waymark report` puts the data there.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.env.WAYMARK_VIZ_DIST ?? join(here, "dist");

async function bundled(entry) {
  const result = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none",
    charset: "ascii",
    format: "iife",
    target: ["es2020"],
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return result.outputFiles[0].text.trim();
}

// The Content-Security-Policy admits this very text and no other.
const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

// "</script" inside a string of the bundle would end the element early.
const script = (await bundled("src/main.ts")).replaceAll("</script", "<\\/script");
const style = await bundled("src/report.css");

const parts = {
  "<!--STYLE-->": `<style>${style}</style>`,
  "<!--SCRIPT-->": `<script>${script}</script>`,
  "{{SCRIPT-HASH}}": hash(script),
  "{{STYLE-HASH}}": hash(style),
};
let page = readFileSync(join(here, "src/report.html"), "utf8");
for (const [place, text] of Object.entries(parts)) {
  if (page.split(place).length !== 2) throw new Error(`${place} must stand once in report.html`);
  page = page.replace(place, () => text);
}
if (page.split("<!--WAYMARK-REPORT-DATA-->").length !== 2) {
  throw new Error("the marker for the data must stand once in the page");
}

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "report.html"), page);
console.log(`${join(folder, "report.html")}: ${Math.round(page.length / 1024)} KiB`);
