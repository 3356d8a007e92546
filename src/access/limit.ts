import type { Catalog } from "../catalog/catalog.ts";
import { nowhere } from "../iam/draft.ts";
import { globsIntersect } from "../iam/glob.ts";
import {
  isCeiling,
  type Condition,
  type Match,
  type Policy,
  type PolicyKind,
  type Statement,
} from "../iam/policy.ts";
import { makeText } from "../iam/text.ts";
import { once } from "../source/once.ts";

/**
 * Some actions on some resources, as patterns of policies, under conditions that all hold; what is
 * not given is all of them.
 */
export type Reach = {
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly conditions?: readonly Condition[];
};

/**
 * Policies that allow no more than they did, and of that only what is within one of several reaches:
 * a ceiling beside them. Ceilings alone, which allow nothing, are left as they are.
 */
export function limitedTo(
  policies: readonly Policy[],
  reaches: readonly Reach[],
): readonly Policy[] {
  const kinds = new Set(policies.map(({ kind }) => kind));
  const free = ceilings.find((kind) => !kinds.has(kind));
  if (free === undefined || policies.every(({ kind }) => isCeiling(kind))) return policies;
  const named = policies.some(({ statements }) => statements.some(({ principal }) => principal));
  return [...policies, ceilingOf(reaches, free, named)];
}

/**
 * Reaches with the actions that take their resources, by AWS's reference, where none is named: a
 * statement about everything names the resource too, but nothing else does anything there.
 */
export function withActions(reaches: readonly Reach[], catalog: Catalog): readonly Reach[] {
  return reaches.map((reach) => {
    const { actions, resources } = reach;
    if (actions || !resources) return reach;
    return {
      ...reach,
      actions: [...new Set(resources.flatMap((each) => actionsOn(each, catalog)))],
    };
  });
}

const byResource = new WeakMap<Catalog, Map<string, readonly string[]>>();

function actionsOn(resource: string, catalog: Catalog): readonly string[] {
  const known = byResource.get(catalog) ?? new Map<string, readonly string[]>();
  byResource.set(catalog, known);
  const found = known.get(resource);
  if (found) return found;
  const components = componentsOf(resource);
  const takes = (format: string): boolean =>
    componentsOf(format.replace(/\$\{[^}]*\}/g, "*")).every((each, index) =>
      globsIntersect([components[index] ?? "*"], [each], { variables: false }),
    );
  const actions = catalog
    .services()
    .flatMap((prefix) =>
      (catalog.service(prefix)?.actions ?? []).flatMap(({ id, resourceTypes }) =>
        resourceTypes.some(({ type }) => type.arns.some(takes)) ? [id] : [],
      ),
    );
  known.set(resource, actions);
  return actions;
}

/** The six components of an ARN; a wildcard of one does not reach into the next. `*` is all of them. */
function componentsOf(arn: string): readonly string[] {
  const [arn0 = "", partition = "", service = "", region = "", account = "", ...resource] =
    arn.split(":");
  return /^\*+$/.test(arn)
    ? ["*", "*", "*", "*", "*", "*"]
    : [arn0, partition, service, region, account, resource.join(":")];
}

const ceilings: readonly PolicyKind[] = ["session", "boundary", "endpoint", "resource-control"];

/** A policy of the kind of another that allows everything. */
export function everything(policy: Policy): Policy {
  return permitting([{}], policy);
}

/** A policy of the kind of another that allows some reaches to whomever, and nothing else. */
export function permitting(reaches: readonly Reach[], { kind, statements }: Policy): Policy {
  return ceilingOf(
    reaches,
    kind,
    statements.some(({ principal }) => principal),
  );
}

function ceilingOf(reaches: readonly Reach[], kind: PolicyKind, named: boolean): Policy {
  const place = nowhere.written;
  const statements = reaches.map(
    ({ actions = all, resources = all, conditions = [] }, index): Statement => ({
      id: `within ${String(index)}`,
      place,
      presence: "always",
      effect: "Allow",
      action: match(actions),
      resource: match(resources),
      ...(named && {
        principal: {
          negated: false,
          place,
          entries: [{ type: "*", items: [makeText(["*"], nowhere)], rest: [] }],
        },
      }),
      conditions,
    }),
  );
  const owner = { address: "", type: "", names: [] };
  const version = makeText(["2012-10-17"], nowhere);
  return { id: "within", kind, owner, attachedTo: [], version, statements, place };
}

const all = ["*"] as const;

const match = once(
  (patterns: readonly string[]): Match => ({
    negated: false,
    place: nowhere.written,
    items: patterns.map((each) => makeText([each], nowhere)),
    rest: [],
  }),
);
