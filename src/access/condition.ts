import { exactKey, listKey } from "../iam/exact.ts";
import type { Condition } from "../iam/policy.ts";
import { isHole, known } from "../iam/text.ts";
import { mayHaveSeveral, type Facts } from "./facts.ts";
import { predicateOf, type Predicate } from "./predicate.ts";
import type { Reading } from "./reading.ts";

/** What is demanded of a condition key of the request. */
export type KeyDemand = { readonly key: string } & (
  | { readonly kind: "absent" | "present" }
  /**
   * Some value, or every one, meets a predicate, or does not. A missing key has every, and none.
   * `set`: to a set operator an empty value is none.
   */
  | {
      readonly kind: "some" | "every";
      readonly predicate: Predicate;
      readonly holds: boolean;
      readonly set: boolean;
      readonly makes?: boolean;
    }
  /** A condition that is not understood: one and the same for an equal key. */
  | { readonly kind: "opaque"; readonly holds: boolean }
);

/** A key equal for equal demands, however their strings are made. */
export function keyOfDemand(demand: KeyDemand): string {
  switch (demand.kind) {
    case "absent":
    case "present":
      return `${demand.kind} ${demand.key}`;
    case "opaque":
      return `${demand.holds ? "" : "not "}${demand.key}`;
    case "some":
    case "every":
      return [
        `${demand.set ? "set " : ""}${demand.kind}${demand.holds ? "" : " not"}`,
        demand.key,
        demand.predicate.key,
      ].join(" ");
  }
}

/** A condition as demands: it holds where one of some holds, and fails where all of others do. */
export type Meaning = {
  readonly holds: readonly KeyDemand[];
  readonly fails: readonly KeyDemand[];
};

const operators =
  /^(?:string(?:not)?(?:equals(?:ignorecase)?|like)|arn(?:not)?(?:equals|like)|(?:numeric|date)(?:not)?equals|(?:numeric|date)(?:less|greater)than(?:equals)?|bool|binaryequals|(?:not)?ipaddress)$/;

/**
 * What a condition demands of the request. Follows "IAM JSON policy elements: Condition operators"
 * and "Set operators for multi-valued context keys" of AWS's IAM User Guide: a missing key fails a
 * positive operator and meets a negated one; under a set operator negation swaps the quantifier. What
 * an operator without one makes of a key that has several values is not said there.
 */
export function meaningOf(condition: Condition, reading: Reading, facts: Facts): Meaning {
  const written = known(condition.operator)?.toLowerCase();
  const [, set = "", plain = ""] =
    /^(?:(foranyvalue|forallvalues):)?([a-z]+)$/.exec(written ?? "") ?? [];
  if (plain === "") return opaque(condition, reading);
  const key = keyName(condition);
  if (plain === "null") return presence(condition, key, reading);
  const optional = plain.endsWith("ifexists");
  const operator = plain.replace(/ifexists$/, "");
  if (!operators.test(operator)) return opaque(condition, reading);
  const negated = /^(?:string|arn|numeric|date|)not/.test(operator);
  const isUnsaid = set === "" && mayHaveSeveral(condition.key, key, facts);
  const predicate = isUnsaid
    ? unsaid(condition, reading.variables)
    : predicateOf(operator.replace("not", ""), condition.values, reading);
  const isEvery = set === "forallvalues" || (negated && set === "");
  const test: KeyDemand = {
    key,
    kind: isEvery ? "every" : "some",
    predicate,
    holds: !negated,
    set: set !== "",
  };
  if (!optional || test.kind === "every") return { holds: [test], fails: [opposite(test)] };
  return {
    holds: [{ key, kind: "absent" }, test],
    fails: [{ key, kind: "present" }, opposite(test)],
  };
}

/** What an operator asks of a key with several values that is for keys with one: AWS does not say. */
export function unsaid({ operator, values }: Condition, variables: boolean): Predicate {
  const key = JSON.stringify([exactKey(operator), listKey(values), variables]);
  return { family: "unknown", key };
}

/** Key names ignore case, those of tags too; what is not known in one has a case of its own. */
function keyName({ key }: Condition): string {
  const written = known(key);
  if (written !== undefined) return written.toLowerCase();
  const parts = key.parts.map((part) => (isHole(part) ? part : part.toLowerCase()));
  return exactKey({ ...key, parts });
}

function presence({ values, ...rest }: Condition, key: string, reading: Reading): Meaning {
  const asked = values.items.map((value) => known(value)?.toLowerCase());
  const isKnown =
    values.rest.length === 0 && asked.every((each) => each === "true" || each === "false");
  if (!isKnown || asked.length === 0) return opaque({ values, ...rest }, reading);
  const absent: KeyDemand = { key, kind: "absent" };
  const present: KeyDemand = { key, kind: "present" };
  if (new Set(asked).size === 2) return { holds: [absent, present], fails: [absent, present] };
  return asked[0] === "true"
    ? { holds: [absent], fails: [present] }
    : { holds: [present], fails: [absent] };
}

/** A negated demand: not of some is of none, not of every is of some not. */
function opposite(demand: KeyDemand): KeyDemand {
  switch (demand.kind) {
    case "absent":
      return { key: demand.key, kind: "present" };
    case "present":
      return { key: demand.key, kind: "absent" };
    case "some":
      return { ...demand, kind: "every", holds: !demand.holds };
    case "every":
      return { ...demand, kind: "some", holds: !demand.holds };
    case "opaque":
      return { ...demand, holds: !demand.holds };
  }
}

function opaque({ operator, key, values }: Condition, { variables }: Reading): Meaning {
  const id = JSON.stringify([exactKey(operator), exactKey(key), listKey(values), variables]);
  return {
    holds: [{ key: id, kind: "opaque", holds: true }],
    fails: [{ key: id, kind: "opaque", holds: false }],
  };
}
