import { code } from "../../source/quoted.ts";
import type { Found, PolicyCheck } from "../check.ts";
import { elementCalled, elementsOfStatement, type ElementName } from "../elements.ts";
import { itemsOf, type Node } from "../node.ts";
import { memberOf, type PolicyView } from "../view.ts";

/**
 * What JSON type each element has. Follows "Grammar of the IAM JSON policy language" of AWS's IAM
 * User Guide.
 */
export const dataTypes: PolicyCheck = {
  codes: ["DATA_TYPE_MISMATCH"],
  *policy(policy) {
    const { root } = policy;
    if (root.kind !== "map" && root.kind !== "unknown") {
      yield mismatch(root, "a policy", "an object");
      return;
    }
    for (const name of ["Version", "Id"] as const) yield* text(memberOf(root, name)?.value, name);
    yield* statements(policy);
  },
};

function* statements({ root }: PolicyView): Iterable<Found> {
  const value = memberOf(root, "Statement")?.value;
  for (const each of itemsOf(value)) {
    if (each.kind === "unknown") continue;
    if (each.kind !== "map") {
      yield mismatch(each, "a statement", "an object");
      continue;
    }
    for (const { key, value: element } of each.entries) {
      const name = elementCalled(key, elementsOfStatement);
      if (name) yield* typesOf[name](element, name);
    }
  }
}

type Judge = (value: Node, name: ElementName) => Iterable<Found>;

const typesOf: Readonly<Record<ElementName, Judge>> = {
  Sid: text,
  Effect: text,
  Principal: principals,
  NotPrincipal: principals,
  Action: texts,
  NotAction: texts,
  Resource: texts,
  NotResource: texts,
  Condition: conditions,
};

function* text(value: Node | undefined, name: string): Iterable<Found> {
  if (value && value.kind !== "text" && value.kind !== "unknown")
    yield mismatch(value, name, "a string");
}

function* texts(value: Node, name: string): Iterable<Found> {
  if (value.kind === "map" || value.kind === "plain") {
    yield mismatch(value, name, "a string or a list of strings");
    return;
  }
  if (value.kind === "list")
    for (const item of value.items) yield* text(item, `an item of ${name}`);
}

function* principals(value: Node, name: string): Iterable<Found> {
  if (value.kind === "list" || value.kind === "plain") {
    yield mismatch(value, name, "an object");
    return;
  }
  if (value.kind === "map")
    for (const entry of value.entries) yield* texts(entry.value, code(entry.key ?? name));
}

function* conditions(value: Node, name: string): Iterable<Found> {
  if (value.kind === "unknown") return;
  if (value.kind !== "map") {
    yield mismatch(value, name, "an object");
    return;
  }
  for (const { value: keys, key } of value.entries) {
    if (keys.kind === "unknown") continue;
    if (keys.kind !== "map") {
      yield mismatch(keys, code(key ?? name), "an object of condition keys");
      continue;
    }
    for (const entry of keys.entries)
      for (const item of itemsOf(entry.value)) {
        const isValue = item.kind === "text" || item.kind === "unknown" || isScalar(item);
        if (!isValue) yield mismatch(item, code(entry.key ?? ""), "a value or a list of values");
      }
  }
}

function isScalar(node: Node): boolean {
  return node.kind === "plain" && node.value !== null;
}

function mismatch(at: Node, what: string, expected: string): Found {
  const subject = what.startsWith("`") ? `The value of ${what}` : what;
  const sentence = `${subject} must be ${expected}.`;
  return {
    code: "DATA_TYPE_MISMATCH",
    at,
    message: sentence.charAt(0).toUpperCase() + sentence.slice(1),
  };
}
