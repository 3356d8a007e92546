import type { Action } from "./action.ts";
import { openCreatingVerbs } from "./creating-verbs.ts";
import { nearest } from "./nearest.ts";
import { linesOf, parseLine } from "./packed.ts";
import type { ResourceType } from "./resource-type.ts";
import { openService, type Service } from "./service.ts";
import { covers } from "./wildcard.ts";

/**
 * What AWS offers to policies, as of a day. Every action, resource type and condition key is one
 * object for as long as the catalog lives, so that they can be compared with `===`.
 */
export type Catalog = {
  /** The day of its source: `2026-09-26`. */
  readonly date: string;
  /** The prefixes of all services, in order. */
  services(): readonly string[];
  /** In any case. */
  service(prefix: string): Service | undefined;
  /** By its id, `s3:GetObject`, in any case as in a policy. A pattern is no id. */
  action(id: string): Action | undefined;
  /** By its id, `s3:bucket`. */
  resourceType(id: string): ResourceType | undefined;
  /**
   * The actions that a pattern covers, in order: an id, `s3:Get*`, `s3:*`, `*`; wildcards in the
   * service too (`*:Describe*`), which AWS itself refuses. Without a colon only `*` covers
   * anything.
   */
  expand(pattern: string): readonly Action[];
  /** Actions that somebody who wrote an unknown id may have meant, at most three. */
  nearestActions(id: string): readonly Action[];
  /** Services that somebody who wrote an unknown prefix may have meant, at most three. */
  nearestServices(prefix: string): readonly string[];
};

const suggestions = 3;

/** The patterns whose actions are remembered: so many, of so many actions at most; and that of all. */
const kept = { patterns: 2_000, actions: 1_000 };

/**
 * The catalog in the files actions.json, version.json and creating-verbs.json, which `read` returns the text of. A
 * service is parsed when it is first asked for. Throws if a file is not the catalog's.
 */
export function openCatalog(read: (file: string) => string): Catalog {
  const text = read("actions.json");
  const { date } = JSON.parse(read("version.json")) as { readonly date: string };
  const lines = linesOf(text);
  const creating = openCreatingVerbs(read);
  const prefixes = [...lines.keys()];
  const opened = new Map<string, Service>();

  const service = (prefix: string): Service | undefined => {
    const key = prefix.toLowerCase();
    const found = opened.get(key);
    if (found) return found;
    const line = lines.get(key);
    if (!line) return undefined;
    const made = openService(parseLine(text, line), creating);
    opened.set(key, made);
    return made;
  };

  const ofServices = (
    chosen: readonly string[],
    actions: (service: Service) => readonly Action[],
  ): readonly Action[] =>
    chosen.flatMap((prefix) => {
      const found = service(prefix);
      return found ? actions(found) : [];
    });

  const expanded = new Map<string, readonly Action[]>();
  const expand = (pattern: string): readonly Action[] => {
    const known = expanded.get(pattern);
    if (known) return known;
    const covered = actionsOf(pattern);
    const isKept = expanded.size < kept.patterns && covered.length < kept.actions;
    if (isKept || pattern === "*") expanded.set(pattern, covered);
    return covered;
  };

  const actionsOf = (pattern: string): readonly Action[] => {
    const [prefix, name] = pattern === "*" ? ["*", "*"] : split(pattern.toLowerCase());
    const chosen = hasWildcard(prefix)
      ? prefixes.filter((candidate) => covers(prefix, candidate))
      : [prefix];
    return ofServices(chosen, (found) => {
      if (name === "*") return found.actions;
      if (hasWildcard(name))
        return found.actions.filter((action) => covers(name, action.name.toLowerCase()));
      return one(found.action(name));
    });
  };

  const nearestServices = (prefix: string): readonly string[] =>
    nearest(prefix, prefixes, suggestions);

  return {
    date,
    services: () => prefixes,
    service,
    action: (id) => {
      const [prefix, name] = split(id);
      return service(prefix)?.action(name);
    },
    resourceType: (id) => {
      const [prefix, name] = split(id);
      return service(prefix)?.resourceType(name);
    },
    expand,
    nearestActions: (id) => {
      const [prefix, name] = split(id);
      const near = ofServices(service(prefix) ? [prefix] : nearestServices(prefix), (found) => {
        const names = found.actions.map((action) => action.name);
        return nearest(name, names, suggestions).flatMap((like) => one(found.action(like)));
      });
      if (near.length > 0) return near.slice(0, suggestions);
      // The right name under the wrong service: cloudwatch:CreateLogGroup. A single word says too little.
      if (!/[a-z][A-Z]/.test(name)) return [];
      return ofServices(prefixes, (found) => one(found.action(name))).slice(0, suggestions);
    },
    nearestServices,
  };
}

function one(action: Action | undefined): readonly Action[] {
  return action ? [action] : [];
}

function split(id: string): readonly [prefix: string, name: string] {
  const colon = id.indexOf(":");
  return colon < 0 ? [id, ""] : [id.slice(0, colon), id.slice(colon + 1)];
}

function hasWildcard(pattern: string): boolean {
  return pattern.includes("*") || pattern.includes("?");
}
