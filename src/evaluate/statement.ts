import type {
  Condition,
  Elements,
  Match,
  PrincipalMatch,
  PrincipalType,
  Statement,
} from "../iam/policy.ts";
import { isHole, known, saidBy, type Hole, type List, type Text } from "../iam/text.ts";
import { textAt } from "../source/source.ts";
import { asList, asText } from "./texts.ts";
import type { Entry, MapValue, Value } from "./value.ts";

/**
 * The elements of a statement written as a JSON object, whatever the language around it.
 * Element names are read without regard to case; AWS accepts some misspellings, and what it
 * refuses is for validation to say, not for extraction to miss.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html)
 */
export function readElements(statement: MapValue): Elements {
  const find = (name: string): Entry | undefined =>
    statement.entries.findLast((entry) => known(entry.key)?.toLowerCase() === name);
  const sid = find("sid");
  const sidText = sid && asText(sid.value);
  const action = readMatch(find("action"), find("notaction")) ?? unknownMatch(statement);
  const resource = readMatch(find("resource"), find("notresource"));
  const principal = readPrincipal(find("principal"), find("notprincipal"));
  const condition = find("condition");
  return {
    ...(sidText && { sid: sidText }),
    ...readEffect(find("effect")?.value),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(principal && { principal }),
    conditions: condition ? readConditions(condition.value) : [],
  };
}

/** Whether an object is a statement: it has an effect and says what it is about. */
export function isStatement(value: Value): value is MapValue {
  return (
    value.kind === "map" &&
    looksLikeStatement(new Set(value.entries.map((entry) => known(entry.key))))
  );
}

export function looksLikeStatement(keys: ReadonlySet<string | undefined>): boolean {
  return keys.has("Effect") && (keys.has("Action") || keys.has("NotAction"));
}

/** What an Effect says. Its words are read as AWS reads them: in their case. */
export function readEffect(value: Value | undefined): Pick<Statement, "effect" | "wrongEffect"> {
  const text = value && asText(value);
  const effect = text && known(text);
  if (effect === "Allow" || effect === "Deny") return { effect };
  const isOfCase = effect !== undefined && /^(?:allow|deny)$/i.test(effect);
  return { effect: "unknown", ...(text && isOfCase && { wrongEffect: text }) };
}

function readMatch(plain: Entry | undefined, not: Entry | undefined): Match | undefined {
  const entry = plain ?? not;
  if (!entry) return undefined;
  return { ...asList(entry.value), negated: plain === undefined, place: entry.place };
}

/**
 * The actions of a statement that names none, where something of it has a name that is not known: `"${Key}": "iam:*"`,
 * `merge({ Effect = "Allow" }, var.more)`. What stands there may be that.
 */
function unknownMatch({ entries, rest }: MapValue): Match | undefined {
  const unnamed = entries.flatMap(({ key, place }): readonly Hole[] => {
    const hole = key.parts.find(isHole);
    if (!hole) return [];
    const id = `${hole.id} of ${saidBy(key)} in ${textAt(place)}`;
    return [{ id, place, meaning: { kind: "unknown" }, expression: textAt(place) }];
  });
  const holes = [...unnamed, ...rest];
  const [first] = holes;
  return first && { items: [], rest: holes, negated: false, place: first.place };
}

function readPrincipal(
  plain: Entry | undefined,
  not: Entry | undefined,
): PrincipalMatch | undefined {
  const entry = plain ?? not;
  if (!entry) return undefined;
  return {
    negated: plain === undefined,
    place: entry.place,
    entries: readPrincipalEntries(entry.value),
  };
}

function readPrincipalEntries(value: Value): PrincipalMatch["entries"] {
  if (value.kind === "map") {
    const entries = value.entries.map((entry) => ({
      type: principalType(entry.key),
      ...asList(entry.value),
    }));
    return [...entries, ...value.rest.map((hole) => ({ type: hole, items: [], rest: [hole] }))];
  }
  // A bare string is "*" or, which AWS accepts in resource policies, an ARN or account.
  const list = asList(value);
  const stars = list.items.filter((item) => known(item) === "*");
  const others = list.items.filter((item) => known(item) !== "*");
  return [
    ...(stars.length > 0 ? [{ type: "*" as const, items: stars, rest: [] }] : []),
    ...(others.length + list.rest.length > 0
      ? [{ type: "AWS" as const, items: others, rest: list.rest }]
      : []),
  ];
}

const principalTypes: readonly PrincipalType[] = ["AWS", "Service", "Federated", "CanonicalUser"];

export function principalType(key: Text): PrincipalType | Hole {
  const name = known(key)?.toLowerCase();
  const type = principalTypes.find((candidate) => candidate.toLowerCase() === name);
  if (type) return type;
  if (name === "*") return "*";
  const hole = key.parts.find((part) => typeof part !== "string");
  return hole ?? { id: name ?? "", place: key.origin.written, meaning: { kind: "unknown" } };
}

function readConditions(value: Value): readonly Condition[] {
  if (value.kind !== "map") return unreadCondition(value);
  return [
    ...value.entries.flatMap((operator) =>
      operator.value.kind === "map"
        ? [
            ...operator.value.entries.map((key) => ({
              operator: operator.key,
              key: key.key,
              values: asList(key.value),
            })),
            ...operator.value.rest.map((hole) => unknownCondition(hole, operator.key)),
          ]
        : unreadCondition(operator.value, operator.key),
    ),
    ...value.rest.map((hole) => unknownCondition(hole)),
  ];
}

/** A condition that is there but not known: it may scope the statement, or not. */
function unreadCondition(value: Value, operator?: Text): readonly Condition[] {
  const list: List = asList(value);
  return list.rest.map((hole) => unknownCondition(hole, operator));
}

function unknownCondition(hole: Hole, operator?: Text): Condition {
  const text: Text = { parts: [hole], origin: { written: hole.place, via: [] } };
  return { operator: operator ?? text, key: text, values: { items: [], rest: [hole] } };
}
