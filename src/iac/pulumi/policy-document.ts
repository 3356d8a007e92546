import { makeDocument } from "../../evaluate/document.ts";
import { asText } from "../../evaluate/texts.ts";
import {
  type Entry,
  type ListValue,
  type MapValue,
  type Value,
  entryNamed,
  literal,
  mapWith,
  textValue,
  through,
  writtenAt,
} from "../../evaluate/value.ts";
import { isHole, textKey, type Hole, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { entryLike } from "./properties.ts";

// aws.iam.getPolicyDocument, which is Terraform's data source of that name: its statements as IAM has them.
// https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/

/** The policy document that the arguments make, with the parts that other documents bring in. */
export function documentOf(given: Value, place: Place, hole: Hole): Value {
  if (given.kind !== "map") return { kind: "unknown", hole, origin: writtenAt(place) };
  const own = entryLike(given, "statement")?.value;
  const others = [
    "source_policy_documents",
    "override_policy_documents",
    "source_json",
    "override_json",
  ];
  const parts = [
    ...(own ? [statementsOf(own)] : []),
    ...others.flatMap((name) => {
      const value = entryLike(given, name)?.value;
      return value ? takenIn(value) : [];
    }),
  ];
  const version = entryLike(given, "version");
  const statements: ListValue = {
    kind: "list",
    items: parts.flatMap(({ items }) => items),
    rest: [
      ...parts.flatMap(({ rest }) => rest),
      ...given.rest.map((each) => ({ hole: each, like: [], complete: false })),
    ],
    origin: own?.origin ?? writtenAt(place),
  };
  return makeDocument(statements, place, version?.value);
}

type Statements = Pick<ListValue, "items" | "rest">;

function statementsOf(value: Value): Statements {
  if (value.kind === "list")
    return {
      items: value.items.map(asStatement),
      rest: value.rest.map((rest) => ({ ...rest, like: rest.like.map(asStatement) })),
    };
  return { items: [asStatement(value)], rest: [] };
}

/** The statements of documents that are given as JSON, single or in a list. */
function takenIn(value: Value): readonly Statements[] {
  if (value.kind === "list") return [{ items: value.items.map(inJson), rest: value.rest }];
  return [{ items: [inJson(value)], rest: [] }];
}

/** A document stands for its statements wherever one is read. */
function inJson(value: Value): Value {
  return value.kind === "encoded" ? value.value : value;
}

/** A statement in the words of the data source as one of IAM's. */
function asStatement(value: Value): Value {
  if (value.kind === "choice") return { ...value, values: value.values.map(asStatement) };
  if (value.kind !== "map") return value;
  const place = value.origin.written;
  const found = Object.entries(words).flatMap(([name, word]) => {
    const entry = entryLike(value, name);
    return entry && entry.value.kind !== "null"
      ? [{ ...entryNamed(word, unescaped(entry.value), entry.place) }]
      : [];
  });
  const effect = entryLike(value, "effect");
  const nested = [
    ["principals", "Principal"],
    ["not_principals", "NotPrincipal"],
  ].flatMap(([name = "", word = ""]) => {
    const entry = entryLike(value, name);
    return entry ? [entryNamed(word, principalsOf(entry.value), entry.place)] : [];
  });
  const conditions = entryLike(value, "condition");
  return {
    ...value,
    entries: [
      effect
        ? entryNamed("Effect", effect.value, effect.place)
        : entryNamed("Effect", literal("Allow", place), place),
      ...found,
      ...nested,
      ...(conditions
        ? [entryNamed("Condition", conditionsOf(conditions.value), conditions.place)]
        : []),
    ],
  };
}

const words: Readonly<Record<string, string>> = {
  sid: "Sid",
  actions: "Action",
  not_actions: "NotAction",
  resources: "Resource",
  not_resources: "NotResource",
};

function principalsOf(value: Value): Value {
  const entries = objectsIn(value).flatMap((each): readonly Entry[] => {
    const type = entryLike(each, "type");
    const identifiers = entryLike(each, "identifiers");
    const key = type && asText(type.value);
    return key && identifiers ? [{ key, value: identifiers.value, place: identifiers.place }] : [];
  });
  return mapOf(joined(entries), restOf(value), value);
}

function conditionsOf(value: Value): Value {
  const all = objectsIn(value).flatMap((each) => {
    const [test, variable, values] = ["test", "variable", "values"].map((name) =>
      entryLike(each, name),
    );
    const [operator, key] = [test, variable].map((entry) => entry && asText(entry.value));
    if (!operator || !key || !values) return [];
    return [
      { operator, key: policyText(key), value: unescaped(values.value), place: values.place },
    ];
  });
  const operators = new Map<string, { readonly text: Text; readonly own: typeof all }>();
  for (const each of all) {
    const name = textKey(each.operator);
    const own = operators.get(name)?.own ?? [];
    operators.set(name, { text: each.operator, own: [...own, each] });
  }
  const entries = [...operators.values()].map(({ text, own }): Entry => {
    const place = text.origin.written;
    return { key: text, value: mapOf(joined(own), [], textValue(text)), place };
  });
  return mapOf(entries, restOf(value), value);
}

/** Entries of one key are one, whose values are those of all. */
function joined(entries: readonly Entry[]): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const name = textKey(entry.key);
    const before = byKey.get(name);
    byKey.set(name, before ? { ...before, value: both(before.value, entry.value) } : entry);
  }
  return [...byKey.values()];
}

function both(one: Value, other: Value): Value {
  const [first, second] = [one, other].map(
    (each): Statements => (each.kind === "list" ? each : { items: [each], rest: [] }),
  );
  return {
    kind: "list",
    items: [...(first?.items ?? []), ...(second?.items ?? [])],
    rest: [...(first?.rest ?? []), ...(second?.rest ?? [])],
    origin: one.origin,
  };
}

function objectsIn(value: Value): readonly MapValue[] {
  const items = value.kind === "list" ? value.items : [value];
  return items.filter((each) => each.kind === "map");
}

function restOf(value: Value): readonly Hole[] {
  if (value.kind === "list")
    return [
      ...value.rest.map(({ hole }) => hole),
      ...value.items.flatMap((each) => (each.kind === "unknown" ? [each.hole] : [])),
    ];
  return value.kind === "unknown" ? [value.hole] : [];
}

function mapOf(entries: readonly Entry[], rest: readonly Hole[], { origin }: Value): MapValue {
  return { kind: "map", entries, rest, origin };
}

/** Policy variables may be written `&{aws:username}`, as Terraform has to. */
function unescaped(value: Value): Value {
  if (value.kind === "list") return { ...value, items: value.items.map(unescaped) };
  return value.kind === "text" ? { ...value, text: policyText(value.text) } : value;
}

function policyText(text: Text): Text {
  return {
    ...text,
    parts: text.parts.map((part) => (isHole(part) ? part : part.replaceAll("&{", "${"))),
  };
}

/** The trust policy that the library makes for a principal: `aws.iam.assumeRolePolicyForPrincipal`. */
export function trustPolicyFor(principal: Value, place: Place): Value {
  const statement = mapWith(
    [
      entryNamed("Sid", literal("AllowAssumeRole", place), place),
      entryNamed("Effect", literal("Allow", place), place),
      entryNamed("Principal", through(principal, place), place),
      entryNamed("Action", literal("sts:AssumeRole", place), place),
    ],
    place,
  );
  return makeDocument(statement, place);
}
