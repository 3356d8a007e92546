import { describe, expect, test } from "vitest";
import { evidenceTerms } from "../../src/config/evidence.ts";
import type { Agreement } from "../../src/config/agreement.ts";
import { readEvidence, type Evidence } from "../../src/evidence/evidence.ts";
import { agreedIn } from "../../src/jobs/agreed.ts";
import { audit } from "../../src/jobs/audit.ts";
import { fix } from "../../src/jobs/fix.ts";
import { review } from "../../src/jobs/review.ts";
import { ConfigurationError } from "../../src/jobs/settings.ts";
import { identified } from "../../src/jobs/use/identified.ts";
import { posted } from "../../src/report/posted.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { memoryTree, type Tree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts, scanned } from "../rules/facts.ts";

const account = "arn:aws:iam::111122223333";

type Done = Readonly<Record<string, "authorised" | "denied" | "untold" | readonly [last: string]>>;

/** Evidence of three months in which every service was seen, with its reads and its data events. */
function evidenceOf(did: Readonly<Record<string, Done>>, more: Partial<Evidence> = {}): Evidence {
  const [first, last] = ["2026-08-29T08:00:00Z", "2026-11-28T08:00:00Z"];
  const services = ["dynamodb", "iam", "s3", "sqs"].map((service) => ({
    ...{ service, management: 9, data: 9, reads: 9 },
  }));
  const none = { service: 0, "other account": 0, federated: 0, unknown: 0 };
  const evidence = {
    ...{ format: "pare-usage-evidence", version: 1, window: { first, last } },
    events: {
      ...{ counted: 9, duplicates: 0, filtered: 0, uncalled: 0, others: none },
      ...{ unknown: 0, faults: 0, leftOut: 0 },
    },
    ...{ accounts: ["111122223333"], regions: ["eu-west-1", "us-east-1"], services },
    principals: Object.entries(did).map(([arn, actions]) => ({
      ...{ arn, events: 9, first, last, unknown: [] },
      uses: Object.entries(actions).map(([action, outcome]) => ({
        ...{ action, resource: "*", basis: "resources", count: 9, first },
        outcome: typeof outcome === "string" ? outcome : "authorised",
        last: typeof outcome === "string" ? last : outcome[0],
      })),
    })),
    ...more,
  };
  const read = readEvidence(JSON.stringify(evidence));
  if ("wrong" in read) throw new Error(read.wrong);
  return read;
}

function agreedWith(
  evidence: Evidence,
  set: Parameters<typeof evidenceTerms>[0] = {},
  more: Partial<Agreement> = {},
): Agreement {
  const read = [{ path: "usage.json", evidence }];
  return agreed("never", {}, { evidence: { ...evidenceTerms(set), read }, ...more });
}

const old = { changedOn: (): string => "2026-01-01" };
const tree = (files: Readonly<Record<string, string>>): Tree =>
  memoryTree(new Map(Object.entries(files)));

const role = (actions: string, name = `name = "app"`): string => `
resource "aws_iam_role" "app" {
  ${name}
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = [${actions}], Resource = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" }]
  })
}
`;

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
      "what is somebody else's for sure is not this",
      { "a.tf": role("", 'name = "${var.x}-app"'), "b/b.tf": role("", 'name = "b-app"') },
      ["a-app", "b-app"],
      "name: b-app part of a name: a-app",
    ],
  ];
  test.for(cases)("%s", ([, files, names, wanted]) => {
    const found = identified(
      scanned(files),
      names.map((name) => `${account}:role/${name}`),
      evidenceTerms({}),
    );
    const shown = [...found.values()].map((each) =>
      each.kind === "found"
        ? `${each.by}: ${each.arns.map((arn) => arn.slice(`${account}:role/`.length)).join()}`
        : each.kind,
    );
    expect(shown.join(" ")).toBe(wanted);
  });

  test("as the configuration says", () => {
    const arn = `${account}:role/*-App-*`;
    const found = identified(
      scanned({ "a.yaml": template("App") }),
      ["s", "t", "u"].map((stack) => `${account}:role/${stack}-App-${made}`),
      evidenceTerms({ principals: [{ owner: "App", path: "*.yaml", arn }] }),
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

  test("a wildcard becomes what was used, and keeps it where the rest is a guess", () => {
    const files = tree({ "a.tf": role(`"sqs:*"`).replace(/"arn:[^"]*"/, `"*"`) });
    const evidence = evidenceOf({
      [`${account}:role/app`]: { "sqs:CreateQueue": "authorised", "sqs:SendMessage": "authorised" },
    });
    const [made] = fix(files, facts, agreedWith(evidence, {}, old), ["evidenced"]).changed;
    const named = [...(made?.after ?? "").matchAll(/"(sqs:\w+)"/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(["sqs:CreateQueue", "sqs:SendMessage"]);
  });

  test("of all that is unused nothing is left to be written", () => {
    const files = tree({ "a.tf": role(`"dynamodb:DeleteTable"`) });
    const { proposals } = audit(files, facts, agreedWith(evidenceOf(did), {}, old));
    expect(
      proposals.map(({ outcome }) => outcome.kind === "none" && outcome.refusal.because),
    ).toEqual(["unused"]);
  });
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
  const short = agreedWith(evidence, { "min-age": 200 }, old);
  expect(auditMarkdown(audit(tree(files), facts, short))).toContain(
    "Evidence of use is not asked: the evidence of use covers 92 days, and 200 are asked for.",
  );
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
    await expect(read(files({ "usage.json": "{}" }))).rejects.toThrow(
      /^usage.json: it is no evidence/,
    );
    const agreement = await read(files({ "usage.json": JSON.stringify(evidenceOf({})) }));
    expect(agreement.evidence.read).toEqual([{ path: "usage.json", evidence: evidenceOf({}) }]);
    expect(agreement.files).toContain("usage.json");
  });
});
