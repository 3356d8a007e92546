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

/** The most names of a line, and lines of services: a page, and `--all` for the rest. */
const page: Most = { names: 8, services: 12 };
type Most = { readonly names: number; readonly services: number };

/** What policies allow, for people: with `all`, every name there is; without, a page for each. */
export function analysesText(
  analyses: readonly Analysis[],
  catalog: string,
  notEvaluated: readonly NotEvaluated[],
  { all = false }: { readonly all?: boolean } = {},
): string {
  const most = all ? { names: Infinity, services: Infinity } : page;
  return [
    ...analyses.flatMap((each) => analysisLines(each, most)),
    `${analyses.length === 1 ? "1 policy" : `${analyses.length} policies`} (AWS's reference of ${catalog})`,
    ...notReadLines(notEvaluated),
  ]
    .map((line) => `${logSafe(line)}\n`)
    .join("");
}

function analysisLines(analysis: Analysis, most: Most): readonly string[] {
  const { policy, score, letter, actions, reachingLater, unknownActions, escalations } = analysis;
  const scored =
    score === undefined ? "grants nothing, it only limits" : `score ${score} (${letter ?? ""})`;
  const wide = actions.filter(({ reach }) => reach === "everything" || reach === "type");
  return [
    `${linesName(policy.place)}  ${policy.owner.address}  ${policy.kind}  ${scored}`,
    ...section(
      "by access level",
      accessLevels,
      (level) => actions.filter(({ action }) => action.level === level),
      most,
    ),
    ...serviceLines(actions, most),
    ...section(
      "by class",
      actionKinds,
      (kind) => actions.filter(({ classes }) => classes.includes(kind)),
      most,
    ),
    ...(wide.length > 0
      ? [
          `  on every resource, or all of a type: ${count(wide.length, "action")}: ${named(wide, most)}`,
        ]
      : []),
    ...escalations.map(
      ({ path, pieces }) =>
        `  escalation path ${path.id}: ${pieces.map(({ granted }) => granted.action.id).join(" + ")}`,
    ),
    ...(reachingLater.length > 0
      ? [`  reaches what AWS adds later: ${listed(reachingLater, most.names)}`]
      : []),
    ...(unknownActions ? ["  some of its actions are not known before it is deployed"] : []),
  ];
}

/** The services, in order; of more than there is room for, those with most actions. */
function serviceLines(actions: readonly AnalysedAction[], most: Most): readonly string[] {
  if (actions.length === 0) return [];
  const services = servicesIn(actions).map((service) => {
    const own = ofService(actions, service);
    const counted = Object.entries(levelCounts(own)).map(([level, n]) => `${n} ${level}`);
    return { size: own.length, line: `    ${service}: ${counted.join(", ")}` };
  });
  if (services.length <= most.services + 1)
    return ["  by service", ...services.map(({ line }) => line)];
  const largest = services.sort((a, b) => b.size - a.size).slice(0, most.services);
  const left = services.length - largest.length;
  return [
    `  by service, ${most.services} of ${services.length}`,
    ...largest.map(({ line }) => line),
    `    and ${left} more with fewer actions: --all names them`,
  ];
}

function section<Name extends string>(
  title: string,
  names: readonly Name[],
  of: (name: Name) => readonly AnalysedAction[],
  most: Most,
): readonly string[] {
  const lines = names.flatMap((name) => {
    const own = of(name);
    return own.length > 0 ? [`    ${name}: ${own.length}: ${named(own, most)}`] : [];
  });
  return lines.length > 0 ? [`  ${title}`, ...lines] : [];
}

function named(actions: readonly AnalysedAction[], { names }: Most): string {
  return listed(
    actions.map(({ action }) => action.id),
    names,
  );
}
