import { grantOf } from "../iam/grant.ts";
import { included, statementKey } from "../iam/access.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Extraction, Facts, Format, ReferenceGraph } from "../iac/format.ts";
import type { Narrowing } from "../narrow/narrowing.ts";
import { judgeStatement } from "../rules/judge.ts";
import { atLeast, type Finding, type Knowledge } from "../rules/rule.ts";
import { applyEdits, type Edit } from "../source/edit.ts";
import type { Source, Span } from "../source/source.ts";
import { extract, type Scan } from "./scan.ts";

/** A replacement that is spelled and not yet proved. */
export type Candidate = {
  readonly statement: Statement;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  readonly narrowing: Narrowing;
  readonly edit: Edit;
};

export type Verdict = {
  readonly candidate: Candidate;
  /** Why it is not proved; absent where it is. */
  readonly because?: string;
};

/**
 * Proves the replacements of a module or template together: all edits are made, the result is read
 * again as anybody would read it, and what stands there then is judged and compared with what stood
 * there before. Where that fails, halves are tried, down to single replacements.
 */
export function proveTogether(
  candidates: readonly Candidate[],
  format: Format,
  scan: Scan,
  facts: Facts,
  knowledge: Knowledge,
): readonly Verdict[] {
  const [first] = candidates;
  if (!first) return [];
  const group = format.group(first.statement.place.source.path);
  const sources = [...scan.sources.values()].filter(
    ({ path, text }) => format.group(path) === group && format.claims(path, text),
  );
  const before = sliceOf(scan, format, group);
  const prove = (tried: readonly Candidate[]): string | undefined =>
    flawOf(tried, before, sources, format, facts, knowledge);

  const halves = (left: readonly Candidate[]): readonly Candidate[] => {
    if (left.length === 0) return [];
    if (prove(left) === undefined) return left;
    if (left.length === 1) return [];
    const middle = left.length >> 1;
    const good = [...halves(left.slice(0, middle)), ...halves(left.slice(middle))];
    // Two halves that hold by themselves may not hold together.
    return prove(good) === undefined ? good : good.slice(0, good.length >> 1);
  };
  let good = halves(candidates);
  while (good.length > 0 && prove(good) !== undefined) good = good.slice(0, good.length >> 1);
  const proved = new Set(good);
  return candidates.map((candidate) =>
    proved.has(candidate)
      ? { candidate }
      : { candidate, because: prove([candidate]) ?? "it does not hold together with others" },
  );
}

/** What a scan found in one module or template. */
function sliceOf(scan: Scan, format: Format, group: string): Before {
  return {
    policies: scan.policies.filter(
      (policy) =>
        scan.formatOf(policy) === format && format.group(policy.place.source.path) === group,
    ),
    problems: scan.problems.filter(
      ({ path }) => scan.sources.has(path) && format.group(path) === group,
    ),
    references: scan.references,
  };
}

type Before = Pick<Extraction, "policies" | "problems" | "references">;

/** What is wrong with making some replacements; undefined where nothing is. */
function flawOf(
  candidates: readonly Candidate[],
  before: Before,
  sources: readonly Source[],
  format: Format,
  facts: Facts,
  knowledge: Knowledge,
): string | undefined {
  const changed = sources.map((source) => {
    const edits = candidates.flatMap(({ edit }) => (edit.path === source.path ? [edit] : []));
    return edits.length > 0 ? { ...source, text: applyEdits(source.text, edits) } : source;
  });
  const after = extract(format, changed, facts);
  const broken = before.problems.find(
    ({ reason, path }) =>
      reason === "syntax-error" && candidates.some(({ edit }) => edit.path === path),
  );
  if (broken) return "the file does not parse, so that the result cannot be checked";
  if (after.problems.length > before.problems.length) {
    const [problem] = after.problems.filter(({ reason }) => reason === "syntax-error");
    return `the result is not read as before${problem ? ` (${problem.detail})` : ""}`;
  }
  const regions = candidates.map((candidate) => regionOf(candidate, candidates));
  const isNew = (statement: Statement): boolean =>
    candidates.some(({ edit }, i) => liesIn(statement, edit.path, regions[i]));
  const old = new Set(candidates.map(({ statement }) => statement.id));
  const untouched = keysOf(before, (statement) => !old.has(statement.id));
  if (untouched !== keysOf(after, (statement) => !isNew(statement)))
    return "another statement would change";
  if (hasNewCycle(before.references, after.references))
    return "what is declared would refer to itself in a circle";
  for (const [i, candidate] of candidates.entries()) {
    const flaw = flawOfOne(candidate, after, regions[i], knowledge);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function flawOfOne(
  { statement, policy, findings, narrowing, edit }: Candidate,
  after: Extraction,
  region: Span | undefined,
  knowledge: Knowledge,
): string | undefined {
  const found = after.policies.filter((each) => each.id === policy.id);
  const statements = found.flatMap((each) =>
    each.statements.filter((each) => liesIn(each, edit.path, region)),
  );
  const [own] = found;
  if (!own || statements.length !== narrowing.drafts.length)
    return "the new statements are not found where they should stand";
  const inclusion = included(statements, [statement]);
  if (!inclusion.proved) return inclusion.because;
  const answered = new Set(narrowing.answers.filter((each) => !narrowing.leaves.includes(each)));
  for (const finding of statements.flatMap((each) => judgeStatement(each, own, knowledge))) {
    if (finding.severity === "info") continue;
    const was = findings.filter((each) => each.rule === finding.rule);
    if (was.length === 0) return `a new finding appears: ${finding.message}`;
    if (answered.has(finding.rule) && atLeast(finding.severity, "medium"))
      return `a finding stays: ${finding.message}`;
  }
  if (narrowing.grade === "equivalent" && !sameActions(statement, statements, own, knowledge))
    return "an action of the catalog would be lost";
  return undefined;
}

/** Whether the same actions of the catalog are granted, on something. */
function sameActions(
  before: Statement,
  after: readonly Statement[],
  policy: Policy,
  { catalog }: Knowledge,
): boolean {
  const granted = (statement: Statement): readonly string[] =>
    grantOf(statement, policy, catalog).actions.flatMap(({ action, reach }) =>
      reach === "nothing" ? [] : [action.id],
    );
  const now = new Set(after.flatMap(granted));
  return granted(before).every((action) => now.has(action));
}

/** Where the text of an edit stands when all are made. */
function regionOf({ edit }: Candidate, all: readonly Candidate[]): Span {
  const shift = all
    .filter((other) => other.edit.path === edit.path && other.edit.span.start < edit.span.start)
    .reduce((sum, { edit: { span, text } }) => sum + text.length - (span.end - span.start), 0);
  const start = edit.span.start + shift;
  return { start, end: start + edit.text.length };
}

function liesIn({ place }: Statement, path: string, region: Span | undefined): boolean {
  return (
    region !== undefined &&
    place.source.path === path &&
    region.start <= place.span.start &&
    place.span.end <= region.end
  );
}

/** What the statements say that satisfy a condition, and whose they are. */
function keysOf(extraction: Before, wanted: (statement: Statement) => boolean): string {
  return extraction.policies
    .flatMap(({ id, kind, statements }) =>
      statements.filter(wanted).map((each) => `${id} ${kind} ${statementKey(each)}`),
    )
    .sort()
    .join("\n");
}

function hasNewCycle(before: ReferenceGraph, after: ReferenceGraph): boolean {
  return [...after].some(
    ([address, { refersTo }]) =>
      refersTo.some((to) => !before.get(address)?.refersTo.includes(to)) &&
      refersTo.some((to) => reaches(after, to, address)) &&
      !(before.get(address)?.refersTo.some((to) => reaches(before, to, address)) ?? false),
  );
}

/** Whether a declaration refers to another, directly or through others. */
export function reaches(graph: ReferenceGraph, from: string, to: string): boolean {
  const seen = new Set<string>();
  const left = [from];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    left.push(...(graph.get(at)?.refersTo ?? []));
  }
  return false;
}
