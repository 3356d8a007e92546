import { openInclusions } from "../access/included.ts";
import type { Draft } from "../iam/draft.ts";
import { nowhere } from "../iam/draft.ts";
import { leastLength } from "../iam/length.ts";
import type { Statement } from "../iam/policy.ts";
import { makeText } from "../iam/text.ts";
import type { PolicyBeside } from "../iac/format.ts";
import type { Proposal, Split } from "../narrow/proposal.ts";
import { applyEdits, type Edit } from "../source/edit.ts";
import { drafted } from "./granting.ts";
import type { AwsFacts } from "./knowledge.ts";
import { moduleOf, type Module } from "./module.ts";
import { lengthFlaw } from "./policy-size.ts";
import { holdersOf } from "./prove-attached.ts";
import type { Allowance } from "./prove-together.ts";
import { hasNewCycle } from "./references.ts";
import { replacedBy } from "./replaced.ts";
import { extract, type Scan } from "./scan.ts";
import { spelledIn } from "./spelled.ts";

/** How much of a policy is filled: what is not known of it counts as one character, and is longer. */
const filled = 0.75;

/**
 * How a replacement that would make a policy longer than AWS takes has room: some of its statements stay, the others
 * go into managed policies beside it, for those who have it. Undefined where it has room as it is, or nothing of this
 * can be written; what is told was read again, each policy of it has room, and all of it allows nothing new.
 */
export function splitOf(
  { statement, policy, outcome }: Pick<Proposal, "statement" | "policy" | "outcome">,
  scan: Scan,
  facts: AwsFacts,
  more: Allowance,
): Split | undefined {
  if (outcome.kind !== "show" || policy.kind !== "identity" || policy.isElsewhere) return undefined;
  const isPlain = statement.effect === "Allow" && statement.conditions.length === 0;
  // What goes elsewhere is there always.
  if (statement.presence !== "always") return undefined;
  if (!isPlain || statement.resource?.negated !== false || policy.attachedTo.length === 0)
    return undefined;
  const module = moduleOf(policy, scan);
  const { format } = module;
  const others = policy.statements.filter(({ id }) => id !== statement.id);
  const flawWith = (drafts: readonly Draft[]): string | undefined =>
    lengthFlaw(
      { ...policy, statements: [...others, ...drafts.map((each) => saying(each, statement))] },
      module.policies,
      facts.quotas,
    );
  const { drafts } = outcome.narrowing;
  const because = flawWith(drafts);
  if (because === undefined || !format.spellBeside || !more.take(module.length)) return undefined;
  const room = facts.quotas.managed * filled;
  const lengthOf = (some: readonly Draft[]): number =>
    leastLength({ ...policy, statements: some.map((each) => saying(each, statement)) });
  const hasRoom = (piece: Draft): boolean =>
    lengthOf([piece]) <= room && flawWith([piece]) === undefined;
  const { stays, goes } = sorted(
    drafts.flatMap((each) => pieces(each, hasRoom)),
    (some) => flawWith(some) === undefined,
  );
  const bins = packed(goes, (some) => lengthOf(some) <= room);
  if (stays.length === 0 || bins.length === 0 || bins.length > facts.quotas.attached)
    return undefined;
  const own = spelledIn(module, { statement, policy }, stays);
  if (!own.ok) return undefined;
  const label = (policy.owner.address.split(/[.:]/).at(-1) ?? "").replace(/\W+/g, "_");
  const names = freeNames(label, bins.length, module);
  if (names.length < bins.length) return undefined;
  const named = bins.map(
    (own, index): PolicyBeside => ({
      name: names[index] ?? label,
      drafts: own.map((each) => resolved(each, statement)),
      holders: policy.attachedTo,
    }),
  );
  const beside = format.spellBeside(policy.place, named);
  if (!beside) return undefined;
  const isFilledIn = outcome.narrowing.missing.length === 0;
  return isReadSo(
    [own.edit, beside],
    stays.length + goes.length,
    isFilledIn,
    { statement, policy },
    module,
    facts,
  )
    ? { because, drafts: stays, edit: own.edit, beside }
    : undefined;
}

/** So many names that begin with one, `app_2`, and that nothing in a module has; fewer where others have most. */
function freeNames(label: string, count: number, { sources }: Module): readonly string[] {
  const names = Array.from({ length: mostNames }, (_, index) => `${label}_${index + 2}`);
  return names.filter((name) => !sources.some(({ text }) => text.includes(name))).slice(0, count);
}

/** How many names are tried: many times what of them is needed. */
const mostNames = 100;

/** What a draft says in the place of a statement. */
function saying(draft: Draft, statement: Statement): Statement {
  const { sid, conditions = [] } = draft;
  const [plain = statement] = drafted({ ...draft, conditions: [] }, statement);
  const text = (value: string): ReturnType<typeof makeText> => makeText([value], nowhere);
  const added = conditions.map(({ operator, key, values }) => ({
    ...{ operator: text(operator), key: text(key) },
    values: { items: values.map((each) => each.text), rest: [] },
  }));
  return {
    ...plain,
    ...(typeof sid === "object" && { sid: text(sid.write) }),
    conditions: [...plain.conditions, ...added],
  };
}

/** A draft that stands nowhere, with the resources of the statement where it keeps them. */
function resolved(draft: Draft, { resource }: Statement): Draft {
  if (draft.resources !== "keep") return draft;
  return { ...draft, resources: (resource?.items ?? []).map((kept) => ({ kept })) };
}

/** A draft in as many as it takes for each to have room; of one with a new Sid each has its own. */
function pieces(draft: Draft, hasRoom: (piece: Draft) => boolean): readonly Draft[] {
  const { sid } = draft;
  return halved(draft, hasRoom).map((piece, index) =>
    index === 0
      ? piece
      : { ...piece, sid: typeof sid === "object" ? { write: `${sid.write}${index + 1}` } : "none" },
  );
}

function halved(draft: Draft, hasRoom: (piece: Draft) => boolean): readonly Draft[] {
  const { actions } = draft;
  if (actions === "keep" || actions.length < 2 || hasRoom(draft)) return [draft];
  const half = actions.length >> 1;
  return [actions.slice(0, half), actions.slice(half)].flatMap((some) =>
    halved({ ...draft, actions: some }, hasRoom),
  );
}

/** Those that stay where they are, in order, as long as there is room, and the others. */
function sorted(
  drafts: readonly Draft[],
  hasRoom: (some: readonly Draft[]) => boolean,
): { readonly stays: readonly Draft[]; readonly goes: readonly Draft[] } {
  const stays: Draft[] = [];
  const goes: Draft[] = [];
  for (const draft of drafts) (hasRoom([...stays, draft]) ? stays : goes).push(draft);
  return { stays, goes };
}

/** As few policies as they go into one after the other. */
function packed(
  drafts: readonly Draft[],
  hasRoom: (some: readonly Draft[]) => boolean,
): readonly (readonly Draft[])[] {
  const bins: Draft[][] = [];
  for (const draft of drafts) {
    const last = bins.at(-1);
    if (last && hasRoom([...last, draft])) last.push(draft);
    else bins.push([draft]);
  }
  return bins;
}

/** Whether a file with these edits is read as it should be, for the same users, groups and roles, and everything in it has room. */
function isReadSo(
  edits: readonly Edit[],
  statements: number,
  isFilledIn: boolean,
  { statement, policy }: Pick<Proposal, "statement" | "policy">,
  module: Module,
  facts: AwsFacts,
): boolean {
  const sources = module.sources.map((each) => ({
    ...each,
    text: applyEdits(
      each.text,
      edits.filter(({ path }) => path === each.path),
    ),
  }));
  const after = extract(module.format, sources, facts, module.files);
  const held = replacedBy(edits, after.policies).within.flat();
  const owners = new Map(held.map((each) => [each.policy.id, each.policy]));
  const isIncluded = (): boolean =>
    openInclusions(facts)(
      held.map((each) => each.statement),
      [statement],
    ).proved;
  return (
    after.problems.length <= module.problems.length &&
    held.length === statements &&
    [...owners.values()].every(
      (each) =>
        holdersOf(each) === holdersOf(policy) &&
        lengthFlaw(each, after.policies, facts.quotas) === undefined,
    ) &&
    !hasNewCycle(module.references, after.references) &&
    (!isFilledIn || isIncluded())
  );
}
