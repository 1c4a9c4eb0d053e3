import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { marker, template_file, viz } from "./support.mjs";

const page = readFileSync(template_file, "utf8");
const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
const sources = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]);

test("the marker for the data stands once, inside the data element", () => {
  assert.equal(page.split(marker).length, 2);
  assert.ok(page.includes(`<script id="report-data" type="application/json">${marker}</script>`));
});

test("the policy allows no network, no frames, no forms and no other script", () => {
  for (const rule of ["default-src 'none'", "connect-src 'none'", "font-src 'none'", "form-action 'none'",
    "base-uri 'none'", "img-src data: blob:"]) {
    assert.ok(policy.split("; ").includes(rule), rule);
  }
  assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
  assert.doesNotMatch(policy, /https?:/);
});

test("the policy names exactly the script and the style inside the page", () => {
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1]);
  assert.equal(scripts.length, 1);
  assert.equal(styles.length, 1);
  assert.ok(policy.includes(`script-src ${hash(scripts[0])};`));
  assert.ok(policy.includes(`style-src ${hash(styles[0])};`));
});

test("the page asks for nothing outside itself", () => {
  assert.doesNotMatch(page, /<(?:script|img|iframe)[^>]+src=/);
  assert.doesNotMatch(page, /@import|url\(\s*['"]?(?:https?:)?\/\//);
  assert.equal([...page.matchAll(/<link/g)].length, [...page.matchAll(/<link rel="icon" href="data:,">/g)].length);
});

test("no source of the page writes markup or runs text", () => {
  for (const file of sources(join(viz, "src")).filter((name) => name.endsWith(".ts"))) {
    assert.doesNotMatch(readFileSync(file, "utf8"),
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function|srcdoc/, file);
  }
});

test("versions are exact and the lock names no registry", () => {
  const names = JSON.parse(readFileSync(join(viz, "package.json"), "utf8"));
  for (const version of Object.values({ ...names.dependencies, ...names.devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/);
  }
  const lock = readFileSync(join(viz, "package-lock.json"), "utf8");
  assert.doesNotMatch(lock, /"resolved"|https?:/);
});
