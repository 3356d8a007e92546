import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { openClasses } from "../../src/catalog/classes.ts";
import { openArnShapes } from "../../src/catalog/arn-shapes.ts";
import { openPermissions } from "../../src/catalog/permissions.ts";
import { openProviders } from "../../src/catalog/identity-providers.ts";
import { openLimitingKeys } from "../../src/catalog/limiting-keys.ts";
import { openResourcePolicies } from "../../src/catalog/resource-policies.ts";
import { openNaming } from "../../src/catalog/given-name.ts";
import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../src/catalog/places.ts";
import { policyKinds } from "../../src/iam/policy.ts";

const read = (file: string): string =>
  readFileSync(join(import.meta.dirname, "../../catalog", file), "latin1");
const catalog = openCatalog(read);
const languages = ["terraform", "cloudformation"] as const;

describe.each(languages)("the hand-kept tables of %s", (language) => {
  test("policies are of known kinds and protect types of the catalog", () => {
    const places = [...openPlaces(read, language).values()].flat();
    expect(places.length).toBeGreaterThan(60);
    for (const place of places) {
      expect(policyKinds).toContain(place.kind);
      if (place.protects !== undefined)
        expect(catalog.resourceType(place.protects), place.protects).toBeDefined();
    }
  });

  test("what names policies is called by one of eight words", () => {
    const named = [...openNamedPlaces(read, language).values()].flat();
    expect(new Set(named.map(({ names }) => names)).size).toBeGreaterThan(2);
    for (const { names, path } of named) {
      expect([
        "policy",
        "boundary",
        "ceiling",
        "group",
        "permission",
        "url",
        "nested",
        "application",
      ]).toContain(names);
      expect(path.length === 0).toBe(names === "permission");
    }
  });

  test("permissions are written into policies of types of the catalog, by ways that are known", () => {
    const permissions = openPermissions(read, language);
    const named = [...openNamedPlaces(read, language).values()].flat();
    const protect = new Set(named.flatMap(({ protects }) => protects ?? []));
    expect([...protect].sort()).toEqual([...permissions.keys()].sort());
    for (const type of permissions.keys()) expect(catalog.resourceType(type), type).toBeDefined();
  });

  test("declared resources are of types of the catalog", () => {
    const types = [...openDeclaredTypes(read, language).values()];
    expect(types.length).toBeGreaterThan(60);
    const unknown = types.filter(({ type }) => !catalog.resourceType(type)).map(({ type }) => type);
    expect(unknown).toEqual([]);
  });
});

test("identity providers: who may say so is a claim, by its beginning too", () => {
  const providers = openProviders(read);
  const github = providers.at("TOKEN.actions.githubusercontent.com");
  expect(github?.claims[0]).toBe("sub");
  expect(github?.identifies("sub", "repo:acme/")).toBe(true);
  expect(github?.identifies("SUB", "environment:prod:repo:acme/a")).toBe(true);
  expect(github?.identifies("repository", "acme/")).toBe(true);
  expect(github?.identifies("sub", "repo:acme")).toBe(false);
  expect(github?.identifies("sub", "repo:")).toBe(false);
  expect(github?.identifies("repository_id", "12")).toBe(false);
  expect(github?.identifies("environment", "acme/")).toBe(false);
  expect(providers.at("cognito-identity.amazonaws.com")?.claims[0]).toBe("aud");
  expect(providers.at("token.actions.githubusercontent.com/acme")).toBeUndefined();
});

test("the classes name actions of the catalog", () => {
  const rows = JSON.parse(read("action-classes.json")) as Record<
    string,
    { actions?: string[]; services?: string[] }
  >;
  const named = Object.values(rows).flatMap(({ actions }) => actions ?? []);
  const services = Object.values(rows).flatMap((row) => row.services ?? []);
  expect(services.filter((prefix) => !catalog.service(prefix))).toEqual([]);
  expect(named.filter((action) => catalog.action(action)?.id !== action)).toEqual([]);
  const classes = openClasses(read);
  expect(classes.has("contents", "S3:getobject")).toBe(true);
  expect(classes.has("reading", "s3:GetObject")).toBe(false);
  expect(classes.has("account-permissions", "IAM:ListRoles")).toBe(true);
  expect(classes.has("account-permissions", "s3:PutBucketPolicy")).toBe(false);
});

test("limiting keys are known in any case, with what they leave open", () => {
  const keys = openLimitingKeys(read);
  expect(keys.limits("caller", "AWS:principalorgid")).toBe(true);
  expect(keys.limits("caller", "aws:PrincipalTag/team")).toBe(false);
  expect(keys.limits("request", "ec2:ResourceTag/team")).toBe(true);
  expect(keys.limits("request", "ec2:ResourceTag/")).toBe(false);
  expect(keys.limits("request", "aws:PrincipalOrgID")).toBe(false);
  expect(keys.means("asker", "aws:principaltag/team")).toBe(true);
  expect(keys.means("asker", "ec2:SourceInstanceArn")).toBe(true);
  expect(keys.means("asker", "aws:RequestTag/team")).toBe(false);
  expect(keys.means("made", "aws:requesttag/team")).toBe(true);
  expect(keys.means("made", "aws:ResourceTag/team")).toBe(false);
  expect(keys.means("making", "ec2:createaction")).toBe(true);
  expect(keys.means("making", "aws:RequestTag/team")).toBe(false);
  expect(keys.means("name", "kms:requestalias")).toBe(true);
  expect(keys.means("use", "kms:EncryptionContext:app")).toBe(true);
  expect(keys.means("use", "kms:RequestAlias")).toBe(false);
  expect(keys.limits("route", "aws:viaawsservice")).toBe(true);
  expect(keys.asksForAnything("cloudformation.amazonaws.com")).toBe(true);
  expect(keys.asksForAnything("ds.amazonaws.com")).toBe(false);
  expect(keys.tagsWhatItMakes("RunInstances")).toBe(true);
  expect(keys.tagsWhatItMakes("UpdateStack")).toBe(false);
});

test("policies of types of the catalog delegate, or are not needed", () => {
  const { delegating, open } = JSON.parse(read("resource-policies.json")) as {
    delegating: { types: string[] };
    open: { types: Record<string, { actions: string[] }> };
  };
  const types = [...delegating.types, ...Object.keys(open.types)];
  expect(types.filter((type) => !catalog.resourceType(type))).toEqual([]);
  const policies = openResourcePolicies(read);
  expect(policies.isDelegating("kms:key")).toBe(true);
  expect(policies.isOfDelegating("KMS")).toBe(true);
  expect(policies.isDelegating("s3:bucket")).toBe(false);
  expect(policies.isOpenWithout("apigateway:RestApi", ["execute-api:Invoke"])).toBe(true);
  expect(policies.isOpenWithout("apigateway:RestApi", ["s3:GetObject"])).toBe(false);
  expect(policies.isOpenWithout("sqs:queue", ["sqs:SendMessage"])).toBe(false);
  const image = ["ecr-public:DescribeImages", "ecr-public:PutImage"];
  expect(policies.isOpenWithout("ecr-public:repository", image)).toBe(false);
  for (const { actions } of Object.values(open.types))
    for (const action of actions) expect(catalog.expand(action), action).not.toEqual([]);
});

test("what is said of whose resources are is said of actions of the catalog", () => {
  const rows = JSON.parse(read("own-account.json")) as Record<string, { actions: string[] }>;
  const patterns = Object.values(rows).flatMap(({ actions }) => actions);
  expect(patterns.filter((each) => catalog.expand(each).length === 0)).toEqual([]);
});

test.each([
  ["sqs:CreateQueue", "Queue"],
  ["ec2:AllocateAddress", "Address"],
  ["ecs:RegisterTaskDefinition", "TaskDefinition"],
  ["elasticloadbalancing:RegisterTargets", undefined],
  ["s3:PutObject", undefined],
  ["iam:CreateAccessKey", "AccessKey"],
  ["sagemaker:CreatePresignedNotebookInstanceUrl", undefined],
  ["route53globalresolver:CreateAccessToken", "AccessToken"],
  ["ec2:CreateTags", undefined],
])("%s makes %s", (id, made) => {
  expect(catalog.action(id)?.makes).toBe(made);
});

test("the shapes of ARNs are of types and actions of the catalog", () => {
  const table = JSON.parse(read("arn-shapes.json")) as {
    formats: Record<string, string>;
    endings: { type: string; actions?: string[] }[];
    beside: { type: string; actions: string[] }[];
    asked: { resources: Record<string, string> };
    secondary: { types: string[] };
    indirect: { types: string[] };
    unnamed: { resources: Record<string, string> };
  };
  const types = [
    ...table.indirect.types,
    ...Object.keys(table.unnamed.resources),
    ...Object.keys(table.formats),
    ...table.endings.map(({ type }) => type),
    ...table.beside.map(({ type }) => type),
    ...table.secondary.types,
  ];
  expect(types.filter((id) => !catalog.resourceType(id))).toEqual([]);
  for (const [id, arn] of Object.entries(table.unnamed.resources)) {
    const beginnings = catalog.resourceType(id)?.arns.map((each) => each.replace(/[^/:]+$/, ""));
    expect(
      beginnings?.some((each) => arn.startsWith(each)),
      id,
    ).toBe(true);
  }
  const actions = [...table.endings, ...table.beside].flatMap(({ actions }) => actions ?? []);
  expect(actions.filter((action) => !catalog.action(action))).toEqual([]);
  const asked = Object.keys(table.asked.resources);
  expect(asked.filter((action) => catalog.action(action)?.scoping !== "none")).toEqual([]);
  const shapes = openArnShapes(read);
  const group = catalog.resourceType("logs:log-group");
  const [put, tag] = ["logs:PutRetentionPolicy", "logs:TagResource"].map((id) =>
    catalog.action(id),
  );
  expect(group && put && shapes.endingsOf(group, put)).toEqual([":*"]);
  expect(group && tag && shapes.endingsOf(group, tag)).toBeUndefined();
});

test("the ids that are given and the names that are made are those of types", () => {
  const { types, made, single } = JSON.parse(read("given-ids.json")) as {
    types: string[];
    made: { types: string[] };
    single: { types: string[] };
  };
  expect(
    [...types, ...made.types, ...single.types].filter((id) => !catalog.resourceType(id)),
  ).toEqual([]);
});

test.each([
  ["s3:bucket", true],
  ["dynamodb:table", true],
  ["secretsmanager:Secret", true],
  ["elasticache:cluster", true],
  ["ec2:instance", false],
  ["kms:key", false],
  ["elasticfilesystem:file-system", false],
  // An id behind a name only makes the name unique, one of something within is the thing's own.
  ["cloudformation:stack", true],
  ["elasticloadbalancing:targetgroup", true],
  ["elasticloadbalancing:listener/app", false],
  ["athena:session", false],
  ["qldb:table", false],
  ["securityhub:product", false],
])("%s: its name is given by people: %s", (id, given) => {
  const type = catalog.resourceType(id);
  expect(type && openNaming(read).isGiven(type)).toBe(given);
});

test("Cloud Control's types and attributes are CloudFormation's by other names", () => {
  const places = openPlaces(read, "terraform");
  const pathsOf = (type: string): readonly string[] =>
    (places.get(type) ?? []).map(({ path }) => path.map(({ name }) => name).join("."));
  expect(pathsOf("awscc_iam_role")).toEqual([
    "assume_role_policy_document",
    "policies.policy_document",
  ]);
  expect(pathsOf("awscc_ec2_vpc_endpoint")).toEqual(["policy_document"]);
  expect(pathsOf("awscc_s3tables_table_policy")).toEqual(["resource_policy"]);
  expect([...places.keys()].filter((type) => type.startsWith("awscc_serverless_"))).toEqual([]);
  expect(places.get("awscc_iam_managed_policy")?.[0]?.attach).toEqual(["roles", "users", "groups"]);
  expect(places.get("awscc_s3tables_table_policy")?.[0]?.attach).toEqual(["table_arn"]);
  expect(openNamedPlaces(read, "terraform").get("awscc_lambda_permission")).toHaveLength(1);
  const types = openDeclaredTypes(read, "terraform");
  expect(types.get("awscc_s3_bucket")).toEqual({
    type: "s3:bucket",
    arn: "arn",
    name: "bucket_name",
    also: ["id"],
  });
  expect(types.get("awscc_rds_db_cluster")?.arn).toBe("db_cluster_arn");
});
