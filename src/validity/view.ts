import { operatorNamed, type Operator } from "./operators.ts";
import {
  elementCalled,
  elementsOfPolicy,
  elementsOfStatement,
  principalKeys,
  type ElementName,
  type PrincipalKey,
} from "./elements.ts";
import {
  isWhole,
  itemsOf,
  stringOf,
  type Entry,
  type MapNode,
  type Node,
  type PlainNode,
  type TextNode,
} from "./node.ts";

/** A policy as checks read it. */
export type PolicyView = {
  readonly root: Node;
  /** Undefined where it is absent, or not known. */
  readonly version: string | undefined;
  /** It is known whether there is a Version, and which. */
  readonly isVersionKnown: boolean;
  readonly statements: readonly StatementView[];
};

export type StatementView = {
  readonly node: MapNode;
  readonly effect: "Allow" | "Deny" | undefined;
  /** By the name that AWS has for it, however it is spelled here. */
  readonly element: (name: ElementName) => Entry | undefined;
  readonly action: MatchView;
  readonly resource: MatchView;
  readonly principal: PrincipalView | undefined;
  readonly conditions: readonly ConditionView[];
  /** All conditions are known, by their operators and keys. */
  readonly areConditionsKnown: boolean;
};

/** `Action` or `NotAction`, `Resource` or `NotResource`; neither is a match of nothing. */
export type MatchView = {
  readonly entry: Entry | undefined;
  readonly negated: boolean;
  readonly items: readonly TextNode[];
  /** There are no others. */
  readonly isWhole: boolean;
};

export type PrincipalView = {
  readonly entry: Entry;
  readonly negated: boolean;
  /** It is `"*"`. */
  readonly isEverybody: boolean;
  readonly groups: readonly PrincipalGroup[];
  readonly isWhole: boolean;
};

/** The principals of one kind; without one where AWS has no such kind. */
export type PrincipalGroup = {
  readonly kind: PrincipalKey | undefined;
  readonly entry: Entry;
  readonly items: readonly TextNode[];
};

/** One key under one operator. */
export type ConditionView = {
  readonly operator: Operator;
  /** The operator as it is written. */
  readonly operatorKey: Entry;
  /** As it is written. */
  readonly key: string;
  readonly entry: Entry;
  readonly values: readonly (TextNode | PlainNode)[];
  /** There are no others. */
  readonly isWhole: boolean;
};

/** Reads a policy, as far as it is one: what is no statement is left out. */
export function viewOf(root: Node): PolicyView {
  const version = memberOf(root, "Version");
  const isKnown = root.kind === "map" && (root.isWhole || version !== undefined);
  return {
    root,
    version: stringOf(version?.value),
    isVersionKnown: isKnown && version?.value.kind !== "unknown",
    statements: itemsOf(memberOf(root, "Statement")?.value).flatMap((node) =>
      node.kind === "map" ? [statementView(node)] : [],
    ),
  };
}

/** An element of a policy: of several of one name the last one counts. */
export function memberOf(root: Node, name: (typeof elementsOfPolicy)[number]): Entry | undefined {
  if (root.kind !== "map") return undefined;
  return root.entries.findLast(({ key }) => elementCalled(key, elementsOfPolicy) === name);
}

function statementView(node: MapNode): StatementView {
  const elements = new Map<ElementName, Entry>();
  for (const entry of node.entries) {
    const name = elementCalled(entry.key, elementsOfStatement);
    if (name) elements.set(name, entry);
  }
  const effect = stringOf(elements.get("Effect")?.value);
  const condition = elements.get("Condition")?.value;
  return {
    node,
    effect: effect === "Allow" || effect === "Deny" ? effect : undefined,
    element: (name) => elements.get(name),
    action: matchView(elements.get("Action"), elements.get("NotAction")),
    resource: matchView(elements.get("Resource"), elements.get("NotResource")),
    principal: principalView(elements.get("Principal"), elements.get("NotPrincipal")),
    conditions: conditionsIn(condition),
    areConditionsKnown: node.isWhole && areKnown(condition),
  };
}

function matchView(plain: Entry | undefined, not: Entry | undefined): MatchView {
  const entry = plain ?? not;
  return {
    entry,
    negated: plain === undefined && not !== undefined,
    items: textsOf(entry?.value),
    isWhole: isWhole(entry?.value),
  };
}

function principalView(
  plain: Entry | undefined,
  not: Entry | undefined,
): PrincipalView | undefined {
  const entry = plain ?? not;
  if (!entry) return undefined;
  const { value } = entry;
  const groups =
    value.kind !== "map"
      ? []
      : value.entries.map((each) => ({
          kind: elementCalled(each.key, principalKeys),
          entry: each,
          items: textsOf(each.value),
        }));
  return {
    entry,
    negated: plain === undefined,
    isEverybody: stringOf(value) === "*",
    groups,
    isWhole: isWhole(value) && groups.every((group) => isWhole(group.entry.value)),
  };
}

function conditionsIn(condition: Node | undefined): readonly ConditionView[] {
  if (condition?.kind !== "map") return [];
  return condition.entries.flatMap((operatorKey) => {
    const { key: name, value } = operatorKey;
    if (name === undefined || value.kind !== "map") return [];
    const operator = operatorNamed(name);
    return value.entries.flatMap((entry): readonly ConditionView[] =>
      entry.key === undefined
        ? []
        : [
            {
              operator,
              operatorKey,
              key: entry.key,
              entry,
              values: itemsOf(entry.value).filter(
                (item) => item.kind === "text" || item.kind === "plain",
              ),
              isWhole: isWhole(entry.value),
            },
          ],
    );
  });
}

function areKnown(condition: Node | undefined): boolean {
  if (!condition) return true;
  return (
    condition.kind === "map" &&
    condition.isWhole &&
    condition.entries.every(
      ({ key, value }) =>
        key !== undefined &&
        value.kind === "map" &&
        value.isWhole &&
        value.entries.every((each) => each.key !== undefined),
    )
  );
}

function textsOf(node: Node | undefined): readonly TextNode[] {
  return itemsOf(node).filter((item) => item.kind === "text");
}
