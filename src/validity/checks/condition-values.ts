import { nearest } from "../../catalog/nearest.ts";
import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import type { Node } from "../node.ts";
import { isRegionalServiceName, isServiceName } from "../service-name.ts";
import type { ConditionView } from "../view.ts";
import { valueOf } from "../written.ts";

/** Whether the values of keys look as those that requests have. */
export const conditionValues: StatementCheck = {
  codes: [
    "INVALID_REGION",
    "INVALID_VPC_FORMAT",
    "INVALID_VPCE_FORMAT",
    "INVALID_KMS_KEY_VALUE",
    "INVALID_SERVICE_PRINCIPAL_FORMAT",
  ],
  *statement({ conditions }, context) {
    for (const condition of conditions) {
      if (condition.operator.family !== "String" && condition.operator.family !== "Arn") continue;
      for (const value of condition.values) {
        const text = valueOf(value);
        if (text === undefined) continue;
        if (condition.operator.isLike && /[*?]/.test(text)) continue;
        const found = judged(condition, value, text, context);
        if (found) yield found;
      }
    }
  },
};

function judged(
  { key }: ConditionView,
  at: Node,
  text: string,
  { policyChecks, regions, catalog }: Context,
): Found | undefined {
  const shape = policyChecks.shapeOf(key);
  if (shape === "region")
    return regions.has(text)
      ? undefined
      : {
          code: "INVALID_REGION",
          at,
          message: `AWS has no region ${code(text)}.`,
          meant: nearest(text, regions.names, 3),
        };
  if (text.includes("${")) return undefined;
  if (shape === "network" && !/^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(text))
    return {
      code: "INVALID_VPC_FORMAT",
      at,
      message: `The id of a VPC is ${code("vpc-")} and 8 or 17 letters and digits, unlike ${code(text)}.`,
    };
  if (shape === "endpoint" && !/^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(text))
    return {
      code: "INVALID_VPCE_FORMAT",
      at,
      message: `The id of a VPC endpoint is ${code("vpce-")} and 8 or 17 letters and digits, unlike ${code(text)}.`,
    };
  if (shape === "key" && !/^arn:[^:]+:kms:[^:]*:[^:]*:key\/.+$/.test(text))
    return {
      code: "INVALID_KMS_KEY_VALUE",
      at,
      message: `${code(key)} is the ARN of a key, unlike ${code(text)}.`,
    };
  if (shape === "service" && !isServiceName(text))
    return {
      code: "INVALID_SERVICE_PRINCIPAL_FORMAT",
      at,
      message: `A service is called like ${code("sns.amazonaws.com")}, unlike ${code(text)}.`,
      meant: catalog.service(text) ? [`${text.toLowerCase()}.amazonaws.com`] : [],
    };
  if (shape === "regional service" && !isRegionalServiceName(text, regions))
    return {
      code: "INVALID_SERVICE_PRINCIPAL_FORMAT",
      at,
      message: `For ${code(key)} a service is called with its region, as in ${code("sns.us-east-1.amazonaws.com")}, unlike ${code(text)}.`,
    };
  return undefined;
}

/** A sign in the place of a variable. */
const variable = "\uE001";

/** Keys whose values say whose something is: a wildcard in them makes it anybody's. */
export const sensitiveValues: StatementCheck = {
  codes: ["VARIABLE_USAGE_TOO_PERMISSIVE", "WILDCARD_USAGE_TOO_PERMISSIVE"],
  *statement({ conditions }, { policyChecks: { sensitive } }) {
    for (const { key, values, operator } of conditions) {
      const isUser = sensitive.isUser(key);
      if (operator.family !== "String" || (!isUser && !sensitive.has(key))) continue;
      for (const value of values) {
        const text = valueOf(value);
        if (text === undefined || text === "*") continue;
        for (const [what, isThere] of [
          ["VARIABLE", /\uE001/],
          ["WILDCARD", /[*?]/],
        ] as const) {
          // A variable that is all of a value is the value of another key.
          const bare = text.replace(/\$\{[^}]*\}/g, what === "WILDCARD" ? "" : variable);
          if (what === "WILDCARD" && !operator.isLike) continue;
          const at = bare.search(isThere);
          if (at < 0 || (what === "VARIABLE" && /^\$\{[^}]*\}$/.test(text))) continue;
          if (isUser ? isRightOfColon(bare, isThere) : at >= sensitive.literal) continue;
          yield {
            code: `${what}_USAGE_TOO_PERMISSIVE`,
            at: value,
            message: `${code(text)} leaves too much of ${code(key)} open.`,
          };
        }
      }
    }
  },
};

/** `AROA...:*`, and `*:name`: the role and the name of the session, one of them open as a whole. */
function isRightOfColon(text: string, open: RegExp): boolean {
  const [left = "", ...right] = text.split(":");
  return !open.test(left) || (left === "*" && right.length > 0 && !open.test(right.join(":")));
}
