import { describe, expect, test } from "vitest";
import { newAccess } from "../../src/access/new-access.ts";
import type { Policy } from "../../src/iam/policy.ts";
import { policyOf, statement, type Short } from "../iam/statements.ts";
import { facts } from "../rules/facts.ts";

const policy = (written: readonly Short[], side: string): Policy =>
  policyOf(written.map((each, index) => ({ ...statement(each), id: `${side}${String(index)}` })));

/** What is newly allowed, in one line: `certain s3:GetObject on arn:aws:s3:::b/x`. */
function opened(now: readonly Short[], before: readonly Short[]): string {
  const [first] = newAccess([policy(now, "now")], [policy(before, "before")], facts);
  if (!first) return "nothing";
  const shown = first.witness?.shown;
  const what = shown ? `${shown.action} on ${shown.resource}` : "without a witness";
  return `${first.certain ? "certain" : "possible"} ${what}`;
}

const get: Short = { action: ["s3:GetObject"], resource: ["arn:aws:s3:::b/*"] };
const everywhere: Short = { action: ["s3:GetObject"], resource: ["*"] };
const of = (...principal: readonly string[]): Short => ({ ...get, principal });
const where = (...conditions: readonly string[]): Short => ({ ...get, conditions });

describe("nothing new", () => {
  const cases: Readonly<Record<string, readonly [readonly Short[], readonly Short[]]>> = {
    "the same": [[get], [get]],
    "what several statements allow together": [
      [{ ...get, action: ["s3:GetObject", "s3:PutObject"] }],
      [get, { ...get, action: ["s3:Put*"] }],
    ],
    "the same hole": [
      [{ ...get, resource: ["<bucket>/x"] }],
      [{ ...get, resource: ["<bucket>/*"] }],
    ],
    "a policy variable below a wildcard": [
      [{ ...get, resource: ["arn:aws:s3:::home/${aws:username}/*"] }],
      [{ ...get, resource: ["arn:aws:s3:::home/*"] }],
    ],
    "an instance of a condition's pattern": [
      [where("StringEquals aws:SourceVpc vpc-1")],
      [where("StringLike aws:SourceVpc vpc-*")],
    ],
    "a range of addresses that two halves make up": [
      [where("IpAddress aws:SourceIp 10.0.0.0/8")],
      [where("IpAddress aws:SourceIp 10.0.0.0/9 10.128.0.0/9")],
    ],
    "a principal of an account that may ask": [
      [of("arn:aws:iam::111122223333:role/x")],
      [of("111122223333")],
    ],
    "a principal whose account is that of the condition": [
      [of("arn:aws:iam::111122223333:role/x")],
      [{ ...of("*"), conditions: ["StringEquals aws:PrincipalAccount 111122223333"] }],
    ],
    "principals by ARN whose account is that of the condition": [
      [{ ...of("*"), conditions: ["ArnLike aws:PrincipalArn arn:aws:iam::111122223333:role/*"] }],
      [{ ...of("*"), conditions: ["StringEquals aws:PrincipalAccount 111122223333"] }],
    ],
    "what a Deny takes away again": [
      [everywhere, { effect: "Deny", action: ["s3:*"], notResource: ["arn:aws:s3:::b/*"] }],
      [get],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [now, before]) => {
    expect(opened(now, before)).toBe("nothing");
  });
});

describe("something new", () => {
  const cases: Readonly<Record<string, readonly [readonly Short[], readonly Short[], string]>> = {
    "more actions": [
      [{ ...get, action: ["s3:Get*"] }],
      [get],
      "certain s3:GetObjectAcl on arn:aws:s3:::b/x",
    ],
    "more resources": [
      [{ ...get, resource: ["arn:aws:s3:::b*"] }],
      [get],
      "certain s3:GetObject on arn:aws:s3:::bx/x",
    ],
    "a Deny that is gone": [
      [get],
      [get, { effect: "Deny", action: ["s3:*"], resource: ["arn:aws:s3:::b/secret/*"] }],
      "certain s3:GetObject on arn:aws:s3:::b/secret/",
    ],
    "more below the same hole": [
      [{ ...get, resource: ["<bucket>/*"] }],
      [{ ...get, resource: ["<bucket>/x"] }],
      "certain s3:GetObject on ${bucket}/",
    ],
    "another hole, which may have the same value": [
      [{ ...get, resource: ["<bucket>/*"] }],
      [{ ...get, resource: ["<other>/*"] }],
      "possible s3:GetObject on ${bucket}/",
    ],
    "a hole that may be what was denied": [
      [{ ...get, resource: ["arn:aws:s3:::<bucket>/*"] }],
      [everywhere, { effect: "Deny", action: ["s3:*"], resource: ["arn:aws:s3:::secret/*"] }],
      "possible without a witness",
    ],
    "more than the home of who asks": [
      [{ ...get, resource: ["arn:aws:s3:::home/*"] }],
      [{ ...get, resource: ["arn:aws:s3:::home/${aws:username}/*"] }],
      "certain s3:GetObject on arn:aws:s3:::home/x",
    ],
    "a condition that is gone": [
      [get],
      [where("Bool aws:SecureTransport true")],
      "certain s3:GetObject on arn:aws:s3:::b/x",
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [now, before, expected]) => {
    expect(opened(now, before)).toBe(expected);
  });
});

test("what cannot be looked at to its end is undecided, and no proof", () => {
  const [one, other] = [["arn:aws:s3:::b/*x"], ["arn:aws:s3:::b/*y"]];
  const now = [{ ...get, resource: [...one, ...other] }];
  const before = [one, other].map((resource) => ({ ...get, resource }));
  const sides = [[policy(now, "now")], [policy(before, "before")], facts] as const;
  expect(newAccess(...sides)).toEqual([]);
  expect(newAccess(...sides, { most: 2 })).toMatchObject([{ undecided: true, certain: false }]);
});

describe("without a search", () => {
  const unsearched = (now: Short, before: Short): number =>
    newAccess([policy([now], "now")], [policy([before], "before")], facts, { most: 0 }).length;
  const all = { ...get, action: ["s3:*"], resource: ["*"] };

  test.each<[string, Short, Short]>([
    ["a name in a wildcard", get, { ...get, action: ["S3:get*"] }],
    ["a wildcard in a wider one", { ...get, action: ["s3:Get*"] }, { ...get, action: ["s3:*"] }],
    ["a hole in everything", { ...get, resource: ["<a>", "arn:aws:s3:::<a>/*"] }, all],
    ["a condition more", where("Bool a true", "Bool b true"), where("Bool b true")],
    ["what may be there", { ...get, presence: "maybe" }, all],
  ])("%s is no new access", (_, now, before) => {
    expect(unsearched(now, before)).toBe(0);
  });

  test.each<[string, Short, Short]>([
    ["a wildcard in a name", { ...get, action: ["s3:Get*"] }, get],
    ["a wildcard in one of one character", get, { ...get, resource: ["arn:aws:s3:::b/?"] }],
    ["a wildcard that runs past colons", { ...get, resource: ["*"] }, get],
    ["a hole in another one", { ...get, resource: ["<a>"] }, { ...get, resource: ["<b>"] }],
    ["what is there, in what may be", get, { ...all, presence: "maybe" }],
    ["without the condition", get, where("Bool a true")],
    ["another case of a resource", get, { ...get, resource: ["arn:aws:s3:::B/*"] }],
    ["what everything but something is", get, { resource: ["*"], notAction: ["iam:*"] }],
    ["anybody", { ...get, principal: ["*"] }, { ...all, principal: ["111122223333"] }],
  ])("%s is not taken for none", (_, now, before) => {
    expect(unsearched(now, before)).toBe(1);
  });
});
