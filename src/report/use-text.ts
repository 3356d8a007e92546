import type { StatementUse, Verdict } from "../evidence/observed.ts";
import type { Narrowing } from "../narrow/narrowing.ts";
import { count, listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { notLimited, unseen } from "./compared-use.ts";

/** What shows that a replacement takes nothing that is used, a sentence each, without its capital. */
export function shownBy({ evidence, byUse }: Narrowing): readonly string[] {
  return [
    ...(evidence.length > 0 ? [`the code shows ${listed(evidence, evidence.length)}`] : []),
    ...(byUse.length > 0 ? [`evidence of use shows ${listed(byUse, byUse.length)}`] : []),
  ];
}

/** The most actions that are told of one by one. */
const mostActions = 5;

/**
 * What evidence says of a statement: where it is from, of when and where, whose calls were read, and what came of each
 * action, in Markdown.
 */
export function useParagraph(use: StatementUse | undefined): readonly string[] {
  if (!use) return [];
  const { files, window, days, regions, principals, calls, isReported } = use.observed;
  const what = [
    ...(calls > 0 || !isReported ? ["events of CloudTrail"] : []),
    ...(isReported ? ["AWS's reports of last use"] : []),
  ];
  const where = inRegions(regions);
  const from = `${listed(files.map((each) => code(each)))}, ${listed(what)} from ${window.first.slice(0, 10)} to ${window.last.slice(0, 10)} (${count(days, "day")})${where}`;
  const who = `${count(calls, "call")} of ${listed(principals.map((each) => code(each)))}`;
  const sentences = [...verdictSentences(use.actions), ...onSentences(use)];
  return [`Evidence: ${from}; ${who}. ${sentences.join(" ")}`.trimEnd()];
}

/** On what actions were used that reach further, and why evidence does not limit others. */
function onSentences({ actions, wide }: StatementUse): readonly string[] {
  const reaching = actions.filter(({ action }) => wide.has(action));
  const places = usedPlaces(reaching);
  const unlimited = Object.entries(notLimited).flatMap(([because, words]) => {
    const own = reaching.filter(({ on }) => on && "because" in on && on.because === because);
    const names = own.map(({ action }) => code(action));
    return own.length > 0
      ? [`Not limited by it: ${listed(names, mostActions)}, since ${words}.`]
      : [];
  });
  return [...(places.length > 0 ? [`Used on: ${listed(places, mostActions)}.`] : []), ...unlimited];
}

/** The resources that actions were used on, with how often and when last, those that were used most first. */
export function usedPlaces(actions: readonly Pick<Verdict, "action" | "on">[]): readonly string[] {
  const met = new Map<string, { count: number; last: string; readonly names: string[] }>();
  for (const { action, on } of actions)
    for (const { arn, count: own, last } of on && "resources" in on ? on.resources : []) {
      const known = met.get(arn) ?? { count: 0, last, names: [] };
      met.set(arn, known);
      known.count += own;
      if (last > known.last) known.last = last;
      known.names.push(code(action));
    }
  return [...met]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([arn, { names, ...times }]) => `${code(arn)} by ${listed(names)}${timesOf(times)}`);
}

/** " in eu-west-1 and us-east-1"; what an event says is a Region is anything. */
export function inRegions(regions: readonly string[]): string {
  const names = regions.map((each) => (/^[a-z0-9-]+$/.test(each) ? each : code(each)));
  return names.length > 0 ? ` in ${listed(names, 6)}` : "";
}

function verdictSentences(actions: readonly Verdict[]): readonly string[] {
  const of = (...kinds: readonly Verdict["use"][]): readonly Verdict[] =>
    actions.filter(({ use }) => kinds.includes(use));
  const used = [...of("used")].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return [
    ...said("Used", used, timesOf),
    ...said("Denied each time", of("denied"), timesOf),
    ...said("Not used", of("unused"), idleFor),
    ...said("Not used, and called by the code", of("called"), idleFor),
    ...[...new Set(of("needed").map((each) => each.for))].flatMap((what) =>
      said(
        `Not used, and needed for ${what} of what runs under it`,
        of("needed").filter((each) => each.for === what),
        idleFor,
      ),
    ),
    ...said("Not used, and to stay", of("kept"), idleFor),
    ...said("Not used, and allowed only lately", of("recent"), () => ""),
    ...said("Throttled or not valid each time", of("untold"), timesOf),
    ...Object.entries(unseen).flatMap(([reason, words]) =>
      said(
        `Not known, since ${words}`,
        of("unobservable").filter(({ because }) => because === reason),
        () => "",
      ),
    ),
  ];
}

function said(
  what: string,
  actions: readonly Verdict[],
  more: (verdict: Verdict) => string,
): readonly string[] {
  if (actions.length === 0) return [];
  const told = actions.map((each) => `${code(each.action)}${more(each)}`);
  return [`${what}: ${listed(told, mostActions)}.`];
}

function timesOf({ count: times = 0, last = "" }: Pick<Verdict, "count" | "last">): string {
  return ` (${count(times, "time")}, last on ${last.slice(0, 10)})`;
}

function idleFor({ last }: Verdict): string {
  return last === undefined ? "" : ` (last on ${last.slice(0, 10)})`;
}
