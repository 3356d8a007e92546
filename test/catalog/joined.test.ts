import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action } from "../../src/catalog/action.ts";
import { joinedActions } from "../../src/catalog/joined.ts";
import { often, share } from "../share.ts";
import { catalog } from "./committed.ts";

const covered = (patterns: readonly string[]): readonly string[] =>
  [...new Set(patterns.flatMap((each) => catalog.expand(each).map(({ id }) => id)))].sort();
const idsOf = (actions: readonly Action[]): readonly string[] =>
  [...new Set(actions.map(({ id }) => id))].sort();

test.each<readonly [patterns: readonly string[], joined: readonly string[]]>([
  [["s3:*"], ["s3:*"]],
  [["*"], ["*"]],
  [
    ["sqs:*", "rds-db:connect"],
    ["rds-db:connect", "sqs:*"],
  ],
  // Two begin alike, and nothing else does; one stays as it is.
  [
    ["kms:CreateGrant", "kms:CreateCustomKeyStore"],
    ["kms:CreateCustomKeyStore", "kms:CreateGrant"],
  ],
  [
    ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress"],
    ["ec2:AuthorizeSecurityGroup*"],
  ],
  [
    ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParameterHistory", "ssm:GetParametersByPath"],
    ["ssm:GetParameter*"],
  ],
  [[], []],
])("%j is %j", (patterns, joined) => {
  expect(
    joinedActions(
      patterns.flatMap((each) => catalog.expand(each)),
      catalog,
    ),
  ).toEqual(joined);
});

test("the fewest characters before a wildcard hold: what would be shorter is named", () => {
  const actions = catalog.expand("ec2:AuthorizeSecurityGroup*");
  expect(joinedActions(actions, catalog, { least: 22 })).toEqual(["ec2:AuthorizeSecurityGroup*"]);
  expect(joinedActions(actions, catalog, { least: 23 })).toEqual(actions.map(({ id }) => id));
});

test("what is joined covers the same actions: whole services, with every action left out in turn", () => {
  for (const prefix of share(catalog.services(), 40)) {
    const all = catalog.service(prefix)?.actions ?? [];
    // The first ones of a large service are enough.
    for (const left of share([undefined, ...all.slice(0, 60)], 9)) {
      const actions = all.filter((each) => each !== left);
      expect(covered(joinedActions(actions, catalog))).toEqual(idsOf(actions));
    }
  }
});

test("what is joined covers the same actions: any sets of several services", () => {
  const all = catalog.expand("*");
  const some = fc.oneof(
    fc.subarray([...catalog.expand("ec2:*")]),
    fc
      .array(fc.nat(all.length - 1), { maxLength: 400 })
      .map((at) => at.flatMap((i) => all[i] ?? [])),
    fc.tuple(fc.nat(all.length - 1), fc.nat(900)).map(([from, n]) => all.slice(from, from + n)),
  );
  fc.assert(
    fc.property(some, (actions) => {
      const joined = joinedActions(actions, catalog);
      expect(covered(joined)).toEqual(idsOf(actions));
      expect(joined.length).toBeLessThanOrEqual(actions.length);
    }),
    { numRuns: often(80) },
  );
});
