import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Evidence } from "../../src/evidence/evidence.ts";
import { covers } from "../../src/catalog/wildcard.ts";
import { itemPattern } from "../../src/iam/action-pattern.ts";
import { audit } from "../../src/jobs/audit.ts";
import { fix } from "../../src/jobs/fix.ts";
import { lostUse } from "../../src/jobs/prove-used.ts";
import { useParagraph } from "../../src/report/use-text.ts";
import { facts, scanned } from "../rules/facts.ts";
import { often } from "../share.ts";
import { account, agreedWith, evidenceOf, old, tree } from "./with-evidence.ts";

const [home, away] = ["arn:aws:sqs:eu-west-1:111122223333", "arn:aws:sqs:us-east-1:111122223333"];

type Row = readonly [
  action: string,
  resource: string,
  outcome?: "authorised" | "denied" | "untold",
];

type Use = Evidence["principals"][number]["uses"][number];

/** Evidence of what one role used on what. */
function usedOn(rows: readonly Row[], more: Partial<Evidence> = {}, who = "app"): Evidence {
  const [first, last] = ["2026-08-29T08:00:00Z", "2026-11-28T08:00:00Z"];
  const services = ["dynamodb", "ec2", "iam", "kms", "lambda", "logs", "s3", "secretsmanager"];
  return evidenceOf(
    {},
    {
      services: [...services, "sns", "sqs", "ssm", "states"].map((service) => ({
        ...{ service, management: 9, data: 9, reads: 9 },
      })),
      principals: [
        {
          ...{ arn: `${account}:role/${who}`, events: 9, first, last, unknown: [] },
          uses: rows.map(
            ([action, resource, outcome = "authorised"]): Use => ({
              ...{ action, resource, outcome, basis: "resources" as const, count: 9, first, last },
            }),
          ),
        },
      ],
      ...more,
    },
  );
}

const listOf = (names: readonly string[]): string => names.map((each) => `"${each}"`).join(", ");
const terraform = (actions: readonly string[], more = "", on = "*"): string => `
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = [${listOf(actions)}], Resource = "${on}" }]
  })
}
${more}`;

/** The resources that take the place of `*`, and what that takes for granted. */
function limited(
  rows: readonly Row[],
  declared = "",
  more: Partial<Evidence> = {},
  set = {},
  path = "a.tf",
  text = terraform([...new Set(rows.map(([action]) => action))], declared),
  who = "app",
): readonly string[] {
  const agreement = agreedWith(usedOn(rows, more, who), set, old);
  const { proposals } = audit(tree({ [path]: text }), facts, agreement);
  return proposals.flatMap(({ outcome }) => {
    if (
      outcome.kind !== "commit" ||
      !outcome.narrowing.byUse.some((each) => each.includes("on nothing else"))
    )
      return [];
    const { edit, narrowing } = outcome;
    return [
      ...(edit.text.match(/[^\s"]*(?:arn:|\.\w*[aA]rn)[^\s"]*/g) ?? []),
      ...narrowing.assumptions.filter((each) => !each.startsWith("that data events")),
      narrowing.grade,
    ];
  });
}

const table = "arn:aws:dynamodb:eu-west-1:111122223333:table";
const bucket = (name: string): string => `resource "aws_s3_bucket" "b" {\n  bucket = ${name}\n}\n`;
const stages = `variable "env" {}\n`;

describe("an action is limited to what it was used on", () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      "an ARN, under the account's own names",
      limited([["ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/app/key"]]),
      ["arn:aws:ssm:eu-west-1:111122223333:parameter/app/key", "evidenced"],
    ],
    [
      "a reference, where its name is known",
      limited([["s3:GetObject", "arn:aws:s3:::reports/a.csv"]], bucket('"reports"')),
      ["${aws_s3_bucket.b.arn}/*", "assumed"],
    ],
    [
      "a reference, where its name is known in part, of one alone",
      limited(
        [["s3:GetObject", "arn:aws:s3:::prod-reports/a.csv"]],
        stages + bucket('"${var.env}-reports"'),
      ),
      ["${aws_s3_bucket.b.arn}/*", "that `prod-reports` is `aws_s3_bucket.b`", "assumed"],
    ],
    [
      "ARNs, where a declaration may be one of two",
      limited(
        [
          ["s3:GetObject", "arn:aws:s3:::prod-reports/a"],
          ["s3:GetObject", "arn:aws:s3:::dev-reports/a"],
        ],
        stages + bucket('"${var.env}-reports"'),
      ),
      [
        "arn:aws:s3:::dev-reports/*",
        "arn:aws:s3:::prod-reports/*",
        "that it is deployed nowhere but where the evidence is of",
        "assumed",
      ],
    ],
    [
      "what all paths begin with, before a date",
      limited([
        ["s3:PutObject", "arn:aws:s3:::r/in/orders/2026/09/a"],
        ["s3:PutObject", "arn:aws:s3:::r/in/orders/2026/10/b"],
      ]),
      ["arn:aws:s3:::r/in/orders/*", "assumed"],
    ],
    [
      "no path that somebody made up",
      limited([["s3:PutObject", 'arn:aws:s3:::r/in"] }, { Action = "*/b/c']]),
      ["arn:aws:s3:::r/*", "assumed"],
    ],
    [
      "no path of one name alone",
      limited([["s3:PutObject", "arn:aws:s3:::r/state.json"]]),
      ["arn:aws:s3:::r/*", "assumed"],
    ],
    [
      "a table with its indexes, as an action takes them",
      limited([
        ["dynamodb:Query", `${table}/t/index/i`],
        ["dynamodb:Query", `${table}/t`],
      ]),
      [`${table}/t`, `${table}/t/index/*`, "assumed"],
    ],
    [
      "a secret without what AWS adds to its name",
      limited([
        [
          "secretsmanager:GetSecretValue",
          "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db/main-AbCdEf",
        ],
      ]),
      ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:db/main-??????", "evidenced"],
    ],
    [
      "executions of a state machine",
      limited([
        ["states:StopExecution", "arn:aws:states:eu-west-1:111122223333:execution:flow:1a"],
      ]),
      ["arn:aws:states:eu-west-1:111122223333:execution:flow:*", "evidenced"],
    ],
    [
      "the key that was used, by its id",
      limited([["kms:Sign", "arn:aws:kms:eu-west-1:111122223333:key/1a"]]),
      ["arn:aws:kms:eu-west-1:111122223333:key/1a", "evidenced"],
    ],
    [
      "in each Region, where one declaration is met in two",
      limited(
        [
          ["sqs:PurgeQueue", `${home}:q`],
          ["sqs:PurgeQueue", `${away}:q`],
        ],
        `resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n`,
      ),
      [`${home}:q`, `${away}:q`, "evidenced"],
    ],
    [
      "what another account has, by its ARN",
      limited(
        [["sqs:PurgeQueue", "arn:aws:sqs:eu-west-1:444455556666:q"]],
        `resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n`,
      ),
      ["arn:aws:sqs:eu-west-1:444455556666:q", "evidenced"],
    ],
  ];
  test.for(cases)("%s", ([, found, wanted]) => {
    expect(found).toEqual(wanted);
  });

  const made = "1ABCDEF2GHIJK";
  const template = `
Resources:
  Uploads: { Type: AWS::S3::Bucket }
  App:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] }
      Policies:
        - PolicyName: app
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: "*"
              - Effect: Allow
                Action: ssm:GetParameter
                Resource: "*"
`;
  test("in the words of a template, whose names CloudFormation makes up", () => {
    const rows: readonly Row[] = [
      ["s3:GetObject", "arn:aws:s3:::shop-uploads-1abcdef2ghijk/a"],
      ["ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/a"],
    ];
    const who = `that \`${account}:role/shop-App-${made}\` is who has it`;
    expect(limited(rows, "", {}, {}, "a.yaml", template, `shop-App-${made}`)).toEqual([
      "${Uploads.Arn}/*",
      who,
      "that `shop-uploads-1abcdef2ghijk` is `Uploads`",
      "assumed",
      "arn:${AWS::Partition}:ssm:eu-west-1:${AWS::AccountId}:parameter/a",
      who,
      "assumed",
    ]);
  });

  const program = `
import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as sqs from "aws-cdk-lib/aws-sqs";
export class Shop extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const jobs = new sqs.Queue(this, "Jobs");
    const app = new iam.Role(this, "App", { assumedBy: new iam.ServicePrincipal("batch.amazonaws.com") });
    app.addToPolicy(new iam.PolicyStatement({ actions: ["sqs:PurgeQueue"], resources: ["*"] }));
  }
}
`;
  const pulumi = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const jobs = new aws.sqs.Queue("jobs");
const app = new aws.iam.Role("app", { name: "app", assumeRolePolicy: "{}" });
new aws.iam.RolePolicy("app", {
  role: app.id,
  policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:PurgeQueue", Resource: "*" }] }),
});
`;
  const onlyThere = "that it is deployed nowhere but where the evidence is of";
  const within = "arn:aws:dynamodb:*:*:table";
  test("by the name of what is declared, where the statement writes the partition", () => {
    const text = terraform(
      ["dynamodb:UpdateTable"],
      'resource "aws_dynamodb_table" "orders" {\n  name = "orders"\n}',
      `${within}/*`,
    );
    const rows: readonly Row[] = [["dynamodb:UpdateTable", `${table}/orders`]];
    expect(limited(rows, "", {}, {}, "a.tf", text)).toEqual([
      `${within}/\${aws_dynamodb_table.orders.name}`,
      "evidenced",
    ]);
  });

  const key = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000000";
  const keys = (...names: readonly string[]): string =>
    names.map((name) => `resource "aws_kms_key" "${name}" {}`).join("\n");
  const isTold = "that an event tells of each key that was used in its name";
  test.for<readonly [string, string, string, readonly string[]]>([
    [
      "the one that is declared",
      keys("one"),
      "aws_kms_key.one.arn",
      [isTold, "that `0a1b2c3d-0000-4000-8000-000000000000` is `aws_kms_key.one`"],
    ],
    ["its ARN where several are", keys("one", "two"), key, [isTold]],
    ["its ARN where none is", "", key, [isTold]],
  ])("a key that was used, beside what may ask for it: %s", ([, more, ...wanted]) => {
    const rows: readonly Row[] = [
      ["kms:Decrypt", key],
      ["s3:GetObject", "arn:aws:s3:::r/a"],
    ];
    const found = limited(rows, "", {}, {}, "a.tf", terraform(["kms:Decrypt"], more));
    expect(found.filter((each) => !/^(?:assumed|evidenced)$/.test(each))).toEqual(wanted.flat());
  });

  test.for([
    [
      "CDK",
      "lib/shop.ts",
      program,
      "Shop-App3C357FF2-8oXgv7l7YIxT",
      "Shop-Jobs0A1B2C3D-abcDEF123456",
    ],
    ["Pulumi", "index.ts", pulumi, "app", "jobs-0a1b2c3"],
  ] as const)(
    "what is declared in a program, by names that %s makes up",
    ([, path, text, who, queue]) => {
      const by = (name: string): readonly string[] =>
        limited([["sqs:PurgeQueue", `${home}:${name}`]], "", {}, {}, path, text, who).filter(
          (each) => !each.endsWith("is who has it"),
        );
      const address = path === "index.ts" ? "jobs" : "Jobs";
      expect(by(queue)).toEqual([
        expect.stringContaining(path === "index.ts" ? "jobs.arn" : "jobs.queueArn"),
        `that \`${queue}\` is \`${address}\``,
        "assumed",
      ]);
      // What only looks so is another's.
      const other = queue.replace(/jobs/i, "Others");
      expect(by(other)).toEqual([expect.stringContaining(`:${other}`), onlyThere, "assumed"]);
    },
  );

  test("where a reference has no room, what was not used is left out all the same", () => {
    const text = pulumi
      .replace("pulumi.jsonStringify", "JSON.stringify")
      .replace('"sqs:PurgeQueue"', '["sqs:PurgeQueue", "sqs:DeleteQueue"]');
    const agreement = agreedWith(usedOn([["sqs:PurgeQueue", `${home}:jobs-0a1b2c3`]]), {}, old);
    const { proposals } = audit(tree({ "index.ts": text }), facts, agreement);
    expect(proposals.map(({ outcome }) => outcome.kind === "commit" && outcome.edit.text)).toEqual([
      '{ Effect: "Allow", Action: ["sqs:PurgeQueue"], Resource: "*" }',
    ]);
  });

  test("what was denied is told where it stays allowed, and not where it does not", () => {
    const rows: readonly Row[] = [
      ["s3:GetObject", "arn:aws:s3:::r/in/a"],
      ["s3:GetObject", "arn:aws:s3:::r/in/secret", "denied"],
      ["s3:GetObject", "arn:aws:s3:::other/secret", "denied"],
    ];
    const agreement = agreedWith(usedOn(rows), {}, old);
    const [proposal] = audit(
      tree({ "a.tf": terraform(["s3:GetObject"]) }),
      facts,
      agreement,
    ).proposals;
    expect(proposal?.outcome.kind === "commit" && proposal.outcome.narrowing.byUse).toEqual([
      "that `s3:GetObject` was used on nothing else in the 92 days to 2026-11-28 (`usage.json`)",
      "that `s3:GetObject` was denied on `arn:aws:s3:::r/in/secret`, which stays allowed beside that",
    ]);
    expect(useParagraph(proposal?.use)).toEqual([
      expect.stringContaining(
        "Used on: `arn:aws:s3:::r` by `s3:GetObject` (9 times, last on 2026-11-28).",
      ),
    ]);
  });
});

describe("an action is not limited", () => {
  const parameter = "arn:aws:ssm:eu-west-1:111122223333:parameter";
  const one: readonly Row[] = [["ssm:PutParameter", `${parameter}/a`]];
  const instance = "arn:aws:ec2:eu-west-1:111122223333:instance";
  const cases: readonly (readonly [string, readonly Row[], Partial<Evidence>, object, string])[] = [
    ["by itself", one, {}, {}, ""],
    [
      "under numbers of no account",
      one,
      { hashed: true },
      {},
      "other numbers stand for accounts in the evidence",
    ],
    [
      "where an event does not say on what",
      [...one, ["ssm:PutParameter", `${parameter}/\${Name}`]],
      {},
      {},
      "not each of its calls says on what",
    ],
    [
      "beyond what is told apart",
      [["ssm:PutParameter", `${parameter}/*`]],
      {},
      {},
      "it was used on too many to be told apart",
    ],
    [
      "where a call elsewhere was throttled",
      [...one, ["ssm:PutParameter", `${parameter}/b`, "untold"]],
      {},
      {},
      "on other resources its calls were throttled or not valid",
    ],
    [
      "by ids that AWS made",
      [["ec2:TerminateInstances", `${instance}/i-1`]],
      {},
      {},
      "AWS makes up the names of what it was used on",
    ],
    [
      "to more than anybody reads",
      Array.from({ length: 11 }, (_, at): Row => ["ssm:PutParameter", `${parameter}/a${at}`]),
      {},
      {},
      "it was used on too many to be listed",
    ],
    ["where it is to stay", one, {}, { "never-remove": ["ssm:*"] }, "it is to stay as it is"],
    ["where it is allowed of late", one, {}, { grace: 400 }, "it has been allowed only lately"],
    [
      "where not all is kept",
      one,
      { events: { ...usedOn([]).events, leftOut: 1 } },
      {},
      "not all that was read is kept",
    ],
    [
      "where a filter left calls out",
      one,
      { narrowed: [{ regions: ["eu-west-1"] }] },
      {},
      "its calls were left out when the evidence was made",
    ],
  ];
  test.for(cases)("%s", ([, rows, more, set, because]) => {
    const actions = [...new Set(rows.map(([action]) => action))];
    const agreement = agreedWith(usedOn(rows, more), set, old);
    const { proposals } = audit(tree({ "a.tf": terraform(actions) }), facts, agreement);
    const [said = ""] = proposals.flatMap(({ use }) => useParagraph(use));
    expect(/Not limited by it: `[^`]*`, since (.*)\.$/.exec(said)?.[1] ?? "").toBe(because);
    const isLimited = proposals.some(
      ({ outcome }) => outcome.kind === "commit" && outcome.narrowing.byUse.length > 0,
    );
    expect(isLimited).toBe(because === "");
  });

  test("to the one that is declared, where it was used on another", () => {
    const rows: readonly Row[] = [
      ["s3:GetObject", "arn:aws:s3:::elsewhere/a"],
      ["s3:GetObject", "*"],
    ];
    const files = { "a.tf": terraform(["s3:GetObject"], bucket('"reports"')) };
    expect(audit(tree(files), facts, agreedWith(usedOn(rows), {}, old)).proposals).toMatchObject([
      { outcome: { kind: "none", refusal: { because: "no-narrower" } } },
    ]);
  });
});

test("an action is kept within its account only where it was not used on what another one has", () => {
  const spelled = (of: string): readonly string[] => {
    const rows: readonly Row[] = [
      ["sqs:PurgeQueue", `arn:aws:sqs:eu-west-1:${of}:q`],
      ["sqs:PurgeQueue", "*"],
    ];
    const files = { "a.tf": terraform(["sqs:PurgeQueue"]) };
    return audit(tree(files), facts, agreedWith(usedOn(rows), {}, old)).proposals.map(
      ({ outcome }) => (outcome.kind === "none" ? "none" : outcome.edit.text),
    );
  };
  expect(spelled("111122223333")).toEqual([expect.stringContaining("aws:ResourceAccount")]);
  expect(spelled("444455556666")).toEqual([expect.not.stringContaining("aws:ResourceAccount")]);
});

test("each call that was authorised stays allowed, and nothing is that was not", () => {
  const name = fc.constantFrom("a", "b-1", "logs", "x.y");
  const path = fc.constantFrom("in/a", "in/2026/b", "out/c", "c");
  const row = fc.oneof(
    fc.tuple(name, path).map(([one, two]): Row => ["s3:PutObject", `arn:aws:s3:::${one}/${two}`]),
    name.map((one): Row => ["sqs:PurgeQueue", `${home}:${one}`]),
    fc
      .tuple(name, path)
      .map(
        ([one, two]): Row => [
          "ssm:GetParameter",
          `arn:aws:ssm:eu-west-1:111122223333:parameter/${one}/${two}`,
        ],
      ),
  );
  const declared = bucket('"logs"');
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: String, minLength: 1, maxLength: 8 }), (rows) => {
      const actions = [...new Set(rows.map(([action]) => action))];
      const files = tree({ "a.tf": terraform(actions, declared) });
      const { changed } = fix(files, facts, agreedWith(usedOn(rows), {}, old), [
        "assumed",
        "evidenced",
      ]);
      const [made] = changed;
      const { policies } = scanned({ "a.tf": made?.after ?? "" });
      const allowed = policies.flatMap(({ statements }) =>
        statements.map(({ action, resource }) => ({
          actions: (action?.items ?? []).map((item) => itemPattern(item)),
          resources: (resource?.items ?? []).map((item) => itemPattern(item)),
        })),
      );
      const allows = (action: string, arn: string): boolean =>
        allowed.some(
          (each) => each.actions.includes(action) && each.resources.some((one) => covers(one, arn)),
        );
      expect(made).toBeDefined();
      for (const [action, arn] of rows) {
        expect(allows(action, arn), `${action} on ${arn}`).toBe(true);
        expect(allows(action, "arn:aws:s3:::unmet/in/a")).toBe(false);
        expect(allows(action, `${home}:unmet`)).toBe(false);
      }
    }),
    { numRuns: often(100) },
  );
});

test("a replacement that loses a call is not proved", () => {
  const of = (on: string): ReturnType<typeof scanned>["policies"][number] => {
    const found = scanned({ "a.tf": terraform(["sqs:PurgeQueue"], "", on) }).policies;
    const policy = found.find(({ kind }) => kind === "identity");
    if (!policy) throw new Error("no policy");
    return policy;
  };
  const { useOf } = ((): Pick<typeof facts, "useOf"> => {
    const used = { patterns: [`${home}:q`], denied: [], because: "many" as const };
    const observed = { principals: [`${account}:role/app`], on: () => used };
    return { useOf: () => observed as unknown as ReturnType<typeof facts.useOf> };
  })();
  const lost = (now: string, was = "*"): string | undefined =>
    lostUse(of(was).statements, of(now).statements, of(now), { ...facts, useOf });
  expect(lost(`${home}:q`)).toBeUndefined();
  expect(lost("arn:aws:sqs:*:*:q*")).toBeUndefined();
  expect(lost(`${home}:other`)).toContain("was used on");
  expect(lost(`${home}:other`, `${home}:o*`)).toBeUndefined();
});
