// Whether the tests notice what is broken: in a copy of the project one thing after the other is
// broken, and its tests must fail each time.
//
//   node test/bench/mutations.mjs [--quick] [rules | access] [NAME...]
//
// Of the rules, each one's judge is replaced by one that never finds anything and by one that always
// does. Of reasoning on access, the places that broken-reasoning.mjs lists. Quick is with the tables
// of tests alone; the others look further, and take a while. Names are of rules or files, or parts of
// them.

import { spawnSync } from "node:child_process";
import console from "node:console";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { broken, rounds } from "./broken-reasoning.mjs";

/**
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string} of the rule or the file
 * @property {readonly (readonly string[])[]} rounds tests that are to notice it, the quicker ones first
 * @property {Record<string, string>} [env]
 * @property {readonly [file: string, there: string, instead: string]} [change]
 * @property {true} [isWhole] nothing is broken: nothing is to be noticed
 */

const root = join(import.meta.dirname, "..", "..");
const copied = ["src", "test", "catalog", "package.json", "tsconfig.json"];

/** Rules are what have a page; their tests bear the same name. @returns {readonly Mutant[]} */
function ofRules() {
  const rules = readdirSync(join(root, "src", "rules"))
    .filter((name) => name.endsWith(".md") && name !== "score.md")
    .map((name) => name.slice(0, -".md".length));
  return rules.flatMap((rule) =>
    ["none", "never", "always"].map((mutation) => ({
      name: `${rule}, ${mutation}`,
      of: rule,
      rounds: [[`test/rules/${rule}.test.ts`]],
      env: { RULE_MUTATION: mutation },
      ...(mutation === "none" && { isWhole: true }),
    })),
  );
}

/** @returns {readonly Mutant[]} */
function ofAccess() {
  return broken.map((change) => ({
    name: `${change[0]}: ${change[1]} -> ${change[2]}`,
    of: change[0],
    rounds,
    env: { PARE_PAIRS: "120" },
    change,
  }));
}

const areas = { rules: ofRules, access: ofAccess };

const args = process.argv.slice(2);
const isQuick = args.includes("--quick");
const chosenAreas = Object.entries(areas).filter(
  ([name], _, all) => args.includes(name) || !all.some(([other]) => args.includes(other)),
);
const names = args.filter((each) => each !== "--quick" && !Object.keys(areas).includes(each));
const mutants = chosenAreas
  .flatMap(([, mutantsOf]) => mutantsOf())
  .filter(({ of }) => names.length === 0 || names.some((name) => of.includes(name)));

const copy = mkdtempSync(join(tmpdir(), "pare-mutations-"));
let wrong = 0;
try {
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const { change } of mutants) if (change) changed(change);
  for (const mutant of mutants) {
    const noticed = isNoticed(mutant);
    const isRight = noticed === !mutant.isWhole;
    if (!isRight) wrong++;
    console.log(`${isRight ? "ok  " : "BAD "} ${mutant.name}: ${noticed ? "fails" : "passes"}`);
  }
  console.log(`${String(mutants.length - wrong)} of ${String(mutants.length)} as it should be`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = wrong > 0 || mutants.length === 0 ? 1 : 0;

/**
 * The file with the change made.
 *
 * @param {NonNullable<Mutant["change"]>} change
 */
function changed([file, there, instead]) {
  const path = join(copy, "src", file);
  const text = readFileSync(path, "utf8");
  if (text.split(there).length !== 2) throw new Error(`${file} has not one ${there}`);
  return { path, text, broken: text.replace(there, () => instead) };
}

/**
 * Whether some of its tests fail.
 *
 * @param {Mutant} mutant
 */
function isNoticed({ rounds, env = {}, change }) {
  const file = change && changed(change);
  if (file) writeFileSync(file.path, file.broken);
  try {
    return rounds.slice(0, isQuick ? 1 : 2).some((tests) => !passes(tests, env));
  } finally {
    if (file) writeFileSync(file.path, file.text);
  }
}

/**
 * Whether tests pass in the copy.
 *
 * @param {readonly string[]} tests
 * @param {Record<string, string>} more variables of the environment
 */
function passes(tests, more) {
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const args = ["run", "--config", "test/vitest.config.ts", "--bail", "1", ...tests];
  const env = { ...process.env, ...more };
  return (
    spawnSync(process.execPath, [vitest, ...args], { cwd: copy, env, stdio: "ignore" }).status === 0
  );
}
