import { expect, test } from "vitest";
import { allow, policy } from "./policy.ts";
import { traps } from "./traps.ts";
import { findingsIn, shown } from "./validity.ts";

test.for(traps)("$kind: $name", ({ policy, kind, resourceType, expect: expected }) => {
  const found = findingsIn(JSON.stringify(policy), kind, resourceType).map(shown);
  expect(found.toSorted()).toEqual(
    expected.map(({ code, at }) => `${code} at ${at.join(", ")}`).sort(),
  );
});

test("of very many actions the one that is listed twice is told of", () => {
  const others = Array.from({ length: 600 }, () => "sqs:SendMessage");
  const text = JSON.stringify(policy(allow([...others, "s3:GetObject", "s3:getObject"], "*")));
  expect(findingsIn(text, "identity").map(shown)).toContain(
    "REDUNDANT_ACTION at Statement[0].Action[600], Statement[0].Action[601]",
  );
});
