import { actionKinds } from "../catalog/action-kinds.ts";
import { accessLevels } from "../catalog/action.ts";
import type { Analysis, AnalysedAction } from "../rules/analysis.ts";
import { count, listed } from "../rules/wording.ts";
import { levelCounts, ofService, servicesIn } from "./analysis-json.ts";
import { linesName } from "./place.ts";
import { logSafe } from "./log-safe.ts";
import type { NotEvaluated } from "./not-evaluated.ts";
import type { Table } from "./table.ts";
import { notReadLines } from "./text.ts";

/** A row for each action of each policy. */
export function analysesTable(analyses: readonly Analysis[]): Table {
  return {
    columns: ["path", "owner", "action", "access level", "classes", "reach", "conditional"],
    rows: analyses.flatMap(({ policy, actions }) =>
      actions.map(({ action, classes, reach, conditional }) => [
        policy.place.source.path,
        policy.owner.address,
        action.id,
        action.level,
        classes,
        reach,
        String(conditional),
      ]),
    ),
  };
}

/** The most names of a line. */
const mostNames = 8;

export function analysesText(
  analyses: readonly Analysis[],
  catalog: string,
  notEvaluated: readonly NotEvaluated[],
): string {
  return [
    ...analyses.flatMap(analysisLines),
    `${analyses.length === 1 ? "1 policy" : `${analyses.length} policies`} (AWS's reference of ${catalog})`,
    ...notReadLines(notEvaluated),
  ]
    .map((line) => `${logSafe(line)}\n`)
    .join("");
}

function analysisLines(analysis: Analysis): readonly string[] {
  const { policy, score, letter, actions, reachingLater, unknownActions, escalations } = analysis;
  const scored =
    score === undefined ? "grants nothing, it only limits" : `score ${score} (${letter ?? ""})`;
  const wide = actions.filter(({ reach }) => reach === "everything" || reach === "type");
  return [
    `${linesName(policy.place)}  ${policy.owner.address}  ${policy.kind}  ${scored}`,
    ...section("by access level", accessLevels, (level) =>
      actions.filter(({ action }) => action.level === level),
    ),
    ...(actions.length > 0 ? ["  by service"] : []),
    ...servicesIn(actions).map((service) => {
      const counted = Object.entries(levelCounts(ofService(actions, service)));
      return `    ${service}: ${counted.map(([level, n]) => `${n} ${level}`).join(", ")}`;
    }),
    ...section("by class", actionKinds, (kind) =>
      actions.filter(({ classes }) => classes.includes(kind)),
    ),
    ...(wide.length > 0
      ? [`  on every resource, or all of a type: ${count(wide.length, "action")}: ${named(wide)}`]
      : []),
    ...escalations.map(
      ({ path, pieces }) =>
        `  escalation path ${path.id}: ${pieces.map(({ granted }) => granted.action.id).join(" + ")}`,
    ),
    ...(reachingLater.length > 0
      ? [`  reaches what AWS adds later: ${listed(reachingLater, mostNames)}`]
      : []),
    ...(unknownActions ? ["  some of its actions are not known before it is deployed"] : []),
  ];
}

function section<Name extends string>(
  title: string,
  names: readonly Name[],
  of: (name: Name) => readonly AnalysedAction[],
): readonly string[] {
  const lines = names.flatMap((name) => {
    const own = of(name);
    return own.length > 0 ? [`    ${name}: ${own.length}: ${named(own)}`] : [];
  });
  return lines.length > 0 ? [`  ${title}`, ...lines] : [];
}

function named(actions: readonly AnalysedAction[]): string {
  return listed(
    actions.map(({ action }) => action.id),
    mostNames,
  );
}
