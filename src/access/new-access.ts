import type { ConditionKeys } from "../catalog/condition-keys.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { confirmed } from "./confirm.ts";
import { factsFor, type Facts } from "./facts.ts";
import { callersFor, gapsOf, sideOf, type Gap, type Side } from "./gap.ts";
import { readingsOf, usualReading, type Reading } from "./reading.ts";
import type { Certainty } from "./demand.ts";
import type { Term } from "./term.ts";
import { unchanged } from "./unchanged.ts";
import { witnessOf, type Witness } from "./witness.ts";

/** What is known of AWS beside what policies say. */
export type Known = {
  readonly conditionKeys: ConditionKeys;
  /** For witnesses of actions that AWS has, and resources of their types. */
  readonly catalog?: Catalog;
};

/** A statement that allows what the other side does not, or may allow it. */
export type Opening = {
  readonly statement: Statement;
  readonly policy: Policy;
  /**
   * Whether it does so whatever is not known, and the witness was looked at once more, by AWS's rules
   * for one request.
   */
  readonly certain: boolean;
  /** A request that shows it; absent where none was found to be one. */
  readonly witness?: Witness;
  /** The search had to end before it was decided. */
  readonly undecided: boolean;
};

/** What the search for one statement and caller may look at, and all searches together. */
const mostOfOne = 150_000;
const mostOfAll = 1_500_000;
/** The requests that are looked at once more. */
const tries = 12;

/**
 * What some policies allow that others do not, statement by statement; nothing is a proof that there
 * is no such request, now or for actions that AWS has yet to make. Policies of a side are taken
 * together: those that grant, cut by its Denies and by the ceilings among them. Holes of equal id have
 * equal values on both sides, and so have statements of equal id that may be there. `first`: one opening
 * is enough. `most`: how much may be looked at before the rest is left undecided.
 *
 * Decides what IAM Access Analyzer's CheckNoNewAccess does, offline.
 */
export function newAccess(
  now: readonly Policy[],
  before: readonly Policy[],
  known: Known,
  {
    first = false,
    most = mostOfAll,
    effort = { left: most },
  }: { readonly first?: boolean; readonly most?: number; readonly effort?: Effort } = {},
): readonly Opening[] {
  const all = [...now, ...before];
  const facts = factsFor(all, known.conditionKeys);
  const openings = new Map<Statement, Opening>();
  for (const reading of readingsOf(all)) {
    const sides = { now: sideOf(now, reading, facts), before: sideOf(before, reading, facts) };
    const isUnchanged = unchanged(sides.now, sides.before);
    for (const term of sides.now.grants) {
      if (isUnchanged(term)) continue;
      const earlier = openings.get(term.statement);
      if (earlier?.certain) continue;
      const found = openingOf(term, sides, {
        facts,
        known,
        reading,
        now,
        before,
        effort,
      });
      if (!found) continue;
      openings.set(term.statement, earlier?.witness && !found.certain ? earlier : found);
      if (first) return [...openings.values()];
    }
  }
  return [...openings.values()];
}

/** What may still be looked at: several questions may share it. */
export type Effort = { left: number };

type Question = {
  readonly facts: Facts;
  readonly known: Known;
  readonly reading: Reading;
  readonly now: readonly Policy[];
  readonly before: readonly Policy[];
  readonly effort: Effort;
};

function openingOf(
  term: Term,
  sides: { readonly now: Side; readonly before: Side },
  question: Question,
): Opening | undefined {
  const { statement, policy } = term;
  let best: Opening | undefined;
  for (const caller of callersFor(term, sides.now, sides.before)) {
    const search = (certainty: Certainty): Looked => {
      const most = Math.min(mostOfOne, question.effort.left);
      const budget = { left: most, spent: false };
      const gaps = gapsOf(term, caller, sides, { ...question, certainty, budget });
      const seen = witnessIn(gaps, question);
      question.effort.left -= most - budget.left;
      return { ...seen, isSpent: budget.spent };
    };
    const possible = search("possible");
    if (!possible.isAny && !possible.isSpent) continue;
    const sure = possible.certain ? possible : sureOf(search("certain"), question);
    if (sure?.witness && !isTwofold(sure.witness, question.facts)) {
      const witness = plainer(sure.witness, possible.witness);
      return { statement, policy, certain: true, witness, undecided: false };
    }
    const { witness, isAny } = possible;
    const found = { statement, policy, certain: false, undecided: !isAny };
    if (!best?.witness) best = witness ? { ...found, witness } : found;
  }
  return best;
}

/**
 * Whether a request carries a key that policies call by its other name too, as they may a tag of what
 * EC2 has: most requests have the same value under both.
 */
function isTwofold({ request }: Witness, { written }: Facts): boolean {
  return [...request.context.keys()].some((key) => {
    const [, service, tag = ""] = /^(aws|ec2):resourcetag\/(.*)$/.exec(key) ?? [];
    const other = service === "aws" ? "ec2" : "aws";
    return service !== undefined && written.has(`${other}:resourcetag/${tag}`);
  });
}

/**
 * What holds whatever is not known may have to be shown on an account that nobody has; for people, it is
 * shown on what it is about where the unknown is something else.
 */
function plainer(sure: Witness, possible: Witness | undefined): Witness {
  const isPlain = /^\*$|^arn:[^:]*:[^:]*:[^:]*:(?:\d{12}|aws)?:/.test(sure.shown.resource);
  const isSame = possible?.request.action === sure.request.action;
  return isPlain || !isSame ? sure : { ...sure, shown: possible.shown };
}

/** What is certain is so in the usual reading. */
function sureOf(looked: Looked, { reading }: Question): Looked | undefined {
  const isUsual =
    reading.runsOn === usualReading.runsOn && reading.variables === usualReading.variables;
  return isUsual ? looked : undefined;
}

type Seen = {
  /** Whether there is a way at all. */
  readonly isAny: boolean;
  /** Whether nothing had to be settled for the witness. */
  readonly certain: boolean;
  readonly witness?: Witness;
};
type Looked = Seen & { readonly isSpent: boolean };

/** A witness that is one by AWS's rules for one request; better one that is certain. */
function witnessIn(gaps: Iterable<Gap>, question: Question): Seen {
  let left = tries;
  let best: Witness | undefined;
  let isAny = false;
  for (const gap of gaps) {
    isAny = true;
    if (left-- === 0) break;
    const witness = witnessOf(gap, question.facts, question.known.catalog);
    if (!witness) continue;
    const how = confirmed(witness, gap, question);
    if (how === "certain") return { isAny, certain: true, witness };
    if (how === "possible") best ??= witness;
  }
  return best ? { isAny, certain: false, witness: best } : { isAny, certain: false };
}
