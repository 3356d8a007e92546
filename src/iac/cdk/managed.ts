import { isSure } from "../../evaluate/script/deciding.ts";
import { unbound } from "../../evaluate/script/at.ts";
import { membersOf } from "../../evaluate/members.ts";
import type { Value } from "../../evaluate/value.ts";
import { known } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import {
  isManaged,
  managedUses,
  type Managed,
  type ManagedUse,
  type ManagedUses,
} from "../managed.ts";
import { arnOf, nameOf } from "./attributes.ts";
import type { Construct } from "./construct.ts";
import { cdkName, inCamelCase } from "./names.ts";
import { argumentNamed } from "./props.ts";
import { given, type Reading } from "./reading.ts";
import { attachments, attachmentTo, valuesAt } from "./holders.ts";

/** What a program makes of managed policies: where they are attached, and which bound something. */
export function managedIn(reading: Reading): ManagedUses {
  const { constructs, cdk, evaluator } = reading;
  const own = constructs.all.filter(
    ({ type, found }) => /^AWS::IAM::(?:Managed)?Policy$/.test(type) && found === undefined,
  );
  const declared = own.flatMap((each) => {
    const row = cdk.declared.get("AWS::IAM::ManagedPolicy");
    return row ? [{ address: each.address, name: nameOf(each, row, reading.attributing) }] : [];
  });
  const uses = managedUses(declared, [
    ...constructs.all.flatMap((each) => usesOf(each, reading)),
    ...[...nodesIn(evaluator.script.program)].flatMap((node) =>
      node.kind === "call" ? methodUses(node, reading) : [],
    ),
  ]);
  const attaching = own.filter((each) => {
    const props = reading.props(each);
    return ["roles", "users", "groups"].some((name) => given(props, name));
  });
  return {
    ...uses,
    // What a policy itself is attached to is with its place; here it counts that it is.
    attachedTo: new Map([
      ...attaching.map(({ address }) => [address, []] as const),
      ...uses.attachedTo,
    ]),
  };
}

/** The managed policies that a construct names in its properties. */
function usesOf(construct: Construct, reading: Reading): readonly ManagedUse[] {
  if (construct.found !== undefined) return [];
  const props = reading.props(construct);
  if (construct.isPlain)
    return (reading.cdk.named.get(construct.type) ?? []).flatMap((place) => {
      const { names } = place;
      if (!isManaged(names)) return [];
      return valuesAt(props, place.path).map(({ entry, maybe }) => ({
        ...use(names, entry.value, entry.place, reading),
        ...underUnless(
          !maybe && isSure(construct.call, reading.evaluator),
          construct,
          attachments(construct, place, reading),
        ),
      }));
    });
  return props.entries.flatMap((each): readonly ManagedUse[] => {
    const name = known(each.key);
    const names =
      name === "managedPolicies"
        ? "policy"
        : name === "permissionsBoundary"
          ? "boundary"
          : undefined;
    if (!names || each.value.kind === "null") return [];
    const sure = isSure(construct.call, reading.evaluator);
    return [
      {
        ...use(names, each.value, each.place, reading),
        ...underUnless(sure, construct, { attachedTo: [attachmentTo(construct)], heldBy: [] }),
      },
    ];
  });
}

/** Attachments that may not be there are under what makes them. */
function underUnless(
  sure: boolean,
  { address, place }: Construct,
  { attachedTo, heldBy }: ReturnType<typeof attachments>,
): Pick<ManagedUse, "attachedTo" | "heldBy"> {
  if (sure) return { attachedTo, heldBy };
  const under = [place.source.path, address] as const;
  return {
    attachedTo: attachedTo.map((to) => ({ ...to, under })),
    heldBy: heldBy.map((by) => ({ ...by, under })),
  };
}

function use(
  names: Managed,
  value: Value,
  at: Place,
  reading: Reading,
): Pick<ManagedUse, "names" | "value" | "at" | "refersTo" | "attachedTo"> {
  const members = membersOf(value);
  const all = [...members.items, ...members.rest.flatMap(({ like }) => like)];
  const found = all.flatMap((each) => reading.constructIn(each) ?? []);
  const isOwn = ({ found: elsewhere }: Construct): boolean => elsewhere === undefined;
  return {
    names,
    value: asNames(value, reading),
    at,
    refersTo: found.filter(isOwn).map(({ address }) => address),
    attachedTo: [],
  };
}

/** Constructs that say where a policy of elsewhere is, as its ARN. */
function asNames(value: Value, reading: Reading): Value {
  if (value.kind === "list")
    return { ...value, items: value.items.map((each) => asNames(each, reading)) };
  const construct = reading.constructIn(value);
  if (construct?.found === undefined) return value;
  const text = arnOf(construct, reading.attributing);
  return text ? { kind: "text", text, origin: value.origin } : value;
}

/** `role.addManagedPolicy(policy)`, `policy.attachToRole(role)`, `role.attachInlinePolicy(policy)` */
function methodUses(call: Call, reading: Reading): readonly ManagedUse[] {
  const { callee } = call;
  const { evaluator, constructsOf, placeOf } = reading;
  if (callee.kind !== "member" || cdkName(callee, evaluator)) return [];
  const method = inCamelCase(callee.name);
  const [isAttached, isAttaching, isBound] = [
    /^(?:addManagedPolicy|addToManagedPolicies|attachInlinePolicy)$/.test(method),
    /^attachTo(?:Role|User|Group)$/.test(method),
    method === "apply" && /ermissionsBoundary\b/.test(text(call, reading)),
  ];
  const first = argumentNamed(call, 0, isAttaching ? "role" : "policy") ?? call.args[0]?.value;
  if (!first || !(isAttached || isAttaching || isBound)) return [];
  const [policy, holder] = isAttaching ? [callee.object, first] : [first, boundBy(callee.object)];
  const value = evaluator.evaluate(policy, unbound);
  const sure = isSure(call, evaluator);
  const attachedTo = constructsOf(holder).map((each) => attachmentTo(reading.holderOf(each)));
  const own = constructsOf(policy).find(({ found }) => found === undefined);
  if (isAttaching && !own) return [];
  return [
    {
      ...use(isBound ? "boundary" : "policy", value, placeOf(policy), reading),
      attachedTo: sure
        ? attachedTo
        : attachedTo.map((to) => ({
            ...to,
            under: [placeOf(call).source.path, to.address] as const,
          })),
    },
  ];
}

/** `PermissionsBoundary.of(role)` is about the role. */
function boundBy(object: Expression): Expression {
  const [of] = object.kind === "call" ? object.args : [];
  return of?.value ?? object;
}

function text(call: Call, { evaluator }: Reading): string {
  const { start, end } = call.callee.span;
  return evaluator.script.source.text.slice(start, end);
}
