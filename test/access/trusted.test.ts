import { describe, expect, test } from "vitest";
import { newAccess } from "../../src/access/new-access.ts";
import { isOfNamed, trustedIn } from "../../src/access/trusted.ts";
import { openPublicAccess } from "../../src/catalog/public-access.ts";
import { readCatalogFile } from "../catalog/committed.ts";
import { policyOf, statement, type Short } from "../iam/statements.ts";
import { facts } from "../rules/facts.ts";

const types = openPublicAccess(readCatalogFile);

/** Whether statements are public in the policy of a type: "public", "maybe" or "not". */
function publicity(written: readonly Short[], type: string): string {
  const access = types.at(type);
  if (!access) throw new Error(`no ${type}`);
  const trust = { access, shortestPrefix: types.shortestPrefix, providers: facts.providers };
  const policy = policyOf(
    written.map((each, index) => ({ ...statement(each), id: String(index) })),
    "resource",
  );
  const [first] = newAccess([policy], [trustedIn([policy], trust)], facts).filter(
    (opening) => !isOfNamed(opening.statement, trust),
  );
  return first ? (first.certain ? "public" : "maybe") : "not";
}

const everybody: Short = { action: ["s3:GetObject"], resource: ["*"], principal: ["*"] };
const where = (...conditions: readonly string[]): readonly Short[] => [
  { ...everybody, conditions },
];
const of = (...principal: readonly string[]): readonly Short[] => [{ ...everybody, principal }];
const deny = (...conditions: readonly string[]): Short => ({
  ...everybody,
  effect: "Deny",
  conditions,
});

type Row = readonly [what: string, statements: readonly Short[], expected: string, type?: string];

const table = (rows: readonly Row[]): void => {
  test.for(rows)("%s", ([, statements, expected, type = "AWS::S3::Bucket"]) => {
    expect(publicity(statements, type)).toBe(expected);
  });
};

describe("who is let in", () => {
  table([
    ["everybody", [everybody], "public"],
    ["a role", of("arn:aws:iam::111122223333:role/app"), "not"],
    ["an account", of("111122223333"), "not"],
    ["an account that is not known", of("arn:aws:iam::<var.account>:root"), "not"],
    ["who is not known at all", of("<var.who>"), "maybe"],
    [
      "all but some",
      [{ action: ["s3:GetObject"], resource: ["*"], notPrincipal: ["111122223333"] }],
      "public",
    ],
    ["nobody", [deny()], "not"],
  ]);
});

describe("a condition lets in only", () => {
  table([
    ["those of an organization", where("StringEquals aws:PrincipalOrgID o-1"), "not"],
    ["those of whatever organization", where("StringLike aws:PrincipalOrgID o-*"), "public"],
    [
      "those of an organization, if of any",
      where("StringEqualsIfExists aws:PrincipalOrgID o-1"),
      "public",
    ],
    ["those of other organizations", where("StringNotEquals aws:PrincipalOrgID o-1"), "public"],
    ["a VPC", where("StringEquals aws:SourceVpc vpc-91237329"), "not"],
    ["VPCs by a wildcard", where("StringLike aws:SourceVpc vpc-*"), "public"],
    ["a VPC that is not known", where("StringEquals aws:SourceVpc <var.vpc>"), "not"],
    ["VPCs by what may be a wildcard", where("StringLike aws:SourceVpc <var.vpc>"), "maybe"],
    [
      "a path of an organization",
      where("ForAnyValue:StringLike aws:PrincipalOrgPaths o-1/r-1/*"),
      "not",
    ],
    [
      "no path of others",
      where("ForAllValues:StringLike aws:PrincipalOrgPaths o-1/r-1/*"),
      "public",
    ],
    [
      "a path of an organization, without a set operator",
      where("StringLike aws:PrincipalOrgPaths o-1/r-1/*"),
      "maybe",
    ],
    [
      "paths of all organizations",
      where("ForAnyValue:StringLike aws:PrincipalOrgPaths */r-1/*"),
      "public",
    ],
    ["sources of an account", where("ArnLike aws:SourceArn arn:aws:sns:*:111122223333:*"), "not"],
    ["sources of all accounts", where("ArnLike aws:SourceArn arn:aws:sns:us-east-1:*:t"), "public"],
    [
      "roles of a name anywhere",
      where("ArnLike aws:PrincipalArn arn:aws:iam::*:role/admin"),
      "public",
    ],
    ["sessions of a role", where("StringLike aws:userid AROAEXAMPLE:*"), "not"],
    ["sessions of a name", where("StringLike aws:userid *:ann"), "public"],
    ["addresses", where("IpAddress aws:SourceIp 203.0.113.0/24"), "not"],
    ["private addresses", where("IpAddress aws:SourceIp 10.0.0.0/8 172.16.0.0/12"), "not"],
    ["half of the addresses", where("IpAddress aws:SourceIp 0.0.0.0/1"), "public"],
    ["some addresses and all", where("IpAddress aws:SourceIp 203.0.113.0/24 0.0.0.0/0"), "public"],
    ["addresses that are not known", where("IpAddress aws:SourceIp <var.cidr>"), "maybe"],
    [
      "addresses, of DynamoDB",
      where("IpAddress aws:SourceIp 203.0.113.0/24"),
      "public",
      "AWS::DynamoDB::Table",
    ],
    ["who comes by TLS", where("Bool aws:SecureTransport true"), "public"],
    [
      "an account of their variable",
      where("StringEquals aws:SourceAccount ${aws:PrincipalAccount}"),
      "public",
    ],
    [
      "mounts of EFS",
      where("Bool elasticfilesystem:AccessedViaMountTarget true"),
      "not",
      "AWS::EFS::FileSystem",
    ],
    [
      "mounts of EFS, of a bucket",
      where("Bool elasticfilesystem:AccessedViaMountTarget true"),
      "public",
    ],
    [
      "callers of an account, of a key",
      where("StringEquals kms:CallerAccount 111122223333"),
      "not",
      "AWS::KMS::Key",
    ],
    [
      "one of two things that are owned",
      where("StringEquals aws:SourceVpc vpc-1", "Bool aws:SecureTransport true"),
      "not",
    ],
  ]);
});

describe("a Deny takes away", () => {
  table([
    ["all but a VPC", [everybody, deny("StringNotEquals aws:SourceVpc vpc-1")], "not"],
    [
      "all but VPCs by a wildcard",
      [everybody, deny("StringNotLike aws:SourceVpc vpc-*")],
      "public",
    ],
    ["a VPC", [everybody, deny("StringEquals aws:SourceVpc vpc-1")], "public"],
    [
      "all but a VPC, of some of it",
      [{ ...everybody, action: ["s3:*"] }, deny("StringNotEquals aws:SourceVpc vpc-1")],
      "public",
    ],
  ]);
});

test("identity providers that anybody can sign in to are public without a claim that says who", () => {
  const github = "token.actions.githubusercontent.com";
  const trust = (principal: string, ...conditions: readonly string[]): string => {
    const access = types.at("AWS::IAM::AssumeRolePolicyDocument");
    if (!access) throw new Error("no trust");
    const facts_ = { access, shortestPrefix: types.shortestPrefix, providers: facts.providers };
    const made = statement({
      action: ["sts:AssumeRoleWithWebIdentity"],
      principal: [principal],
      conditions,
    });
    const federated = made.principal && {
      ...made.principal,
      entries: made.principal.entries.map((entry) => ({ ...entry, type: "Federated" as const })),
    };
    const policy = policyOf([{ ...made, ...(federated && { principal: federated }) }], "trust");
    return newAccess([policy], [trustedIn([policy], facts_)], facts).length > 0 ? "public" : "not";
  };
  const provider = `arn:aws:iam::111122223333:oidc-provider/${github}`;
  expect(trust(provider)).toBe("public");
  expect(trust(provider, `StringEquals ${github}:aud sts.amazonaws.com`)).toBe("public");
  expect(trust(provider, `StringLike ${github}:sub repo:acme/*`)).toBe("not");
  expect(trust(provider, `StringLike ${github}:sub repo:*`)).toBe("public");
  expect(trust("cognito-identity.amazonaws.com")).toBe("public");
  expect(trust("arn:aws:iam::111122223333:saml-provider/own")).toBe("not");
});
