/**
 * What is proposed for statements that people narrowed, held to what they wrote:
 *   npm run compile && node node_modules/.cache/compiled/test/bench/tightenings.js FOLDER
 * The folder holds `tightenings.jsonl`: on each line the file's path in its repository, where the whole file
 * stands before the change, the lines of the statement there, and the text that took their place. Only the
 * file before is read. Both replacements are made in it, and each is tried for inclusion in the other;
 * `${AWS::Partition}` counts as `aws`, which most people write.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { included } from "../../src/access/included.ts";
import { usualAgreement } from "../../src/config/agreement.ts";
import type { Statement } from "../../src/iam/policy.ts";
import { faultyIn } from "../../src/jobs/fix.ts";
import { openFacts } from "../../src/jobs/knowledge.ts";
import { propose } from "../../src/jobs/propose.ts";
import { scan } from "../../src/jobs/scan.ts";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { readers } from "../../src/script.ts";
import { applyEdits, type Edit } from "../../src/source/edit.ts";
import { positionAt } from "../../src/source/lines.ts";
import type { Source } from "../../src/source/source.ts";

type Tightening = {
  readonly id: string;
  readonly file: string;
  readonly before_path: string;
  /** First and last line of the statement, counted from one. */
  readonly before_spans: readonly (readonly [number, number])[];
  readonly after: string;
};

/** Some lines of a text, which hold statements: the first and the last one. */
type Within = {
  readonly text: string;
  readonly lines: readonly [number, number];
};

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder that holds tightenings.jsonl");
const facts = openFacts({
  read: (file) => readFileSync(join(process.cwd(), "catalog", file), "latin1"),
  scripts: () => readers,
});
const verdicts = new Map<string, number>();
for (const line of readFileSync(join(folder, "tightenings.jsonl"), "utf8").split("\n"))
  if (line !== "") tell(JSON.parse(line) as Tightening, folder);
console.log([...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(", "));

function tell(tightening: Tightening, folder: string): void {
  const { id, file, before_path, after } = tightening;
  const text = readFileSync(join(folder, before_path), "utf8");
  const [[first, last] = [1, 1]] = tightening.before_spans;
  const proposal = proposed(file, text, [first, last]);
  console.log(`\n## ${id} ${file}:${first}`);
  console.log(
    `before:\n${text
      .split("\n")
      .slice(first - 1, last)
      .join("\n")}`,
  );
  console.log(`person:\n${after}`);
  const theirs = written(text, [first, last], after);
  const { verdict, because } = verdictOn(proposal, { path: file, text }, theirs);
  console.log(`=> ${verdict}${because === undefined ? "" : `: ${because}`}`);
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
}

type Verdict = { readonly verdict: string; readonly because?: string };

function verdictOn(proposal: Proposal | undefined, source: Source, theirs: Within): Verdict {
  if (!proposal) return { verdict: "nothing found" };
  const { outcome, findings } = proposal;
  console.log(`found: ${findings.map((each) => `${each.severity} ${each.rule}`).join(", ")}`);
  if (outcome.kind === "none") return { verdict: `refused, ${outcome.refusal.because}` };
  const { edit, alternatives, narrowing } = outcome;
  const { grade, missing, assumptions, evidence } = narrowing;
  console.log(`pare, ${outcome.kind}, ${grade}:\n${edit.text}`);
  for (const each of [...missing, ...assumptions, ...evidence]) console.log(`  ${each}`);
  for (const other of alternatives) {
    const { verdict } = compared(source.path, edited(source, other.edit), theirs);
    console.log(`  or, if ${other.when}: ${verdict}`);
  }
  const { verdict, because } = compared(source.path, edited(source, edit), theirs);
  return { verdict: `${outcome.kind}, ${verdict}`, ...(because !== undefined && { because }) };
}

/** What is proposed for the statement in some lines, of the file by itself. */
function proposed(path: string, text: string, lines: Within["lines"]): Proposal | undefined {
  const tree = memoryTree(new Map([[path, text]]));
  const { found, knowledge, wanted, excused } = faultyIn(tree, facts, usualAgreement("2026-11-28"));
  return propose(found, wanted, knowledge, { excused }).find(({ statement }) =>
    isWithin(statement, lines),
  );
}

function isWithin({ place }: Statement, [first, last]: Within["lines"]): boolean {
  const { line } = positionAt(place.source, place.span.start);
  return line >= first && line <= last;
}

/** A text with other lines in the place of some; a comma behind them stays as it is. */
function written(text: string, [first, last]: Within["lines"], instead: string): Within {
  const lines = text.split("\n");
  const comma = (lines[last - 1] ?? "").trimEnd().endsWith(",") ? "," : "";
  const put = `${instead.trimEnd().replace(/,$/, "")}${comma}`.split("\n");
  return {
    text: [...lines.slice(0, first - 1), ...put, ...lines.slice(last)].join("\n"),
    lines: [first, first + put.length - 1],
  };
}

function edited(source: Source, edit: Edit): Within {
  const first = positionAt(source, edit.span.start).line;
  return {
    text: applyEdits(source.text, [edit]),
    lines: [first, first + edit.text.split("\n").length - 1],
  };
}

/** How the statements in some lines compare with those in others, in files that are otherwise alike. */
function compared(path: string, ours: Within, theirs: Within): Verdict {
  const [own, other] = [statementsOf(path, ours), statementsOf(path, theirs)];
  if (own.length === 0 || other.length === 0) return { verdict: "not read" };
  const [isLess, isMore] = [included(own, other, facts), included(other, own, facts)];
  if (isLess.proved) return { verdict: isMore.proved ? "equal" : "tighter" };
  return isMore.proved
    ? { verdict: "looser", because: isLess.because }
    : { verdict: "different", because: `${isLess.because}; theirs: ${isMore.because}` };
}

function statementsOf(path: string, { text, lines }: Within): readonly Statement[] {
  const spelled = text.replaceAll(
    /\$\{(?:AWS::Partition|data\.aws_partition\.\w+\.partition)\}/g,
    "aws",
  );
  const found = scan(memoryTree(new Map([[path, spelled]])), facts);
  return found.policies.flatMap(({ statements }) =>
    statements.filter((each) => isWithin(each, lines)),
  );
}
