import type { Action } from "../../catalog/action.ts";
import type { ActionFacts } from "../../query/actions.ts";
import type { Table } from "../table.ts";

/** What `query action --format json` prints of each action. */
export function actionsReport(found: readonly ActionFacts[]) {
  return found.map(({ action, classes, paths }) => ({
    action: action.id,
    service: action.service,
    name: action.name,
    accessLevel: action.level,
    permissionOnly: action.permissionOnly,
    // "none": it needs `*`; "soft": it takes a resource, but may need `*`; "full": it can be limited.
    scoping: action.scoping,
    resourceTypes: action.resourceTypes.map(({ type, required, conditionKeys }) => ({
      type: type.id,
      required,
      arns: type.arns,
      conditionKeys: [...type.conditionKeys, ...conditionKeys].map(({ name }) => name),
    })),
    conditionKeys: action.conditionKeys.map(({ name }) => name),
    // Frozen in 2025: actions that are newer have none.
    dependents: action.dependents,
    classes,
    escalationPaths: paths.map(({ id }) => id),
  }));
}

/** The same as a table; of CSV the columns that lists are too long for in a terminal, too. */
export function actionsTable(found: readonly ActionFacts[], isWhole: boolean): Table {
  const more = isWhole ? ["condition keys", "dependents", "escalation paths"] : [];
  return {
    columns: ["action", "access level", "classes", "resource types", ...more],
    rows: found.map(({ action, classes, paths }) => [
      action.id,
      action.level,
      classes,
      typesOf(action, isWhole),
      ...(isWhole
        ? [
            action.conditionKeys.map(({ name }) => name),
            action.dependents,
            paths.map(({ id }) => id),
          ]
        : []),
    ]),
  };
}

/** The most resource types that a line of a terminal names. */
const mostTypes = 4;

/** What it takes; optional types have a question mark. */
function typesOf({ resourceTypes }: Action, isWhole: boolean): readonly string[] {
  const names = resourceTypes.map(({ type, required }) => `${type.name}${required ? "" : "?"}`);
  if (isWhole || names.length <= mostTypes) return names.length > 0 ? names : ["*"];
  return [...names.slice(0, mostTypes), `… ${names.length - mostTypes} more`];
}

/** All that is known of one action, for people. */
export function actionText({ action, classes, paths }: ActionFacts): string {
  const types = action.resourceTypes.flatMap(({ type, required }) =>
    type.arns.map((arn) => `  ${type.name}${required ? "" : " (optional)"}: ${arn}`),
  );
  const keys = action.conditionKeys.map((key) => key.name);
  return [
    action.id,
    `access level: ${action.level}`,
    ...(types.length > 0 ? ["resources:", ...types] : ["resources: none, it needs `*`"]),
    ...(keys.length > 0 ? [`condition keys: ${keys.join(", ")}`] : []),
    ...(action.dependents.length > 0 ? [`may also need: ${action.dependents.join(", ")}`] : []),
    ...(action.permissionOnly ? ["no operation of AWS's API is called so"] : []),
    ...(classes.length > 0 ? [`classes: ${classes.join(", ")}`] : []),
    ...(paths.length > 0 ? ["escalation paths:", ...paths.map(pathText)] : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function pathText({ id, wide, beside, so }: ActionFacts["paths"][number]): string {
  return `  ${id}: ${[...wide, ...beside].join(" + ")} lets one ${so}`;
}
