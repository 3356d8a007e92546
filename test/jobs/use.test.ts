import { describe, expect, test } from "vitest";
import { evidenceTerms } from "../../src/config/evidence.ts";
import type { Agreement } from "../../src/config/agreement.ts";
import type { Evidence } from "../../src/evidence/evidence.ts";
import { agreedIn } from "../../src/jobs/agreed.ts";
import { merged } from "../../src/jobs/evidence.ts";
import { audit } from "../../src/jobs/audit.ts";
import { fix } from "../../src/jobs/fix.ts";
import { review } from "../../src/jobs/review.ts";
import { ConfigurationError } from "../../src/jobs/settings.ts";
import { identified } from "../../src/jobs/use/identified.ts";
import { posted } from "../../src/report/posted.ts";
import { textReport } from "../../src/report/text.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { tooLarge, type Tree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts, scanned } from "../rules/facts.ts";
import { account, agreedWith, evidenceOf, old, role, tree, type Done } from "./with-evidence.ts";

const template = (id: string, more = ""): string => `
Resources:
  ${id}:
    Type: AWS::IAM::Role
    Properties:
      ${more}
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] }
      Policies:
        - PolicyName: app
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [dynamodb:DescribeTable, dynamodb:DeleteTable]
                Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
`;

describe("who is who", () => {
  const sam = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] }]
`;
  const two = template("App") + template("Job").replace("\nResources:\n", "");
  const program = `
import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
export class Shop extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const statement = new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: ["*"] });
    const api = new lambda.Function(this, "ApiHandler", { runtime: lambda.Runtime.NODEJS_22_X, handler: "a.b", code: lambda.Code.fromAsset("src") });
    api.addToRolePolicy(statement);
    const job = new iam.Role(this, "Job", { assumedBy: new iam.ServicePrincipal("batch.amazonaws.com") });
    job.addToPolicy(new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: ["*"] }));
  }
}
`;
  const stackOf = (name: string, more = ""): string => `
import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
export class ${name} extends cdk.Stack {
  constructor(scope: cdk.App, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
    const job = new iam.Role(this, "Job", { assumedBy: new iam.ServicePrincipal("batch.amazonaws.com") });
    job.addToPolicy(new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: ["*"] }));
  }
}
${more}`;
  const app = (...stacks: readonly string[]): string => `
import * as cdk from "aws-cdk-lib";
const app = new cdk.App();
${stacks.join("\n")}
`;
  const cdkJson = { "cdk.json": '{ "app": "npx ts-node --prefer-ts-exts bin/app.ts" }' };
  const serverless = `
service: shop
provider:
  name: aws
  iam: { role: { statements: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] } }
functions: { list: { handler: list.handler } }
`;
  const pulumi = `
import * as aws from "@pulumi/aws";
const app = new aws.iam.Role("shop-app", { assumeRolePolicy: "{}" });
new aws.iam.RolePolicy("app", {
  role: app.id,
  policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] },
});
`;
  const made = "1ABCDEF2GHIJK";
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    readonly string[],
    string,
  ])[] = [
    [
      "a name, whatever the path and account",
      { "a.tf": role("") },
      ["t/app", "apps"],
      "name: t/app",
    ],
    ["nobody", { "a.tf": role("") }, ["ap", "app-2"], "unmet"],
    [
      "a prefix",
      { "a.tf": role("", `name_prefix = "app-"`) },
      ["app-20260101000000000000000001", "app-x"],
      "part of a name: app-20260101000000000000000001",
    ],
    [
      "no name at all",
      { "a.tf": role("", "") },
      ["terraform-20260101000000000000000001"],
      "nameless",
    ],
    ["one hole", { "a.tf": role("", 'name = "${var.x}-app"') }, ["a-app"], "part of a name: a-app"],
    ["several", { "a.tf": role("", 'name = "${var.x}-app"') }, ["a-app", "b-app"], "ambiguous"],
    ["next to nothing", { "a.tf": role("", 'name = "${var.x}-a"') }, ["x-a"], "nameless"],
    [
      "a stack's",
      { "a.yaml": template("App") },
      [`s-App-${made}`],
      `part of a name: s-App-${made}`,
    ],
    ["of another id", { "a.yaml": template("App") }, [`s-App2-${made}`, "s-App-x"], "unmet"],
    [
      "of another id behind its own",
      { "a.yaml": template("App") },
      [`s-App-Other-${made}`],
      "unmet",
    ],
    [
      "of two stages, one of which is met",
      { "a.tf": role("", 'name = terraform.workspace == "prod" ? "app-prod" : "app-dev"') },
      ["app-dev"],
      "part of a name: app-dev",
    ],
    [
      "of two stages",
      { "a.tf": role("", 'name = terraform.workspace == "prod" ? "app-prod" : "app-dev"') },
      ["app-dev", "app-prod"],
      "name: app-dev,app-prod",
    ],
    [
      "of two stacks",
      { "a.yaml": template("App") },
      [`s-App-${made}`, `t-App-${made}`],
      "ambiguous",
    ],
    [
      "of two templates",
      { "a.yaml": template("App"), "b.yaml": template("App") },
      [`s-App-${made}`],
      "ambiguous ambiguous",
    ],
    ["SAM's function", { "a.yaml": sam }, [`s-FnRole-${made}`], `part of a name: s-FnRole-${made}`],
    [
      "a stack's of today",
      { "a.yaml": template("App") },
      ["s-App-yLmkX1dVk2p9"],
      "part of a name: s-App-yLmkX1dVk2p9",
    ],
    [
      "an id that CloudFormation cut",
      { "a.yaml": template("ApplicationRoleForReports") },
      [
        `${"s".repeat(30)}-ApplicationRoleForRe-1ABCDEF2GHIJ`,
        "s-ApplicationRoleForRe-1ABCDEF2GHIJ",
      ],
      `part of a name: ${"s".repeat(30)}-ApplicationRoleForRe-1ABCDEF2GHIJ`,
    ],
    [
      "CDK's role and function, whose ids have hashes",
      { "lib/shop.ts": program },
      [
        "Shop-Job3C357FF2-8oXgv7l7YIxT",
        "Shop-ApiHandlerServiceRole0A1B2C3D-1ABCDEF2GHIJK",
        "Shop-Job-8oXgv7l7YIxT",
      ],
      "part of a name: Shop-ApiHandlerServiceRole0A1B2C3D-1ABCDEF2GHIJK part of a name: Shop-Job3C357FF2-8oXgv7l7YIxT",
    ],
    [
      "two stacks of a program of CDK's, each of which has a role of the same id",
      {
        ...cdkJson,
        "lib/shop.ts": stackOf("Shop"),
        "lib/mail.ts": stackOf("Mail"),
        "bin/app.ts": app(
          'new Shop(app, "Shop");',
          'new Mail(app, "Post", { stackName: "mail" });',
        ),
      },
      ["Shop-Job3C357FF2-8oXgv7l7YIxT", "mail-Job3C357FF2-1ABCDEF2GHIJK", "Shop-Post-x"],
      "part of a name: mail-Job3C357FF2-1ABCDEF2GHIJK part of a name: Shop-Job3C357FF2-8oXgv7l7YIxT",
    ],
    [
      "a stack of CDK's that is not met, and one in a stage, of one file",
      {
        ...cdkJson,
        "lib/all.ts": stackOf("Shop", stackOf("Mail").replaceAll(/^import.*$/gm, "")),
        "bin/app.ts": app('new Shop(app, "Shop");', 'new Mail(app, "Mail");'),
      },
      ["Prod-Mail-Job3C357FF2-8oXgv7l7YIxT"],
      "unmet part of a name: Prod-Mail-Job3C357FF2-8oXgv7l7YIxT",
    ],
    [
      "stages of one stack of CDK's",
      {
        ...cdkJson,
        "lib/shop.ts": stackOf("Shop"),
        "bin/app.ts": app('new Shop(app, "ShopDev");', 'new Shop(app, "ShopProd");'),
      },
      [
        "ShopDev-Job3C357FF2-8oXgv7l7YIxT",
        "ShopProd-Job3C357FF2-1ABCDEF2GHIJK",
        "Other-Job3C357FF2-1ABCDEF2GHIJK",
      ],
      "part of a name: ShopDev-Job3C357FF2-8oXgv7l7YIxT,ShopProd-Job3C357FF2-1ABCDEF2GHIJK",
    ],
    [
      "a stack of CDK's whose name is not known",
      {
        ...cdkJson,
        "lib/shop.ts": stackOf("Shop"),
        "bin/app.ts": app('new Shop(app, "Shop", { stackName: process.env.STACK });'),
      },
      ["a-Job3C357FF2-8oXgv7l7YIxT", "b-Job3C357FF2-1ABCDEF2GHIJK"],
      "ambiguous",
    ],
    [
      "Pulumi's role, in each stack",
      { "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "index.ts": pulumi },
      ["shop-app-0a1b2c3", "shop-app-9f8e7d6", "shop-app-prod", "shop-app-more-9f8e7d6"],
      "part of a name: shop-app-0a1b2c3,shop-app-9f8e7d6",
    ],
    [
      "Serverless's role of all functions",
      { "serverless.yml": serverless },
      ["shop-dev-eu-west-1-lambdaRole", "other-dev-eu-west-1-lambdaRole"],
      "part of a name: shop-dev-eu-west-1-lambdaRole",
    ],
    [
      "all roles of a template in stacks, by their tags",
      { "a.yaml": two },
      ["x s.App", "y s.Job", "z t.App", "w t.Job", "v u.App"],
      "stack: x,z stack: y,w",
    ],
    [
      "one role of a template alone, by its tag",
      { "a.yaml": template("App") },
      ["x s.App"],
      "unmet",
    ],
    [
      "of another id by its tag, whatever its name",
      { "a.yaml": template("App") },
      [`s-App-${made} s.Other`, `t-App-${made}`],
      `part of a name: t-App-${made}`,
    ],
    [
      "what is somebody else's for sure is not this",
      { "a.tf": role("", 'name = "${var.x}-app"'), "b/b.tf": role("", 'name = "b-app"') },
      ["a-app", "b-app"],
      "name: b-app part of a name: a-app",
    ],
  ];
  /** @param names of roles, and behind a space of which stack's logical id a tag says that they are */
  const shown = (files: Readonly<Record<string, string>>, names: readonly string[]): string => {
    const met = names.map((each) => {
      const [name = "", tag] = each.split(" ");
      const [stack = "", id = ""] = tag?.split(".") ?? [];
      return [`${account}:role/${name}`, tag === undefined ? [] : [{ name: stack, id }]] as const;
    });
    const found = identified(
      scanned(files),
      met.map(([arn]) => arn),
      evidenceTerms({}),
      new Map(met.flatMap(([arn, tags]) => tags.map((tag) => [arn, tag] as const))),
    );
    return [...found.values()]
      .map((each) =>
        each.kind === "found"
          ? `${each.by}: ${each.arns.map((arn) => arn.slice(`${account}:role/`.length)).join()}`
          : each.kind,
      )
      .join(" ");
  };
  test.for(cases)("%s", ([, files, names, wanted]) => {
    expect(shown(files, names)).toBe(wanted);
  });

  test("as the configuration says", () => {
    const arn = `${account}:role/*-App-*`;
    const found = identified(
      scanned({ "a.yaml": template("App") }),
      ["s", "t", "u"].map((stack) => `${account}:role/${stack}-App-${made}`),
      evidenceTerms({ principals: [{ owner: "App", path: "*.yaml", arn }] }),
      new Map(),
    );
    expect([...found.values()]).toMatchObject([{ by: "configuration", arns: { length: 3 } }]);
  });
});

describe("what is said of an action", () => {
  const actions = `"dynamodb:DescribeTable", "dynamodb:DeleteTable"`;
  const used: Done = { "dynamodb:DescribeTable": "authorised" };
  const findings = (
    did: Done,
    more: Partial<Evidence> = {},
    set: Parameters<typeof evidenceTerms>[0] = {},
    agreement: Partial<Agreement> = old,
  ): string => {
    const evidence = evidenceOf({ [`${account}:role/app`]: did }, more);
    const { findings } = audit(
      tree({ "a.tf": role(actions) }),
      facts,
      agreedWith(evidence, set, agreement),
    );
    return findings
      .filter(({ rule }) => rule === "unused-permission")
      .map(({ confidence, message }) => `${confidence}: ${message}`)
      .join();
  };
  const unused = "In the 91 days to 2026-11-28, `dynamodb:DeleteTable` was not used.";
  const window = (first: string, last: string): Partial<Evidence> => ({
    window: { first: `${first}T00:00:00Z`, last: `${last}T00:00:00Z` },
  });
  const global = (regions: string[]): number =>
    audit(
      tree({ "a.tf": role(`"iam:CreateUser"`).replace(/"arn:[^"]*"/, `"*"`) }),
      facts,
      agreedWith(evidenceOf({ [`${account}:role/app`]: used }, { regions }), {}, old),
    ).findings.filter(({ rule }) => rule === "unused-permission").length;
  const cases: readonly (readonly [string, string | number, string | number])[] = [
    ["of a global service, with its Region", global(["us-east-1"]), 1],
    ["of a global service, without", global(["eu-west-1"]), 0],
    ["not used", findings(used), `high: ${unused.replace("91", "92")}`],
    ["denied each time", findings({ ...used, "dynamodb:DeleteTable": "denied" }), ""],
    ["throttled each time", findings({ ...used, "dynamodb:DeleteTable": "untold" }), ""],
    [
      "used long ago",
      findings({ ...used, "dynamodb:DeleteTable": ["2026-08-29T08:00:00Z"] }),
      `high: ${unused}`,
    ],
    ["used of late", findings({ ...used, "dynamodb:DeleteTable": ["2026-09-10T08:00:00Z"] }), ""],
    ["to stay", findings(used, {}, { "never-remove": ["dynamodb:del*"] }), ""],
    ["allowed of late", findings(used, {}, {}, { changedOn: () => "2026-09-10" }), ""],
    [
      "of an age that nobody knows",
      findings(used, {}, {}, {}),
      `medium: ${unused.replace("91", "92")}`,
    ],
    [
      "where age is no matter",
      findings(used, {}, { grace: 0 }, {}),
      `high: ${unused.replace("91", "92")}`,
    ],
    ["too short a time", findings(used, window("2026-09-01", "2026-11-28")), ""],
    ["too long ago", findings(used, window("2026-01-01", "2026-10-28")), ""],
    [
      "beyond what is kept",
      findings(used, { events: { ...evidenceOf({}).events, leftOut: 1 } }),
      "",
    ],
    [
      "beside what is not understood",
      findings(used, {
        principals: evidenceOf({ [`${account}:role/app`]: used }).principals.map((each) => ({
          ...each,
          unknown: [{ source: "dynamodb.amazonaws.com", name: "ExecuteStatement", count: 1 }],
        })),
      }),
      "",
    ],
    ["of a role that is not met", findings(used, { principals: [] }), ""],
  ];
  test.for(cases)("%s", ([, found, wanted]) => {
    expect(found).toBe(wanted);
  });
});

describe("what AWS's reports say beside", () => {
  const period = { since: "2026-08-01T00:00:00Z", until: "2026-11-28T00:00:00Z" };
  const reported = (more: object): Evidence["reported"] => {
    const none = {
      services: [],
      actions: [],
      credentials: [],
      findings: [],
      generated: [],
      denied: [],
    };
    return [{ arn: `${account}:role/app`, ...none, ...more }];
  };
  const unattempted = reported({
    actions: [{ ...period, attempted: [], unattempted: ["dynamodb:GetItem"] }],
  });
  const attempted = reported({
    actions: [
      {
        ...period,
        attempted: [{ action: "dynamodb:DeleteTable", last: "2026-11-01T00:00:00Z" }],
        unattempted: [],
      },
    ],
  });
  const whole = reported({ services: [{ ...period, service: "dynamodb" }] });
  const noData = [{ service: "dynamodb", management: 9, data: 0, reads: 9 }];
  const found = (did: Readonly<Record<string, Done>>, more: Partial<Evidence>): readonly string[] =>
    audit(
      tree({ "a.tf": role(`"dynamodb:GetItem", "dynamodb:DeleteTable"`) }),
      facts,
      agreedWith(evidenceOf(did, more), {}, old),
    ).findings.flatMap(({ rule, message, folds }) =>
      rule === "unused-permission" ? (folds ?? [{ message }]).map((each) => each.message) : [],
    );
  const app = { [`${account}:role/team/app`]: { "s3:GetObject": "authorised" } } as const;
  const get = "In the 119 days to 2026-11-28, `dynamodb:GetItem` was not used.";
  const remove = (days: number): string =>
    `In the ${days} days to 2026-11-28, \`dynamodb:DeleteTable\` was not used.`;

  test("where no events would tell, they do", () => {
    expect(found(app, { services: noData })).toEqual([remove(92)]);
    expect(found(app, { services: noData, reported: unattempted })).toEqual([get, remove(92)]);
  });

  test("what they said long before the evidence ends, they say no more", () => {
    const said = (until: string) =>
      reported({ services: [{ ...period, until, service: "dynamodb" }] });
    const told = (until: string) => found(app, { services: noData, reported: said(until) }).length;
    expect([told("2026-11-01T00:00:00Z"), told("2026-10-01T00:00:00Z")]).toEqual([2, 1]);
  });

  test("an attempt is no use, and no want of it", () => {
    expect(found(app, { services: noData, reported: attempted })).toEqual([]);
  });

  test("without events of a role they stand alone: of a service, where nothing of it was attempted", () => {
    expect(found({}, { services: noData, reported: unattempted })).toEqual([get]);
    expect(found({}, { services: noData, reported: whole })).toEqual([get, remove(119)]);
  });
});

describe("what is written instead", () => {
  const did = { [`${account}:role/app`]: { "dynamodb:DescribeTable": "authorised" } } as const;

  test("what was used stays, and what nobody can know of", () => {
    const text = role(`"dynamodb:DescribeTable", "dynamodb:DeleteTable"`);
    const { changed } = fix(tree({ "a.tf": text }), facts, agreedWith(evidenceOf(did), {}, old), [
      "evidenced",
    ]);
    expect(changed.map(({ after }) => after)).toEqual([
      text.replace(`, "dynamodb:DeleteTable"`, ""),
    ]);
  });

  test("where its age is assumed, it is not written unasked", () => {
    const files = tree({ "a.tf": role(`"dynamodb:DescribeTable", "dynamodb:DeleteTable"`) });
    expect(fix(files, facts, agreedWith(evidenceOf(did)), ["evidenced"]).changed).toEqual([]);
    expect(fix(files, facts, agreedWith(evidenceOf(did)), ["assumed"]).changed).toHaveLength(1);
  });

  test("a wildcard becomes what was used, where it is taken that data events are recorded of all it reaches", () => {
    const files = tree({ "a.tf": role(`"sqs:*"`).replace(/"arn:[^"]*"/, `"*"`) });
    const evidence = evidenceOf({
      [`${account}:role/app`]: {
        ...{ "sqs:CreateQueue": "authorised", "sqs:ReceiveMessage": "authorised" },
        "sqs:SendMessage": "authorised",
      },
    });
    const agreement = agreedWith(evidence, {}, old);
    expect(fix(files, facts, agreement, ["evidenced"]).changed).toEqual([]);
    const [made] = fix(files, facts, agreement, ["assumed"]).changed;
    const named = [...(made?.after ?? "").matchAll(/"(sqs:\w+)"/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(["sqs:CreateQueue", "sqs:ReceiveMessage", "sqs:SendMessage"]);
  });

  test("a statement of which nothing was used goes, where others are left and all of it is known", () => {
    const block = (actions: string): string =>
      `  statement {\n    actions   = ${actions}\n    resources = ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders"]\n  }\n`;
    const policy = `resource "aws_iam_role_policy" "d" {\n  role   = aws_iam_role.app.id\n  policy = data.aws_iam_policy_document.d.json\n}\n`;
    const text = (...blocks: readonly string[]): string =>
      `resource "aws_iam_role" "app" {\n  name = "app"\n  assume_role_policy = "{}"\n}\n${policy}data "aws_iam_policy_document" "d" {\n${blocks.join("")}}\nvariable "more" {}\n`;
    const used = block(`["dynamodb:DescribeTable"]`);
    const unused = block(`["dynamodb:DeleteTable", "dynamodb:UpdateTable"]`);
    const open = block(`concat(["dynamodb:CreateTable"], var.more)`);
    const fixed = (...blocks: readonly string[]): readonly string[] =>
      fix(tree({ "a.tf": text(...blocks) }), facts, agreedWith(evidenceOf(did), {}, old), [
        "evidenced",
      ]).changed.map(({ after }) => after);
    expect(fixed(used, unused)).toEqual([text(used)]);
    expect(fixed(used, open)).toEqual([]);
    expect(fixed(unused)).toEqual([]);
  });

  test("of all that is unused nothing is left to be written", () => {
    const files = tree({ "a.tf": role(`"dynamodb:DeleteTable"`) });
    const { proposals } = audit(files, facts, agreedWith(evidenceOf(did), {}, old));
    expect(
      proposals.map(({ outcome }) => outcome.kind === "none" && outcome.refusal.because),
    ).toEqual(["unused"]);
  });
});

test("roles of one address in several modules are told apart by their files", () => {
  const files = {
    "a/a.tf": role(`"dynamodb:DeleteTable"`),
    "b/b.tf": role(`"dynamodb:DeleteTable"`, 'name = "other"'),
  };
  const evidence = evidenceOf({ [`${account}:role/app`]: {}, [`${account}:role/other`]: {} });
  const shown = auditMarkdown(audit(tree(files), facts, agreedWith(evidence, {}, old)));
  for (const path of ["a/a.tf", "b/b.tf"])
    expect(shown).toContain(`| \`aws_iam_role.app\` of \`${path}\` | 1 | 0 |`);
});

test("an audit tells what each role uses, and what could be left out", () => {
  const files = {
    "a.tf": role(`"dynamodb:DescribeTable", "dynamodb:DeleteTable", "iam:PassRole"`),
    "b/b.tf": role(`"dynamodb:DescribeTable"`, 'name = "${var.x}-app"')
      .replaceAll('"app"', '"b"')
      .replaceAll(".app.", ".b."),
  };
  const evidence = evidenceOf({
    [`${account}:role/app`]: { "dynamodb:DescribeTable": "authorised" },
    [`${account}:role/a-app`]: {},
    [`${account}:role/b-app`]: {},
  });
  const result = audit(tree(files), facts, agreedWith(evidence, {}, old));
  const shown = auditMarkdown(result);
  expect(shown).toContain(
    "| `aws_iam_role.app` | 2 | 1 | 1: `dynamodb:DeleteTable` | 0 |\n\n<details><summary>Of whom nothing is said: 1 role",
  );
  expect(shown).toContain(
    "- `aws_iam_role.b` in `b/b.tf`: it may be `arn:aws:iam::111122223333:role/a-app` or `arn:aws:iam::111122223333:role/b-app`",
  );
  expect(textReport(result)).toContain(
    "\nevidence of use says nothing of 1 role, as --format markdown tells: aws_iam_role.b\n",
  );
  const short = agreedWith(evidence, { "min-age": 200 }, old);
  expect(textReport(audit(tree(files), facts, short))).toContain(
    "\nevidence of use is not asked: the evidence of use covers 92 days, and 200 are asked for\n",
  );
  expect(auditMarkdown(audit(tree(files), facts, short))).toContain(
    "Evidence of use is not asked: the evidence of use covers 92 days, and 200 are asked for.",
  );
  const late = agreedWith(evidence, {}, { ...old, today: "2026-11-01" });
  expect(auditMarkdown(audit(tree(files), facts, late))).toContain(
    "Evidence of use is not asked: the evidence of use ends on 2026-11-28, which is yet to come.",
  );
});

describe("what is not lost", () => {
  const table = `"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"`;
  const asked = `"dynamodb:DescribeTable", "dynamodb:DeleteTable"`;
  const describes: Done = { "dynamodb:DescribeTable": "authorised" };
  const both: Done = { ...describes, "dynamodb:DeleteTable": "authorised" };
  const app = (did: Done): Readonly<Record<string, Done>> => ({ [`${account}:role/app`]: did });
  const named = (name: string, did: Done): Readonly<Record<string, Done>> => ({
    [`${account}:role/${name}`]: did,
  });
  const module = `variable "name" {}\n${role(asked, 'name = "${var.name}-app"')}`;
  const calls = ["b", "a"].map(
    (name) => `module "${name}" {\n  source = "./m"\n  name = "${name}"\n}\n`,
  );
  const modules = { "m/m.tf": module, "main.tf": calls.join("") };
  const policyOf = (whose: string): string => `
resource "aws_iam_${whose}_policy" "p" {
  ${whose} = "app"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = [${asked}], Resource = ${table} }]
  })
}
`;
  const service = (name: string, data: number, reads: number): Evidence["services"][number] => {
    return { service: name, management: 9, data, reads };
  };
  const seen = ["dynamodb", "ec2", "iam", "lambda", "rds", "s3", "sqs"].map((each) =>
    service(each, 9, 9),
  );
  const ofApp = (actions: string, arn: string): Readonly<Record<string, string>> => ({
    "a.tf": role(actions).replace(table, arn),
  });
  const told = (
    files: Readonly<Record<string, string>>,
    evidence: Evidence | readonly Evidence[],
  ): string => {
    const read = [evidence]
      .flat()
      .map((each, index) => ({ path: `${index}.json`, evidence: each }));
    const terms = { ...evidenceTerms({}), read };
    const { findings } = audit(
      tree(files),
      facts,
      agreed("never", {}, { evidence: terms, ...old }),
    );
    return findings
      .flatMap((each) => (each.rule === "unused-permission" ? (each.folds ?? [each]) : []))
      .map(({ message }) => /`[^`]*`/.exec(message)?.[0].slice(1, -1))
      .join();
  };
  const network = "ec2:CreateNetworkInterface";
  const vpc = `vpc_config {\n    subnet_ids = ["s"]\n    security_group_ids = ["g"]\n  }`;
  const trusted = `Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]`;
  const source = `resource "aws_sqs_queue" "q" {}
resource "aws_lambda_event_source_mapping" "q" {
  event_source_arn = aws_sqs_queue.q.arn
  function_name    = aws_lambda_function.f.arn
}`;
  const ofFunction = (action: string, set = "", more = ""): Readonly<Record<string, string>> => ({
    "a.tf": `${role(`"${action}"`).replace(table, `"*"`).replace("Statement = []", trusted)}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.app.arn
  ${set}
}
${more}`,
  });
  const all: Partial<Evidence> = { services: [...seen, service("logs", 9, 9)] };
  const elsewhere: Partial<Evidence> = {
    accounts: ["444455556666"],
    window: { first: "2026-11-20T00:00:00Z", last: "2026-11-28T08:00:00Z" },
  };
  const other = "arn:aws:iam::444455556666:role/app";

  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    Evidence | readonly Evidence[],
    string,
  ])[] = [
    [
      "what no call of a module uses",
      modules,
      evidenceOf({ ...named("a-app", describes), ...named("b-app", describes) }),
      "dynamodb:DeleteTable",
    ],
    [
      "what another call of a module uses",
      modules,
      evidenceOf({ ...named("a-app", both), ...named("b-app", describes) }),
      "",
    ],
    [
      "what another call of a module may use, of whom nothing is known",
      modules,
      evidenceOf(named("b-app", describes)),
      "",
    ],
    [
      "of a role by its name alone",
      { "a.tf": policyOf("role") },
      evidenceOf(app(describes)),
      "dynamodb:DeleteTable",
    ],
    [
      "of a group called as a role is",
      { "a.tf": policyOf("group") },
      evidenceOf(app(describes)),
      "",
    ],
    ["of a user called as a role is", { "a.tf": policyOf("user") }, evidenceOf(app(describes)), ""],
    [
      "what data events that write would tell of, where those that read were read",
      ofApp(`"s3:PutObject", "s3:GetObject"`, `"arn:aws:s3:::reports/*"`),
      evidenceOf(app({ "s3:GetObject": "authorised" })),
      "",
    ],
    [
      "what data events that write tell of",
      ofApp(`"s3:DeleteObject", "s3:GetObject"`, `"arn:aws:s3:::reports/*"`),
      evidenceOf(app({ "s3:PutObject": "authorised" })),
      "s3:DeleteObject",
    ],
    [
      "of a Region that was read",
      ofApp(`"sqs:DeleteQueue"`, `"arn:aws:sqs:eu-west-1:111122223333:q"`),
      evidenceOf(app(describes)),
      "sqs:DeleteQueue",
    ],
    [
      "of a Region that was not read",
      ofApp(`"sqs:DeleteQueue"`, `"arn:aws:sqs:us-west-2:111122223333:q"`),
      evidenceOf(app(describes)),
      "",
    ],
    ["the network of a function", ofFunction(network, vpc), evidenceOf(app(describes), all), ""],
    ["a network that it has not", ofFunction(network), evidenceOf(app(describes), all), network],
    [
      "the network of functions that are declared elsewhere",
      { "a.tf": role(`"${network}"`).replace(table, `"*"`).replace("Statement = []", trusted) },
      evidenceOf(app(describes), all),
      "",
    ],
    [
      "the logs of a function",
      ofFunction("logs:CreateLogGroup"),
      evidenceOf(app(describes), all),
      "",
    ],
    [
      "what takes from an event source",
      ofFunction("sqs:DeleteMessage", "", source),
      evidenceOf(app(describes), all),
      "",
    ],
    [
      "what takes from no event source",
      ofFunction("sqs:DeleteMessage"),
      evidenceOf(app({ "sqs:SendMessage": "authorised" }), all),
      "sqs:DeleteMessage",
    ],
    [
      "of keys, whose events a trail left out",
      ofApp(`"kms:Decrypt"`, `"arn:aws:kms:eu-west-1:111122223333:key/1"`),
      evidenceOf(app(describes)),
      "",
    ],
    [
      "of keys, some of whose events were read",
      ofApp(`"kms:Decrypt"`, `"arn:aws:kms:eu-west-1:111122223333:key/1"`),
      evidenceOf(app(describes), { services: [...seen, service("kms", 0, 9)] }),
      "kms:Decrypt",
    ],
    [
      "what a launch template's tags are asked for",
      ofApp(`"ec2:CreateTags", "ec2:DeleteTags"`, `"*"`),
      evidenceOf(app({ "ec2:RunInstances": "authorised" }), { services: seen }),
      "ec2:DeleteTags",
    ],
    [
      "of an account whose evidence is too short, beside one whose is not",
      { "a.tf": role(asked) },
      [evidenceOf(named("b", both)), evidenceOf({ [other]: describes }, elsewhere)],
      "",
    ],
    [
      "of an account whose evidence is long enough, beside one whose is not",
      { "a.tf": role(asked) },
      [evidenceOf(app(describes)), evidenceOf({ [other.replace("app", "b")]: both }, elsewhere)],
      "dynamodb:DeleteTable",
    ],
  ];
  test.for(cases)("%s", ([, files, evidence, wanted]) => {
    expect(told(files, evidence)).toBe(wanted);
    // As one file they say the same.
    if (!("events" in evidence)) expect(told(files, merged(evidence, facts))).toBe(wanted);
  });
});

describe("in a pull request", () => {
  const actions = `"dynamodb:DescribeTable", "dynamodb:DeleteTable"`;
  const did = { [`${account}:role/app`]: { "dynamodb:DescribeTable": "authorised" } } as const;
  const reviewed = (head: string): ReturnType<typeof review> =>
    review(
      {
        base: tree({ "a.tf": role(actions) }),
        head: tree({ "a.tf": role(head) }),
        diff: [
          {
            path: "a.tf",
            before: "a.tf",
            hunks: [{ first: 1, last: 15, added: [{ first: 1, last: 15 }], removedAfter: [] }],
          },
        ],
        ...{ ...old, unread: [] },
      },
      facts,
      agreedWith(evidenceOf(did)),
    );

  test("what is allowed already, and now on something else, was not there to be used", () => {
    const statement = (named: string, table: string): string =>
      `{ Effect = "Allow", Action = [${named}], Resource = "arn:aws:dynamodb:eu-west-1:111122223333:table/${table}" }`;
    const policy = (...statements: readonly string[]): string =>
      role(actions).replace(/\[\{[^]*\}\]\n/, `[\n${statements.join(",\n")}\n]\n`);
    const before = statement(actions, "orders");
    const found = (table: string): number => {
      const hunks = [{ first: 1, last: 30, added: [{ first: 12, last: 12 }], removedAfter: [] }];
      const change = {
        base: tree({ "a.tf": policy(before) }),
        head: tree({ "a.tf": policy(before, statement(`"dynamodb:DeleteTable"`, table)) }),
        diff: [{ path: "a.tf", before: "a.tf", hunks }],
        ...{ ...old, unread: [] },
      };
      return review(change, facts, agreedWith(evidenceOf(did))).findings.filter(
        ({ rule, subject: { source, span } }) =>
          rule === "unused-permission" &&
          source.text.slice(0, span.start).split("\n").length === 12,
      ).length;
    };
    expect([found("orders"), found("other")]).toEqual([1, 0]);
  });

  test("what a policy brings to somebody who did not have it was not there to be used", () => {
    const attach = (whose: string): string => `
resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = "{}"
}
resource "aws_iam_role" "other" {
  name = "other"
  assume_role_policy = "{}"
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = [${actions}], Resource = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" }]
  })
}
resource "aws_iam_role_policy_attachment" "p" {
  role       = aws_iam_role.${whose}.name
  policy_arn = aws_iam_policy.p.arn
}
`;
    const found = (before: string): number => {
      const hunks = [{ first: 1, last: 30, added: [{ first: 1, last: 30 }], removedAfter: [] }];
      const change = {
        base: tree({ "a.tf": attach(before) }),
        head: tree({ "a.tf": attach("app") }),
        diff: [{ path: "a.tf", before: "a.tf", hunks }],
        ...{ ...old, unread: [] },
      };
      const { findings } = review(change, facts, agreedWith(evidenceOf(did)));
      return findings.filter(({ rule }) => rule === "unused-permission").length;
    };
    expect([found("app"), found("other")]).toEqual([1, 0]);
  });

  test("what events say is a Region marks nothing up", () => {
    const evidence = evidenceOf(did, { regions: ["@here <img src=x>", "eu-west-1"] });
    const shown = auditMarkdown(
      audit(tree({ "a.tf": role(actions) }), facts, agreedWith(evidence)),
    );
    expect(shown).toContain(" in `@here <img src=x>` and eu-west-1.");
  });

  test("the comment says what it rests on", () => {
    const result = reviewed(`${actions}, "dynamodb:ListTables"`);
    const [comment] = posted(result, facts.catalog, { maxComments: 9, job: "pare" }).comments;
    expect(comment?.body).toContain(
      "Evidence: `usage.json`, events of CloudTrail from 2026-08-29 to 2026-11-28 (92 days) in eu-west-1 and us-east-1; 9 calls of `arn:aws:iam::111122223333:role/app`. Used: `dynamodb:DescribeTable` (9 times, last on 2026-11-28). Not used: `dynamodb:DeleteTable`.",
    );
  });

  test("what it brings was not there to be used", () => {
    const { findings } = reviewed(`${actions}, "dynamodb:CreateTable"`);
    const own = findings.filter(({ rule }) => rule === "unused-permission");
    expect(own.map(({ message }) => message)).toEqual([
      expect.stringContaining("`dynamodb:DeleteTable`"),
    ]);
  });

  test("the word of a file that is none, or not there, is a mistake", async () => {
    const files = (usage: Readonly<Record<string, string>>): Tree =>
      tree({ ".github/pare.yml": "evidence: { files: [usage.json] }", ...usage });
    const read = async (of: Tree): Promise<Agreement> =>
      (await agreedIn((path) => Promise.resolve(of.read(path)), { given: {}, today: "2026-11-28" }))
        .agreement;
    await expect(read(files({}))).rejects.toThrow(ConfigurationError);
    const large: Tree = {
      ...files({}),
      read: (path) =>
        path === "usage.json" ? tooLarge(path, 21 * 1024 * 1024) : files({}).read(path),
    };
    await expect(read(large)).rejects.toThrow(
      /^usage\.json: 21\.0 MB; .*summarize less at once, by --account.*give it by --usage/,
    );
    await expect(read(files({ "usage.json": "{}" }))).rejects.toThrow(
      /^usage.json: it is no evidence/,
    );
    const agreement = await read(files({ "usage.json": JSON.stringify(evidenceOf({})) }));
    expect(agreement.evidence.read).toEqual([{ path: "usage.json", evidence: evidenceOf({}) }]);
    expect(agreement.files).toContain("usage.json");
  });
});
