import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compare } from "./compare.mjs";
import { configurations, filesOf, golden, reportOf } from "./files.ts";
import type { Planned } from "./planned.mjs";

const plans = readdirSync(join(golden, "plans")).sort();

test.each(plans)("%s, as terraform show -json prints it: its statements are read", (plan) => {
  const planned = JSON.parse(readFileSync(join(golden, plan), "utf8")) as Planned;
  const text = readFileSync(join(golden, "plans", plan), "utf8");
  const report = reportOf(new Map([["tfplan.json", text]]));
  expect(compare(planned, report)).toEqual({ missing: [], more: [], perhaps: 0 });
  expect(new Set(report.statements.map(({ iac }) => iac))).toEqual(new Set(["plan"]));
});

test.each(plans)("%s beside its configuration: a statement is found once", (plan) => {
  const files = filesOf(join(configurations, plan.slice(0, -".json".length)));
  const text = readFileSync(join(golden, "plans", plan), "utf8");
  const both = reportOf(new Map([...files, ["tfplan.json", text]]));
  expect(both.statements).toEqual(reportOf(files).statements);
});
