import type { Condition, Statement } from "../iam/policy.ts";
import { isHole, type Hole, type List, type Text } from "../iam/text.ts";

/**
 * How what a configuration leaves open is settled, so that one request can be decided. A value may
 * hold anything: wildcards and policy variables in it mean what they mean to AWS.
 */
export type Settled = {
  /** The text that stands where a hole is. */
  readonly textOf: (hole: Hole) => string;
  /** The texts that stand where a hole is the rest of a list. */
  readonly textsOf: (hole: Hole) => readonly string[];
  /** Whether a statement is there that only may be there. */
  readonly isThere: (statement: Statement) => boolean;
  /** The effect of a statement whose effect is unknown; undefined: it has none that AWS knows. */
  readonly effectOf: (statement: Statement) => "Allow" | "Deny" | undefined;
  /** Whether a Deny spares an identity that its `NotPrincipal` names in these ways, but not in all. */
  readonly spares: (namings: readonly string[]) => boolean;
  /** Whether a condition key, in lower case, may have several values, for which set operators are. */
  readonly hasSeveral: (key: string) => boolean;
  /** Whether such a key, where a request has it, is as a condition without set operator asks: AWS does not say. */
  readonly meetsUnsaid: (condition: Condition) => boolean;
  /** Whether `${...}` is a policy variable in a policy without `Version`. To AWS it is plain text. */
  readonly variables: boolean;
};

export function settledText({ parts }: Text, { textOf }: Settled): string {
  return parts.map((part) => (isHole(part) ? textOf(part) : part)).join("");
}

export function settledList({ items, rest }: List, settled: Settled): readonly string[] {
  return [...items.map((item) => settledText(item, settled)), ...rest.flatMap(settled.textsOf)];
}
