import type { Action } from "./action.ts";
import type { Catalog } from "./catalog.ts";

/** Which wildcards may stand for actions, where not all that cover no others may. */
export type Joining = {
  /** Whether a pattern that covers these, all of them wanted, may stand for them; any may, if not given. */
  readonly mayStandFor?: (pattern: string, covered: readonly Action[]) => boolean;
  /** The fewest characters of a name before its `*`; at 0, as it is if not given, `s3:*` is one too. */
  readonly least?: number;
};

/**
 * Few patterns that cover exactly these actions of the catalog, in its order: `*`, `s3:*`, `s3:Get*`,
 * and names where nothing joins two. A wildcard ends where a word of a name does, and is as long as it
 * can be for what it covers, so that it reaches little of what AWS adds later.
 */
export function joinedActions(
  actions: readonly Action[],
  catalog: Catalog,
  joining: Joining = {},
): readonly string[] {
  const wanted = new Set(actions.map(({ id }) => id));
  const { least = 0, mayStandFor = () => true } = joining;
  if (least === 0 && isEverything(wanted, catalog) && mayStandFor("*", actions)) return ["*"];
  const widestFor = wildcardsIn(catalog);
  const done = new Set<string>();
  const patterns: string[] = [];
  for (const action of inOrder(actions, catalog)) {
    if (done.has(action.id)) continue;
    const pattern = widestFor(action, wanted, joining);
    patterns.push(pattern ?? action.id);
    // A wildcard ignores case, and may cover what stands before it: `…Windows*` and `…WindowSchedule`.
    if (pattern !== undefined) for (const { id } of catalog.expand(pattern)) done.add(id);
  }
  return patterns.filter((each) => !done.has(each));
}

/** The widest wildcard that stands for an action and at least another one of those wanted, by their ids. */
export type Widest = (
  action: Action,
  wanted: ReadonlySet<string>,
  joining?: Joining,
) => string | undefined;

/** Finds wildcards over the actions of a catalog; each is as long as it gets for what it covers. */
export function wildcardsIn(catalog: Catalog): Widest {
  const services = new Map<string, (beginning: string) => readonly Action[]>();
  const beginningIn = (service: string): ((beginning: string) => readonly Action[]) => {
    const found = services.get(service) ?? beginningWith(catalog.service(service)?.actions ?? []);
    services.set(service, found);
    return found;
  };
  return (action, wanted, { mayStandFor = () => true, least = 0 } = {}) => {
    const covering = beginningIn(action.service);
    const fitting = beginnings(action.name)
      .filter(({ length }) => length >= least)
      .map((each) => ({ pattern: `${action.service}:${each}*`, covered: covering(each) }))
      .filter(
        ({ pattern, covered }) =>
          covered.every(({ id }) => wanted.has(id)) && mayStandFor(pattern, covered),
      );
    const [widest] = fitting;
    if (!widest || widest.covered.length < 2) return undefined;
    // All of a service is said to be that.
    if (widest.pattern === `${action.service}:*`) return widest.pattern;
    return fitting.findLast(({ covered }) => covered.length === widest.covered.length)?.pattern;
  };
}

/** The actions of one service by what their names begin with, in any case. */
function beginningWith(actions: readonly Action[]): (beginning: string) => readonly Action[] {
  const sorted = actions
    .map((action) => ({ action, name: action.name.toLowerCase() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (beginning) => {
    const sought = beginning.toLowerCase();
    const first = sorted.findIndex(({ name }) => name.startsWith(sought));
    if (first < 0) return [];
    const end = sorted.findIndex(({ name }, at) => at > first && !name.startsWith(sought));
    return sorted.slice(first, end < 0 ? undefined : end).map(({ action }) => action);
  };
}

/** With what a name begins, word by word: "", "Get", "GetEC2", "GetEC2Instance". */
function beginnings(name: string): readonly string[] {
  const ends = [...name.matchAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g)];
  return [...new Set([0, ...ends.map(({ index }) => index), name.length])].map((end) =>
    name.slice(0, end),
  );
}

function isEverything({ size }: ReadonlySet<string>, catalog: Catalog): boolean {
  // Who has not even one of each service has not all.
  return size >= catalog.services().length && size === catalog.expand("*").length;
}

function inOrder(actions: readonly Action[], catalog: Catalog): readonly Action[] {
  const chosen = new Set(actions);
  return [...new Set(actions.map(({ service }) => service))]
    .sort()
    .flatMap((prefix) => catalog.service(prefix)?.actions ?? [])
    .filter((each) => chosen.has(each));
}
