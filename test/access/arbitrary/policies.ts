import fc from "fast-check";
import type { PolicyKind } from "../../../src/iam/policy.ts";
import {
  actionPatterns,
  keys,
  principals,
  resourcePatterns,
  unknownActions,
  unknownPrincipals,
  unknownResources,
  type Key,
} from "./alphabet.ts";
import type { Doubtful, Written } from "./written.ts";

/** Whether a policy may hold what is not known. */
export type Openness = { readonly unknowns: boolean };

/** A statement, of a policy that names callers or that does not. */
export function statements({ unknowns }: Openness, named: boolean): fc.Arbitrary<Doubtful> {
  const some = (of: readonly string[], open: readonly string[], maxLength: number) =>
    fc.array(fc.constantFrom(...of, ...(unknowns ? open : [])), { minLength: 1, maxLength });
  const action = some(actionPatterns, unknownActions, 3);
  const resource = some(resourcePatterns, unknownResources, 3);
  const who = some(principals, unknownPrincipals, 2);
  return fc
    .record({
      action: fc.oneof(
        { weight: 4, arbitrary: fc.record({ action }) },
        { weight: 1, arbitrary: fc.record({ notAction: action }) },
      ),
      resource: fc.oneof(
        { weight: 4, arbitrary: fc.record({ resource }) },
        { weight: 1, arbitrary: fc.record({ notResource: resource }) },
      ),
      who: named
        ? fc.oneof(
            { weight: 4, arbitrary: fc.record({ who }) },
            { weight: 1, arbitrary: fc.record({ notWho: who }) },
          )
        : fc.constant({}),
      effect: fc.oneof(
        { weight: 5, arbitrary: fc.constant("Allow" as const) },
        { weight: 2, arbitrary: fc.constant("Deny" as const) },
        ...(unknowns ? [{ weight: 1, arbitrary: fc.constant("unknown" as const) }] : []),
      ),
      presence: unknowns
        ? fc.constantFrom("always" as const, "always" as const, "maybe" as const)
        : fc.constant("always" as const),
      conditions: fc.array(conditions({ unknowns }), { maxLength: 2 }),
      hinge: fc.constantFrom("first", "second"),
    })
    .map(({ action: actions, resource: on, who: by, hinge, ...rest }) => ({
      ...actions,
      ...on,
      ...by,
      ...rest,
      ...(rest.presence === "maybe" || rest.effect === "unknown" ? { hinge } : {}),
    }));
}

/** A condition in short, of any operator that goes with its key. */
export function conditions({ unknowns }: Openness): fc.Arbitrary<string> {
  return fc.constantFrom(...keys).chain((key) => fc.oneof(...conditionsOn(key, unknowns)));
}

function conditionsOn(
  { name, operators, values, unknowns = [], several = false }: Key,
  open: boolean,
): readonly fc.WeightedArbitrary<string>[] {
  const operator = fc.record({
    set: several
      ? // AWS does not say what comes of it without one.
        fc.constantFrom("ForAnyValue:", "ForAllValues:", ...(open ? [""] : []))
      : fc.constantFrom("", "", "", "", "ForAnyValue:", "ForAllValues:"),
    plain: fc.constantFrom(...operators),
    negated: fc.boolean(),
    optional: fc.constantFrom("", "", "IfExists"),
  });
  const list = fc.array(fc.constantFrom(...values, ...(open ? unknowns : [])), {
    minLength: 1,
    maxLength: 3,
  });
  const compared = fc
    .tuple(operator, list)
    .map(([{ set, plain, negated, optional }, those]) =>
      [`${set}${negated ? negation(plain) : plain}${optional}`, name, ...those].join(" "),
    );
  const tested = fc.constantFrom("true", "false").map((value) => `Null ${name} ${value}`);
  return [
    { weight: 9, arbitrary: compared },
    { weight: 1, arbitrary: tested },
  ];
}

/** `StringNotLike` of `StringLike`; what has no negation stays. */
export function negation(operator: string): string {
  if (operator === "IpAddress") return "NotIpAddress";
  return operator.replace(/^(String|Arn|Numeric|Date)(Equals|EqualsIgnoreCase|Like)$/, "$1Not$2");
}

const versions = fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", "");

/** A policy of a kind. */
export function written(kind: PolicyKind, openness: Openness): fc.Arbitrary<Written> {
  const named = kind === "resource" || kind === "resource-control" || kind === "endpoint";
  return fc.record({
    kind: fc.constant(kind),
    version: versions,
    statements: fc.array(statements(openness, named), { minLength: 1, maxLength: 3 }),
  });
}

/** A side: one policy that grants, now and then below a ceiling. */
export function sides(kind: PolicyKind, openness: Openness): fc.Arbitrary<readonly Written[]> {
  const ceiling = fc.constantFrom<PolicyKind>("boundary", "service-control");
  return fc.oneof(
    { weight: 5, arbitrary: written(kind, openness).map((each) => [each]) },
    {
      weight: 1,
      arbitrary: fc.tuple(
        written(kind, openness),
        ceiling.chain((above) => written(above, openness)),
      ),
    },
  );
}
