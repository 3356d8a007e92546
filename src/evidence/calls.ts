import type { Catalog } from "../catalog/catalog.ts";
import type { Need } from "../catalog/operation-needs.ts";
import type { Operations } from "../catalog/operations.ts";
import type { SdkServices } from "../catalog/sdk-services.ts";
import type { Trail } from "../catalog/trail.ts";

/** What an event of a name calls. */
export type Called = {
  /** The prefix of the actions of its source. */
  readonly prefix: string;
  /** What a call needs; empty: nothing. Undefined: it is not known. */
  readonly needs: readonly Need[] | undefined;
};

/** What the catalog knows of calls. */
export type CallFacts = {
  readonly catalog: Catalog;
  readonly operations: Operations;
  readonly services: SdkServices;
  readonly trail: Trail;
};

const mostKept = 20_000;

/** Tells what events call, by their source and name, each of which is looked up once. */
export function calledBy(facts: CallFacts): (source: string, name: string) => Called {
  const known = new Map<string, Called>();
  return (source, name) => {
    const key = `${source} ${name}`;
    const found = known.get(key);
    if (found) return found;
    // Real names are some thousands; others come from files that somebody made up.
    if (known.size > mostKept) known.clear();
    const prefix = facts.trail.prefixOf(source);
    const made = { prefix, needs: needsOfCall(prefix, name, facts) };
    known.set(key, made);
    return made;
  };
}

function needsOfCall(prefix: string, name: string, facts: CallFacts): readonly Need[] | undefined {
  const { catalog, operations, services, trail } = facts;
  for (const each of namesOf(name)) {
    const operation = trail.operationOf(prefix, each);
    // Of services that share a prefix, the one that it is named after has most of its operations.
    const own = [...services.withPrefix(operation.prefix)].sort(
      (a, b) => Number(b === operation.prefix) - Number(a === operation.prefix),
    );
    const found = own.flatMap((service) => {
      const needs = operations.needs(service, operation.name);
      return needs ? [needs] : [];
    });
    const [first, ...others] = found;
    if (first) return withRoles(first, others.flat());
  }
  for (const each of namesOf(name)) {
    const action = catalog.action(`${prefix}:${each}`);
    if (action && !action.permissionOnly) {
      const resources = action.resourceTypes.map(({ type }) => ({
        type,
        format: type.arns[0] ?? "",
        whole: [],
        variables: new Map(),
      }));
      return [{ action, when: undefined, via: undefined, resources }];
    }
  }
  return undefined;
}

/** Needs, with the role that a call of the same name gives to a service beside it, where its own gives none. */
function withRoles(needs: readonly Need[], others: readonly Need[]): readonly Need[] {
  const isGiven = ({ action, when }: Need): boolean =>
    action.id === "iam:PassRole" && when?.given !== undefined;
  const role = needs.some(isGiven) ? undefined : others.find(isGiven);
  return role ? [...needs.filter(({ action }) => action !== role.action), role] : needs;
}

/**
 * The name, and, only where that is not known, without the version of the API that some services put behind
 * it: `ListFunctions20150331`, `UpdateFunctionCode20150331v2`, `CreateDistribution2020_05_31`. Actions that end
 * in digits of their own (`CreateLocationS3`) are known.
 */
function namesOf(name: string): readonly string[] {
  const [, stem] = /^([A-Za-z]+?)(?:\d{4}_\d{2}_\d{2}|\d{8})?(?:v\d+)?$/.exec(name) ?? [];
  return stem === undefined || stem === name ? [name] : [name, stem];
}
