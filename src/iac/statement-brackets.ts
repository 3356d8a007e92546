import type { NewCondition, Phrase } from "../iam/draft.ts";
import { conditionObject } from "../iam/new-policy.ts";

// The elements of new statements in languages that write objects between braces and lists between brackets.

/** How such a language writes. */
export type Brackets = {
  readonly quote: (text: string) => string;
  readonly spell: (phrase: Phrase) => string;
  /** Between a name and its value. */
  readonly assign: string;
  /** Behind a value that another one may follow. */
  readonly end: string;
};

/** A list, each item on a line of its own with what is behind it. */
export function listLines(
  name: string,
  items: readonly string[],
  { assign, end }: Pick<Brackets, "assign" | "end">,
): readonly string[] {
  return [`${name}${assign}[`, ...items.map((each) => `  ${each}`), `]${end}`];
}

/** Conditions as IAM nests them; nothing where there are none. */
export function conditionLines(
  name: string,
  conditions: readonly NewCondition[],
  { quote, spell, assign, end }: Brackets,
): readonly string[] {
  const operators = Object.entries(conditionObject(conditions, spell));
  if (operators.length === 0) return [];
  const nested = operators.flatMap(([operator, keys]) => [
    `  ${quote(operator)}${assign}{`,
    ...Object.entries(keys).map(([key, value]) => {
      const written = typeof value === "string" ? value : `[${value.join(", ")}]`;
      return `    ${quote(key)}${assign}${written}${end}`;
    }),
    `  }${end}`,
  ]);
  return [`${name}${assign}{`, ...nested, `}${end}`];
}
