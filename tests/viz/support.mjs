// What the page tests share: filling the template as `waymark report` does, opening it in a real
// browser, and reading the page's own modules in node.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const viz = join(dirname(fileURLToPath(import.meta.url)), "../../viz");
export const require = createRequire(join(viz, "package.json"));
export const template_file = join(process.env.WAYMARK_VIZ_DIST ?? join(viz, "dist"), "report.html");
export const marker = "<!--WAYMARK-REPORT-DATA-->";

export const fixture = (name) => JSON.parse(readFileSync(join(viz, "fixtures", `${name}.json`), "utf8"));

/** The page with this data in it; `<` is escaped so that no text can end the element. */
export function filled(data) {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return readFileSync(template_file, "utf8").replace(marker, () => json);
}

/** One module of the page as node can run it. */
export async function module_of(path) {
  const { buildSync } = require("esbuild");
  const built = buildSync({
    entryPoints: [join(viz, "src", path)], bundle: true, write: false, format: "esm", target: "node18",
  });
  const text = Buffer.from(built.outputFiles[0].text).toString("base64");
  return import(`data:text/javascript;base64,${text}`);
}

export async function launched() {
  const { chromium } = require("playwright-core");
  return chromium.launch({
    executablePath: process.env.WAYMARK_CHROMIUM ?? "/usr/bin/chromium",
    timeout: 60_000,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
}

/** Opens the page from a file and keeps count of everything it says and asks for. */
export async function opened(browser, html, { width = 1280, dark = false, still = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "waymark-page-"));
  const file = join(folder, "report.html");
  writeFileSync(file, html);
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme: dark ? "dark" : "light",
    reducedMotion: still ? "reduce" : "no-preference", acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);  // a busy machine is no fault of the page
  const said = [];
  const asked = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("request", (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForTimeout(200);
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, said, asked, close };
}
