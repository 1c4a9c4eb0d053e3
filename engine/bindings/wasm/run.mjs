// Runs a scenario's arms in the portable core under node and prints the outcome's head as JSON:
//
//   node engine/bindings/wasm/run.mjs build/wasm/waymark.js scenarios/two-doors [REPLICATIONS [SEED]]
//
// Exit codes are those of the command line: 3 for a scenario that is not sound, with every problem.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, relative, resolve } from "node:path";

const [modulePath, folder, replications = "4", seed = "7"] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node run.mjs MODULE SCENARIO-FOLDER [REPLICATIONS [SEED]]");
  process.exit(2);
}

// Every file beside the scenario, by its path from there: the module itself opens none.
function tablesOf(root, below = root, found = {}) {
  for (const name of readdirSync(below)) {
    const path = join(below, name);
    if (statSync(path).isDirectory()) tablesOf(root, path, found);
    else if (name.endsWith(".csv")) found[relative(root, path)] = readFileSync(path, "utf8");
  }
  return found;
}

const createWaymark = createRequire(import.meta.url)(resolve(modulePath));
const waymark = await createWaymark();
const file = join(folder, "scenario.json");
if (!existsSync(file)) {
  console.error(`${file} is not there`);
  process.exit(6);
}
const started = process.hrtime.bigint();
const outcome = waymark.compare({
  scenario: readFileSync(file, "utf8"),
  name: `${basename(folder)}/scenario.json`,
  tables: tablesOf(folder),
  replications: Number(replications),
  seed,
});
if (outcome.problems) {
  for (const problem of outcome.problems)
    console.error(`${problem.file}:${problem.line}:${problem.column}: ${problem.pointer}: ${problem.message}. ${problem.hint}`);
  process.exit(3);
}
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({
  fingerprint: outcome.fingerprint,
  replications: outcome.replications,
  seed: outcome.seed,
  arms: outcome.arms.map((arm) => arm.id),
  figures: outcome.figures.length,
  seconds: Math.round(seconds * 10) / 10,
}));
