import type { GrantedAction } from "../iam/grant.ts";
import { isOwnResource } from "../iam/grant.ts";
import type { Draft, DraftItem, Phrase } from "../iam/draft.ts";
import { itemText, nowhere } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known, makeText, textKey, type Text } from "../iam/text.ts";
import { contextOf, type Context, type Finding } from "../rules/rule.ts";
import { atLeast, worst } from "../rules/severity.ts";
import { severityOf } from "../rules/weight.ts";
import { contains } from "../source/source.ts";
import { agreedOn, type Agreed } from "./agreed.ts";
import { refuse, type Narrowed, type Narrowing } from "./narrowing.ts";
import { selectActions, type Kept } from "./select.ts";
import { sidsFor } from "./sid.ts";
import { targetOf } from "./targets.ts";
import type { World } from "./world.ts";

/** The longest list of actions that anybody would read. */
const mostActions = 120;

/** A list of actions that is read at a glance. */
const fewActions = 15;

/**
 * What to write in the place of a statement with findings: the same actions, split by what they
 * can be limited to, on the resources that the configuration declares for them.
 */
export function narrow(
  statement: Statement,
  policy: Policy,
  findings: readonly Finding[],
  excused: readonly Finding[],
  world: World,
): Narrowed {
  const refusal = refusalFor(statement, findings);
  if (refusal) return refusal;
  const context = contextOf(statement, policy, world);
  const agreed = agreedOn(statement, excused, context);
  const selection = selectActions(statement, context, world.services, agreed);
  const { kept, lost, assumptions, left } = selection;
  if (kept.length === 0) return refuse("grants-nothing");

  const chosen = together(kept.map((each) => place(each, context, agreed, statement)));
  const placed = isLeft(chosen) ? chosen : asWritten(chosen);
  if (!placed) return refuse("other-resources");
  const groups = grouped(placed);
  const size = groups.reduce((sum, group) => sum + group.kept.length, 0);
  if (size > mostActions) return refuse("too-many-actions", `${size} actions`);
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
    leaves: [...(placed.some((each) => each.left) ? ["unscoped-resource"] : []), ...left],
  };
  if (notes.missing.length === 0 && isNoBetter(findings, notes.leaves))
    return refuse("no-narrower");
  return { ok: true, narrowing: narrowingOf(drafts, findings, notes) };
}

/** The actions about resources that are not declared here. */
function othersOf(placed: readonly Placed[]): readonly string[] {
  return placed.flatMap((each) => (each.kind === "other" ? [each.action] : []));
}

/**
 * With what a wildcard covers beside the resources declared here left on the resources that it has,
 * where that makes a list that is read at a glance: AWS at least adds nothing to it.
 */
function asWritten(placed: readonly Placed[]): readonly Placed[] | undefined {
  if (placed.length > fewActions) return undefined;
  return placed.map((each) => (each.kind === "other" ? each.otherwise : each));
}

/**
 * Whether what a wildcard covers beside the resources declared here may be left out: of each
 * service, something is declared, and most of what the wildcard stands for is about that.
 */
function isLeft(placed: readonly Placed[]): boolean {
  const other = othersOf(placed);
  const service = (action: string): string => action.slice(0, action.indexOf(":"));
  const named = placed.flatMap((each) =>
    each.kind === "placed" && each.resources !== "keep" && each.resources.phrases.length > 0
      ? each.kept.granted.map(({ action }) => action.service)
      : [],
  );
  const services = new Set(other.map(service));
  return [...services].every((each) => {
    const left = other.filter((action) => service(action) === each).length;
    return left <= named.filter((name) => name === each).length;
  });
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
  if (action.negated || resource?.negated) return refuse("not-element");
  // What everybody may do, or a stranger, is no better for being fewer actions.
  if (findings.some(({ rule }) => rule === "public-principal" || rule === "untrusted-account"))
    return refuse("who-is-meant");
  if (action.items.some((item) => /^\*+(?::\*+)?$/.test(known(item) ?? "")))
    return refuse("administrator");
  const here = (text: Text): boolean =>
    text.origin.written.source.path === place.source.path &&
    contains(place.span, text.origin.written.span);
  const faulty = findings.map((each) => each.subject);
  const elsewhere = faulty.some(
    (each) => each.source.path !== place.source.path || !contains(place.span, each.span),
  );
  if (elsewhere || action.rest.length > 0 || !action.items.every(here)) return refuse("elsewhere");
  if (resource?.rest.some((hole) => hole.among)) return refuse("elsewhere");
  return undefined;
}

/** A kept action with the resources that it shall be allowed on. */
type Placed = {
  readonly assumptions: readonly string[];
  readonly missing: readonly string[];
  /** It reaches as far as before, and should not. */
  readonly left?: boolean;
} & (
  | {
      readonly kind: "placed";
      readonly kept: Kept;
      readonly resources: Resources;
      /** Where it belongs, if something else is limited to that. */
      readonly rather?: Resources;
    }
  /** Covered by a wildcard alone, and about resources that are not declared here. */
  | { readonly kind: "other"; readonly action: string; readonly otherwise: Placed }
);

function place(kept: Kept, context: Context & World, agreed: Agreed, statement: Statement): Placed {
  const plain = { kind: "placed", kept, assumptions: [], missing: [] } as const;
  const [first] = kept.granted;
  if (!first || isOwnResource(context.policy)) return { ...plain, resources: "keep" };
  const unchanged: Placed = { ...plain, resources: resourcesOf(kept.granted, statement) };
  const wide = first.reach === "everything" || first.reach === "type";
  if (agreed.resources) return unchanged;
  if (kept.item && kept.granted.length > 1)
    return { ...unchanged, left: kept.granted.some((each) => isWide(each, context)) };
  if (kept.granted.length > 1 || !wide || first.action.scoping !== "full") return unchanged;
  const target = targetOf(first, context);
  if (target.kind === "none") return { ...unchanged, left: true };
  if (target.kind === "missing") {
    const otherwise = { ...unchanged, left: true };
    if (!kept.item)
      return { kind: "other", action: first.action.id, otherwise, assumptions: [], missing: [] };
  }
  const { phrases } = target;
  const resources = { named: namedItems(first), phrases };
  const light = !atLeast(severityOf(first.action, context), "medium");
  // What weighs little stays as it is rather than to ask for its name, or to name its type.
  if (light && (target.kind === "missing" || target.typeWide))
    return { ...unchanged, rather: resources };
  return target.kind === "missing"
    ? { ...plain, resources, missing: [target.missing] }
    : { ...plain, resources, assumptions: target.assumptions };
}

/** Whether an action of some weight reaches further than it must. */
function isWide({ action, reach }: GrantedAction, context: Context): boolean {
  return (
    (reach === "everything" || reach === "type") &&
    action.scoping === "full" &&
    atLeast(severityOf(action, context), "medium")
  );
}

/** What weighs little goes along with what is limited to the same resources anyway. */
function together(placed: readonly Placed[]): readonly Placed[] {
  const asked = new Set(
    placed.flatMap((each) =>
      each.kind === "placed" && !each.rather && each.resources !== "keep"
        ? [keyOf(each.resources)]
        : [],
    ),
  );
  return placed.map((each) =>
    each.kind === "placed" && each.rather && asked.has(keyOf(each.rather))
      ? { ...each, resources: each.rather }
      : each,
  );
}

/** The resource items of a group: all of the original, some of them, or new ones beside some. */
type Resources =
  | "keep"
  | {
      readonly named: readonly Text[];
      readonly phrases: readonly Phrase[];
    };

/** The items of the statement that the actions take. */
function resourcesOf(granted: readonly GrantedAction[], statement: Statement): Resources {
  const items = statement.resource?.items ?? [];
  if ((statement.resource?.rest.length ?? 0) > 0) return "keep";
  const taken = new Set(granted.flatMap(({ on }) => on.map(({ written }) => written)));
  const named = items.filter((item) => taken.has(item));
  return named.length === 0 || named.length === items.length ? "keep" : { named, phrases: [] };
}

/** The items that name something, which stay beside what takes the place of the others. */
function namedItems({ on }: GrantedAction): readonly Text[] {
  return on.flatMap(({ pattern, written }) =>
    written && pattern.kind === "unknown" ? [written] : [],
  );
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
            ...resources.phrases.map((phrase): DraftItem => ({ phrase })),
          ],
  }));
}

function keyOf(resources: Resources): string {
  if (resources === "keep") return "keep";
  return [...resources.named, ...resources.phrases.map((each) => each.text)].map(textKey).join(" ");
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
