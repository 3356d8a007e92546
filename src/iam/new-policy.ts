import { conditionMap } from "./condition-map.ts";
import type { NewCondition, Phrase } from "./draft.ts";
import { isHole } from "./text.ts";

/** A policy that is written anew, in no language yet. */
export type NewPolicy = {
  /** Letters, digits and `-`; what a language that names policies makes its name of. */
  readonly name: string;
  readonly statements: readonly NewStatement[];
};

/** A statement of an identity policy that is written anew. */
export type NewStatement = {
  readonly sid: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly NewAction[];
  readonly resources: readonly Phrase[];
  /** The resources are those that it is not about: `NotResource`. */
  readonly isNegated: boolean;
  readonly conditions: readonly NewCondition[];
  /** Why it is there, in a sentence each. */
  readonly because: readonly string[];
};

export type NewAction = {
  /** `s3:GetObject`, or a pattern where policies are made shorter. */
  readonly item: string;
  /** What there is to say of this one beside why the statement is there. */
  readonly because?: string;
};

/** A phrase as one text, its expressions in `${...}`: what policies are in no language. */
export function plainText({ pieces }: Phrase): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`))
    .join("");
}

/** A statement as IAM's JSON has it. */
function statementObject({
  sid,
  effect,
  actions,
  resources,
  isNegated,
  conditions,
}: NewStatement): Readonly<Record<string, unknown>> {
  return {
    Sid: sid,
    Effect: effect,
    Action: actions.map(({ item }) => item),
    [isNegated ? "NotResource" : "Resource"]: resources.map(plainText),
    ...(conditions.length > 0 && { Condition: conditionObject(conditions, plainText) }),
  };
}

/** Conditions as IAM has them, operators over keys; one value stands by itself. */
export function conditionObject<Value>(
  conditions: readonly NewCondition[],
  write: (phrase: Phrase) => Value,
): Readonly<Record<string, Readonly<Record<string, Value | readonly Value[]>>>> {
  return conditionMap(
    conditions.map(({ operator, key, values }) => {
      const written = values.map(write);
      const [only, ...more] = written;
      return { operator, key, values: only !== undefined && more.length === 0 ? only : written };
    }),
  );
}

export const policyVersion = "2012-10-17";

/** The policy document as IAM takes it. */
export function documentOf({ statements }: Pick<NewPolicy, "statements">): {
  readonly Version: string;
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
} {
  return {
    Version: policyVersion,
    Statement: statements.map(statementObject),
  };
}

/** The expressions in policies, in order. */
export function expressionsIn(policies: readonly NewPolicy[]): readonly string[] {
  const pieces = phrasesIn(policies).flatMap((each) => each.pieces);
  const found = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.expression]));
  return [...new Set(found)].sort();
}

/** The names in policies that somebody has to fill in: `KeyId` of an ARN format. */
export function openNames(policies: readonly NewPolicy[]): readonly string[] {
  const holes = phrasesIn(policies).flatMap(({ text }) => text.parts.filter(isHole));
  // What comes out of a template of policies is written nowhere yet.
  const open = holes.filter(
    ({ meaning, place }) => meaning.kind === "unknown" && place.source.path === "",
  );
  return [...new Set(open.map(({ id }) => id))].sort();
}

function phrasesIn(policies: readonly NewPolicy[]): readonly Phrase[] {
  return policies.flatMap(({ statements }) =>
    statements.flatMap(({ resources, conditions }) => [
      ...resources,
      ...conditions.flatMap(({ values }) => values),
    ]),
  );
}

/** A phrase with its expressions as another language has them; those that stay are given as they are. */
export function translated({ pieces, text }: Phrase, word: (expression: string) => string): Phrase {
  return {
    text,
    pieces: pieces.map((piece) =>
      typeof piece === "string" ? piece : { expression: word(piece.expression) },
    ),
  };
}
