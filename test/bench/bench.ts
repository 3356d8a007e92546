// Prints how fast Pare is, as ratios and rates: npm run bench [DIRECTORY]
// The directory (the current one by default) is what is audited. Needs `npm run build`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { usualAgreement } from "../../src/config/agreement.ts";
import { forShortRuns } from "../../src/engine.ts";
import { audit } from "../../src/jobs/audit.ts";
import { codeBeside } from "../../src/jobs/code-beside.ts";
import { openFacts, type AwsFacts } from "../../src/jobs/knowledge.ts";
import { propose, worthChanging } from "../../src/jobs/propose.ts";
import { scan, wantedFiles } from "../../src/jobs/scan.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { worktree } from "../../src/repository/worktree.ts";
import { judge } from "../../src/rules/judge.ts";
import { excessOf } from "../../src/rules/score.ts";
import type { Source } from "../../src/source/source.ts";
import { readHcl } from "../../src/syntax/hcl/read.ts";
import { readers } from "../../src/script.ts";
import { ownReaders, parseAll, withAccess } from "./libraries.ts";
import { spentBy, type Spent } from "./spent.ts";
import { benchValidity } from "./validity.ts";

// As the command does.
forShortRuns();

const root = process.cwd();
const directory = resolve(process.argv[2] ?? ".");
const runs = 15;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function wall(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - start;
}

function benchStart(): void {
  const scratch = mkdtempSync(join(tmpdir(), "pare-bench-"));
  try {
    const small = join(scratch, "small.tf");
    const policy =
      'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })';
    writeFileSync(small, `resource "aws_iam_policy" "p" {\n  policy = ${policy}\n}\n`);
    const template = join(scratch, "crud.yml");
    const parameter = "arn:aws:ssm:us-east-1:123456789012:parameter/p";
    writeFileSync(template, `mode: crud\nread: ["${parameter}"]\nwrite: ["${parameter}"]\n`);
    benchCommand("an audit of a small file", ["audit", small]);
    benchCommand("a policy of a template", ["write", "--input", template]);
    benchCommand("a question", ["query", "action", "--service", "s3", "--access-level", "write"]);
    benchCommand("a pattern written out", ["expand", "s3:Get*"]);
    // What every command takes.
    benchCommand("the version", ["--version"]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A command as a whole process, between runs of nothing. */
function benchCommand(name: string, args: readonly string[]): void {
  const pairs = Array.from({ length: runs }, () => ({
    bare: wall(["-e", "0"]),
    pare: wall([join(root, "dist/cli/index.js"), ...args]),
  }));
  const bare = median(pairs.map((pair) => pair.bare));
  const pare = median(pairs.map((pair) => pair.pare));
  const ratio = median(pairs.map((pair) => pair.pare / pair.bare));
  console.log(
    `start: ${name} takes ${ratio.toFixed(2)} times bare node (${(pare - bare).toFixed(0)} ms over ${bare.toFixed(0)} ms)`,
  );
}

function benchHcl(sources: readonly Source[]): void {
  const files = sources.filter(({ path }) => path.endsWith(".tf"));
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  if (size === 0) return;
  const rates = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (const { text } of files) readHcl(text);
    return size / 1000 / (performance.now() - start);
  });
  console.log(`HCL:   ${median(rates).toFixed(0)} MB/s, ${files.length} files`);
}

/** What some work makes, and the milliseconds of processor time that it takes. */
function onProcessor<T>(work: () => T): { readonly made: T; readonly time: number } {
  const start = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(start);
  return { made, time: (user + system) / 1000 };
}

function benchAudit(): readonly Source[] {
  const times: { readonly name: string; readonly time: number }[] = [];
  const timed = <T>(name: string, work: () => T): T => {
    const { made, time } = onProcessor(work);
    times.push({ name, time });
    return made;
  };
  const read = (file: string): string => readFileSync(join(root, "catalog", file), "latin1");
  const facts = timed("open the catalog", () => openFacts({ read, scripts: () => readers }));
  const tree = timed("list the files", () => worktree(directory, [], wantedFiles));
  const sources = timed("read the files", () =>
    tree.list().flatMap((path) => {
      const file = tree.read(path);
      return file.ok ? [file.source] : [];
    }),
  );
  const found = timed("read again, parse, evaluate, extract", () => scan(tree, facts));
  const findings = timed("judge", () => judge(found, facts));
  timed("narrow, spell, prove", () => propose(found, worthChanging(findings, facts), facts));
  timed("score", () => found.policies.map((policy) => excessOf(policy, facts)));
  timed("compare with the code beside", () => codeBeside(found, facts));

  const total = times.reduce((sum, { time }) => sum + time, 0);
  const size = sources.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    `audit: ${sources.length} files, ${(size / 1e6).toFixed(1)} MB, ${found.policies.length} policies in ${total.toFixed(0)} ms`,
  );
  for (const { name, time } of times)
    console.log(`       ${((100 * time) / total).toFixed(0).padStart(3)}% ${name}`);
  const listed = times.slice(1, 3).reduce((sum, { time }) => sum + time, 0);
  const { time } = onProcessor(() => {
    parseAll(withAccess(found), ownReaders);
  });
  console.log(
    `       ${(total / (listed + time)).toFixed(1)} times listing and reading the files, and parsing those with IAM with its own readers`,
  );
  benchProcess(withAccess(found));
  return sources;
}

/** The command as a process beside one that lists and reads the files, and parses those with IAM with libraries. */
function benchProcess(withAccess: readonly Source[]): void {
  const parse = fileURLToPath(new URL("parse.js", import.meta.url));
  const paths = withAccess.map(({ path }) => path).join("\n");
  const pairs = Array.from({ length: 5 }, () => ({
    parsing: spentBy([parse, directory], paths),
    audit: spentBy([join(root, "dist/cli/index.js"), "audit", directory, "--format", "json"]),
  }));
  for (const [name, of] of [
    ["wall time", ({ wall }: Spent) => wall],
    ["processor time", ({ cpu }: Spent) => cpu],
  ] as const) {
    const ratio = median(pairs.map(({ audit, parsing }) => of(audit) / of(parsing)));
    const [own, bare] = [
      median(pairs.map(({ audit }) => of(audit))),
      median(pairs.map(({ parsing }) => of(parsing))),
    ].map((each) => (each / 1000).toFixed(1));
    console.log(
      `       ${ratio.toFixed(2)} times the ${name} of a process that lists, reads and parses them with the libraries for their languages (${own} s, ${bare} s)`,
    );
  }
}

const openedFacts = (): AwsFacts =>
  openFacts({
    read: (file) => readFileSync(join(root, "catalog", file), "latin1"),
    scripts: () => readers,
  });

/** The time of twice as much over the time of so much: about 2 where it grows as the input does. */
function benchGrowth(): void {
  const facts = openedFacts();
  const statement = (index: number, Resource: readonly string[]): object => ({
    Sid: `S${index}`,
    Effect: "Allow",
    Action: ["s3:Put*"],
    Resource,
  });
  const arns = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${index}/*`);
  const inputs: readonly {
    readonly name: string;
    readonly size: number;
    readonly statements: (size: number) => readonly object[];
  }[] = [
    {
      // Of many more it is not looked for what to write instead.
      name: "statements in one file",
      size: 600,
      statements: (size) => arns(size).map((arn, index) => statement(index, [arn])),
    },
    {
      name: "ARNs in one statement",
      size: 1500,
      statements: (size) => [statement(0, arns(size))],
    },
  ];
  for (const { name, size, statements } of inputs) {
    const timed = (count: number): number => {
      const text = JSON.stringify({ Statement: statements(count) }, null, 2);
      const start = performance.now();
      audit(memoryTree(new Map([["policy.json", text]])), facts, usualAgreement("2026-11-28"));
      return performance.now() - start;
    };
    timed(size);
    const ratio = median(Array.from({ length: 5 }, () => timed(2 * size) / timed(size)));
    console.log(`growth: twice ${size} ${name} takes ${ratio.toFixed(1)} times as long`);
  }
}

benchStart();
benchHcl(benchAudit());
benchGrowth();
benchValidity(openedFacts());
