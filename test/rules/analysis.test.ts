import { expect, test } from "vitest";
import { analyse, type Analysis } from "../../src/rules/analysis.ts";
import { extracted } from "../iac/policies.ts";
import { facts } from "./facts.ts";

/** What one policy of these statements allows. */
function analysed(...Statement: readonly object[]): Analysis {
  const text = JSON.stringify({ Version: "2012-10-17", Statement });
  const [policy] = extracted({ "policy.json": text }).policies;
  if (!policy) throw new Error("there is no policy");
  return analyse(policy, facts);
}

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}): object => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const reachOf = (analysis: Analysis, id: string): string | undefined =>
  analysis.actions.find(({ action }) => action.id === id)?.reach;
const ids = ({ actions }: Analysis): readonly string[] => actions.map(({ action }) => action.id);

test("all resources of a type are as wide as they are, and not only a literal *", () => {
  for (const wide of ["arn:aws:s3:::*", "arn:aws:s3:::*/*"])
    expect([wide, reachOf(analysed(allow("s3:GetObject", wide)), "s3:GetObject")]).toEqual([
      wide,
      "type",
    ]);
  expect(reachOf(analysed(allow("s3:GetObject", "arn:aws:s3:::b/*")), "s3:GetObject")).toBe(
    "named",
  );
  expect(reachOf(analysed(allow("s3:GetObject")), "s3:GetObject")).toBe("everything");
  // One of several resources is enough.
  const both = allow("s3:PutObject", ["arn:aws:s3:::b/*", "*"]);
  expect(reachOf(analysed(both), "s3:PutObject")).toBe("everything");
  // What takes no resource has no other choice.
  expect(reachOf(analysed(allow("ec2:DescribeRegions")), "ec2:DescribeRegions")).toBe(
    "unavoidable",
  );
});

test("wildcards of every kind, in any case, and NotAction are seen", () => {
  expect(ids(analysed(allow("S3:get?bject")))).toEqual(["s3:GetObject"]);
  const everything = facts.catalog.expand("*").length;
  expect(analysed(allow("*:*")).actions.length).toBe(everything);
  const other = analysed({ Effect: "Allow", NotAction: "iam:*", Resource: "*" });
  const iam = facts.catalog.service("iam")?.actions.length ?? 0;
  expect([other.actions.length, other.reachingLater]).toEqual([everything - iam, ["NotAction"]]);
});

test("a condition is told of, and makes nothing harmless", () => {
  const condition = { Condition: { StringLike: { "aws:username": "*" } } };
  const analysis = analysed(allow("iam:CreateAccessKey", "*", condition));
  expect(analysis.actions).toMatchObject([
    { conditional: true, reach: "everything", classes: ["credentials", "escalation"] },
  ]);
  const [also] = analysed(
    allow("iam:CreateAccessKey", "*", condition),
    allow("iam:CreateAccessKey"),
  ).actions;
  expect(also?.conditional).toBe(false);
});

test("a Deny takes away what it covers, and no more", () => {
  const deny = (Resource: string, more: object = {}): object => ({
    Effect: "Deny",
    Action: "iam:CreateAccessKey",
    Resource,
    ...more,
  });
  expect(ids(analysed(allow("iam:CreateAccessKey"), deny("*")))).toEqual([]);
  const one = "arn:aws:iam::111122223333:user/one";
  const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } };
  for (const part of [deny(one), deny(one, mfa)]) {
    const analysis = analysed(allow("iam:CreateAccessKey"), part);
    expect(ids(analysis)).toEqual(["iam:CreateAccessKey"]);
    expect(analysis.escalations.map(({ path }) => path.id)).toEqual(["iam-002"]);
  }
});

test("what several statements give together is one way to more", () => {
  const { escalations } = analysed(allow("iam:PassRole"), allow("ec2:RunInstances"));
  expect(escalations.map(({ path }) => path.id)).toEqual(["ec2-001"]);
});

test("an unknown action hides nothing else", () => {
  const analysis = analysed(allow(["iam:CreateAccessKey", "s3:GetObjekt"]));
  expect(ids(analysis)).toEqual(["iam:CreateAccessKey"]);
});

test("the score is that of audits, and a policy that only limits has none", () => {
  const all = analysed(allow("*"));
  expect([all.score, all.letter]).toEqual([0, "F"]);
  expect(analysed(allow("s3:GetObject", "arn:aws:s3:::b/*")).letter).toBe("A");
});
