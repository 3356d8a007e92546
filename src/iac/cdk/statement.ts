import type { Bound, Evaluator } from "../../evaluate/script/at.ts";
import { isSure } from "../../evaluate/script/deciding.ts";
import type { DoneTo } from "../../evaluate/script/methods.ts";
import { entry, membersOf } from "../../evaluate/members.ts";
import {
  type Entry,
  type ListValue,
  type MapValue,
  type Value,
  entryNamed,
  list,
  literal,
  unknown,
  writtenAt,
} from "../../evaluate/value.ts";
import { textKey, type Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Call } from "../../syntax/script/tree.ts";
import { inCamelCase } from "./names.ts";
import { mapOf, principalValue } from "./principal.ts";
import { principalsIn } from "./principals.ts";
import { argumentNamed, givenTo, placeOf, propsOf } from "./props.ts";

// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyStatement.html

export type StatementContext = {
  readonly evaluator: Evaluator;
  readonly bound: Bound;
  /** What the program does to the statement once it is made. */
  readonly done: DoneTo | undefined;
  readonly arnOf: (value: Value) => Value | undefined;
};

/** What is said of one element, and where. */
type Said = { readonly place: Place; readonly value: Value };

/**
 * A statement as `new PolicyStatement({...})` makes it, in IAM's words: what it is given, and what methods
 * add to it. Unknown, where it is given what is not known.
 */
export function statementValue(call: Call, context: StatementContext): Value {
  const { evaluator, bound, done } = context;
  const place = placeOf(call, evaluator);
  const props = propsOf(call, evaluator, bound);
  const given = (name: string): Said | undefined => {
    const found = entry(props, name);
    return found && found.value.kind !== "null" ? found : undefined;
  };
  const added = [
    ...(done?.calls ?? []).map((each): Added => addedBy(each, call, context)),
    ...(done?.perhaps ?? []).map((each) => ({ ...addedBy(each, call, context), isSure: false })),
  ];
  const listed = (property: string, methods: RegExp): Said | undefined => {
    const own = given(property);
    return joined(
      own,
      added.filter(({ method }) => methods.test(method)),
    );
  };
  const elements: (readonly [string, Said | undefined])[] = [
    ["Sid", set("sid", given("sid"), context)],
    [
      "Effect",
      set("effect", given("effect"), context) ?? { value: literal("Allow", place), place },
    ],
    ["Action", listed("actions", /^addActions$/)],
    ["NotAction", listed("notActions", /^addNotActions$/)],
    ["Resource", listed("resources", /^add(?:All)?Resources$/)],
    ["NotResource", listed("notResources", /^addNotResources$/)],
  ];
  const [principals, notPrincipals] = [
    principalsOf(listed("principals", /^add\w*Principals?$/), context),
    principalsOf(listed("notPrincipals", /^addNotPrincipals$/), context),
  ];
  const conditions = [
    ...[given("conditions")].flatMap((each) => each ?? []),
    ...added.filter(({ method }) =>
      /^addConditions?$|^addAccountCondition$|^addSourceA\w+Condition$/.test(method),
    ),
    ...[principals, notPrincipals].flatMap((each) =>
      (each?.conditions ?? []).map((value) => ({ value, place: each?.place ?? place })),
    ),
  ];
  const made = [
    ...elements,
    ["Principal", principals] as const,
    ["NotPrincipal", notPrincipals] as const,
    ["Condition", mergedConditions(conditions)] as const,
  ].flatMap(([name, said]): readonly Entry[] =>
    said ? [entryNamed(name, said.value, said.place)] : [],
  );
  const [more] = props.rest;
  const says = made.some(({ key }) => key.parts[0] !== "Effect" && key.parts[0] !== "Sid");
  if (more && !says) return unknown(more);
  return { kind: "map", entries: made, rest: props.rest, origin: writtenAt(place) };
}

type Added = Said & { readonly method: string; readonly isSure: boolean; readonly hole: Hole };

/** What a method adds to a statement, in IAM's words. */
function addedBy(call: Call, statement: Call, { evaluator, bound }: StatementContext): Added {
  const place = placeOf(call, evaluator);
  const method = call.callee.kind === "member" ? inCamelCase(call.callee.name) : "";
  const read = (index: number, name: string): Value => {
    const found = argumentNamed(call, index, name);
    return found ? evaluator.evaluate(found, bound) : unknown(evaluator.hole(call));
  };
  const all = (): Value => givenTo(call, evaluator, bound);
  const principal = (name: string): Value =>
    principalValue(name, call, evaluator, bound) ?? unknown(evaluator.hole(call));
  const made = (value: Value): Added => ({
    method,
    place,
    value,
    isSure: isSure(call, evaluator, statement),
    hole: evaluator.hole(call),
  });
  switch (method) {
    case "addAllResources":
      return made(list([literal("*", place)], place));
    case "addAwsAccountPrincipal":
      return made(list([principal("AccountPrincipal")], place));
    case "addAccountRootPrincipal":
      return made(list([principal("AccountRootPrincipal")], place));
    case "addAnyPrincipal":
      return made(list([principal("AnyPrincipal")], place));
    case "addArnPrincipal":
      return made(list([principal("ArnPrincipal")], place));
    case "addCanonicalUserPrincipal":
      return made(list([principal("CanonicalUserPrincipal")], place));
    case "addFederatedPrincipal":
      return made(list([principal("FederatedPrincipal")], place));
    case "addServicePrincipal":
      return made(list([principal("ServicePrincipal")], place));
    case "addCondition": {
      const key = argumentNamed(call, 0, "key");
      const name = key && evaluator.evaluate(key, bound);
      if (name?.kind !== "text") return made(unknown(evaluator.hole(call)));
      return made({
        ...mapOf([], place),
        entries: [{ key: name.text, value: read(1, "value"), place }],
      });
    }
    case "addConditions":
      return made(read(0, "conditions"));
    case "addAccountCondition":
      return made(equals("sts:ExternalId", read(0, "accountId"), place));
    case "addSourceAccountCondition":
      return made(equals("aws:SourceAccount", read(0, "accountId"), place));
    case "addSourceArnCondition":
      return made(equals("aws:SourceArn", read(0, "arn"), place));
    default:
      return made(all());
  }
}

function equals(key: string, value: Value, place: Place): MapValue {
  return mapOf([["StringEquals", mapOf([[key, value]], place)]], place);
}

/** `statement.effect = Effect.DENY`, or what it is made with. */
function set(
  name: string,
  given: Said | undefined,
  { evaluator, bound, done }: StatementContext,
): Said | undefined {
  const last = done?.sets.findLast(
    ({ target }) => target.kind === "member" && target.name === name,
  );
  return last
    ? { value: evaluator.evaluate(last.value, bound), place: placeOf(last, evaluator) }
    : given;
}

/** A list with all that is added to it; what a branch decides on may be in it. */
function joined(own: Said | undefined, added: readonly Added[]): Said | undefined {
  const [first] = [...(own ? [own] : []), ...added];
  if (!first || (added.length === 0 && own)) return first;
  const parts = [
    ...(own ? [{ members: membersOf(own.value), isSure: true }] : []),
    ...added.map(({ value, isSure }) => ({ members: membersOf(value), isSure })),
  ];
  const sure = parts.filter((each) => each.isSure).map(({ members }) => members);
  const perhaps = added
    .filter((each) => !each.isSure)
    .map(({ value, hole }) => ({ ...membersOf(value), hole }));
  const rest: ListValue["rest"] = perhaps.flatMap(({ items, rest, hole }) => [
    { hole, like: items, complete: true },
    ...rest,
  ]);
  return {
    place: first.place,
    value: {
      kind: "list",
      items: sure.flatMap(({ items }) => items),
      rest: [...sure.flatMap((each) => each.rest), ...rest],
      origin: first.value.origin,
    },
  };
}

function principalsOf(
  said: Said | undefined,
  { arnOf }: StatementContext,
): (Said & { readonly conditions: readonly Value[] }) | undefined {
  if (!said) return undefined;
  const { items, rest } = membersOf(said.value);
  const like = rest.flatMap((each) => each.like);
  const holes = rest.filter(({ complete }) => !complete).map(({ hole }) => hole);
  const { value, conditions } = principalsIn([...items, ...like], holes, said.place, arnOf);
  if (value.entries.length + value.rest.length === 0) return undefined;
  return { place: said.place, value, conditions };
}

/** Conditions as one: operators and keys of all of them. */
export function mergedConditions(conditions: readonly Said[]): Said | undefined {
  const [first, ...more] = conditions;
  if (!first || more.length === 0) return first;
  const entries: Entry[] = [];
  const rest: Hole[] = [];
  for (const { value } of conditions) {
    if (value.kind !== "map") {
      if (value.kind === "unknown" || value.kind === "choice") rest.push(value.hole);
      continue;
    }
    rest.push(...value.rest);
    for (const each of value.entries) {
      const same = entries.findIndex(({ key }) => textKey(key) === textKey(each.key));
      const before = entries[same];
      if (before?.value.kind === "map" && each.value.kind === "map")
        entries[same] = {
          ...before,
          value: { ...before.value, entries: [...before.value.entries, ...each.value.entries] },
        };
      else entries.push(each);
    }
  }
  return { place: first.place, value: { kind: "map", entries, rest, origin: first.value.origin } };
}
