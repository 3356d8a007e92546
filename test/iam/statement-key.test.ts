import { describe, expect, test } from "vitest";
import { statementKey } from "../../src/iam/statement-key.ts";
import { statement, type Short } from "./statements.ts";

const get: Short = { action: ["s3:GetObject"], resource: ["arn:aws:s3:::b/*"] };

describe("the key of a statement", () => {
  const key = (short: Short): string => statementKey(statement(short));

  test("is the same for what says the same, in whatever order", () => {
    const one = { ...get, sid: "A", action: ["s3:GetObject", "s3:PutObject"] };
    expect(key(one)).toBe(key({ ...one, action: ["s3:PutObject", "s3:GetObject"] }));
  });

  test("is another for a hole than for the text that looks like it", () => {
    expect(key({ resource: ["<b>"] })).not.toBe(key({ resource: ["${b}"] }));
  });

  test.for<readonly [string, Short]>([
    ["effect", { ...get, effect: "Deny" }],
    ["Sid", { ...get, sid: "A" }],
    ["action", { ...get, action: ["s3:PutObject"] }],
    ["NotAction", { resource: get.resource ?? [], notAction: get.action ?? [] }],
    ["resource", { ...get, resource: ["*"] }],
    ["a list that is not known", { ...get, resource: ["arn:aws:s3:::b/*", "...more"] }],
    ["principal", { ...get, principal: ["*"] }],
    ["NotPrincipal", { ...get, notPrincipal: ["*"] }],
    ["condition", { ...get, conditions: ["Bool a true"] }],
  ])("differs by the %s", ([, other]) => {
    expect(key(other)).not.toBe(key(get));
  });
});
