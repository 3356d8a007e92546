import { createHash } from "node:crypto";
import { attachedBy } from "../iam/attached.ts";
import { holesIn, mapTexts } from "../iam/holes.ts";
import { scopeOf, type Holder } from "../iam/holders.ts";
import type { Attachment, Policy, Statement } from "../iam/policy.ts";
import { isHole, type Hole, type Text } from "../iam/text.ts";

/** What the ids of a side mean, in terms that hold for both. */
export type Terms = {
  /** A module, template or file, or the id of something in it, as the base names it. */
  readonly named: (id: string) => string;
  /** What is written for a value that is not known, and for what it depends on; "" where nothing is. */
  readonly definitionOf: (id: string) => string;
  /** What decides on whether a statement is there; undefined where only its id tells. */
  readonly conditionOf: (policy: Policy, statement: Statement) => string | undefined;
  /** What decides on whether a declaration is there that attaches something. */
  readonly attachedUnder: (under: NonNullable<Attachment["under"]>) => string;
};

/**
 * A policy that a holder has, to be compared with one of the other side: what is not known of it has
 * the same id there only with the same definition beside, and a statement that may be there hangs on
 * what decides that.
 *
 * @param written takes what each of its statements is in the file
 */
export function comparable(
  policy: Policy,
  holder: Pick<Holder, "key" | "as" | "instance">,
  terms: Terms,
  written: Map<Statement, readonly [Statement, Policy]>,
): Policy {
  const attached = attachedUnder(policy, holder, terms);
  if (policy.isElsewhere) return unread(policy, attached, terms, written);
  const counts = new Map<number, number>();
  const statements = policy.statements.map((statement) => {
    const { start } = statement.place.span;
    const turn = counts.get(start) ?? 0;
    counts.set(start, turn + 1);
    const texts = holesIn(statement).length > 0 ? inTerms(statement, terms) : statement;
    const made = hanging(texts, [...standing(policy, statement, turn, terms), ...attached]);
    if (made !== statement) written.set(made, [statement, policy]);
    return made;
  });
  return { ...policy, statements };
}

/** A policy of which nothing is known but its name, and what decides on whether a holder has it. */
function unread(
  policy: Policy,
  attached: readonly string[],
  terms: Terms,
  written: Map<Statement, readonly [Statement, Policy]>,
): Policy {
  const { owner } = policy;
  return {
    ...policy,
    owner: { ...owner, names: owner.names.map((name) => textInTerms(name, terms)) },
    statements: policy.statements.map((statement) => {
      const made = hanging({ ...statement }, attached);
      written.set(made, [statement, policy]);
      return made;
    }),
  };
}

/** Equal for equal texts, which may be long. */
function condensed(text: string): string {
  return text.length > 200 ? createHash("sha256").update(text).digest("hex") : text;
}

function hanging(statement: Statement, under: readonly string[]): Statement {
  if (under.length === 0 || statement.presence === "never") return statement;
  return { ...statement, presence: "maybe", under: condensed(JSON.stringify(under)) };
}

/** What decides on a statement that may be there: which one of those it decides on alike it is, too. */
function standing(
  policy: Policy,
  statement: Statement,
  turn: number,
  { named, conditionOf }: Terms,
): readonly string[] {
  if (statement.presence !== "maybe") return [];
  const condition = conditionOf(policy, statement);
  if (condition === undefined) return [named(statement.id)];
  const scope = scopeOf(policy);
  const start = `${scope}/${policy.owner.address}`;
  const rest = policy.id.startsWith(start) ? policy.id.slice(start.length) : policy.id;
  return [named(scope), rest, String(turn), condition];
}

/** What decides on whether a holder has a policy; nothing where it has it in any case. */
function attachedUnder(
  policy: Policy,
  holder: Pick<Holder, "key" | "as" | "instance">,
  terms: Terms,
): readonly string[] {
  if (holder.as === "policy") return [];
  const by = attachedBy(policy, holder);
  const under = by.flatMap((each) => (each.under ? [each.under] : []));
  if (under.length < by.length) return [];
  return under.flatMap((each) => [
    `attached in ${terms.named(each[0])}`,
    terms.attachedUnder(each),
  ]);
}

function inTerms(statement: Statement, terms: Terms): Statement {
  return mapTexts(
    statement,
    (text) => [textInTerms(text, terms)],
    (hole) => ({ items: [], rest: [holeInTerms(hole, terms)] }),
  );
}

function textInTerms({ parts, origin }: Text, terms: Terms): Text {
  return {
    parts: parts.map((part) => (isHole(part) ? holeInTerms(part, terms) : part)),
    origin,
  };
}

function holeInTerms(hole: Hole, terms: Terms): Hole {
  const { id, among } = hole;
  const definition = terms.definitionOf(id);
  return {
    ...hole,
    id: terms.named(id),
    ...(definition !== "" && { definition: condensed(definition) }),
    ...(among && {
      among: { ...among, texts: among.texts.map((text) => textInTerms(text, terms)) },
    }),
  };
}
