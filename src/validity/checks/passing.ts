import { covers } from "../../catalog/wildcard.ts";
import { code } from "../../source/quoted.ts";
import type { Found, StatementCheck } from "../check.ts";
import type { IssueCode } from "../issue-codes.ts";
import { stringOf, type TextNode } from "../node.ts";
import type { StatementView } from "../view.ts";
import { valueOf, writtenIn } from "../written.ts";

/** By how the action and the resources are written. */
type Grid = {
  readonly star: IssueCode;
  readonly starAction: IssueCode;
  readonly notAction: IssueCode;
  readonly notResource: IssueCode;
  readonly starActionNotResource: IssueCode;
  readonly notActionNotResource: IssueCode;
};

const passRole: Grid = {
  star: "PASS_ROLE_WITH_STAR_IN_RESOURCE",
  starAction: "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
  notAction: "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
  notResource: "PASS_ROLE_WITH_NOT_RESOURCE",
  starActionNotResource: "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
  notActionNotResource: "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
};

const createRole: Grid = {
  star: "CREATE_SLR_WITH_STAR_IN_RESOURCE",
  starAction: "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
  notAction: "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
  notResource: "CREATE_SLR_WITH_NOT_RESOURCE",
  starActionNotResource: "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
  notActionNotResource: "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE",
};

/** Passing any role, and making roles of any service. */
export const passing: StatementCheck = {
  codes: [...Object.values(passRole), ...Object.values(createRole)],
  *statement(statement, { kind }) {
    if (kind !== "identity" || statement.effect !== "Allow") return;
    yield* judged(statement, "iam:PassRole", passingKeys, passRole);
    yield* judged(statement, "iam:CreateServiceLinkedRole", makingKeys, createRole);
  },
};

/** Keys that say to whom, or for what, a role is passed, and of which service one is made. */
const passingKeys = ["iam:passedtoservice", "iam:associatedresourcearn"];
const makingKeys = ["iam:awsservicename"];

function* judged(
  statement: StatementView,
  action: string,
  keys: readonly string[],
  grid: Grid,
): Iterable<Found> {
  const { action: actions, resource, conditions, areConditionsKnown } = statement;
  const isNarrowed =
    !areConditionsKnown ||
    conditions.some(
      (each) =>
        keys.includes(each.key.toLowerCase()) &&
        !each.operator.ifExists &&
        (grid === passRole || !each.values.some((value) => /[*?]/.test(valueOf(value) ?? ""))),
    );
  if (isNarrowed || !actions.entry || !resource.entry) return;
  const any = resource.items.find((item) => stringOf(item) === "*");
  if (!resource.negated && !any) return;
  const at = any ?? resource.entry.value;
  const where = resource.negated ? "all resources but some" : "every resource";
  if (actions.negated) {
    if (!actions.isWhole || matching(actions.items, action)) return;
    yield {
      code: resource.negated ? grid.notActionNotResource : grid.notAction,
      at: [actions.entry.value, at],
      message: `NotAction leaves ${code(action)} allowed on ${where}.`,
    };
    return;
  }
  const item = matching(actions.items, action);
  if (!item) return;
  const isNamed = !/[*?]/.test(stringOf(item) ?? "");
  yield {
    code: isNamed
      ? resource.negated
        ? grid.notResource
        : grid.star
      : resource.negated
        ? grid.starActionNotResource
        : grid.starAction,
    at: [item, at],
    message: isNamed
      ? `${code(action)} is allowed on ${where}.`
      : `${code(stringOf(item) ?? "")} allows ${code(action)} on ${where}.`,
  };
}

/** The item that matches an action, the one that names it first. */
function matching(items: readonly TextNode[], action: string): TextNode | undefined {
  const found = writtenIn(items).filter(({ text }) =>
    covers(text.toLowerCase(), action.toLowerCase()),
  );
  return (found.find(({ text }) => !/[*?]/.test(text)) ?? found[0])?.node;
}
