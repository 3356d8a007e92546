import type { Phrase } from "../iam/draft.ts";
import { conditionObject, type NewStatement } from "../iam/new-policy.ts";
import { yamlScalar } from "../syntax/yaml-write.ts";

/** A statement as an item of a YAML list, with comments; `spell` writes what is not known as the language does. */
export function statementLines(
  statement: NewStatement,
  spell: (phrase: Phrase) => string,
): readonly string[] {
  const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
  const operators = Object.entries(conditionObject(conditions, spell));
  return [
    ...because.map((each) => `# ${each}`),
    `- Sid: ${text(sid)}`,
    `  Effect: ${effect}`,
    "  Action:",
    ...actions.map((each) => `    - ${text(each.item)}${each.because ? ` # ${each.because}` : ""}`),
    `  ${isNegated ? "NotResource" : "Resource"}:`,
    ...resources.map((each) => `    - ${spell(each)}`),
    ...(operators.length > 0 ? ["  Condition:"] : []),
    ...operators.flatMap(([operator, keys]) => [
      `    ${text(operator)}:`,
      ...Object.entries(keys).flatMap(([key, value]) =>
        typeof value === "string"
          ? [`      ${text(key)}: ${value}`]
          : [`      ${text(key)}:`, ...value.map((each) => `        - ${each}`)],
      ),
    ]),
  ];
}

/** Lines further in. */
export function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => " ".repeat(by) + line);
}

function text(value: string): string {
  return yamlScalar(value, undefined, { flow: false });
}
