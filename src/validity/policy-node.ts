import { policyElements } from "./elements.ts";
import {
  placeIn,
  type Condition,
  type Match,
  type Policy,
  type PrincipalMatch,
  type Statement,
} from "../iam/policy.ts";
import { known, type List, type Text } from "../iam/text.ts";
import { textAt, type Place } from "../source/source.ts";
import type { Entry, ListNode, MapNode, Node, TextNode } from "./node.ts";
import type { Path } from "./path.ts";

/**
 * A policy that was found in a file, as the tree that AWS gets of it. What no language tells of is
 * not known here: elements that AWS does not have, values that are no texts.
 */
export function nodeOfPolicy({ version, statements, place }: Policy): MapNode {
  const there = statements.filter(({ presence }) => presence !== "never");
  const path: Path = [{ value: "Statement" }];
  const items = there.map((each, index) => nodeOfStatement(each, [...path, { index }]));
  const list: ListNode = {
    kind: "list",
    path,
    place,
    items,
    // That nothing stands there is not told of here.
    isWhole: there.length > 0 && there.every(({ presence }) => presence === "always"),
  };
  return {
    kind: "map",
    path: [],
    place,
    // Whether there is a Version, languages tell only where one is written.
    isWhole: false,
    entries: [
      ...(version ? [entryOf("Version", textNode(version, [{ value: "Version" }]), [])] : []),
      entryOf(policyElements.statement, list, []),
    ],
  };
}

/** A policy of which no more is known than that there is no statement in what stands at a place. */
export function policyWithout(place: Place): MapNode {
  const path: Path = [{ value: "Statement" }];
  const list: ListNode = { kind: "list", path, place, items: [], isWhole: true };
  const entries = [entryOf(policyElements.statement, list, [])];
  return { kind: "map", path: [], place, isWhole: false, entries };
}

function nodeOfStatement(statement: Statement, path: Path): MapNode {
  const { place, sid, action, resource, principal, conditions } = statement;
  const under = (value: string): Path => [...path, { value }];
  const matches = (name: string, match: Match | undefined): readonly Entry[] => {
    if (!match) return [];
    const element = match.negated ? `Not${name}` : name;
    return [entryOf(element, listNode(match, under(element), match.place, statement), path)];
  };
  return {
    kind: "map",
    path,
    place,
    isWhole: statement.mayBeLimited !== true,
    entries: [
      // Some languages leave out a Sid that is empty.
      ...(sid && sid.parts.length > 0
        ? [entryOf("Sid", textNode(sid, under("Sid"), statement), path)]
        : []),
      entryOf("Effect", effectNode(statement, under("Effect")), path),
      ...(principal ? [principalEntry(principal, path, statement)] : []),
      ...matches("Action", action),
      ...matches("Resource", resource),
      ...conditionEntry(statement, conditions, path),
    ],
  };
}

function effectNode(statement: Statement, path: Path): Node {
  const { effect, wrongEffect, place } = statement;
  if (wrongEffect) return textNode(wrongEffect, path, statement);
  if (effect === "unknown") return { kind: "unknown", path, place };
  return textNode({ parts: [effect], origin: { written: place, via: [] } }, path);
}

function principalEntry(
  { negated, entries, place }: PrincipalMatch,
  path: Path,
  statement: Statement,
): Entry {
  const element = negated ? "NotPrincipal" : "Principal";
  const under: Path = [...path, { value: element }];
  const [first, ...more] = entries;
  const star = first?.type === "*" && more.length === 0 ? first.items[0] : undefined;
  if (star) return entryOf(element, textNode(star, under, statement), path);
  const isKnown = entries.every(({ type }) => typeof type === "string" && type !== "*");
  const map: MapNode = {
    kind: "map",
    path: under,
    place,
    isWhole: isKnown,
    entries: entries.flatMap((entry) => {
      const { type } = entry;
      if (typeof type !== "string" || type === "*") return [];
      return [entryOf(type, listNode(entry, [...under, { value: type }], place, statement), under)];
    }),
  };
  return entryOf(element, map, path);
}

function conditionEntry(
  statement: Statement,
  conditions: readonly Condition[],
  path: Path,
): readonly Entry[] {
  const { place } = statement;
  if (conditions.length === 0) return [];
  const under: Path = [...path, { value: "Condition" }];
  const operators = new Map<string, { readonly place: Place; readonly keys: Entry[] }>();
  let isComplete = true;
  for (const { operator, key, values } of conditions) {
    const [operatorName, keyName] = [known(operator), known(key)];
    if (operatorName === undefined) {
      isComplete = false;
      continue;
    }
    const group = operators.get(operatorName) ?? { place: placeIn(statement, operator), keys: [] };
    operators.set(operatorName, group);
    const below: Path = [...under, { value: operatorName }];
    const name = keyName ?? "";
    const at = placeIn(statement, key);
    const value = listNode(values, [...below, { value: name }], at, statement);
    group.keys.push({
      key: keyName,
      at: { path: [...below, { key: name }], place: at },
      value,
    });
  }
  const map: MapNode = {
    kind: "map",
    path: under,
    place,
    isWhole: isComplete,
    entries: [...operators].map(([name, { place: at, keys }]) => {
      const value: MapNode = {
        kind: "map",
        path: [...under, { value: name }],
        place: at,
        isWhole: true,
        entries: keys,
      };
      return { key: name, at: { path: [...under, { key: name }], place: at }, value };
    }),
  };
  return [entryOf("Condition", map, path)];
}

/** One text stands for itself where it is not written as a list of one. */
function listNode(
  { items, rest }: List,
  path: Path,
  place: Place,
  statement: Statement,
): ListNode | TextNode {
  const [only, ...more] = items;
  if (only && more.length === 0 && rest.length === 0 && !isList(place))
    return textNode(only, path, statement);
  return {
    kind: "list",
    path,
    place,
    isWhole: rest.length === 0,
    items: items.map((item, index) => textNode(item, [...path, { index }], statement)),
  };
}

function isList(place: Place): boolean {
  return /\]\s*$|[:=]\s*(?:\[|-\s)/.test(textAt(place));
}

/** A text is where the statement has it, or the reference to it. */
function textNode(text: Text, path: Path, statement?: Statement): TextNode {
  const place = statement ? placeIn(statement, text) : text.origin.written;
  return { kind: "text", path, place, text };
}

function entryOf(key: string, value: Node, parent: Path): Entry {
  return { key, at: { path: [...parent, { key }], place: value.place }, value };
}
