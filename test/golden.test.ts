import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { scan } from "../src/jobs/scan.ts";
import { memoryTree } from "../src/repository/tree.ts";
import { writtenBack } from "./iac/written-back.ts";
import { outcomeOf } from "./outcome.ts";
import { facts } from "./rules/facts.ts";

const folder = join(import.meta.dirname, "golden");

/** Rewrites what is expected; what it writes is to be read before it is committed. */
const update = process.env.UPDATE_GOLDEN === "1";

const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(cases)("%s", (name) => {
  const here = join(folder, name);
  const { expected, fixed } = outcomeOf(filesIn(join(here, "before")));
  if (update) {
    rmSync(join(here, "fixed"), { recursive: true, force: true });
    writeFileSync(join(here, "expected.json"), expected);
    for (const [path, text] of Object.entries(fixed)) {
      const file = join(here, "fixed", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  test("is read and judged", () => {
    expect(expected).toBe(readFileSync(join(here, "expected.json"), "utf8"));
  });

  test("stays as it is where every statement is written back", () => {
    const tree = memoryTree(new Map(Object.entries(filesIn(join(here, "before")))));
    const back = writtenBack(scan(tree, facts));
    expect(back.filter(({ outcome }) => outcome === "the same")).not.toEqual([]);
    expect(
      back.flatMap(({ statement, outcome }) => (outcome === "changed" ? [statement.id] : [])),
    ).toEqual([]);
  });

  test("is repaired", () => {
    expect(fixed).toEqual(filesIn(join(here, "fixed")));
  });
});

function filesIn(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  return Object.fromEntries(names.map((each) => [each, readFileSync(join(path, each), "utf8")]));
}
