import { code } from "../../source/quoted.ts";
import type { Found, StatementCheck } from "../check.ts";
import type { IssueCode } from "../issue-codes.ts";
import type { Entry, Node } from "../node.ts";

/** Elements, and parts of them, in which nothing stands. */
export const empty: StatementCheck = {
  codes: [
    "EMPTY_ARRAY_ACTION",
    "EMPTY_ARRAY_RESOURCE",
    "EMPTY_ARRAY_PRINCIPAL",
    "EMPTY_ARRAY_CONDITION",
    "EMPTY_ARRAY_CONDITION_FORALLVALUES",
    "EMPTY_ARRAY_CONDITION_FORANYVALUE",
    "EMPTY_ARRAY_CONDITION_IFEXISTS",
    "EMPTY_OBJECT_CONDITION",
    "EMPTY_OBJECT_PRINCIPAL",
  ],
  *statement({ action, resource, principal, conditions, element }) {
    if (action.entry) yield* emptyList(action.entry, "EMPTY_ARRAY_ACTION", "matches no action");
    if (resource.entry)
      yield* emptyList(resource.entry, "EMPTY_ARRAY_RESOURCE", "matches no resource");
    if (principal) {
      yield* emptyList(principal.entry, "EMPTY_ARRAY_PRINCIPAL", "matches nobody");
      yield* emptyMap(principal.entry, "EMPTY_OBJECT_PRINCIPAL", "matches nobody");
      for (const { entry } of principal.groups)
        yield* emptyList(entry, "EMPTY_ARRAY_PRINCIPAL", "matches nobody");
    }
    const condition = element("Condition");
    if (condition) {
      yield* emptyMap(condition, "EMPTY_OBJECT_CONDITION", "asks for nothing");
      if (condition.value.kind === "map")
        for (const operator of condition.value.entries)
          yield* emptyMap(operator, "EMPTY_OBJECT_CONDITION", "asks for nothing");
    }
    for (const { entry, operator } of conditions) {
      if (operator.set === "ForAllValues")
        yield* emptyList(
          entry,
          "EMPTY_ARRAY_CONDITION_FORALLVALUES",
          "holds for requests without the key, and for no others",
        );
      else if (operator.set === "ForAnyValue")
        yield* emptyList(entry, "EMPTY_ARRAY_CONDITION_FORANYVALUE", "never holds");
      else if (operator.ifExists)
        yield* emptyList(
          entry,
          "EMPTY_ARRAY_CONDITION_IFEXISTS",
          "holds for requests without the key, and for no others",
        );
      else
        yield* emptyList(
          entry,
          "EMPTY_ARRAY_CONDITION",
          operator.negated ? "always holds" : "never holds",
        );
    }
  },
};

function* emptyList({ key, value }: Entry, issue: IssueCode, means: string): Iterable<Found> {
  if (value.kind === "list" && value.isWhole && value.items.length === 0)
    yield said(issue, value, key, means);
}

function* emptyMap({ key, value }: Entry, issue: IssueCode, means: string): Iterable<Found> {
  if (value.kind === "map" && value.isWhole && value.entries.length === 0)
    yield said(issue, value, key, means);
}

function said(issue: IssueCode, at: Node, key: string | undefined, means: string): Found {
  return { code: issue, at, message: `Nothing stands in ${code(key ?? "")}, which ${means}.` };
}
