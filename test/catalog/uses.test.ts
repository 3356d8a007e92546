import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { openUses, type Use } from "../../src/catalog/uses.ts";
import { readCatalogFile } from "./committed.ts";

const catalog = openCatalog(readCatalogFile);
const uses = openUses(readCatalogFile);

type Row = {
  readonly does: string;
  readonly what: string;
  readonly by?: readonly string[];
  readonly only?: readonly string[];
  readonly words?: readonly string[];
  readonly less?: true;
  readonly actions: readonly string[];
};

const table = JSON.parse(readCatalogFile("uses.json")) as {
  readonly compute: { readonly services: readonly string[] };
  readonly lambda: { readonly credentials: readonly string[]; readonly polls: readonly string[] };
  readonly onBehalf: { readonly actions: readonly string[] };
  readonly with: Readonly<Record<string, readonly string[]>>;
  readonly named: {
    readonly rows: readonly {
      readonly by: string;
      readonly type: string;
      readonly actions: readonly string[];
      readonly open: readonly string[];
    }[];
  };
  readonly otherwise: { readonly actions: readonly string[] };
  readonly services: Readonly<Record<string, readonly Row[]>>;
};

const rows = Object.entries(table.services).flatMap(([service, own]) =>
  own.map((row) => ({ service, ...row })),
);

const does = (service: string, principal: string): readonly string[] =>
  uses
    .of(service)
    .filter(({ isOf }) => isOf(principal))
    .map((use) => `${use.does} ${use.what}`);

test("what gives credentials, what polls, and what is asked for beside another action, are actions of AWS's", () => {
  const { lambda, onBehalf, with: beside } = table;
  const ids = [
    ...lambda.credentials,
    ...lambda.polls,
    ...onBehalf.actions,
    ...Object.keys(beside),
    ...Object.values(beside).flat(),
  ];
  expect(ids.filter((id) => !catalog.action(id))).toEqual([]);
  expect(uses.givesCredentials("sts:assumerole")).toBe(true);
  expect(uses.actsOnBehalf("athena:startqueryexecution")).toBe(true);
  expect(uses.actsOnBehalf("athena:getqueryresults")).toBe(false);
  expect(uses.givesCredentials("sts:getcalleridentity")).toBe(false);
  expect(uses.polls("mq:describebroker")).toBe(true);
  expect(uses.polls("mq:deletebroker")).toBe(false);
});

test("what services name themselves is of types that their actions take", () => {
  for (const { type, actions, open } of table.named.rows)
    for (const id of [...actions, ...open])
      expect(catalog.action(id)?.resourceTypes.map((each) => each.type.id)).toContain(type);
  const scaling = "application-autoscaling.amazonaws.com";
  expect(uses.namedBy("cloudwatch:putmetricalarm", [scaling])).toMatchObject({
    name: "TargetTracking-*",
  });
  expect(uses.namedBy("cloudwatch:describealarms", [scaling])).toBe("any");
  expect(uses.namedBy("cloudwatch:putmetricalarm", [scaling, "?"])).toBeUndefined();
  expect(uses.namedBy("cloudwatch:putmetricalarm", [])).toBeUndefined();
});

test("what is done without a call of an SDK are actions of AWS's, or all of a service", () => {
  const { actions } = table.otherwise;
  const isThere = (id: string): boolean =>
    id.endsWith(":*")
      ? catalog.service(id.slice(0, -2)) !== undefined
      : catalog.action(id) !== undefined;
  expect(actions.filter((id) => !isThere(id))).toEqual([]);
  expect([...actions].sort()).toEqual(actions);
  expect(uses.isDoneOtherwise("iot:publish")).toBe(true);
  expect(uses.isDoneOtherwise("iot:*")).toBe(true);
  expect(uses.isDoneOtherwise("iot:creatething")).toBe(false);
  expect(uses.isDoneOtherwise("execute-api:invoke")).toBe(true);
});

describe("what is done with a service", () => {
  test("is all of it for what runs code", () => {
    expect(does("sqs", "lambda.amazonaws.com")).toEqual([
      "sends messages",
      "receives messages",
      "looks up queues",
    ]);
    expect(does("sqs", "ec2.amazonaws.com.cn")).toEqual(does("sqs", "lambda.amazonaws.com"));
  });

  test("is what it is there for, for a service that only hands things on", () => {
    expect(does("sqs", "apigateway.amazonaws.com")).toEqual(["sends messages"]);
    expect(does("s3", "apigateway.amazonaws.com")).toEqual([]);
  });

  test("is not known for others, and of other services", () => {
    expect(does("sqs", "?")).toEqual([]);
    expect(uses.of("constructor")).toEqual([]);
  });

  test("may be what one service alone does", () => {
    expect(does("logs", "states.amazonaws.com")).toEqual([
      "writes logs",
      "delivers logs",
      "reads logs",
    ]);
    expect(does("logs", "lambda.amazonaws.com")).not.toContain("delivers logs");
  });
});

describe("the table of it", () => {
  test("names actions as AWS does, each once and in order", () => {
    expect(rows.length).toBeGreaterThan(80);
    for (const { service, actions } of rows) {
      for (const name of actions)
        expect(catalog.action(`${service}:${name}`)?.id, name).toBe(`${service}:${name}`);
      expect(actions).toEqual(
        [...new Set(actions)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
      );
    }
  });

  test("lets nobody in: the permissions that it manages are grants of keys, log delivery, ACLs of artifacts, roles that are deployed, and what AWS counts among them of Glue's connections", () => {
    const managing = rows.flatMap(({ service, actions }) =>
      actions
        .map((name) => `${service}:${name}`)
        .filter((id) => catalog.action(id)?.level === "Permissions management"),
    );
    expect([...new Set(managing)]).toEqual([
      "glue:DescribeConnectionType",
      "glue:DescribeEntity",
      "glue:ListConnectionTypes",
      "glue:ListEntities",
      "glue:RefreshOAuth2Tokens",
      "iam:AttachRolePolicy",
      "iam:DeleteRolePolicy",
      "iam:DetachRolePolicy",
      "iam:PutRolePolicy",
      "iam:UpdateAssumeRolePolicy",
      "kms:CreateGrant",
      "logs:PutResourcePolicy",
      "s3:PutObjectAcl",
    ]);
  });

  test("gives as less what is a part of the rest, and takes none of it for granted", () => {
    const less = rows.filter(({ less = false }) => less);
    expect(less.length).toBeGreaterThan(20);
    for (const { service, does: verb, what, actions } of less) {
      const all = new Set(uses.of(service).flatMap((use) => [...use.actions]));
      for (const name of actions) expect(all).toContain(`${service}:${name}`.toLowerCase());
      const clauses = (of: readonly Use[]): readonly string[] =>
        of.map((use) => `${use.does} ${use.what}`);
      expect(clauses(uses.lessOf(service))).toContain(`${verb} ${what}`);
      expect(clauses(uses.of(service))).not.toContain(`${verb} ${what}`);
    }
    expect(uses.lessOf("constructor")).toEqual([]);
  });

  test("says what is done in words that fit into a sentence", () => {
    for (const { does: verb, what } of rows)
      expect(`${verb} ${what}`).toMatch(/^[a-z]+s\b[\w, ]+$/);
  });
});
