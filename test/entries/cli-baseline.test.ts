import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import { createOrigin, type Files } from "../github/origin.ts";
import { pare, type Ended } from "./built.ts";
import { writeFiles, type Texts } from "./files.ts";
import { auditReport, reviewReport } from "./reports.ts";
import { narrowItem, sam, wideFiles } from "./stories.ts";
import { wholeTest } from "../share.ts";

/** A team that begins with findings: `pare baseline`, and what the gate says from then on. */

const folder = temporaryFolder();
const usual = ".github/pare-baseline.json";

const policy = (name: string, actions: string): string => `resource "aws_iam_policy" "${name}" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "*" }]
  })
}
`;
const old = { ...wideFiles, "legacy/main.tf": policy("legacy", '["s3:*", "sqs:*"]') };

function put(directory: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

type Entry = { readonly rule: string; readonly path: string; readonly count: number };
const entriesIn = (directory: string, path = usual): readonly Entry[] =>
  (JSON.parse(readFileSync(join(directory, path), "utf8")) as { findings: Entry[] }).findings;

const audited = async (directory: string) => {
  const { stdout } = await pare(directory, ["audit", "--format", "json"]);
  return auditReport.parse(JSON.parse(stdout));
};

/** Files with their baseline, in a directory that no git knows. */
async function begun(texts: Texts = old): Promise<{ directory: string; written: Ended }> {
  const directory = writeFiles(folder, texts);
  return { directory, written: await pare(directory, ["baseline"]) };
}

test.concurrent("what is found today is written down, and an audit passes", async () => {
  const { directory, written } = await begun();
  expect(written).toMatchObject({ code: 0, stderr: "" });
  expect(written.stdout).toMatch(
    /^\.github\/pare-baseline\.json: 5 findings, 5 added, 0 taken out\n\d+ statements in \d+ files\n$/,
  );
  expect(entriesIn(directory).map(({ rule, path, count }) => [path, rule, count])).toEqual([
    ["infra/main.tf", "data-exfiltration", 1],
    ["legacy/main.tf", "resource-exposure", 1],
    ["legacy/main.tf", "wildcard-action", 2],
    ["orders/template.yaml", "data-exfiltration", 1],
  ]);
  expect((await pare(directory, ["audit", "--fail-on", "info"])).code).toBe(0);
  const { summary, findings, repaid } = await audited(directory);
  expect({ findings, repaid, baseline: summary.baseline }).toEqual({
    findings: [],
    repaid: [],
    baseline: 5,
  });
});

wholeTest("the same files make the same baseline, byte for byte", async () => {
  const [one, two] = await Promise.all([begun(), begun()]);
  const text = readFileSync(join(one.directory, usual), "utf8");
  expect(readFileSync(join(two.directory, usual), "utf8")).toBe(text);
  const again = await pare(one.directory, ["baseline"]);
  expect(again.stdout).toMatch(/: 5 findings, 0 added, 0 taken out\n/);
  expect(readFileSync(join(one.directory, usual), "utf8")).toBe(text);
  // It says nothing of lines, so that what moves stays known.
  expect(text).not.toMatch(/line/i);
});

wholeTest("where nothing is found the baseline is empty, and reads", async () => {
  const { directory, written } = await begun({ "t.yaml": sam(narrowItem) });
  expect(written.stdout).toMatch(/: 0 findings, 0 added, 0 taken out\n/);
  expect(entriesIn(directory)).toEqual([]);
  expect((await pare(directory, ["audit"])).code).toBe(0);
});

wholeTest("what is suppressed is in no baseline, and what is not read is said", async () => {
  const suppressed = policy("a", '["s3:*"]').replace(
    /^/,
    "# pare:ignore wildcard-action, unscoped-resource -- the bucket account is ours\n",
  );
  const { directory, written } = await begun({ "a.tf": suppressed, "b.tf": 'resource "x" {{\n' });
  expect(written.stdout).toMatch(/: 0 findings, 0 added, 0 taken out\n.*; 1 place not evaluated/);
  expect(entriesIn(directory)).toEqual([]);
});

wholeTest.concurrent("the configuration says where it is, and what is looked at", async () => {
  const config = "baseline: pare/known.json\npaths: ['**', '!infra/**']\n";
  const { directory, written } = await begun({ ...old, ".github/pare.yml": config });
  expect(written.stdout).toMatch(/^pare\/known\.json: 4 findings, 4 added/);
  expect(() => entriesIn(directory)).toThrow("ENOENT");
  expect(entriesIn(directory, "pare/known.json").length).toBe(3);
  expect((await audited(directory)).summary).toMatchObject({ baseline: 4, blocked: false });
  put(directory, { ".github/pare.yml": "baseline: ../known.json\n" });
  expect((await pare(directory, ["baseline"])).stderr).toMatch(/^pare: \.github\/pare\.yml:1: /);
});

test.concurrent("--prune takes out what is repaired, and adds nothing", async () => {
  const { directory } = await begun();
  put(directory, {
    "orders/template.yaml": sam(narrowItem),
    "new.tf": policy("new", '["ec2:*"]'),
  });
  const before = await audited(directory);
  expect(before.repaid.map(({ path }) => path)).toEqual(["orders/template.yaml"]);
  expect(before.summary.blocked).toBe(true);
  const pruned = await pare(directory, ["baseline", "--prune"]);
  expect(pruned.stdout).toMatch(/: 4 findings, 0 added, 1 taken out\n/);
  const after = await audited(directory);
  expect(after.repaid).toEqual([]);
  expect(after.findings).toEqual(before.findings);
  const all = await pare(directory, ["baseline"]);
  expect(all.stdout).toMatch(/: 6 findings, 2 added, 0 taken out\n/);
  expect((await audited(directory)).summary.blocked).toBe(false);
});

wholeTest("of what is found twice, --prune leaves as many as there are", async () => {
  const { directory } = await begun({
    "a/x.tf": old["legacy/main.tf"],
    "b/x.tf": old["legacy/main.tf"],
  });
  const counts = () => entriesIn(directory).map(({ count }) => count);
  expect(counts()).toEqual([2, 4]);
  rmSync(join(directory, "b"), { recursive: true });
  const pruned = await pare(directory, ["baseline", "--prune"]);
  expect(pruned.stdout).toMatch(/: 3 findings, 0 added, 3 taken out\n/);
  expect(counts()).toEqual([1, 2]);
});

test.concurrent(
  "a broken baseline stops every command but the one that writes it anew",
  async () => {
    const { directory } = await begun();
    const text = readFileSync(join(directory, usual), "utf8");
    const broken = text.replace("findings", "<<<<<<< HEAD\nfindings");
    put(directory, { [usual]: broken });
    const said =
      /^pare: \.github\/pare-baseline\.json:3: [^.]*; write it anew with `pare baseline`\n$/;
    for (const args of [["audit"], ["fix"], ["baseline", "--prune"]]) {
      const ended = await pare(directory, args);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toMatch(said);
    }
    expect(readFileSync(join(directory, usual), "utf8")).toBe(broken);
    const written = await pare(directory, ["baseline"]);
    expect(written).toMatchObject({ code: 0, stderr: "" });
    expect(written.stdout).toMatch(/: 5 findings; what stood there could not be read/);
    expect(readFileSync(join(directory, usual), "utf8")).toBe(text);
  },
);

test.concurrent("nothing is written through a link, or below the top of a repository", async () => {
  const directory = writeFiles(folder, { ...old, "elsewhere/kept.json": "kept\n" });
  mkdirSync(join(directory, ".github"));
  symlinkSync("../elsewhere/kept.json", join(directory, usual));
  const linked = await pare(directory, ["baseline"]);
  expect(linked).toMatchObject({ code: 2, stdout: "" });
  expect(linked.stderr).toMatch(/^pare: .* could not be written: .* is a link\n$/);
  expect(readFileSync(join(directory, "elsewhere/kept.json"), "utf8")).toBe("kept\n");

  git(directory, ["init", "--quiet"]);
  const below = await pare(join(directory, "infra"), ["baseline"]);
  expect(below).toMatchObject({
    code: 2,
    stderr: "pare: a repository has one baseline: run this at its top, not in infra/\n",
  });
});

/** A clone whose main branch has debt and its baseline, with a branch that makes a change. */
async function branched(change: Files, config = ""): Promise<string> {
  const { directory } = await begun({ ...old, ".github/pare.yml": config });
  const known = readFileSync(join(directory, usual), "utf8");
  const origin = createOrigin(join(directory, "origin"), {
    base: [{ ...old, [usual]: known, ".github/pare.yml": config }],
    head: [change],
  });
  const clone = join(directory, "clone");
  git(directory, ["clone", "--quiet", origin.url, clone]);
  git(clone, ["checkout", "--quiet", "feature"]);
  return clone;
}

const legacy = old["legacy/main.tf"];
const reviewed = async (clone: string) => {
  const { code: exit, stdout } = await pare(clone, ["review", "--format", "json"]);
  return { ...reviewReport.parse(JSON.parse(stdout)), exit };
};

test.concurrent("a branch is blocked for what it adds, and for that alone", async () => {
  // The statement moves down, its file is laid out anew, and a policy is added above it.
  const clone = await branched({
    "legacy/main.tf": policy("more", '["ec2:*"]') + legacy.replaceAll("  ", "    "),
  });
  const { exit: code, findings, summary } = await reviewed(clone);
  expect(code).toBe(1);
  expect(new Set(findings.map(({ owner }) => owner))).toEqual(new Set(["aws_iam_policy.more"]));
  expect(summary.baseline).toBeGreaterThan(0);
});

wholeTest("a branch that only narrows passes", async () => {
  const clone = await branched({ "legacy/main.tf": policy("legacy", '["s3:Get*", "sqs:*"]') });
  const { exit: code, findings } = await reviewed(clone);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
});

test.concurrent("a review goes by the base's configuration and baseline", async () => {
  const opening = ".github/pare.yml";
  const clone = await branched(
    {
      "legacy/main.tf": legacy + policy("more", '["s3:GetObject"]'),
      [opening]: "fail-on: never\nrules: { data-exfiltration: off }\n",
      [usual]: '{ "version": 1, "findings": [] }\n',
    },
    "fail-on: medium\n",
  );
  const { exit: code, findings, changedAgreement, summary } = await reviewed(clone);
  expect(code).toBe(1);
  expect(findings.map(({ owner, rule }) => [owner, rule])).toEqual([
    ["aws_iam_policy.more", "data-exfiltration"],
  ]);
  expect(changedAgreement).toEqual([opening, usual]);
  expect(summary.failOn).toBe("medium");
  // An audit of the branch is about the branch as it is.
  expect((await audited(clone)).summary.failOn).toBe("never");
});

test.concurrent("a baseline that a branch breaks blocks before it is merged", async () => {
  const clone = await branched({ [usual]: "{", "legacy/main.tf": `# A note.\n${legacy}` });
  const review = await pare(clone, ["review"]);
  expect(review.code).toBe(1);
  expect(review.stdout).toContain(`${usual}:1`);
  const broken = await branched({ "notes.md": "\n" });
  git(broken, ["checkout", "--quiet", "main"]);
  put(broken, { [usual]: "{" });
  git(broken, ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qam", "break it"]);
  const ended = await pare(broken, ["review", "--base", "main", "--head", "main"]);
  expect(ended).toMatchObject({ code: 2, stdout: "" });
  expect(ended.stderr).toMatch(/write it anew with `pare baseline`\n$/);
});
