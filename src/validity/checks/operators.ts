import { nearest } from "../../catalog/nearest.ts";
import { code } from "../../source/quoted.ts";
import type { StatementCheck } from "../check.ts";
import { operatorNamed, operatorNames } from "../operators.ts";

/** Whether the operators of conditions are ones that AWS has. */
export const operators: StatementCheck = {
  codes: ["INVALID_CONDITION_OPERATOR", "NULL_WITH_IF_EXISTS", "NULL_WITH_QUALIFIER"],
  *statement({ element }) {
    const condition = element("Condition")?.value;
    if (condition?.kind !== "map") return;
    for (const { key, at } of condition.entries) {
      if (key === undefined) continue;
      const { name, family, set, ifExists } = operatorNamed(key);
      if (name === undefined) {
        const [, before = "", plain = "", after = ""] =
          /^((?:\w+:)?)(.*?)((?:IfExists)?)$/i.exec(key) ?? [];
        yield {
          code: "INVALID_CONDITION_OPERATOR",
          at,
          message: `AWS has no operator ${code(key)}.`,
          meant: nearest(plain, operatorNames, 3).map((like) => `${before}${like}${after}`),
        };
      } else if (family === "Null" && ifExists)
        yield {
          code: "NULL_WITH_IF_EXISTS",
          at,
          message: "Null asks itself whether a key is there: it takes no IfExists.",
          meant: ["Null"],
        };
      else if (family === "Null" && set)
        yield {
          code: "NULL_WITH_QUALIFIER",
          at,
          message: `Null asks whether a key is there, not for its values: ${code(`${set}:`)} says nothing more.`,
          meant: ["Null"],
        };
    }
  },
};
