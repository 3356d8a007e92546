import fc from "fast-check";
import { expect, test } from "vitest";
import { expanded, expandPattern } from "../../src/query/expanded.ts";
import { minimized } from "../../src/query/minimized.ts";
import { UnknownName } from "../../src/query/unknown-name.ts";
import { catalog } from "../catalog/committed.ts";
import { often, share } from "../share.ts";

const allow = (Action: unknown, more: object = {}): object => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource: "*", ...more }],
});
const actionsIn = (value: unknown): unknown =>
  (value as { Statement: { Action: unknown }[] }).Statement[0]?.Action;
const expandedOf = (Action: unknown): unknown => actionsIn(expanded(allow(Action), catalog).value);
const minimizedOf = (Action: unknown): unknown =>
  actionsIn(minimized(allow(Action), catalog).value);

test.each<readonly [unknown, unknown]>([
  ["s3:GetObject", "s3:GetObject"],
  // Ignored case, and `?`, which stands for one character.
  ["S3:getobject", "s3:GetObject"],
  ["s3:Get?bject", "s3:GetObject"],
  [["sqs:Send*", "sqs:SendMessage"], ["sqs:SendMessage"]],
  // What is no action stays, and so does what is no text.
  [
    ["s3:Zap", "sqs:Send*"],
    ["s3:Zap", "sqs:SendMessage"],
  ],
  [{ Ref: "Actions" }, { Ref: "Actions" }],
  [
    ["sqs:Send*", { Ref: "More" }],
    ["sqs:Send*", { Ref: "More" }],
  ],
])("%j expands to %j", (written, to) => {
  expect(expandedOf(written)).toEqual(to);
});

test("all of AWS, however it is written, expands to the whole catalog", () => {
  const all = catalog.expand("*").map(({ id }) => id);
  for (const pattern of ["*:*", "**"]) expect(expandedOf(pattern)).toEqual(all);
});

test.each<readonly [unknown, unknown]>([
  [
    ["kms:CreateGrant", "kms:CreateCustomKeyStore"],
    ["kms:CreateCustomKeyStore", "kms:CreateGrant"],
  ],
  ["ec2:*", "ec2:*"],
  [["s3:GetObject", "s3:Get*", "s3:GetObjectAcl"], ["s3:Get*"]],
  // A wildcard that is there reaches later actions already, and still does.
  [["sqs:Receive*"], ["sqs:Receive*"]],
  [
    ["ssm:PutParameter", "ssm:LabelParameterVersion"],
    ["ssm:LabelParameterVersion", "ssm:PutParameter"],
  ],
  [
    ["s3:Zap", "s3:*"],
    ["s3:*", "s3:Zap"],
  ],
])("%j is minimized to %j", (written, to) => {
  expect(minimizedOf(written)).toEqual(to);
});

test("wildcards that are new are told, those that were there are not", () => {
  const group = ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress"];
  const made = minimized(allow([...group, "sqs:*"]), catalog);
  expect(made.reachingLater).toEqual(["ec2:AuthorizeSecurityGroup*"]);
  expect(made.items).toEqual({ before: 3, after: 2 });
  expect(minimized(allow(["ec2:*", ...group]), catalog).reachingLater).toEqual([]);
  expect(expanded(allow(["ec2:AuthorizeS*", "sqs:SendMessage"]), catalog).reachingLater).toEqual([
    "ec2:AuthorizeS*",
  ]);
});

test("all else stays as it is: other elements, their order, and what policies are in", () => {
  const policy = {
    Version: "2012-10-17",
    Id: "own",
    Statement: {
      Sid: "A",
      Effect: "Deny",
      NotAction: "sqs:Send*",
      NotResource: ["arn:aws:sqs:*:*:q"],
      Condition: { StringEquals: { "aws:Action": "s3:*" } },
    },
  };
  const answer = { PolicyVersion: { Document: policy, VersionId: "v3" }, Action: "s3:*" };
  const made = expanded(answer, catalog);
  expect(JSON.stringify(made.value)).toBe(
    JSON.stringify(answer).replace('"sqs:Send*"', '"sqs:SendMessage"'),
  );
  expect(made.elements).toBe(1);
  const hostile = JSON.parse(
    '{"__proto__": {"Statement": {"Action": "sqs:Send*"}}, "constructor": 1}',
  ) as unknown;
  expect(JSON.stringify(expanded(hostile, catalog).value)).toBe(
    '{"__proto__":{"Statement":{"Action":"sqs:SendMessage"}},"constructor":1}',
  );
});

test("a pattern that covers nothing says what may have been meant", () => {
  expect(expandPattern("sqs:Send*", catalog).map(({ id }) => id)).toEqual(["sqs:SendMessage"]);
  expect(() => expandPattern("s3:GetObjct", catalog)).toThrow(UnknownName);
  expect(() => expandPattern("s3:GetObjct", catalog)).toThrow("did you mean s3:GetObject?");
});

const sorted = (items: unknown): readonly unknown[] =>
  [...new Set(Array.isArray(items) ? (items as unknown[]) : [items])].sort();

test("what is minimized expands to the same actions: whole services", () => {
  for (const prefix of share(catalog.services(), 30)) {
    const names = catalog.service(prefix)?.actions.map(({ id }) => id) ?? [];
    if (names.length === 0) continue;
    const made = minimizedOf(names);
    expect(sorted(expandedOf(made))).toEqual([...names].sort());
    if (names.length > 1) expect(made).toEqual([`${prefix}:*`]);
  }
});

test("what is minimized expands to the same actions: names, wildcards and unknown items together", () => {
  const ids = catalog.expand("*").map(({ id }) => id);
  const item = fc.nat(ids.length - 1).chain((at) => {
    const id = ids[at] ?? "";
    const cut = fc.integer({ min: id.indexOf(":") + 1, max: id.length });
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(id) },
      cut.map((end) => `${id.slice(0, end)}*`),
      cut.map((end) => `${id.slice(0, id.indexOf(":") + 1)}*${id.slice(end)}`),
      cut.map((end) => `${id.slice(0, end)}?${id.slice(end + 1)}`),
      fc.constant(`${id}Zap`),
    );
  });
  const run = fc
    .tuple(fc.nat(ids.length - 1), fc.nat(60))
    .map(([from, n]) => ids.slice(from, from + n));
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 30 }), run, (some, more) => {
      const items = [...some, ...more];
      const made = minimizedOf(items);
      expect(sorted(expandedOf(made))).toEqual(sorted(expandedOf(items)));
      expect((made as unknown[]).length).toBeLessThanOrEqual(new Set(items).size);
      // Once more changes nothing.
      expect(minimizedOf(made)).toEqual(made);
    }),
    { numRuns: often(60) },
  );
});
