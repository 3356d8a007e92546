// Whether the tests of the rules notice a broken rule: each rule's judge is replaced by one that
// never finds anything and by one that always does, and its own test must fail both times.
//
//   node test/bench/mutations.mjs [rule...]

import { spawnSync } from "node:child_process";
import console from "node:console";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const root = join(import.meta.dirname, "..", "..");
const suffix = ".test.ts";

/** Rules are what have a page; their tests bear the same name. */
const all = readdirSync(join(root, "src", "rules"))
  .filter((name) => name.endsWith(".md") && name !== "score.md")
  .map((name) => name.slice(0, -".md".length));
const asked = process.argv.slice(2);

let unnoticed = 0;
for (const rule of asked.length > 0 ? asked : all) {
  for (const mutation of ["none", "never", "always"]) {
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules", "vitest", "vitest.mjs"),
        ...["run", "--config", "test/vitest.config.ts", `test/rules/${rule}${suffix}`],
      ],
      { cwd: root, env: { ...process.env, RULE_MUTATION: mutation }, stdio: "ignore" },
    );
    const failed = status !== 0;
    const right = failed === (mutation !== "none");
    if (!right) unnoticed++;
    console.log(`${right ? "ok  " : "BAD "} ${rule}, ${mutation}: ${failed ? "fails" : "passes"}`);
  }
}
process.exitCode = unnoticed > 0 ? 1 : 0;
