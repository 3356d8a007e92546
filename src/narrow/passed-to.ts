import type { Catalog } from "../catalog/catalog.ts";
import type { Passing } from "../catalog/passing.ts";
import { nowhere, phrase, type NewCondition } from "../iam/draft.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import type { Declared } from "../iam/inventory.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { inAnyPartition, serviceOf } from "../iam/service-principal.ts";
import { known, makeText } from "../iam/text.ts";
import type { Context } from "../rules/rule.ts";
import { listed } from "../rules/wording.ts";
import { once } from "../source/once.ts";
import { code } from "../source/quoted.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

export type PassedTo = { readonly condition: NewCondition; readonly assumption: string };

const key = "iam:PassedToService";

/**
 * To whom roles are passed: the services that their trust policies let in, which no other one could
 * take them for. Undefined where one lets in none, or one that is not known, or where the statement says it
 * already.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html)
 */
export function passedTo(
  roles: readonly Declared[],
  { conditions }: Statement,
  context: Context & Neighbourhood,
): PassedTo | undefined {
  const isSaid = conditions.some((each) => {
    const name = known(each.key);
    return name === undefined || name.toLowerCase() === key.toLowerCase();
  });
  const byRole = roles.map((role) => context.passedTo(role));
  const trusted = [...new Set(byRole.flat())].sort();
  const both = trusted.filter(passedIn(context) ?? (() => true));
  const services = both.length > 0 ? both : trusted;
  if (isSaid || byRole.some((each) => each.length === 0) || !trusted.every(isWhole))
    return undefined;
  const names = services.map((service) => code(service));
  const [them, trust, says] =
    roles.length > 1 ? ["them", "their trust policies", "say"] : ["it", "its trust policy", "says"];
  const asSaid =
    services.length < trusted.length ? `what it may call and ${trust} say` : `${trust} ${says}`;
  return {
    condition: { operator: "StringEquals", key, values: services.map((each) => phrase(each)) },
    assumption: `that it hands ${them} to ${listed(names, names.length)} alone, as ${asSaid}`,
  };
}

/** To whom whoever deploys passes roles: the services that those let in which are declared. */
export function passedBy(
  { action }: GrantedAction,
  { conditions }: Statement,
  { deployed }: Neighbourhood,
): readonly NewCondition[] {
  const services = deployed()?.passedTo ?? [];
  const isSaid = conditions.some((each) => known(each.key)?.toLowerCase() === key.toLowerCase());
  if (action.id !== "iam:PassRole" || isSaid || services.length === 0) return [];
  const values = services.map((each) => phrase(each));
  return [{ operator: "StringEquals", key, values }];
}

/**
 * Of roles, those alone that may be passed to the services which the statement says, or which the calls that its policy
 * names pass roles to.
 */
export function amongTaken(
  { action }: GrantedAction,
  statement: Statement,
  context: Context & Neighbourhood,
): Neighbourhood {
  if (action.id !== "iam:PassRole") return context;
  const said = saidIn(statement);
  const isWanted = said ? among(said) : passedIn(context);
  if (!isWanted) return context;
  const names = said?.map((each) => code(each));
  // What runs under it is surer to say which one is meant.
  const isUsed = ({ address }: Declared): boolean =>
    context.used.has(address) || context.handed.has(address);
  return {
    ...context,
    mayMean: (each) =>
      context.mayMean(each) &&
      (each.type !== "iam:role" || isUsed(each) || context.mayTake(each, isWanted)),
    among: names
      ? ` that ${listed(names, names.length, "or")} may assume`
      : " for a service that it may call",
  };
}

/** The services that a condition names; undefined where none does, or not all are known. */
function saidIn({ conditions }: Statement): readonly string[] | undefined {
  const [said, ...more] = conditions.filter(
    (each) => known(each.key)?.toLowerCase() === key.toLowerCase(),
  );
  if (!said || more.length > 0 || said.values.rest.length > 0) return undefined;
  if (!/^String(?:Equals|Like)(?:IfExists)?$/.test(known(said.operator) ?? "")) return undefined;
  const values = said.values.items.map(known);
  return values.every((each) => each !== undefined && !/[*?]/.test(each))
    ? values.flatMap((each) => each ?? [])
    : undefined;
}

/**
 * Tells to which services whoever has a policy may pass roles, where a call that does so is allowed by its name: to those
 * that it or any other call passes them to, to all others that it may call, and to those of which it is not known what
 * passes roles to them (`vpc-flow-logs`). Undefined where not all of that is known.
 */
function passedIn(context: Context & Neighbourhood): ((service: string) => boolean) | undefined {
  const { policy, catalog, passing, beside } = context;
  const all = [policy, ...beside()];
  if (all.some(({ isElsewhere }) => isElsewhere)) return undefined;
  const called = all.map(calledIn(catalog)(passing));
  if (called.some(({ isUnknown }) => isUnknown) || !called.some(({ passes }) => passes))
    return undefined;
  return (service) => {
    const name = serviceOf(makeText([service], nowhere));
    const isOwn = name !== undefined && catalog.service(name) !== undefined;
    return (
      called.some(({ isPassed }) => isPassed(service)) ||
      !(isOwn || passing.isKnown(inAnyPartition(service)))
    );
  };
}

/** What a policy lets somebody call, which each of its statements asks for. */
type Called = {
  /** Not all of it is known. */
  readonly isUnknown: boolean;
  /** Whether a call that passes roles is allowed by its name. */
  readonly passes: boolean;
  /** Whether it is a service that it calls, or that a call passes roles to. */
  readonly isPassed: (service: string) => boolean;
};

const calledIn = once((catalog: Catalog) =>
  once((passing: Passing) =>
    once((policy: Policy): Called => {
      const grants = policy.statements
        .filter(({ effect }) => effect !== "Deny")
        .map((statement) => grantOf(statement, policy, catalog));
      const granted = grants.flatMap(({ actions }) => actions);
      const takers = ({ action }: GrantedAction): readonly string[] =>
        passing.toBy(action.id.toLowerCase());
      const called = granted.map(({ action }) => `${action.service}.amazonaws.com`);
      return {
        isUnknown: grants.some(({ unknownActions }) => unknownActions),
        passes: granted.some((each) => each.exact && takers(each).length > 0),
        isPassed: among([...new Set([...granted.flatMap(takers), ...called])]),
      };
    }),
  ),
);

function among(services: readonly string[]): (service: string) => boolean {
  const names = new Set(services.map(inAnyPartition));
  return (service) => names.has(inAnyPartition(service));
}

/** Whether a principal is named without a region, in which it is not said to whom a role is passed. */
function isWhole(service: string): boolean {
  const name = serviceOf(makeText([service], nowhere));
  return name !== undefined && service.replace(/\.amazonaws\.com(?:\.cn)?$/, "") === name;
}
