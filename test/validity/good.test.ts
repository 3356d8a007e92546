import { expect, test } from "vitest";
import { good } from "./good.ts";
import { findingsIn, shown } from "./validity.ts";

test("there are enough of them", () => {
  expect(good.length).toBeGreaterThanOrEqual(60);
});

test.for(good)("AWS's own good policy has nothing but suggestions: $name", (example) => {
  const { policy, kind, resourceType } = example;
  const findings = findingsIn(JSON.stringify(policy), kind, resourceType);
  expect(findings.filter(({ type }) => type !== "SUGGESTION").map(shown)).toEqual([]);
});
