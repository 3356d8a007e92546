import { openInclusions } from "../access/included.ts";
import { statementKey } from "../iam/statement-key.ts";
import { grantOf } from "../iam/grant.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Extraction } from "../iac/format.ts";
import type { Written } from "../narrow/proposal.ts";
import { judgeStatement } from "../rules/judge.ts";
import { mistakeOf } from "../rules/overreach-class.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { applyEdits, type Edit } from "../source/edit.ts";
import { later } from "../source/once.ts";
import { withOthers, type Source } from "../source/source.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Module } from "./module.ts";
import { lengthFlaw } from "./policy-size.ts";
import { hasNewCycle } from "./references.ts";
import { areGone, attachedFlaw, missedIn } from "./prove-attached.ts";
import { lostUse } from "./prove-used.ts";
import { replacedBy, type Held } from "./replaced.ts";
import { extract } from "./scan.ts";

/** A replacement that is spelled and not yet proved. */
export type Candidate = {
  readonly statement: Statement;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  /** Those that are not held against anybody, and may stay. */
  readonly excused: readonly Finding[];
  /** Others of its list of managed policies that the same edit replaces. */
  readonly beside?: readonly Joined[];
} & Written;

/** What is replaced by the edit of another one. */
export type Joined = Omit<Candidate, "edit" | "beside">;

/** What came of making some replacements together. */
export type Trial =
  | { readonly kind: "proved" }
  /** Something is wrong, and it is not known with which of them. */
  | { readonly kind: "broken"; readonly because: string }
  /** What is wrong with some of them. */
  | { readonly kind: "flawed"; readonly flaws: ReadonlyMap<Candidate, string> };

/**
 * How replacements of a module or template are proved: the edits are made, the result is read again
 * as anybody would read it, and what stands there then is judged and compared with what stood there
 * before.
 */
export function trialsIn(module: Module, facts: AwsFacts): (tried: readonly Candidate[]) => Trial {
  // What stands in several modules was sorted among them: here it counts what this one says alone.
  const before = module.shares
    ? { ...module, ...extract(module.format, module.sources, facts, module.files) }
    : module;
  const said = new Map<Statement, string>();
  for (const statement of before.policies.flatMap(({ statements }) => statements))
    if (!said.has(statement)) said.set(statement, statementKey(statement));
  const uses = usesIn(module.policies);
  const unparsed = new Set(
    before.problems.flatMap(({ reason, path }) => (reason === "syntax-error" ? [path] : [])),
  );

  const groups = new Set(module.sources.map(({ path }) => module.format.group(path)));
  const proving = { ...facts, inclusionOf: openInclusions(facts) };

  return (tried) => {
    if (tried.some(({ edit }) => unparsed.has(edit.path)))
      return broken("the file does not parse, so that the result cannot be checked");
    const edits = tried.map(({ edit }) => edit);
    const changed = edited(module, edits);
    const files = withOthers(module.files, changed);
    const sources = module.sources.map((source) => changed.get(source.path) ?? source);
    const after = extract(module.format, sources, facts, files);
    if (after.problems.length > before.problems.length) {
      const problem = after.problems.find(({ reason }) => reason === "syntax-error");
      return broken(`the result is not read as before${problem ? ` (${problem.detail})` : ""}`);
    }
    const { within, beside } = replacedBy(edits, after.policies);
    const all = tried.flatMap(joinedIn);
    const old = new Set(all.map(({ statement }) => statement.id));
    if (!areSame(before.policies, old, said, beside))
      return broken("another statement would change");
    if (!areGone(before.elsewhere, after.elsewhere, all))
      return broken("another policy would be attached, or another one gone");
    const missed = missedIn(before.references, after.references, groups, sources);
    if (missed !== undefined) return broken(`${missed} is spoken of, and would not be there`);
    if (hasNewCycle(before.references, after.references))
      return broken("what is declared would refer to itself in a circle");
    const policies = new Map([...after.policies].reverse().map((each) => [each.id, each]));
    const flaws = new Map<Candidate, string>();
    const judging: Proving = { ...proving, declared: after.policies };
    for (const [index, candidate] of tried.entries()) {
      if (candidate.policy.isElsewhere) {
        const flaw = attachedFlaw(joinedIn(candidate), within[index] ?? [], judging);
        if (flaw !== undefined) flaws.set(candidate, flaw);
        continue;
      }
      const now = heldBy(within[index] ?? []);
      const used = uses.get(candidate.statement.id) ?? [];
      const found = used.map(([id, before]) =>
        flawOf(candidate, before, policies.get(id), now.get(id) ?? [], judging),
      );
      const flaw = used.length === 0 ? unfound : found.find((each) => each !== undefined);
      if (flaw !== undefined) flaws.set(candidate, flaw);
    }
    return flaws.size > 0 ? { kind: "flawed", flaws } : { kind: "proved" };
  };
}

/** All that the edit of a candidate replaces, in the order in which it writes what takes their place. */
export function joinedIn(candidate: Candidate): readonly Joined[] {
  return [candidate, ...(candidate.beside ?? [])];
}

function broken(because: string): Trial {
  return { kind: "broken", because };
}

/** The files that are edited: those of a module, or others that it takes in. */
function edited({ files }: Module, edits: readonly Edit[]): ReadonlyMap<string, Source> {
  const byPath = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = byPath.get(edit.path);
    if (own) own.push(edit);
    else byPath.set(edit.path, [edit]);
  }
  return new Map(
    [...byPath].flatMap(([path, own]) => {
      const source = files(path);
      return source ? [[path, { ...source, text: applyEdits(source.text, own) }] as const] : [];
    }),
  );
}

/** Whether beside the replaced statements the same ones stand, as often as before. */
function areSame(
  policies: Extraction["policies"],
  replaced: ReadonlySet<string>,
  said: ReadonlyMap<Statement, string>,
  after: readonly Held[],
): boolean {
  const keyOf = ({ id, kind }: Policy, says: string): string => `${id} ${kind} ${says}`;
  const left = new Map<string, number>();
  let size = 0;
  for (const policy of policies)
    for (const statement of policy.statements) {
      if (replaced.has(statement.id)) continue;
      const key = keyOf(policy, said.get(statement) ?? "");
      left.set(key, (left.get(key) ?? 0) + 1);
      size++;
    }
  if (size !== after.length) return false;
  return after.every(({ policy, statement }) => {
    const key = keyOf(policy, statementKey(statement));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  });
}

/** By statement id, each policy that has it, with what it says there, instance by instance. */
function usesIn(
  policies: readonly Policy[],
): ReadonlyMap<string, readonly (readonly [string, readonly Statement[]])[]> {
  const uses = new Map<string, Map<string, Statement[]>>();
  for (const policy of policies)
    for (const statement of policy.statements) {
      const own = uses.get(statement.id) ?? new Map<string, Statement[]>();
      uses.set(statement.id, own);
      own.set(policy.id, [...(own.get(policy.id) ?? []), statement]);
    }
  return new Map([...uses].map(([id, own]) => [id, [...own]]));
}

/** The statements that stand where an edit was made, by policy. */
function heldBy(within: readonly Held[]): ReadonlyMap<string, readonly Statement[]> {
  const held = new Map<string, Statement[]>();
  for (const { policy, statement } of within) {
    const own = held.get(policy.id);
    if (own) own.push(statement);
    else held.set(policy.id, [statement]);
  }
  return held;
}

type Proving = Knowledge & {
  readonly inclusionOf: ReturnType<typeof openInclusions>;
  /** All policies of the module, as they are then. */
  readonly declared: readonly Policy[];
};

const unfound = "the new statements are not found where they should stand";

/** What is wrong with a replacement in one of the policies that have the statement. */
function flawOf(
  { findings, excused, narrowing }: Candidate,
  before: readonly Statement[],
  policy: Policy | undefined,
  statements: readonly Statement[],
  knowledge: Proving,
): string | undefined {
  if (!policy || statements.length !== narrowing.drafts.length * before.length) return unfound;
  if (policy.statements.length === 0) return "nothing would be left of its policy";
  const length = lengthFlaw(policy, knowledge.declared, knowledge.quotas);
  if (length !== undefined) return length;
  const inclusion = knowledge.inclusionOf(statements, before);
  if (!inclusion.proved) return inclusion.because;
  const lost = lostUse(before, statements, policy, knowledge);
  if (lost !== undefined) return lost;
  const answered = new Set(
    narrowing.answers.filter((each) => !narrowing.leaves.includes(each)).map(mistakeOf),
  );
  // What is told of together with other statements stood there all the same.
  const alone = later(() => before.flatMap((each) => judgeStatement(each, policy, knowledge)));
  for (const finding of statements.flatMap((each) => judgeStatement(each, policy, knowledge))) {
    if (finding.severity === "info") continue;
    const mistake = mistakeOf(finding.rule);
    if (excused.some((each) => mistakeOf(each.rule) === mistake)) continue;
    const was = [...findings, ...alone()].filter((each) => mistakeOf(each.rule) === mistake);
    if (was.length === 0) return `a new finding appears: ${finding.message}`;
    // What is left of a finding may have the name of a milder rule, and is never worse.
    if (!was.some(({ severity }) => atLeast(severity, finding.severity)))
      return `a finding gets worse: ${finding.message}`;
    if (answered.has(mistake) && atLeast(finding.severity, "medium"))
      return `a finding stays: ${finding.message}`;
  }
  if (narrowing.grade === "equivalent" && !sameActions(before, statements, policy, knowledge))
    return "an action of the catalog would be lost";
  return undefined;
}

/** Whether the same actions of the catalog are granted, on something. */
function sameActions(
  before: readonly Statement[],
  after: readonly Statement[],
  policy: Policy,
  { catalog }: Knowledge,
): boolean {
  const granted = (statement: Statement): readonly string[] =>
    grantOf(statement, policy, catalog).actions.flatMap(({ action, reach }) =>
      reach === "nothing" ? [] : [action.id],
    );
  const now = new Set(after.flatMap(granted));
  return before.flatMap(granted).every((action) => now.has(action));
}
