// Whether the tests of reasoning on access notice when it is broken: one place after the other is broken
// in a copy of the project, and the tests must fail each time.
//
//   node test/bench/access-mutations.mjs [--quick] [FILE]
//
// Quick is with the tables of tests alone; the others look further, and take a while.

import { spawnSync } from "node:child_process";
import console from "node:console";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const root = join(import.meta.dirname, "..", "..");
const copied = ["src", "test", "catalog", "package.json", "tsconfig.json"];

/**
 * File, what stands there, what stands there instead.
 *
 * @type {readonly (readonly [string, string, string])[]}
 */
const mutations = [
  ["access/condition.ts", '|| (negated && set === "")', ""],
  ["access/condition.ts", "!optional || test", "true || test"],
  ["access/condition.ts", "holds: !negated,", "holds: true,"],
  ["access/condition.ts", "return written.toLowerCase();", "return written;"],
  ["access/condition.ts", 'set: set !== "",', "set: false,"],
  ["access/caller.ts", '?.startsWith(prefix) ? "yes"', '?.startsWith(prefix) ? "no"'],
  ["access/caller.ts", "|arn:[^:]*:iam::\\d{12}:root)", ")"],
  ["access/caller.ts", 'what: "everybody", text };', 'what: "name", text };'],
  ["access/caller.ts", '? "none" : "any", hinges', '? "any" : "any", hinges'],
  ["access/context.ts", '"aws:principalaccount": "aws:principalarn",', ""],
  ["access/context.ts", '"aws:sourceaccount": "aws:sourcearn",', ""],
  ["access/context.ts", 'known?.carried !== "always" && ', ""],
  ["access/context.ts", "mayBePresent: !signed || maySign,", "mayBePresent: true,"],
  ["access/context.ts", 'caller.type === "Service" && key', 'caller.type === "anonymous" && key'],
  ["access/context.ts", "const bare = isTied ? ", "const bare = isTied ? [] : isTied ? "],
  ["access/context.ts", "none(key, literally(besides.names)),", ""],
  ["access/signs.ts", "(reading.runsOn && isColon(next))", "false"],
  ["access/signs.ts", '&& ends ? "" : ":"', '&& ends ? "" : ""'],
  ["access/signs.ts", 'except: inner ? ":" : ""', 'except: inner ? "" : ""'],
  ["access/signs.ts", 'matcher !== "glob" && glyph.kind === "star"', "false"],
  ["access/signs.ts", '"action", { folded: true }', '"action", { folded: false }'],
  ["access/signs.ts", "[own, perhapsMore] : [own]", "[own] : [own]"],
  ["access/signs.ts", "lacking <= 0 ||", "lacking <= 9 ||"],
  ["access/atom.ts", "glob: [],", 'glob: ["literal"],'],
  ["access/atom.ts", "folded: [],", 'folded: ["literal"],'],
  ["access/atom.ts", "alphabet: digits", "alphabet: []"],
  ["access/measure.ts", "? Number(text) : undefined", "? text.length : undefined"],
  ["access/addresses.ts", "version === address.version && ", ""],
  ["access/key.ts", "!several || some.length < 2", "true"],
  ["access/key.ts", 'type !== "String" ||', "true ||"],
  ["access/key.ts", "absent || !mayBePresent", "!mayBePresent"],
  ["access/value.ts", "(bound + next) / 2", "bound"],
  ["access/value.ts", "[first, last + 1n, first - 1n]", "[first]"],
  ["access/predicate.ts", "bounds.length === written.length ?", "true ?"],
  ["access/gap.ts", "before.denies.filter(may)", "before.denies.slice(0, 0)"],
  ["access/gap.ts", "...avoided(now.denies),", ""],
  ["access/gap.ts", "...before.ceilings.map(({ terms: above }) => avoided(above)),", ""],
  ["access/gap.ts", "if (terms.some(asksWho)) return callers;", ""],
  ["access/reading.ts", 'version !== "2008-10-17"', "true"],
  ["access/reading.ts", "variables.map((each)", "variables.slice(0, 1).map((each)"],
  ["access/strings.ts", 'holds === (certainty === "possible")', "holds"],
  ["access/strings.ts", "state.isAccepting === demands[index]?.holds", "state.isAccepting"],
  ["access/reduced.ts", "!excluded.has(key)", "true"],
  ["access/reduced.ts", "other.end.endsWith(end) || end", "end"],
  ["access/search.ts", "before.value.every(isCharacter) && ", ""],
  ["access/unchanged.ts", "isCutAlike && said", "said"],
  ["access/term.ts", '"maybe" ? [statement.id]', '"always" ? [statement.id]'],
  ["access/new-access.ts", "!possible.isAny && !possible.isSpent", "!possible.isAny"],
  ["access/confirm.ts", "isClear && asked.length === 0 &&", ""],
  ["authorize/condition.ts", "ifExists && values.length === 0", "false"],
  ["authorize/condition.ts", "negated ? !values.some", "negated ? values.some"],
  ["authorize/glob.ts", '=== "star" && index ===', '=== "question" && index ==='],
  [
    "authorize/principal.ts",
    'item === caller.account) return "account"',
    "false) return undefined",
  ],
  ["authorize/address.ts", "asked.version !== first?.version ||", "!first ||"],
  ["authorize/statement.ts", "action.toLowerCase()", "action"],
  ["authorize/statement.ts", "missing <= 0 ||", "missing <= 9 ||"],
];

/** Tests that are quick to fail, then those that look further. */
const rounds = [
  ["test/access/faults", "test/access/new-access", "test/authorize"],
  ["test/access/brute-force", "test/access/differential", "test/access/laws"],
];

const isQuick = process.argv.includes("--quick");
const copy = mkdtempSync(join(tmpdir(), "pare-mutations-"));
let unnoticed = 0;
try {
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const asked = process.argv.slice(2).find((each) => each !== "--quick");
  const chosen = mutations.filter(([file]) => asked === undefined || file.includes(asked));
  for (const [file, there] of chosen)
    if (readFileSync(join(copy, "src", file), "utf8").split(there).length !== 2)
      throw new Error(`${file} has not one ${there}`);
  for (const [file, there, instead] of chosen) {
    const path = join(copy, "src", file);
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      text.replace(there, () => instead),
    );
    const noticed = rounds.slice(0, isQuick ? 1 : 2).some((tests) => !passes(tests));
    writeFileSync(path, text);
    if (!noticed) unnoticed++;
    console.log(`${noticed ? "ok  " : "BAD "} ${file}: ${there} -> ${instead}`);
  }
  console.log(`${String(chosen.length - unnoticed)} of ${String(chosen.length)} noticed`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = unnoticed > 0 ? 1 : 0;

/**
 * Whether some tests pass in the copy.
 *
 * @param {readonly string[]} tests
 */
function passes(tests) {
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const args = ["run", "--config", "test/vitest.config.ts", "--bail", "1", ...tests];
  const env = { ...process.env, PARE_PAIRS: "120" };
  return (
    spawnSync(process.execPath, [vitest, ...args], { cwd: copy, env, stdio: "ignore" }).status === 0
  );
}
