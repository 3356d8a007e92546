import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compare } from "./compare.mjs";
import { configurations, filesOf, golden, reportOf } from "./files.ts";
import type { Planned } from "./planned.mjs";

const names = readdirSync(configurations).sort();

/** Configurations of which Pare reads other statements than Terraform plans, and why. */
const differing: Readonly<Record<string, string>> = {
  conversions: "a caller may give the variable another value: both arms count",
  "workspace-and-paths": "the workspace is not known: both arms count",
};

test.each(names)("%s: the statements are those that Terraform plans", (name) => {
  const planned = readFileSync(join(golden, `${name}.json`), "utf8");
  const report = reportOf(filesOf(join(configurations, name)));
  const { missing, more } = compare(JSON.parse(planned) as Planned, report);
  if (name in differing) expect([...missing, ...more]).not.toEqual([]);
  else expect({ missing, more }).toEqual({ missing: [], more: [] });
});

test("what differs is a configuration", () => {
  expect(Object.keys(differing).filter((name) => !names.includes(name))).toEqual([]);
});
