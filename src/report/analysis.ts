import { actionKinds } from "../catalog/action-kinds.ts";
import { accessLevels } from "../catalog/action.ts";
import type { Analysis, AnalysedAction } from "../rules/analysis.ts";
import { count, listed } from "../rules/wording.ts";
import { linesName } from "./place.ts";
import { logSafe } from "./log-safe.ts";
import type { NotEvaluated } from "./not-evaluated.ts";
import type { Table } from "./table.ts";
import { notReadLines } from "./text.ts";

/** What `analyze --format json` prints. */
export function analysesReport(
  analyses: readonly Analysis[],
  catalog: string,
  notEvaluated: readonly NotEvaluated[],
) {
  return {
    catalog,
    policies: analyses.map((analysis) => {
      const { policy, score, letter, actions, reachingLater, unknownActions, escalations } =
        analysis;
      return {
        path: policy.place.source.path,
        owner: policy.owner.address,
        kind: policy.kind,
        score: score ?? null,
        letter: letter ?? null,
        actions: actions.length,
        byAccessLevel: groups(actions, accessLevels, ({ action }) => [action.level]),
        byService: Object.fromEntries(
          servicesIn(actions).map((service) => [service, levelCounts(ofService(actions, service))]),
        ),
        byClass: groups(actions, actionKinds, ({ classes }) => classes),
        byReach: groups(actions, reaches, ({ reach }) => [reach]),
        conditional: actions
          .filter(({ conditional }) => conditional)
          .map(({ action }) => action.id),
        reachingLater,
        unknownActions,
        escalationPaths: escalations.map(({ path, pieces }) => ({
          id: path.id,
          actions: pieces.map(({ granted }) => granted.action.id),
        })),
      };
    }),
    notEvaluated,
  };
}

const reaches = ["everything", "type", "unknown", "named", "itself", "unavoidable"] as const;

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

function groups<Name extends string>(
  actions: readonly AnalysedAction[],
  names: readonly Name[],
  namesOf: (action: AnalysedAction) => readonly Name[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const own = actions.filter((each) => namesOf(each).includes(name));
      return own.length > 0 ? [[name, own.map(({ action }) => action.id)]] : [];
    }),
  );
}

function servicesIn(actions: readonly AnalysedAction[]): readonly string[] {
  return [...new Set(actions.map(({ action }) => action.service))];
}

function ofService(actions: readonly AnalysedAction[], service: string): readonly AnalysedAction[] {
  return actions.filter(({ action }) => action.service === service);
}

function levelCounts(actions: readonly AnalysedAction[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    accessLevels.flatMap((level) => {
      const n = actions.filter(({ action }) => action.level === level).length;
      return n > 0 ? [[level, n]] : [];
    }),
  );
}
