import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { scan } from "../../src/jobs/scan.ts";
import { extractReport } from "../../src/report/extract-json.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { facts } from "../rules/facts.ts";
import { compare } from "./compare.mjs";
import type { Planned } from "./planned.mjs";

const configurations = join(import.meta.dirname, "configurations");
const names = readdirSync(configurations).sort();

/** Configurations of which Pare reads other statements than Terraform plans, and why. */
const differing: Readonly<Record<string, string>> = {};

test.each(names)("%s: the statements are those that Terraform plans", (name) => {
  const golden = readFileSync(join(import.meta.dirname, "golden", `${name}.json`), "utf8");
  const found = scan(memoryTree(filesOf(join(configurations, name))), facts);
  const report = extractReport(found, (policy) => found.formatOf(policy).name);
  const { missing, more } = compare(JSON.parse(golden) as Planned, report);
  if (name in differing) expect([...missing, ...more]).not.toEqual([]);
  else expect({ missing, more }).toEqual({ missing: [], more: [] });
});

test("what differs is a configuration", () => {
  expect(Object.keys(differing).filter((name) => !names.includes(name))).toEqual([]);
});

function filesOf(directory: string): ReadonlyMap<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(directory, path).split(sep).join("/"), readFileSync(path, "utf8")]),
  );
}
