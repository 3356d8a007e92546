import { actionKinds } from "../catalog/action-kinds.ts";
import { accessLevels, type AccessLevel } from "../catalog/action.ts";
import type { Analysis, AnalysedAction } from "../rules/analysis.ts";
import type { NotEvaluated } from "./not-evaluated.ts";

/** What `analyze --format json` prints. */
export function analysesReport(
  analyses: readonly Analysis[],
  catalog: string,
  notEvaluated: readonly NotEvaluated[],
) {
  return {
    catalog,
    policies: analyses.map((analysis) => ({
      path: analysis.policy.place.source.path,
      owner: analysis.policy.owner.address,
      ...analysisReport(analysis),
    })),
    notEvaluated,
  };
}

/** What it prints of one policy, beside where it stands. */
export function analysisReport(analysis: Analysis) {
  const { policy, score, letter, actions, reachingLater, unknownActions, escalations } = analysis;
  return {
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
    conditional: actions.filter(({ conditional }) => conditional).map(({ action }) => action.id),
    reachingLater,
    unknownActions,
    escalationPaths: escalations.map(({ path, pieces }) => ({
      id: path.id,
      actions: pieces.map(({ granted }) => granted.action.id),
    })),
  };
}

const reaches = ["everything", "type", "unknown", "named", "itself", "unavoidable"] as const;

function groups<Name extends string>(
  actions: readonly AnalysedAction[],
  names: readonly Name[],
  namesOf: (action: AnalysedAction) => readonly Name[],
): Readonly<Partial<Record<Name, readonly string[]>>> {
  return byName(
    names.flatMap((name) => {
      const own = actions.filter((each) => namesOf(each).includes(name));
      return own.length > 0 ? [[name, own.map(({ action }) => action.id)] as const] : [];
    }),
  );
}

export function servicesIn(actions: readonly AnalysedAction[]): readonly string[] {
  return [...new Set(actions.map(({ action }) => action.service))];
}

export function ofService(
  actions: readonly AnalysedAction[],
  service: string,
): readonly AnalysedAction[] {
  return actions.filter(({ action }) => action.service === service);
}

export function levelCounts(
  actions: readonly AnalysedAction[],
): Readonly<Partial<Record<AccessLevel, number>>> {
  return byName(
    accessLevels.flatMap((level) => {
      const n = actions.filter(({ action }) => action.level === level).length;
      return n > 0 ? [[level, n] as const] : [];
    }),
  );
}

function byName<Name extends string, Value>(
  entries: readonly (readonly [Name, Value])[],
): Readonly<Partial<Record<Name, Value>>> {
  return Object.fromEntries(entries) as Readonly<Partial<Record<Name, Value>>>;
}
