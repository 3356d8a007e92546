import type { NewCondition, Phrase } from "../iam/draft.ts";
import { conditionObject, type NewStatement } from "../iam/new-policy.ts";

// The elements of new statements in languages that write objects between braces and lists between brackets.

/** How such a language writes. */
export type Brackets = {
  readonly quote: (text: string) => string;
  readonly spell: (phrase: Phrase) => string;
  /** Between a name and its value. */
  readonly assign: string;
  /** Behind a value that another one may follow. */
  readonly end: string;
  /** Before what is said behind something. */
  readonly comment: string;
};

/** A list of actions, with what is said of each. */
export function actionLines(
  name: string,
  { actions }: NewStatement,
  { quote, assign, end, comment }: Brackets,
): readonly string[] {
  return [
    `${name}${assign}[`,
    ...actions.map(
      (each) => `  ${quote(each.item)},${each.because ? ` ${comment} ${each.because}` : ""}`,
    ),
    `]${end}`,
  ];
}

/** A list of resources. */
export function resourceLines(
  name: string,
  { resources }: NewStatement,
  { spell, assign, end }: Brackets,
): readonly string[] {
  return [`${name}${assign}[`, ...resources.map((each) => `  ${spell(each)},`), `]${end}`];
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
