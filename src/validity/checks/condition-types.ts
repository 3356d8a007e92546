import { code } from "../../source/quoted.ts";
import type { KeyFacts } from "../../catalog/condition-keys.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import type { IssueCode } from "../issue-codes.ts";
import { itemsOf, stringOf } from "../node.ts";
import type { Family } from "../operators.ts";
import type { ConditionView } from "../view.ts";
import { valueOf } from "../written.ts";

/** Whether operators, keys and values of conditions are of one type. */
export const conditionTypes: StatementCheck = {
  codes: [
    "TYPE_MISMATCH",
    "TYPE_MISMATCH_BOOLEAN",
    "TYPE_MISMATCH_DATE",
    "TYPE_MISMATCH_NUMBER",
    "TYPE_MISMATCH_STRING",
    "INVALID_DATE_VALUE",
    "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
    "INVALID_VARIABLE_FOR_OPERATOR",
    "INVALID_CONDITION_DATA_TYPE",
    "INVALID_CONDITION_MULTIPLE_BOOLEAN",
    "WILDCARD_WITHOUT_LIKE_OPERATOR",
    "REDUNDANT_CONDITION_VALUE_NUM",
  ],
  *statement({ conditions }, context) {
    for (const condition of conditions) {
      if (condition.operator.family === undefined) continue;
      yield* ofKey(condition, condition.operator.family, context, conditions);
      yield* ofValues(condition, condition.operator.family);
      yield* number(condition, condition.operator.family);
    }
  },
};

/** The families of operators by which keys of a type are compared. */
const comparing: Readonly<Record<KeyFacts["type"], readonly Family[]>> = {
  String: ["String", "Binary"],
  ARN: ["Arn", "String"],
  Bool: ["Bool"],
  Numeric: ["Numeric"],
  Date: ["Date", "Numeric"],
  IPAddress: ["IpAddress"],
};

/** Whether operators of a family compare values of a key. */
export function isCompared(key: string, { type }: Pick<KeyFacts, "type">, family: Family): boolean {
  return family === "Null" || comparing[type].includes(family) || isContext(key, family);
}

function* ofKey(
  condition: ConditionView,
  family: Family,
  context: Context,
  conditions: readonly ConditionView[],
): Iterable<Found> {
  const { key, operator, operatorKey, entry } = condition;
  const facts = context.conditionKeys.at(key);
  if (!facts || family === "Null") return;
  if (facts.type === "ARN" && family === "String" && operator.isLike) {
    const like = `Arn${operator.name?.slice("String".length) ?? ""}`;
    const meant = operator.written.replace(/String(?:Not)?Like/i, like);
    yield {
      code: "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
      at: entry.at,
      message: `A wildcard of ${code(operator.written)} runs across the fields of ARNs, which ${code(key)} holds.`,
      meant: [meant],
      ...(asArns(condition, context.conditionKeys, conditions) && {
        replacement: { place: operatorKey.at.place, was: operator.written, value: meant },
      }),
    };
  } else if (!isCompared(key, facts, family))
    yield {
      code: "TYPE_MISMATCH",
      at: entry.at,
      message: `${code(key)} is of type ${facts.type}, which ${code(operator.written)} does not compare.`,
    };
}

/**
 * Whether all that stands under an operator can be compared as ARNs: keys that hold them, with values
 * that have their six fields. An operator of ARNs beside it would be there twice.
 */
function asArns(
  { operator, operatorKey }: ConditionView,
  keys: Context["conditionKeys"],
  conditions: readonly ConditionView[],
): boolean {
  const under = conditions.filter((each) => each.operatorKey === operatorKey);
  return (
    under.every(
      ({ key, values, isWhole }) =>
        keys.at(key)?.type === "ARN" &&
        isWhole &&
        values.every((value) => /^arn(?::[^:]*){4}:./.test(valueOf(value) ?? "")),
    ) &&
    !conditions.some(
      (each) =>
        each.operator.family === "Arn" &&
        each.operator.isLike &&
        each.operator.negated === operator.negated &&
        each.operator.set === operator.set,
    )
  );
}

/** A tag, and what a service encrypts for, may be an ARN, whatever type the key has. */
function isContext(key: string, family: Family): boolean {
  return family === "Arn" && /^kms:EncryptionContext:|tag\//i.test(key);
}

/** The form of the values that a family compares, and what is said of others. */
const forms: Partial<Readonly<Record<Family, readonly [RegExp, IssueCode, string]>>> = {
  Bool: [/^(?:true|false)$/i, "TYPE_MISMATCH_BOOLEAN", "neither true nor false"],
  Null: [/^(?:true|false)$/i, "TYPE_MISMATCH_BOOLEAN", "neither true nor false"],
  Numeric: [/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, "TYPE_MISMATCH_NUMBER", "no number"],
  Date: [
    /^(?:\d+(?:\.\d+)?|\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?)?)?)$/i,
    "TYPE_MISMATCH_DATE",
    "no date as ISO 8601 writes them",
  ],
  Binary: [
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    "TYPE_MISMATCH_STRING",
    "not in Base64",
  ],
};

/** Families whose values AWS puts no variables into. */
const fixed: ReadonlySet<Family> = new Set([
  "Numeric",
  "Date",
  "Bool",
  "Binary",
  "IpAddress",
  "Null",
]);

function* ofValues(condition: ConditionView, family: Family): Iterable<Found> {
  const { key, operator, values } = condition;
  for (const value of values) {
    const text = valueOf(value);
    if (text === undefined) continue;
    if (fixed.has(family) && /\$\{[^*?$]/.test(text)) {
      yield {
        code: "INVALID_VARIABLE_FOR_OPERATOR",
        at: value,
        message: `AWS puts no variable into the values of ${code(operator.written)}, as ${code(text)} would need.`,
      };
      continue;
    }
    const form = forms[family];
    if (form && !form[0].test(text))
      yield { code: form[1], at: value, message: `${code(text)} is ${form[2]}.` };
    else if (family === "Date" && /^\d+(?:\.\d+)?$/.test(text))
      yield {
        code: "INVALID_DATE_VALUE",
        at: value,
        message: `${code(text)} may be read as another moment than it means: ISO 8601, as in ${code("2026-01-31T12:00:00Z")}, is clear.`,
      };
    if (family === "String" && !operator.isLike && /(?<!\$\{)[*?]/.test(text)) {
      const like = operator.negated ? "StringNotLike" : "StringLike";
      yield {
        code: "WILDCARD_WITHOUT_LIKE_OPERATOR",
        at: value,
        message: `For ${code(operator.written)}, the wildcard in ${code(text)} is a plain sign: ${code(key)} never has it.`,
        meant: [operator.written.replace(/String(?:Not)?Equals(?:IgnoreCase)?/i, like)],
      };
    }
  }
}

/** How many values there are, and of which types of JSON. */
function* number(
  { key, operator, entry, values, isWhole }: ConditionView,
  family: Family,
): Iterable<Found> {
  const types = new Set(
    itemsOf(entry.value).flatMap((node) =>
      node.kind === "plain" ? [typeof node.value] : stringOf(node) === undefined ? [] : ["string"],
    ),
  );
  if (types.size > 1)
    yield {
      code: "INVALID_CONDITION_DATA_TYPE",
      at: entry.value,
      message: `The values of ${code(key)} are of several types of JSON: ${[...types].join(" and ")}.`,
    };
  if (values.length < 2 || !isWhole) return;
  if (family === "Bool" || family === "Null")
    yield {
      code: "INVALID_CONDITION_MULTIPLE_BOOLEAN",
      at: entry.value,
      message: `${code(key)} is compared with more than one of true and false.`,
    };
  const ordered = /^(?:Numeric|Date)(Less|Greater)Than/.exec(operator.name ?? "");
  if (ordered && values.every((value) => valueOf(value) !== undefined))
    yield {
      code: "REDUNDANT_CONDITION_VALUE_NUM",
      at: entry.value,
      message: `Of several values of ${code(operator.written)}, the ${ordered[1] === "Less" ? "greatest" : "least"} alone decides.`,
    };
}
