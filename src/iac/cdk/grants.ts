import type { CdkGrant } from "../../catalog/cdk.ts";
import { isSure } from "../../evaluate/script/deciding.ts";
import { unbound } from "../../evaluate/script/at.ts";
import { membersOf } from "../../evaluate/members.ts";
import { asText } from "../../evaluate/texts.ts";
import {
  type Entry,
  type MapValue,
  type Value,
  bool,
  entryNamed,
  list,
  literal,
  textValue,
  writtenAt,
} from "../../evaluate/value.ts";
import { known, makeText, type Text } from "../../iam/text.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { textAt, type Place } from "../../source/source.ts";
import type { Call, Expression, Member } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { problemAt } from "../problems.ts";
import { arnOf } from "./attributes.ts";
import type { Construct } from "./construct.ts";
import { withIndexes } from "./indexes.ts";
import { cdkName, inCamelCase, type CdkName } from "./names.ts";
import { mapOf } from "./principal.ts";
import { principalsIn, type Principals } from "./principals.ts";
import { argumentNamed, givenTo } from "./props.ts";
import type { Reading } from "./reading.ts";
import { attachmentTo } from "./holders.ts";
import type { Site } from "./sites.ts";
import { mergedConditions } from "./statement.ts";

export type Grants = { readonly sites: readonly Site[]; readonly problems: readonly Problem[] };

/** What methods of constructs grant (`table.grantReadData(fn)`), each as CDK makes it. */
export function grantsIn(reading: Reading): Grants {
  const sites: Site[] = [];
  const problems: Problem[] = [];
  for (const node of nodesIn(reading.evaluator.script.program)) {
    const { callee } = node.kind === "call" ? node : {};
    if (node.kind !== "call" || callee?.kind !== "member") continue;
    const { method, object } = methodOf(callee);
    const ofClass = cdkName(callee, reading.evaluator);
    if (method === "fromSdkCalls" && ofClass) problems.push(unread(node, reading));
    if (!/^grant(?:[A-Z]|$)/.test(method) || isOwn(object, reading)) continue;
    const found = ofClass
      ? [staticSite(node, ofClass, reading)]
      : reading
          .constructsOf(object)
          .map((construct) => grantSite(node, method, construct, reading));
    for (const site of found) if (site) sites.push(site);
    if (found.length === 0 || found.some((each) => !each)) problems.push(unread(node, reading));
  }
  return { sites, problems };
}

/** What is called on what: `table.grants.readData(fn)` is what `table.grantReadData(fn)` is in other words. */
function methodOf({ name, object }: Member): {
  readonly method: string;
  readonly object: Expression;
} {
  const own = inCamelCase(name);
  if (object.kind !== "member" || object.name !== "grants") return { method: own, object };
  const rest = own === "actions" ? "" : own.slice(0, 1).toUpperCase() + own.slice(1);
  return { method: `grant${rest}`, object: object.object };
}

/** A method of the class itself: what it grants stands in its body. */
function isOwn(object: Expression, { evaluator, constructsOf }: Reading): boolean {
  const isThis = object.kind === "name" && (object.name === "this" || object.name === "self");
  return isThis && evaluator.script.program.body.length > 0 && constructsOf(object).length === 0;
}

function unread(call: Call, { placeOf }: Reading): Problem {
  const place = placeOf(call);
  return problemAt(place, "permission", `what ${code(textAt(place), 80)} grants is not known here`);
}

function grantSite(
  call: Call,
  method: string,
  construct: Construct,
  reading: Reading,
): Site | undefined {
  const { cdk, placeOf } = reading;
  const grants =
    method === "grant"
      ? freely(call, reading)
      : (cdk.grantOf(construct.type, method) ?? ofItsClass(construct, method, reading));
  const grantee = argumentNamed(call, 0, "grantee");
  const arn = arnOf(construct, reading.attributing);
  const pattern = keyPattern(call, method, reading);
  if (!grants || !grantee || !arn) return undefined;
  const grantsOn = (principal: Principals | undefined): readonly MapValue[] =>
    withIndexes(grants, construct, reading).map((each) => {
      const on = pattern ? each.on.map((on) => on.replace("@/*", `@/${pattern}`)) : each.on;
      return statementOf({ ...each, on }, arn.parts, placeOf(call), principal);
    });
  return siteFor(call, grantee, grantsOn, reading, construct);
}

/** Python calls what is of a class on what is made of it too: `bus.grant_all_put_events(fn)`. */
function ofItsClass(
  { call, found }: Construct,
  method: string,
  { cdk, evaluator }: Reading,
): readonly CdkGrant[] | undefined {
  const { service = "", path = [] } = cdkName(call.callee, evaluator) ?? {};
  const name = found === undefined ? path : path.slice(0, -1);
  return cdk.staticGrant([service, ...name, method].join("."));
}

/** What a class grants by itself: `Metric.grantPutMetricData(fn)`. */
function staticSite(call: Call, { service, path }: CdkName, reading: Reading): Site | undefined {
  const grants = reading.cdk.staticGrant([service, ...path].join("."));
  const grantee = argumentNamed(call, 0, "grantee");
  if (!grants || !grantee) return undefined;
  const place = reading.placeOf(call);
  const grantsOn = (): readonly MapValue[] =>
    grants.map((each) => statementOf(each, [], place, undefined));
  return siteFor(call, grantee, grantsOn, reading);
}

/** Where a grant lands: with whom it is for, or, where that is nobody of the program, at what it is about. */
function siteFor(
  call: Call,
  grantee: Expression,
  grantsOn: (principal: Principals | undefined) => readonly MapValue[],
  reading: Reading,
  construct?: Construct,
): Site | undefined {
  const { cdk, evaluator, placeOf } = reading;
  const place = placeOf(call);
  const value = evaluator.evaluate(grantee, unbound);
  const to = reading.constructsOf(grantee);
  const isResource = to.length === 0 && value.kind === "map";
  if (isResource && !construct) return undefined;
  const principal = isResource
    ? principalsIn([value], [], placeOf(grantee), reading.principalArn)
    : undefined;
  const [first] = to;
  const common = {
    slot: isResource ? "resource" : "",
    value: list(grantsOn(principal), place),
    at: place,
    heldBy: [],
    isSure: isSure(call, evaluator) && to.length < 2,
    madeOf: "grant" as const,
  };
  if (isResource && construct) {
    const protects = cdk.declared.get(construct.type)?.type;
    return {
      ...common,
      owner: construct,
      kind: "resource",
      attachedTo: [attachmentTo(construct)],
      ...(protects !== undefined && { protects }),
    };
  }
  const holder = first && reading.holderOf(first);
  return {
    ...common,
    owner: first ?? { address: textAt(placeOf(grantee)).replace(/\s+/g, ""), type: "" },
    kind: "identity",
    attachedTo: holder ? [attachmentTo(holder)] : [],
  };
}

/** `table.grant(fn, "dynamodb:Query")`: the actions that are named. */
function freely(call: Call, { evaluator }: Reading): readonly CdkGrant[] | undefined {
  const { items, rest } = membersOf(givenTo(call, evaluator, unbound));
  const actions = items.slice(1).map((each) => {
    const text = asText(each);
    const [only, ...more] = text?.parts ?? [];
    return more.length === 0 && typeof only === "string" ? only : undefined;
  });
  if (actions.length === 0 || rest.length > 0 || !actions.every((each) => each !== undefined))
    return undefined;
  return [{ actions, on: ["@"] }];
}

/** The statements of grants on what has an ARN. */
export function grantedBy(
  grants: readonly CdkGrant[],
  { parts }: Text,
  place: Place,
): readonly MapValue[] {
  return grants.map((each) => statementOf(each, parts, place, undefined));
}

function statementOf(
  grant: CdkGrant,
  arn: Parameters<typeof makeText>[0],
  place: Place,
  principal: Principals | undefined,
): MapValue {
  const resources = grant.on.map((each): Value => {
    const [before = "", after] = each.split("@");
    return after === undefined
      ? literal(before, place)
      : textValue(makeText([before, ...arn, after], writtenAt(place)));
  });
  const condition = mergedConditions([
    ...(grant.if ? [{ value: conditionOf(grant.if, place), place }] : []),
    ...(principal?.conditions ?? []).map((value) => ({ value, place })),
  ]);
  const entries: readonly Entry[] = [
    entryNamed("Effect", literal("Allow", place), place),
    entryNamed(
      "Action",
      list(
        grant.actions.map((each) => literal(each, place)),
        place,
      ),
      place,
    ),
    entryNamed("Resource", list(resources, place), place),
    ...(principal ? [entryNamed("Principal", principal.value, place)] : []),
    ...(condition ? [entryNamed("Condition", condition.value, place)] : []),
  ];
  return { kind: "map", entries, rest: [], origin: writtenAt(place) };
}

function conditionOf(written: NonNullable<CdkGrant["if"]>, place: Place): MapValue {
  return mapOf(
    Object.entries(written).map(([operator, keys]) => [
      operator,
      mapOf(
        Object.entries(keys).map(([key, value]) => [
          key,
          typeof value === "boolean" ? bool(value, place) : literal(value, place),
        ]),
        place,
      ),
    ]),
    place,
  );
}

/** The objects of a bucket that a grant is about: `bucket.grantRead(role, "in/*")`. */
function keyPattern(call: Call, method: string, { evaluator }: Reading): string | undefined {
  const given = method === "grant" ? undefined : argumentNamed(call, 1, "objectsKeyPattern");
  const text = given && asText(evaluator.evaluate(given));
  return text && known(text);
}
