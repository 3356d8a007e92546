import fc from "fast-check";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { answered } from "../../src/github/answer.ts";
import { connect } from "../../src/github/client.ts";
import { openInApi } from "../../src/jobs/change-in-api.ts";
import { gitChange } from "../../src/jobs/change-in-git.ts";
import type { OpenChange } from "../../src/jobs/open-change.ts";
import { openCommits, openPull } from "../../src/jobs/pull-request.ts";
import { review, type Change } from "../../src/jobs/review.ts";
import { checkReport } from "../../src/report/check.ts";
import { verdict } from "../../src/report/verdict.ts";
import { openGit } from "../../src/repository/git.ts";
import { fingerprintOf } from "../../src/rules/fingerprint.ts";
import { agreed } from "../agreed.ts";
import { startGitHub, writeToken, type GitHub, type Options } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import { hurried } from "../github/hurried.ts";
import { createOrigin, type Files, type Origin } from "../github/origin.ts";
import { facts } from "../rules/facts.ts";
import { often } from "../share.ts";

/** A change that is read through GitHub's API says what it says through git. */

const folder = temporaryFolder();
let folders = 0;
const opened: GitHub[] = [];
afterEach(async () => {
  for (const github of opened.splice(0)) {
    expect(github.violations).toEqual([]);
    await github.close();
  }
});

type Both = { readonly viaGit: Change; readonly viaApi: Change; readonly viaCommits: Change };

async function read(base: Files, head: Files, options: Partial<Options> = {}): Promise<Both> {
  const origin = createOrigin(join(folder, `${folders++}`), { base: [base], head: [head] });
  const github = await startGitHub({
    directory: origin.directory,
    pulls: [{ number: 7 }],
    ...options,
  });
  opened.push(github);
  const client = connect({
    token: writeToken,
    apiUrl: github.url,
    userAgent: "pare",
    patience: hurried,
  });
  const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };
  const commits = { base: origin.mergeBase(), head: origin.head(), into: origin.base() };
  const whole = async (change: OpenChange): Promise<Change> =>
    answered(await change.change(() => true));
  return {
    viaGit: changeOf(origin),
    viaApi: await whole(answered(await openPull(client, pull, commits, undefined))),
    viaCommits: await whole(openCommits(client, pull, commits, undefined)),
  };
}

function changeOf(origin: Origin): Change {
  const clone = join(folder, `${folders++}`);
  git(folder, ["clone", "--quiet", origin.url, clone]);
  const opened = openGit(clone);
  if (!opened) throw new Error("no repository");
  opened.fetch("origin", [origin.head()]);
  return gitChange(opened, { base: origin.mergeBase(), head: origin.head() }, () => true);
}

const found = (change: Change): object => {
  const { touched, findings, problems, blocked, shifts } = review(change, facts, agreed());
  return {
    touched,
    findings: findings.map(fingerprintOf),
    problems,
    blocked,
    shifts: shifts.length,
  };
};

const used = `data "aws_iam_policy_document" "app" {
  statement {
    actions   = var.actions
    resources = ["*"]
  }
}
`;
const variable = (value: string, name = "actions"): string =>
  `variable "${name}" {\n  default = ${value}\n}\n`;

test.each([
  ["", {}],
  [" which GitHub shows no lines of", { limits: { patchLines: 1 } }],
])("a default that was widened touches the statement that reads it,%s", async (_, options) => {
  const { viaGit, viaApi, viaCommits } = await read(
    { "main.tf": used, "variables.tf": variable('["ec2:DescribeInstances"]') },
    { "variables.tf": variable('["*"]') },
    options,
  );
  expect(found(viaApi)).toMatchObject({ touched: 1, blocked: true });
  expect(found(viaApi)).toEqual(found(viaGit));
  expect(found(viaCommits)).toEqual(found(viaGit));
});

test("an attribute that calls a file binary hides no line of it", () => {
  const base = { "main.tf": used, "variables.tf": variable('["ec2:DescribeInstances"]') };
  const origin = createOrigin(join(folder, `${folders++}`), {
    base: [base],
    head: [{ "variables.tf": variable('["*"]'), ".gitattributes": "*.tf -diff\n" }],
  });
  const checkout = join(folder, `${folders++}`);
  git(folder, ["clone", "--quiet", "--branch=feature", origin.url, checkout]);
  const opened = openGit(checkout);
  if (!opened) throw new Error("no repository");
  const ends = { base: origin.mergeBase(), head: origin.head() };
  expect(opened.diff(ends.base, ends.head, () => true).map(({ hunks }) => hunks)).toContainEqual(
    [],
  );
  expect(found(gitChange(opened, ends, () => true))).toMatchObject({ touched: 1, blocked: true });
});

test("a link that leads to another file has that one's lines", async () => {
  const { viaGit, viaApi } = await read(
    {
      "infra/main.tf": used,
      "infra/variables.tf": { symlink: "../narrow.txt" },
      "narrow.txt": variable('["ec2:DescribeInstances"]'),
      "wide.txt": variable('["*"]'),
    },
    { "infra/variables.tf": { symlink: "../wide.txt" } },
  );
  expect(found(viaGit)).toMatchObject({ touched: 1, blocked: true });
  expect(found(viaApi)).toEqual(found(viaGit));
});

const values = fc.constantFrom('["*"]', '["s3:*"]', '["s3:GetObject"]', '["iam:PassRole"]');
/** Modules of a few lines each, every line of which is another: git and Pare agree on what changed. */
const module = fc.record({
  actions: values,
  other: fc.option(values, { nil: undefined }),
  moved: fc.boolean(),
  added: fc.boolean(),
});
type Module = typeof module extends fc.Arbitrary<infer T> ? T : never;

test("any small change touches the same statements, and the same is found in it", async () => {
  const textsOf = (name: string, m: Module): Files => ({
    [`${name}/main.tf`]: `# ${name}\n${used}`,
    [`${name}/${m.moved ? "inputs" : "variables"}.tf`]: `# Of ${name}.\n${variable(m.actions)}`,
    ...(m.other !== undefined && {
      [`${name}/other.tf`]: used.replace("app", "other").replace("var.actions", m.other),
    }),
    ...(m.added && { [`${name}/policy.json`]: '{"Statement":{"Effect":"Allow","Action":"*"}}\n' }),
  });
  await fc.assert(
    fc.asyncProperty(fc.tuple(module, module), fc.tuple(module, module), async (before, after) => {
      const [base, head] = [before, after].map(([a, b]) => ({
        ...textsOf("a", a),
        ...textsOf("b", b),
      }));
      const gone = Object.keys(base ?? {}).filter((path) => !(path in (head ?? {})));
      const { viaGit, viaApi } = await read(base ?? {}, {
        ...head,
        ...Object.fromEntries(gone.map((path) => [path, null])),
      });
      expect(found(viaApi)).toEqual(found(viaGit));
    }),
    { numRuns: often(16) },
  );
}, 60_000);

const inCdk = (name: string, importing: string, statement: string): string =>
  [
    'import * as cdk from "aws-cdk-lib";',
    'import * as iam from "aws-cdk-lib/aws-iam";',
    importing,
    `export class ${name} extends cdk.Stack {`,
    "  constructor(scope, id) {",
    "    super(scope, id);",
    `    new iam.Role(this, "Role", { assumedBy: new iam.AccountRootPrincipal() }).addToPolicy(${statement});`,
    "  }",
    "}",
    "",
  ].join("\n");

const actionsFor = (actions: string): string =>
  `export function actionsFor() {\n  return [\n    ...${actions},\n  ];\n}\n`;

const inPython = (actions: string): string =>
  `def document():\n    return {"Statement": [{"Effect": "Allow", "Action": ${actions}, "Resource": "*"}]}\n`;

const little = '["ec2:DescribeInstances"]';
const all = '["*"]';

test.each<readonly [string, Files, Files, object]>([
  [
    "a function of another folder, which another file hands on",
    {
      "infra/lib/stacks/shop.ts": inCdk(
        "Shop",
        'import { actionsFor } from "../shared";\nimport { EVERY } from "../../../packages/names/src";',
        "new iam.PolicyStatement({ actions: actionsFor(), resources: [EVERY] })",
      ),
      "packages/names/src/index.ts": 'export { EVERY } from "./every";\n',
      "packages/names/src/every.ts": 'export const EVERY = "*";\n',
      "infra/lib/stacks/old.ts": inCdk("Old", "", "elsewhere()"),
      "infra/lib/shared/index.ts": 'export * from "./access/read";\n',
      "infra/lib/shared/access/read.ts": actionsFor(little),
      "infra/cdk.json": "{}",
    },
    { "infra/lib/shared/access/read.ts": actionsFor(all) },
    { touched: 1, blocked: true, problems: [], shifts: 1 },
  ],
  [
    "a constant of another folder, in a file that has nothing of CDK's",
    {
      "lib/shop.ts": inCdk(
        "Shop",
        'import { ACTIONS } from "../config/actions.js";',
        'new iam.PolicyStatement({ actions: ACTIONS, resources: ["*"] })',
      ),
      "config/actions.ts": `export const ACTIONS = ${little};\n`,
      "cdk.json": "{}",
    },
    { "config/actions.ts": `export const ACTIONS = ${all};\n` },
    { touched: 1, blocked: true, problems: [], shifts: 1 },
  ],
  [
    "a function of Python's, from where the program is started",
    {
      "infra/stacks/shop.py":
        'import json\nimport pulumi_aws as aws\nfrom policies import (\n    read,  # the least\n)\naws.iam.Policy("p", policy=json.dumps(read.document()))\n',
      "infra/policies/read.py": inPython(little),
      "infra/Pulumi.yaml": "name: shop\nruntime: python\n",
    },
    { "infra/policies/read.py": inPython(all) },
    { touched: 1, blocked: true, problems: [], shifts: 1 },
  ],
  [
    "what a program imports anew, and was there before",
    {
      "lib/a/shop.ts": inCdk(
        "Shop",
        "",
        `new iam.PolicyStatement({ actions: ${little}, resources: ["*"] })`,
      ),
      "lib/b/old.ts": inCdk(
        "Old",
        "export const NAME = 'old';",
        `new iam.PolicyStatement({ actions: ${all}, resources: ["*"] })`,
      ),
      "cdk.json": "{}",
    },
    {
      "lib/a/shop.ts": inCdk(
        "Shop",
        'import { NAME } from "../b/old";',
        `new iam.PolicyStatement({ actions: ${little}, resources: ["*"] })`,
      ),
    },
    { touched: 0, blocked: false, problems: [], shifts: 0 },
  ],
  [
    "a file that nothing with policies imports",
    {
      "app/a/use.ts": 'import { b } from "../b/b";\n',
      "app/b/b.ts": "export const b = 1;\n",
      "infra/cdk.json": "{}",
    },
    { "app/b/b.ts": "export const b = 2;\n" },
    { touched: 0, blocked: false, problems: [], shifts: 0 },
  ],
])("%s: programs are read that import what changed", async (_, base, head, expected) => {
  const { viaGit, viaApi } = await read(base, head);
  expect(found(viaGit)).toMatchObject(expected);
  expect(found(viaApi)).toEqual(found(viaGit));
});

/** A change read through the API, of which no more than some contents are asked for. */
async function readSparingly(base: Files, head: Files, most: number): Promise<Change> {
  const origin = createOrigin(join(folder, `${folders++}`), { base: [base], head: [head] });
  const github = await startGitHub({ directory: origin.directory });
  opened.push(github);
  const client = connect({ token: writeToken, apiUrl: github.url, userAgent: "pare" });
  const commits = { base: origin.mergeBase(), head: origin.head(), into: origin.base() };
  const renames = () => Promise.resolve(new Map<string, string>());
  const repository = { owner: "octo-org", repo: "infrastructure" };
  return answered(await openInApi(client, repository, commits, renames, most).change(() => true));
}

test("programs that are asked for too late to see what they import are told", async () => {
  const { unread } = await readSparingly(
    {
      "cdk.json": "{}",
      "lib/stack.ts": inCdk("S", 'import { A } from "../shared/a";', ""),
      "shared/a.ts": "export const A = 1;\n",
    },
    { "shared/a.ts": "export const A = 2;\n" },
    2,
  );
  expect(unread.map(({ path, reason }) => `${path} ${reason}`)).toEqual(["lib/stack.ts too-many"]);
});

test("changed files beyond what is asked for in a run block, unless nothing does", async () => {
  const change = await readSparingly(
    { "README.md": "#\n" },
    Object.fromEntries(["a", "b", "c", "z"].map((name) => [`${name}.json`, `["${name}"]\n`])),
    2,
  );
  const result = review(change, facts, agreed());
  expect(verdict(result)).toBe("blocked by 2 changed files that could not be read");
  const never = review(change, facts, agreed("never"));
  expect([never.blocked, verdict(never)]).toEqual([
    false,
    "2 changed files could not be evaluated",
  ]);
  expect(checkReport(never, "").conclusion).toBe("neutral");
});
