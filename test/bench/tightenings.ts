/**
 * What is proposed for statements that people narrowed, held to what they wrote:
 *   npm run compile && node node_modules/.cache/compiled/test/bench/tightenings.js FOLDER
 * The folder holds `tightenings.jsonl`: on each line the file's path in its repository, where the whole file
 * stands before the change, the lines of the statement there, and the text that took their place. Only the
 * file before is read. Both replacements are made in it, and each is tried for inclusion in the other; so are the
 * alternatives, and what is to be filled in with what the person wrote in its place. Of the nearest one, of what is
 * proposed first and of what the person wrote the table at the end says whether it can be deployed
 * (`tightenings/deployable.ts`).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { included } from "../../src/access/included.ts";
import { usualAgreement } from "../../src/config/agreement.ts";
import { faultyIn } from "../../src/jobs/fix.ts";
import { openFacts } from "../../src/jobs/knowledge.ts";
import { propose } from "../../src/jobs/propose.ts";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { readers } from "../../src/script.ts";
import { applyEdits, type Edit } from "../../src/source/edit.ts";
import { positionAt } from "../../src/source/lines.ts";
import type { Source } from "../../src/source/source.ts";
import { criteriaNames, flawsOf } from "./tightenings/deployable.ts";
import { filledIn } from "./tightenings/filled-in.ts";
import { isWithin, readWithin, type Within } from "./tightenings/statements.ts";

type Tightening = {
  readonly id: string;
  readonly file: string;
  readonly before_path: string;
  /** First and last line of the statement, counted from one. */
  readonly before_spans: readonly (readonly [number, number])[];
  readonly after: string;
};

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder that holds tightenings.jsonl");
const facts = openFacts({
  read: (file) => readFileSync(join(process.cwd(), "catalog", file), "latin1"),
  scripts: () => readers,
});
const verdicts = new Map<string, number>();
const table: string[] = [];
const near: ReadonlySet<string> = new Set(["equal", "tighter"]);
for (const line of readFileSync(join(folder, "tightenings.jsonl"), "utf8").split("\n"))
  if (line !== "") tell(JSON.parse(line) as Tightening, folder);
console.log(`\n${[...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(", ")}\n`);
console.log(
  [
    `| | file | verdict | nearest | ${criteriaNames.join(" | ")} | first | theirs |`,
    `|---|---|---|---|${criteriaNames.map(() => "---|").join("")}---|---|`,
    ...table,
  ].join("\n"),
);

function tell({ id, file, before_path, before_spans, after }: Tightening, folder: string): void {
  const text = readFileSync(join(folder, before_path), "utf8");
  const [lines = [1, 1] as const] = before_spans;
  const before = { text, lines };
  const proposal = proposed(file, before);
  const theirs = written(before, after);
  console.log(`\n## ${id} ${file}:${lines[0]}\nbefore:\n${textIn(before)}\nperson:\n${after}`);
  const offers = offersOf(proposal, { path: file, text }, after);
  for (const { when, within } of offers) console.log(`pare${when}:\n${textIn(within)}`);
  const judged = offers.map((offer) => ({ offer, ...compared(file, offer.within, theirs) }));
  const [main] = judged;
  const verdict = main ? `${kindOf(proposal)}, ${main.verdict}` : refusalOf(proposal);
  for (const { offer, verdict, because } of judged)
    console.log(`=> ${verdict}${offer.when}${because === undefined ? "" : `: ${because}`}`);
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  const nearest = judged.find(({ verdict }) => near.has(verdict)) ?? main;
  const flaws = (within: Within): readonly (string | undefined)[] =>
    flawsOf(file, before, within, facts);
  const own = nearest ? flaws(nearest.offer.within).map((flaw) => flaw ?? "yes") : [];
  const all = (within: Within): string =>
    flaws(within)
      .flatMap((flaw) => flaw ?? [])
      .join("; ") || "yes";
  const first = main ? all(main.offer.within) : "-";
  const which = nearest ? `${nearest.verdict}${nearest.offer.when}` : "-";
  table.push(`| ${[id, file, verdict, which, ...own, first, all(theirs)].join(" | ")} |`);
}

function kindOf(proposal: Proposal | undefined): string {
  return proposal?.outcome.kind ?? "none";
}

function refusalOf(proposal: Proposal | undefined): string {
  if (!proposal) return "nothing found";
  const { outcome } = proposal;
  return outcome.kind === "none" ? `refused, ${outcome.refusal.because}` : outcome.kind;
}

/** What is offered, with when it is right: first of all what is proposed. */
type Offer = { readonly when: string; readonly within: Within };

function offersOf(proposal: Proposal | undefined, source: Source, after: string): readonly Offer[] {
  if (!proposal || proposal.outcome.kind === "none") return [];
  const { edit, alternatives } = proposal.outcome;
  const offers = [
    { when: "", edit },
    ...alternatives.map((other) => ({ when: `, if ${other.when}`, edit: other.edit })),
  ];
  const plain = offers.map(({ when, edit }) => ({ when, within: edited(source, edit) }));
  const filled = offers.flatMap(({ when, edit }) => {
    const text = filledIn(edit.text, after);
    return text === edit.text
      ? []
      : [{ when: `${when}, filled in`, within: edited(source, { ...edit, text }) }];
  });
  return [...plain, ...filled];
}

function textIn({ text, lines: [first, last] }: Within): string {
  return text
    .split("\n")
    .slice(first - 1, last)
    .join("\n");
}

/** What is proposed for the statement in some lines, of the file by itself. */
function proposed(path: string, { text, lines }: Within): Proposal | undefined {
  const tree = memoryTree(new Map([[path, text]]));
  const { found, knowledge, wanted, excused } = faultyIn(tree, facts, usualAgreement("2026-11-28"));
  return propose(found, wanted, knowledge, { excused }).find(({ statement }) =>
    isWithin(statement, lines),
  );
}

/** A text with other lines in the place of some; a comma behind them stays as it is. */
function written({ text, lines: [first, last] }: Within, instead: string): Within {
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
  const [own, other] = [ours, theirs].map((within) =>
    readWithin(path, within, facts).held.map(({ statement }) => statement),
  );
  if (!own?.length || !other?.length) return { verdict: "not read" };
  const [isLess, isMore] = [included(own, other, facts), included(other, own, facts)];
  if (isLess.proved) return { verdict: isMore.proved ? "equal" : "tighter" };
  return isMore.proved
    ? { verdict: "looser", because: isLess.because }
    : { verdict: "different", because: `${isLess.because}; theirs: ${isMore.because}` };
}

type Verdict = { readonly verdict: string; readonly because?: string };
