// Reads everything that a directory of infrastructure code says about access, and holds it to what
// must be so of any: npm run bench:corpus [DIRECTORY]. Prints counts and ratios.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { usualAgreement } from "../../src/config/agreement.ts";
import { forShortRuns } from "../../src/engine.ts";
import { formats } from "../../src/iac/formats.ts";
import type { Statement } from "../../src/iam/policy.ts";
import { audit } from "../../src/jobs/audit.ts";
import { fix } from "../../src/jobs/fix.ts";
import { openFacts } from "../../src/jobs/knowledge.ts";
import { propose, worthChanging } from "../../src/jobs/propose.ts";
import { scan, wantedFiles, type Scan } from "../../src/jobs/scan.ts";
import { findingsReport } from "../../src/report/findings-json.ts";
import { extractReport } from "../../src/report/extract-json.ts";
import type { FixedFile } from "../../src/report/fixed.ts";
import { memoryTree, type Tree } from "../../src/repository/tree.ts";
import { worktree } from "../../src/repository/worktree.ts";
import { rules } from "../../src/rules/index.ts";
import {
  inOrder,
  judgeAttachments,
  judgeHolders,
  judgePolicy,
  toldIn,
} from "../../src/rules/judge.ts";
import { excessOf } from "../../src/rules/score.ts";
import { positionAt } from "../../src/source/lines.ts";
import { readHcl } from "../../src/syntax/hcl/read.ts";
import { readJson } from "../../src/syntax/json.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import type { Place } from "../../src/source/source.ts";
import { readers } from "../../src/script.ts";
import { added, countIn, kindOf, none, sumOf, type Counts, type Kind } from "./corpus/count.ts";
import { writtenBack } from "../iac/written-back.ts";
import { sharesOf, type Part, type Shared } from "./corpus/shares.ts";
import { inexact, inexactDeclaration, parses } from "./corpus/exact.ts";

const isVerbose = process.argv.includes("--verbose");
const directory = resolve(process.argv.slice(2).find((each) => !each.startsWith("-")) ?? ".");
const facts = openFacts({
  read: (file) => readFileSync(join(process.cwd(), "catalog", file), "latin1"),
  scripts: () => readers,
});

/** Whether AWS, or SAM for an event, writes the statement for what is declared: it has no text of its own. */
function isMade({ madeOf }: Statement): boolean {
  return madeOf === "permission" || madeOf === "event";
}

/** A statement that is written, with the policies that have it left aside. */
type Written = { readonly statement: Statement; readonly format: ReturnType<Scan["formatOf"]> };

function writtenIn(found: Scan): readonly Written[] {
  const by = new Map<string, Written>();
  for (const policy of found.policies)
    for (const statement of policy.statements)
      if (!by.has(statement.id))
        by.set(statement.id, { statement, format: found.formatOf(policy) });
  return [...by.values()];
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)}%)`;
}

function tally<T>(items: readonly T[], of: (item: T) => string): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

function tell(lines: readonly string[]): void {
  if (isVerbose) for (const line of lines) console.log(`    ${line}`);
}

function tellExtraction(found: Scan, written: readonly Written[]): void {
  const report = extractReport(found, (policy) => found.formatOf(policy).name);
  const { notEvaluated } = report;
  const permissions = written.filter(({ statement }) => isMade(statement)).length;
  const statements = written.length - permissions;
  console.log(`read: ${report.files} files, ${statements} statements, ${permissions} permissions`);
  console.log(`  by language: ${tally(written, ({ format }) => format.name)}`);
  console.log(`  not evaluated: ${tally(notEvaluated, ({ reason }) => reason)}`);
  // A policy that is attached and written elsewhere is no statement of these files.
  const own = notEvaluated.filter(({ reason }) => reason !== "managed-policy");
  console.log(`  beside statements, but for attached policies: ${share(own.length, statements)}`);
  tell(notEvaluated.map(({ path, line, detail }) => `${path}:${line ?? 0} ${detail}`));
}

function tellCount(tree: Tree, written: readonly Written[]): void {
  const found = new Map<string, Counts>();
  const places = new Map(
    written.flatMap(({ statement }) =>
      isMade(statement) ? [] : [[keyOf(statement.place), statement.place]],
    ),
  );
  for (const { source, span } of places.values()) {
    const kind = kindOf(source.text.slice(span.start, span.end));
    found.set(source.path, added(found.get(source.path) ?? none, { ...none, [kind]: 1 }));
  }
  const files = tree.list().map((path) => {
    const read = tree.read(path);
    const counted = read.ok ? countIn(path, read.source.text) : none;
    return { path, counted, found: found.get(path) ?? none };
  });
  const counted = files.reduce((sum, file) => added(sum, file.counted), none);
  const all = files.reduce((sum, file) => added(sum, file.found), none);
  console.log(`found of what is counted: ${share(sumOf(all), sumOf(counted))}`);
  for (const kind of Object.keys(none) as Kind[])
    console.log(`  ${kind}: ${share(all[kind], counted[kind])}`);
  const gap = (file: (typeof files)[number]): number => sumOf(file.found) - sumOf(file.counted);
  const different = files.filter((file) => gap(file) !== 0);
  const apart = different.reduce((sum, file) => sum + Math.abs(gap(file)), 0);
  console.log(`  files that differ: ${different.length}, by ${apart} statements`);
  tell(
    different
      .sort((a, b) => Math.abs(gap(b)) - Math.abs(gap(a)))
      .map((file) => `${file.path} counted ${sumOf(file.counted)} found ${sumOf(file.found)}`),
  );
}

function tellLines(written: readonly Written[]): void {
  const all = written.map(({ statement }) => statement);
  const tellOf = (
    what: string,
    statements: readonly Statement[],
    wrongIn: (statement: Statement) => string | undefined,
  ): void => {
    const wrong = statements.flatMap((statement) => {
      const because = wrongIn(statement);
      return because === undefined ? [] : [`${where(statement)} ${because}`];
    });
    console.log(`${what}: ${share(statements.length - wrong.length, statements.length)}`);
    tell(wrong);
  };
  tellOf(
    "lines exact",
    all.filter((each) => !isMade(each)),
    inexact,
  );
  tellOf("  of what declarations make", all.filter(isMade), inexactDeclaration);
}

function tellUnchanged(found: Scan): void {
  const back = writtenBack(found);
  const refused = back.flatMap(({ outcome }) =>
    typeof outcome === "object" ? [outcome.refused] : [],
  );
  const changed = back.flatMap(({ statement, outcome }) =>
    outcome === "changed" ? [where(statement)] : [],
  );
  const spelled = back.length - refused.length;
  console.log(`edit nothing: ${share(spelled - changed.length, spelled)} the same bytes`);
  console.log(`  not spelled: ${tally(refused, (because) => because.replace(/`[^`]*`/g, "…"))}`);
  tell(changed);
}

function tellFix(tree: Tree): void {
  const agreement = usualAgreement("2026-11-28");
  const first = fix(tree, facts, agreement, ["equivalent"]);
  const texts = new Map(
    tree.list().flatMap((path) => {
      const read = tree.read(path);
      return read.ok ? [[path, read.source.text] as const] : [];
    }),
  );
  const { changed } = first;
  const broken = changed.filter(
    ({ path, before, after }) => parses(path, before) === true && parses(path, after) !== true,
  );
  for (const { path, after } of changed) texts.set(path, after);
  const again = fix(memoryTree(texts), facts, agreement, ["equivalent"]);
  const made = first.proposals.filter(({ outcome }) => outcome.kind === "commit");
  const languageOf = ({ path, before }: FixedFile): string =>
    formats.find((each) => each.claims(path, before))?.name ?? "none";
  console.log(`fix: ${made.length} statements replaced in ${changed.length} files`);
  console.log(`  files by language: ${tally(changed, languageOf)}`);
  console.log(`  parse again: ${share(changed.length - broken.length, changed.length)}`);
  console.log(`  changed by a second run: ${again.changed.length} files`);
  tell([...broken, ...again.changed].map(({ path }) => path));
}

function keyOf({ source, span }: Place): string {
  return `${source.path}:${span.start}-${span.end}`;
}

function where({ place }: Statement): string {
  return `${place.source.path}:${positionAt(place.source, place.span.start).line}`;
}

type Spent = { readonly name: string; readonly time: number };

/** The processor's time, which others on the machine change less than the clock's. */
function timed<T>(spent: Spent[], name: string, work: () => T): T {
  return timedParts(spent, () => ({ result: work(), shares: new Map([[name, 1]]) }));
}

function timedParts<T>(spent: Spent[], work: () => Shared<T>): T {
  const before = process.cpuUsage();
  const { result, shares } = work();
  const { user, system } = process.cpuUsage(before);
  for (const [name, share] of shares) spent.push({ name, time: (share * (user + system)) / 1000 });
  return result;
}

/** Those of a scan and of what is written instead: all that makes no policies of a tree reads and parses it. */
const scanning: readonly Part[] = [
  ["  parse", /\/syntax\/|node_modules\/(?:yaml|jsonc-parser)\//],
  ["  evaluate", /\/src\/evaluate\//],
  ["  extract", /\/src\/(?:iac|iam|catalog)\//],
];
const proving: readonly Part[] = [
  ["  prove", /\/src\/jobs\/prove/],
  ["  read code", /\/src\/(?:jobs\/(?:code|called-under)|usage\/)/],
];

/**
 * The parts of an audit, beside what it takes to read the files and to parse those that a language
 * claims. This comes first, so that its code is as cold as that of an audit.
 */
function scanTimed(directory: string): { readonly tree: Tree; readonly found: Scan } {
  const spent: Spent[] = [];
  const tree = timed(spent, "list", () => worktree(directory, [], wantedFiles));
  const sources = timed(spent, "read", () =>
    tree.list().flatMap((path) => {
      const read = tree.read(path);
      return read.ok ? [read.source] : [];
    }),
  );
  timed(spent, "parse", () => {
    for (const { path, text } of sources)
      if (formats.some((each) => each.claims(path, text))) parse(path, text);
  });
  const least = spent.reduce((sum, { time }) => sum + time, 0);
  const agreement = usualAgreement("2026-11-28");
  const found = timedParts(spent, () =>
    sharesOf(() => scan(tree, facts), scanning, "scan: list and read"),
  );
  const findings = timed(spent, "judge", () => {
    const together = judgeHolders(found, facts);
    const already = toldIn(together);
    const each = found.policies.flatMap((policy) => {
      excessOf(policy, facts);
      return judgePolicy(policy, facts, rules, already);
    });
    return inOrder([...each, ...together, ...judgeAttachments(found, facts)], found.policies);
  });
  timedParts(spent, () =>
    sharesOf(() => propose(found, worthChanging(findings, facts), facts), proving, "narrow"),
  );
  const all = spent.reduce((sum, { time }) => sum + time, 0);
  const result = audit(tree, facts, agreement);
  const report: Spent[] = [];
  timed(report, "report", () => findingsReport(result));
  const reported = report.reduce((sum, { time }) => sum + time, 0);
  console.log("time, as a multiple of listing, reading and parsing:");
  for (const { name, time } of [
    ...spent,
    ...report,
    { name: "an audit", time: all - least + reported },
  ])
    console.log(`  ${(time / least).toFixed(2)} ${name}`);
  return { tree, found };
}

function parse(path: string, text: string): void {
  if (/\.(?:tf|tofu|tfvars|hcl)$/.test(path)) readHcl(text);
  else if (/^\s*[{[]/.test(text)) readJson(text);
  else readYaml(text);
}

forShortRuns();
const { tree, found } = scanTimed(directory);
const written = writtenIn(found);
tellExtraction(found, written);
tellCount(tree, written);
tellLines(written);
tellUnchanged(found);
tellFix(tree);
