import { grantOf, type Grant, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, placeIn, type Statement } from "../iam/policy.ts";
import { alternatives, known, type Text } from "../iam/text.ts";
import {
  milder,
  worst,
  type Context,
  type Judgement,
  type Severity,
  type StatementRule,
} from "./rule.ts";
import { ruling, severityOf } from "./weight.ts";
import { actionNames, count, written } from "./wording.ts";

export const wildcardAction: StatementRule = {
  on: "statement",
  id: "wildcard-action",
  title: "An action wildcard grants more than it names",
  severity: "high",
  why: "A wildcard grants what nobody asked for: deletions beside reads, permissions management beside writes, and every action that AWS adds under such a name later. Whoever gets hold of the role gets all of it.",
  repair:
    "Name the actions that are used. Where a whole access level is needed, list its actions without those that manage permissions.",
  *judge(statement, context) {
    if (statement.effect !== "Allow" || isCeiling(context.policy.kind)) return;
    const { action } = statement;
    if (!action || action.negated) return;
    if (isKeyDelegation(context, statement)) return;
    const grant = grantOf(statement, context.policy, context.catalog);
    const rest = action.rest.flatMap((hole) => hole.among?.texts ?? []);
    for (const item of [...action.items, ...rest]) {
      const found = alternatives(item).flatMap(
        (each) => judgeItem(each, grant, statement, context) ?? [],
      );
      const [first] = found;
      const severity = worst(found.map((each) => each.severity));
      if (first && severity) yield { ...first, severity };
    }
  },
};

/** AWS's own text for a key's administrators is made of `kms:Create*`, `kms:Put*` and the like. */
function isKeyPolicy({ policy }: Context): boolean {
  return policy.owner.protects === "kms:key";
}

/** `kms:*` in a key's own policy is AWS's default: the account's own IAM decides from there. */
function isKeyDelegation(context: Context, { principal }: Statement): boolean {
  if (!isKeyPolicy(context) || !principal || principal.negated) return false;
  return principal.entries.every(
    ({ type, items, rest }) =>
      type === "AWS" && rest.length === 0 && items.length > 0 && items.every(isAccountRoot),
  );
}

function isAccountRoot({ parts }: Text): boolean {
  const text = parts.map((part) => (typeof part === "string" ? part : "0")).join("");
  return /^arn:[^:]*:iam::[^:]*:root$/.test(text) || /^\d{12}$/.test(text);
}

function judgeItem(
  item: Text,
  grant: Grant,
  statement: Statement,
  context: Context,
): Judgement | undefined {
  const pattern = known(item);
  if (pattern === undefined || !/[*?]/.test(pattern)) return undefined;
  const subject = placeIn(statement, item);
  const covered = grant.actions.filter((each) => each.items.includes(item) || covers(each, item));
  const effective = covered.filter((each) => each.reach !== "nothing");
  const wide = effective.some((each) => each.reach === "everything" || each.reach === "type");
  if (/^\*+(?::\*+)?$/.test(pattern))
    return {
      severity: wide ? "critical" : "high",
      confidence: "high",
      message: "`*` allows every action of every AWS service, also those that AWS adds later.",
      subject,
    };
  const managing = effective.filter((each) => each.action.level === "Permissions management");
  const risky =
    managing.length > 0 ? `, permissions management among them (${actionNames(managing, 2)})` : "";
  const [, prefix = ""] = /^([^:]+):\*+$/.exec(pattern) ?? [];
  if (prefix !== "") {
    if (covered.length > 0 && effective.length === 0) return undefined;
    return {
      severity: serviceSeverity(prefix, wide, managing.length > 0),
      confidence: "high",
      message: `${written(item, statement)} allows ${effective.length > 0 ? `all ${count(effective.length, "action")} of the service that fit the resources` : "all actions of a service"}${risky}, and whatever AWS adds later.`,
      subject,
    };
  }
  return partial(item, effective, wide, risky, statement, context);
}

function covers({ items }: GrantedAction, item: Text): boolean {
  const text = known(item);
  return items.some((each) => known(each) === text);
}

function serviceSeverity(prefix: string, wide: boolean, managing: boolean): Severity {
  if (ruling.has(prefix.toLowerCase())) return wide ? "critical" : "high";
  if (!wide) return "medium";
  return managing ? "high" : "medium";
}

/** `s3:Put*`: as bad as what it reaches; reading about things by `Describe*` is no finding. */
function partial(
  item: Text,
  effective: readonly GrantedAction[],
  wide: boolean,
  risky: string,
  statement: Statement,
  context: Context,
): Judgement | undefined {
  const severity = worst(effective.map(({ action }) => severityOf(action, context)));
  if (!severity || severity === "low") return undefined;
  const changing = effective.filter(({ action }) => severityOf(action, context) === severity);
  return {
    severity: wide ? severity : milder(severity, isKeyPolicy(context) ? 2 : 1),
    confidence: "high",
    message: `${written(item, statement)} covers ${count(effective.length, "action")}${risky === "" ? `, ${actionNames(changing, 2)} among them` : risky}, and whatever AWS adds later under such a name.`,
    subject: placeIn(statement, item),
  };
}
