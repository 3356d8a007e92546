import type { Draft, DraftItem } from "../iam/draft.ts";
import { itemText, nowhere } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known, makeText, textKey, type Text } from "../iam/text.ts";
import { aboutOther, rules } from "../rules/index.ts";
import { overreaching, ownRuleOf } from "../rules/overreach-class.ts";
import { judgeStatement } from "../rules/judge.ts";
import { contextOf, type Finding } from "../rules/rule.ts";
import { userPolicy } from "../rules/user-policy.ts";
import { atLeast, worst } from "../rules/severity.ts";
import { contains } from "../source/source.ts";
import { agreedOn } from "./agreed.ts";
import { refuse, type Narrowed, type Narrowing } from "./narrowing.ts";
import {
  asWritten,
  isHopeless,
  isLeft,
  keyOf,
  othersOf,
  place,
  together,
  type Placed,
  type Resources,
} from "./placed.ts";
import { selectActions, type Kept } from "./select.ts";
import { sidsFor } from "./sid.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** The longest list of actions that anybody would read. */
const mostActions = 120;

/**
 * What to write in the place of a statement with findings: the same actions, split by what they
 * can be limited to, on the resources that the configuration declares for them.
 */
export function narrow(
  statement: Statement,
  policy: Policy,
  findings: readonly Finding[],
  excused: readonly Finding[],
  around: Neighbourhood,
): Narrowed {
  if (policy.isElsewhere) return refuse("managed-policy");
  const own = foundAlone(statement, policy, findings, around);
  if (own.length === 0) {
    const isAboutWho = findings.every(({ rule }) => rule === userPolicy.id);
    return refuse(isAboutWho ? "who-is-meant" : "together");
  }
  const refusal = refusalFor(statement, own);
  if (refusal) return refusal;
  const context = contextOf(statement, policy, around);
  const agreed = agreedOn(statement, excused, context);
  const selection = selectActions(statement, context, around.services, agreed);
  const { kept, lost, assumptions, left } = selection;
  if (kept.length === 0) return refuse("grants-nothing");

  const found = kept.map((each) => place(each, context, agreed, statement));
  if (isHopeless(found)) return refuse("other-resources");
  if (found.length > mostActions && othersOf(found).length === 0) return tooMany(found.length);
  const chosen = together(found);
  const placed = isLeft(chosen) ? chosen : asWritten(chosen);
  if (!placed) return refuse("other-resources");
  const groups = grouped(placed);
  const size = groups.reduce((sum, group) => sum + group.kept.length, 0);
  if (size > mostActions) return tooMany(size);
  const other = othersOf(placed);

  const drafts = draftsOf(groups, statement, policy);
  if (unchanged(drafts, statement))
    return refuse(left.includes("access-level-mismatch") ? "name-or-actions" : "no-narrower");
  const elsewhere = {
    reason: "they are about resources that are not declared here",
    actions: other,
  };
  const notes = {
    assumptions: [...assumptions, ...placed.flatMap((each) => each.assumptions)],
    missing: placed.flatMap((each) => each.missing),
    lost: other.length > 0 ? [...lost, elsewhere] : lost,
    leaves: [...new Set([...placed.flatMap(leftBy), ...left])],
  };
  const answered = own.filter(({ rule }) => !aboutOther.has(rule));
  if (notes.missing.length === 0 && isNoBetter(answered, notes.leaves))
    return refuse("no-narrower");
  return { ok: true, narrowing: narrowingOf(drafts, answered, notes) };
}

/** The rules that may still find fault with what reaches as far as before. */
function leftBy({ left, ...each }: Placed): readonly string[] {
  if (!left || each.kind !== "placed") return [];
  return each.kept.granted.flatMap(({ action }) => ownRuleOf(action) ?? overreaching);
}

const ofHolders = new Set(rules.filter(({ on }) => on === "holder").map(({ id }) => id));

/**
 * What is found in a statement by itself: what several grant together is told of instead of that, and
 * no edit of one answers it for sure.
 */
function foundAlone(
  statement: Statement,
  policy: Policy,
  findings: readonly Finding[],
  around: Neighbourhood,
): readonly Finding[] {
  const own = findings.filter(({ rule }) => !isTogether(rule));
  if (own.length > 0) return own;
  return judgeStatement(statement, policy, around).filter(({ severity }) =>
    atLeast(severity, "low"),
  );
}

/** Whether a rule is about what several statements grant together: no edit of one answers it for sure. */
function isTogether(rule: string): boolean {
  return ofHolders.has(rule);
}

function tooMany(actions: number): Narrowed {
  return refuse("too-many-actions", `${actions} actions`);
}

/** Whether nothing of the worst that was found would be gone. */
function isNoBetter(findings: readonly Finding[], leaves: readonly string[]): boolean {
  const bad = worst(findings.map((each) => each.severity));
  return findings.every((each) => each.severity !== bad || leaves.includes(each.rule));
}

type Notes = Pick<Narrowing, "assumptions" | "missing" | "lost" | "leaves">;

function narrowingOf(
  drafts: readonly Draft[],
  findings: readonly Finding[],
  notes: Notes,
): Narrowing {
  const assumptions = [...new Set(notes.assumptions)];
  const missing = [...new Set(notes.missing)];
  const grade =
    missing.length > 0
      ? "fill in"
      : assumptions.length > 0 || notes.lost.length > 0
        ? "assumed"
        : "equivalent";
  const answers = [...new Set(findings.map((each) => each.rule))];
  const { lost, leaves } = notes;
  return { drafts, grade, assumptions, missing, lost, answers, leaves };
}

/** Statements that are not rewritten, whatever is found. */
function refusalFor(statement: Statement, findings: readonly Finding[]): Narrowed | undefined {
  const { effect, action, resource, place } = statement;
  if (effect !== "Allow" || !action) return refuse("unknown-elements");
  // What everybody may do, or a stranger, is no better for being fewer actions.
  const who = findings.filter(({ rule }) => aboutOther.get(rule) === "whom");
  const isAboutWho =
    who.length === findings.length || who.some(({ severity }) => atLeast(severity, "medium"));
  if (statement.madeOf === "permission")
    return refuse(isAboutWho ? "permission-principal" : "permission");
  if (statement.madeOf !== undefined) return refuse("made", statement.madeOf);
  if (action.negated || resource?.negated) return refuse("not-element");
  if (isAboutWho) return refuse("who-is-meant");
  if (findings.every(({ rule }) => aboutOther.has(rule))) return refuse("condition");
  if (action.items.some((item) => /^\*+(?::\*+)?$/.test(known(item) ?? "")))
    return refuse("administrator");
  const here = (text: Text): boolean =>
    text.origin.written.source.path === place.source.path &&
    contains(place.span, text.origin.written.span);
  const faulty = findings.flatMap(({ rule, subject }) => (aboutOther.has(rule) ? [] : [subject]));
  const elsewhere = faulty.some(
    (each) => each.source.path !== place.source.path || !contains(place.span, each.span),
  );
  if (elsewhere || action.rest.length > 0 || !action.items.every(here)) return refuse("elsewhere");
  if (resource?.rest.some((hole) => hole.among)) return refuse("elsewhere");
  return undefined;
}

type Group = { readonly kept: readonly Kept[]; readonly resources: Resources };

/** Actions by the resources that they are allowed on, in the order of the original. */
function grouped(placed: readonly Placed[]): readonly Group[] {
  const groups = new Map<string, { kept: Kept[]; resources: Resources }>();
  for (const each of placed) {
    if (each.kind === "other") continue;
    const key = keyOf(each.resources);
    const group = groups.get(key);
    if (group) group.kept.push(each.kept);
    else groups.set(key, { kept: [each.kept], resources: each.resources });
  }
  return [...groups.values()];
}

function draftsOf(
  groups: readonly Group[],
  statement: Statement,
  policy: Policy,
): readonly Draft[] {
  const sids = sidsFor(statement, policy, groups.length);
  return groups.map(({ kept, resources }, index) => ({
    sid: sids[index] ?? "keep",
    actions: kept.flatMap(itemsOf),
    resources:
      resources === "keep"
        ? "keep"
        : [
            ...resources.named.map((item): DraftItem => ({ kept: item })),
            ...resources.phrases().map((phrase): DraftItem => ({ phrase })),
          ],
  }));
}

function itemsOf({ item, granted }: Kept): readonly DraftItem[] {
  if (item) return [{ kept: item }];
  return granted.map(({ action }) => ({
    phrase: { pieces: [action.id], text: makeText([action.id], nowhere) },
  }));
}

/** Whether the drafts say what the statement says already. */
function unchanged(drafts: readonly Draft[], { action, resource }: Statement): boolean {
  const [only, ...more] = drafts;
  if (!only || more.length > 0) return false;
  return (
    says(only.actions, action?.items ?? []) &&
    (only.resources === "keep" || says(only.resources, resource?.items ?? []))
  );
}

function says(items: Draft["actions"], written: readonly Text[]): boolean {
  if (items === "keep") return true;
  const keys = new Set(written.map(textKey));
  return items.length === keys.size && items.every((item) => keys.has(textKey(itemText(item))));
}
