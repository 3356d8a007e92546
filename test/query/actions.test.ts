import { expect, test } from "vitest";
import { queryActions, type ActionFilter } from "../../src/query/actions.ts";
import { queryConditionKeys } from "../../src/query/condition-keys.ts";
import { queryResourceTypes } from "../../src/query/resource-types.ts";
import { servicesOf } from "../../src/query/services.ts";
import { UnknownName } from "../../src/query/unknown-name.ts";
import { share } from "../share.ts";
import { reference } from "./reference.ts";

const { catalog } = reference;
const ids = (filter: ActionFilter): readonly string[] =>
  queryActions(filter, reference).map(({ action }) => action.id);

test.each<readonly [ActionFilter, readonly string[]]>([
  [
    { service: "ssm", accessLevel: "read", resourceType: "parameter" },
    ["", "History", "s", "sByPath"].map((end) => `ssm:GetParameter${end}`),
  ],
  [{ service: "S3", name: "getobject" }, ["s3:GetObject"]],
  [{ name: "sqs:*Message", accessLevel: "Write" }, ["sqs:DeleteMessage", "sqs:SendMessage"]],
  [{ service: "s3", condition: "s3:prefix" }, ["s3:ListBucket", "s3:ListBucketVersions"]],
  [
    { service: "iam", condition: "iam:PermissionsBoundary", name: "CreateRole" },
    ["iam:CreateRole"],
  ],
  [{ service: "kms", condition: "kms:EncryptionContext:app", name: "Decrypt" }, ["kms:Decrypt"]],
  [{ service: "sts", class: "escalation" }, ["sts:AssumeRole"]],
  [{ escalation: "iam-002" }, ["iam:CreateAccessKey"]],
  [
    { service: "lambda", needs: "iam:PassRole" },
    ["lambda:CreateCapacityProvider", "lambda:CreateFunction"],
  ],
])("%j", (filter, expected) => {
  expect(ids(filter)).toEqual(expected);
});

test("all filters hold together: a name and a level are no way to all actions", () => {
  expect(ids({ service: "s3", name: "GetObject", accessLevel: "write" })).toEqual([]);
  expect(ids({ service: "s3", name: "Get*", accessLevel: "permissions-management" })).toEqual([]);
});

test("each filter alone takes the actions that it names, of every service, and no other", () => {
  const all = catalog.expand("*");
  const matches: readonly (readonly [ActionFilter, (id: string) => boolean])[] = [
    [{ accessLevel: "tagging" }, (id) => catalog.action(id)?.level === "Tagging"],
    [{ resourceType: "*" }, (id) => catalog.action(id)?.resourceTypes.length === 0],
    [
      { resourceType: "s3:bucket" },
      (id) =>
        catalog.action(id)?.resourceTypes.some(({ type }) => type.id === "s3:bucket") ?? false,
    ],
    [{ service: "s3*" }, (id) => id.startsWith("s3")],
    [
      { needs: "iam:PassRole" },
      (id) => catalog.action(id)?.dependents.includes("iam:PassRole") ?? false,
    ],
  ];
  for (const [filter, meets] of matches) {
    const expected = all.filter(({ id }) => meets(id)).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(20);
    expect(ids(filter)).toEqual(expected);
  }
});

test("an action has a key if, and only if, the key has the action", () => {
  for (const service of share(catalog.services(), 20)) {
    const keys = queryConditionKeys({ service }, reference);
    for (const { key, actions, resourceTypes } of keys) {
      const taking = queryActions({ service }, reference).filter(({ action }) =>
        action.conditionKeys.some(({ name }) => name === key),
      );
      expect([service, key, actions.map(({ id }) => id)]).toEqual([
        service,
        key,
        taking.map(({ action }) => action.id),
      ]);
      for (const type of resourceTypes)
        expect(type.conditionKeys.map(({ name }) => name)).toContain(key);
    }
  }
});

test("dependents are those of the action alone, however many resource types it takes", () => {
  const [found] = queryActions({ name: "s3:PutReplicationConfiguration" }, reference);
  expect(found?.action.dependents).toEqual(["iam:PassRole"]);
});

test("levels are AWS's own, and what an action can do beside them is said apart", () => {
  const [key] = queryActions({ name: "iam:CreateAccessKey" }, reference);
  expect([key?.action.level, key?.classes]).toEqual(["Write", ["credentials", "escalation"]]);
  const [queue] = queryActions({ name: "sqs:CreateQueue" }, reference);
  expect(queue?.action.level).toBe("Write");
});

test("global keys are asked for as those of aws, or by their names", () => {
  const global = queryConditionKeys({ service: "aws" }, reference);
  expect(global.length).toBeGreaterThan(50);
  expect(queryConditionKeys({ name: "aws:SourceIp" }, reference)).toMatchObject([
    { key: "aws:SourceIp", type: "IPAddress", carried: "sometimes" },
  ]);
});

test("resource types are found by name, pattern and key", () => {
  const names = (filter: Parameters<typeof queryResourceTypes>[0]): readonly string[] =>
    queryResourceTypes(filter, reference).map(({ id }) => id);
  expect(names({ service: "sqs" })).toEqual(["sqs:queue"]);
  expect(names({ name: "s3:*object" })).toEqual(["s3:accesspointobject", "s3:object"]);
  expect(names({ service: "secretsmanager", condition: "aws:ResourceTag" })).toEqual([
    "secretsmanager:Secret",
  ]);
});

test("services are found by prefix and pattern", () => {
  const prefixes = (pattern: string): readonly string[] =>
    servicesOf(pattern, reference).map(({ prefix }) => prefix);
  expect(prefixes("SSM")).toEqual(["ssm"]);
  expect(prefixes("s3*")).toContain("s3express");
  expect(prefixes("all")).toEqual(catalog.services());
});

test.each<readonly [ask: () => unknown, like: readonly string[]]>([
  [() => ids({ service: "s33" }), ["s3"]],
  [() => ids({ service: "catalog" }), ["controlcatalog", "servicecatalog"]],
  [() => ids({ name: "s3:GetObjct" }), ["s3:GetObject"]],
  [() => ids({ name: "s3:Zap*" }), []],
  [() => ids({ service: "s3", accessLevel: "reed" }), ["Read"]],
  [() => ids({ service: "s3", resourceType: "buckets" }), ["bucket"]],
  [() => ids({ service: "s3", condition: "s3:prefx" }), ["s3:prefix"]],
  [() => ids({ service: "s3", condition: "aws:RequestTagg" }), ["aws:RequestTag"]],
  [() => ids({ service: "s3", condition: "aws:RequesTag/team" }), ["aws:RequestTag"]],
  [() => ids({ class: "credential" }), ["credentials"]],
  [() => ids({ escalation: "iam-999" }), ["iam-009", "iam-019"]],
  [() => ids({ needs: "iam:PasRole" }), ["iam:PassRole"]],
  [() => queryResourceTypes({ service: "lambda", name: "funtion" }, reference), ["function"]],
  [() => queryConditionKeys({ name: "aws:SourceIpp" }, reference), ["aws:SourceIp"]],
])("%s is refused with what may have been meant", (ask, like) => {
  expect(() => ask()).toThrow(UnknownName);
  try {
    ask();
  } catch (error) {
    expect((error as UnknownName).like.slice(0, 3)).toEqual(expect.arrayContaining([...like]));
    if (like.length === 0) expect((error as UnknownName).like).toEqual([]);
  }
});
