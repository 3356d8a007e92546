import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import { createOrigin } from "../github/origin.ts";
import { pare } from "./built.ts";
import { writeFiles, type Texts } from "./files.ts";
import { auditReport, extractReport, reviewReport } from "./reports.ts";
import { cloudFormation, passingStatement } from "./stories.ts";
import { sam, terraform, wideFiles, wideItem, widened, wideStatement } from "./stories.ts";
import { wholeTest } from "../share.ts";

/** The built command line: what it prints, and the code it ends with. */

const folder = temporaryFolder();
const origin = createOrigin(join(folder, "origin"), widened);
const clone = join(folder, "clone");
git(folder, ["clone", "--quiet", origin.url, clone]);
git(clone, ["checkout", "--quiet", "feature"]);

const filesOf = (files: Texts): string => writeFiles(folder, files);
const textsOf = (directory: string, paths: readonly string[]): readonly string[] =>
  paths.map((path) => readFileSync(join(directory, path), "utf8"));

test.concurrent("audit: 0 where nothing blocks, 1 where something does", async () => {
  const [passed, blocked, never] = await Promise.all([
    pare(clone, ["audit"]),
    pare(clone, ["audit", "--fail-on", "medium"]),
    pare(clone, ["audit", "--fail-on", "never"]),
  ]);
  expect(passed).toMatchObject({ code: 0, stderr: "" });
  expect(passed.stdout).toMatch(/^infra\/main\.tf:37:18 {2}medium {2}data-exfiltration /m);
  expect(passed.stdout).toMatch(/2 medium; score \d+ \([A-F]\)\n.*\npassed\n$/);
  expect(blocked.code).toBe(1);
  expect(blocked.stdout).toMatch(/\nblocked: 2 findings of severity medium or worse\n$/);
  expect(never.code).toBe(0);
});

wholeTest("audit of paths looks at nothing else", async () => {
  const { stdout } = await pare(clone, ["audit", "orders", "--format", "json"]);
  const { summary, findings } = auditReport.parse(JSON.parse(stdout));
  expect(summary.files).toBe(1);
  expect(findings.map(({ path }) => path)).toEqual(["orders/template.yaml"]);
});

test.concurrent("audit reads the configuration; who names a path means it", async () => {
  const directory = filesOf({
    ...wideFiles,
    ".github/pare.yml": "fail-on: medium\npaths: ['**', '!infra/**']\n",
  });
  const all = await pare(directory, ["audit"]);
  expect(all.code).toBe(1);
  expect(all.stdout).not.toContain("infra/main.tf");
  expect((await pare(directory, ["audit", "infra"])).stdout).toContain("infra/main.tf");
  expect((await pare(directory, ["audit", "--fail-on", "high"])).code).toBe(0);
  writeFileSync(join(directory, ".github/pare.yml"), "fail-on: medium\npath: []\n");
  expect(await pare(directory, ["audit"])).toMatchObject({
    code: 2,
    stdout: "",
    stderr: "pare: .github/pare.yml:2: there is no setting path; did you mean paths?\n",
  });
});

test.concurrent(
  "review: the branch that is checked out against the remote's main branch",
  async () => {
    const ended = await pare(clone, ["review", "--fail-on", "medium"]);
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toMatch(
      /2 touched; 2 medium; score \d+ \([A-F]\) before, \d+ \([A-F]\) after/,
    );
    const other = await pare(clone, ["review", "--base", "feature", "--head", "origin/main"]);
    expect(other).toMatchObject({ code: 0 });
    expect(other.stdout).toContain("no findings");
  },
);

test.concurrent("the JSON of each command is what its contract says", async () => {
  const [extracted, audited, reviewed] = await Promise.all(
    ["extract", "audit", "review"].map(async (name) => {
      const { stdout } = await pare(clone, [name, "--format", "json"]);
      return JSON.parse(stdout) as unknown;
    }),
  );
  const { statements } = extractReport.parse(extracted);
  expect(statements.map(({ path, startLine, endLine }) => [path, startLine, endLine])).toEqual([
    ["infra/main.tf", 9, 13],
    ["infra/main.tf", 31, 38],
    ["orders/template.yaml", 28, 32],
  ]);
  expect(statements[1]).toMatchObject({
    owner: "aws_iam_role_policy.reporter",
    policyKind: "identity",
    iac: "terraform",
    effect: "Allow",
    actions: ["s3:GetObject", "s3:PutObject"],
    resources: ["*"],
  });
  const { findings } = auditReport.parse(audited);
  const { summary, findings: touched } = reviewReport.parse(reviewed);
  expect(touched).toEqual(findings);
  expect(summary).toMatchObject({ touched: 2, findings: { medium: 2 }, blocked: false });
  expect(findings[0]).toMatchObject({
    path: "infra/main.tf",
    startLine: 31,
    endLine: 38,
    subject: { startLine: 37, startColumn: 18, text: '"*"' },
    suggestion: { complete: true, startLine: 31, endLine: 38, missing: [] },
  });
});

test.concurrent("the contract holds for what cannot be read or named, too", async () => {
  const directory = filesOf({
    "broken.tf": 'resource "aws_iam_policy" {{\n',
    "main.tf": terraform(passingStatement),
  });
  const { stdout } = await pare(directory, ["audit", "--format", "json"]);
  const { findings, notEvaluated } = auditReport.parse(JSON.parse(stdout));
  expect(notEvaluated).toMatchObject([{ path: "broken.tf", line: 1, reason: "syntax-error" }]);
  expect(findings[0]?.suggestion).toMatchObject({ complete: false, grade: "fill in" });
  const extracted = await pare(directory, ["extract", "--format", "json"]);
  expect(extractReport.parse(JSON.parse(extracted.stdout)).notEvaluated).toEqual(notEvaluated);
});

test.concurrent("SARIF and Markdown of an audit", async () => {
  const [sarif, markdown] = await Promise.all(
    ["sarif", "markdown"].map((format) => pare(clone, ["audit", "--format", format])),
  );
  const { runs } = JSON.parse(sarif?.stdout ?? "") as Log;
  expect(runs[0]?.results?.map(({ ruleId }) => ruleId)).toEqual([
    "data-exfiltration",
    "data-exfiltration",
  ]);
  expect(markdown?.stdout).toMatch(/^### Pare: 2 findings, none of them blocks\n/);
});

test.concurrent("extract as text has a line for each statement", async () => {
  const { code, stdout } = await pare(clone, ["extract"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^infra\/main\.tf:31-38 {2}identity {2}.* Allow s3:GetObject, s3:Put/m);
  expect(stdout).toMatch(/\n3 statements in \d+ files\n$/);
});

const toFix = {
  "infra/main.tf": terraform(wideStatement),
  "stack.yaml": cloudFormation('"*"'),
  "orders/template.yaml": sam(wideItem),
};
const fixedTexts = [
  terraform(wideStatement.replace('["*"]', '["${aws_s3_bucket.reports.arn}/*"]')),
  sam(wideItem.replace('"*"', "!GetAtt Orders.Arn")),
];

test.concurrent(
  "fix writes what is proved, once: a second time there is nothing to do",
  async () => {
    const directory = filesOf(toFix);
    const paths = Object.keys(toFix);
    const first = await pare(directory, ["fix", "--assume"]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const once = textsOf(directory, paths);
    expect([once[0], once[2]]).toEqual(fixedTexts);
    const again = await pare(directory, ["fix", "--assume"]);
    expect(again.stdout).toMatch(/^0 statements were replaced in 0 files\n/);
    expect(textsOf(directory, paths)).toEqual(once);
    const audited = await pare(directory, ["audit", "infra", "orders", "--fail-on", "medium"]);
    expect(audited.code).toBe(0);
  },
);

wholeTest.concurrent("fix alone makes no assumption, and says that it left some", async () => {
  const directory = filesOf(toFix);
  const { stdout } = await pare(directory, ["fix", "infra", "orders"]);
  expect(textsOf(directory, Object.keys(toFix))).toEqual(Object.values(toFix));
  expect(stdout).toMatch(/^0 statements were replaced in 0 files\n/);
  expect(stdout).toContain("--assume");
});

test.concurrent("fix --dry-run prints a patch that git applies, and writes nothing", async () => {
  const directory = filesOf(toFix);
  const { code, stdout } = await pare(directory, ["fix", "--assume", "--dry-run"]);
  expect(code).toBe(0);
  expect(textsOf(directory, Object.keys(toFix))).toEqual(Object.values(toFix));
  const patch = stdout.slice(0, stdout.search(/^\d+ statements? would be replaced/m));
  git(directory, ["apply", "-"], patch);
  const texts = textsOf(directory, ["infra/main.tf", "orders/template.yaml"]);
  expect(texts).toEqual(fixedTexts);
});

wholeTest("fix leaves alone what the configuration leaves out", async () => {
  const config = "paths: ['**', '!infra/**']\n";
  const directory = filesOf({ ...toFix, ".github/pare.yml": config });
  expect((await pare(directory, ["fix", "--assume"])).code).toBe(0);
  const [left, , changed] = textsOf(directory, Object.keys(toFix));
  expect([left, changed]).toEqual([toFix["infra/main.tf"], fixedTexts[1]]);
});

test.concurrent(
  "fix leaves links alone: the file that they lead to is changed once, as what it is",
  async () => {
    const directory = filesOf({ "infra/main.tf": terraform(wideStatement) });
    mkdirSync(join(directory, "other"));
    symlinkSync("../infra/main.tf", join(directory, "other", "linked.tf"));
    const { stdout } = await pare(directory, ["fix", "--assume"]);
    expect(stdout).toMatch(/^1 statement was replaced in 1 file\n/);
    expect(textsOf(directory, ["infra/main.tf"])).toEqual([fixedTexts[0]]);
  },
);

test.concurrent("rules are listed, and each is explained", async () => {
  const { stdout } = await pare(folder, ["rules", "--format", "json"]);
  const rules = JSON.parse(stdout) as { id: string; title: string }[];
  const table = await pare(folder, ["rules"]);
  expect(table.stdout.trimEnd().split("\n").length).toBe(rules.length);
  const explained = await Promise.all(rules.map(({ id }) => pare(folder, ["explain", id])));
  expect(explained.map(({ code, stdout: text }) => [code, text.split("\n")[0]])).toEqual(
    rules.map(({ title }) => [0, title]),
  );
});

test.concurrent("actions are explained, one by one and by pattern", async () => {
  const [one, many] = await Promise.all([
    pare(folder, ["explain", "S3:getobject"]),
    pare(folder, ["explain", "sqs:*Message*"]),
  ]);
  expect(one.stdout).toMatch(/^s3:GetObject\naccess level: Read\n/);
  expect(many.stdout).toMatch(/^sqs:SendMessage {2}Write$/m);
  expect(many.stdout).toMatch(/^\d+ actions \(AWS's reference of \d{4}-\d\d-\d\d\)$/m);
});

wholeTest.concurrent("demo shows a commit button in HCL and one in YAML", async () => {
  const { code, stdout, stderr } = await pare(folder, ["demo"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const comments = stdout.split(/^---$/m).slice(1);
  const buttons = comments.filter((each) => each.includes("\n```suggestion\n"));
  const paths = buttons.map((each) => /_ `(.*)`/.exec(each)?.[1]);
  expect(paths).toContain("infra/main.tf");
  expect(paths).toContain("orders/template.yaml");
});
