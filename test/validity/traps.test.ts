import { expect, test } from "vitest";
import { traps } from "./traps.ts";
import { findingsIn, shown } from "./validity.ts";

test.for(traps)("$kind: $name", ({ policy, kind, resourceType, expect: expected }) => {
  const found = findingsIn(JSON.stringify(policy), kind, resourceType).map(shown);
  expect(found.toSorted()).toEqual(
    expected.map(({ code, at }) => `${code} at ${at.join(", ")}`).sort(),
  );
});
