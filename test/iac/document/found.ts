import { linesOf } from "../../../src/source/lines.ts";
import { extracted, showPolicy, showStatement } from "../policies.ts";

/** The policies of a file in one line each, and their statements with the lines they stand on. */
export function foundIn(path: string, text: string): readonly string[] {
  return extracted({ [path]: text }).policies.flatMap((policy) => [
    `${showPolicy(policy)} (${policy.owner.type})`,
    ...policy.statements.map((statement) => {
      const { first, last } = linesOf(statement.place);
      const maybe = statement.presence === "always" ? "" : `${statement.presence} `;
      return `  ${first}-${last} ${maybe}${showStatement(statement)}`;
    }),
  ]);
}
