import type { PolicyPlace } from "../../catalog/places.ts";
import { isSure } from "../../evaluate/script/deciding.ts";
import { list, type MapValue, type Value } from "../../evaluate/value.ts";
import type { Attachment, HolderName, PolicyKind } from "../../iam/policy.ts";
import { known } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { isSheltering } from "../shelter.ts";
import type { Construct } from "./construct.ts";
import { attachments, attachmentTo, holdersOf, protectedType, valuesAt } from "./holders.ts";
import { cdkName, inCamelCase } from "./names.ts";
import { givenTo } from "./props.ts";
import { given, type Reading } from "./reading.ts";
import { trustStatements } from "./trust.ts";

/** Where a policy stands, or a part of one. */
export type Site = {
  /** The construct that it belongs to; or whatever it is that is not known, as it is written. */
  readonly owner: Construct | { readonly address: string; readonly type: string };
  /** Which of its policies: "", `trust`, the name of an inline one. */
  readonly slot: string;
  /** By its elements, where nothing tells. */
  readonly kind?: PolicyKind;
  readonly value: Value;
  readonly at: Place;
  readonly attachedTo: readonly Attachment[];
  readonly heldBy: readonly HolderName[];
  readonly protects?: string;
  readonly isSure: boolean;
  /** What makes its statements, where nobody writes them. */
  readonly madeOf?: "principal" | "grant";
  /** It is one statement or several that are added, and no policy. */
  readonly isAdded?: true;
  /** What it is a policy of keeps the world out, whatever the policy says. */
  readonly isSheltered?: true;
};

/** The places of a file that hold policies, in the order of the text. */
export function sitesOf(reading: Reading): readonly Site[] {
  const { constructs, evaluator } = reading;
  const found: Site[] = [];
  for (const node of nodesIn(evaluator.script.program)) {
    if (node.kind !== "call") continue;
    const construct = constructs.by.get(node);
    if (construct) found.push(...constructSites(construct, reading));
    else found.push(...methodSites(node, reading));
  }
  return found;
}

function constructSites(construct: Construct, reading: Reading): readonly Site[] {
  if (construct.found !== undefined) return [];
  return construct.isPlain ? plainSites(construct, reading) : richSites(construct, reading);
}

/** The properties of one of CloudFormation's own types, as in a template. */
function plainSites(construct: Construct, reading: Reading): readonly Site[] {
  const { cdk, props, evaluator } = reading;
  const { type, call } = construct;
  return (cdk.places.get(type) ?? []).flatMap((place) =>
    valuesAt(props(construct), place.path).map(({ entry, maybe }, index): Site => {
      const slot = place.path.map(({ name }) => name).join(".");
      return {
        owner: construct,
        slot: index > 0 ? `${slot}[${index}]` : slot,
        kind: place.kind as PolicyKind,
        value: entry.value,
        at: entry.place,
        ...attachments(construct, place, reading),
        ...(place.protects !== undefined && { protects: place.protects }),
        isSure: !maybe && isSure(call, evaluator),
        ...(isSheltered(place, construct, reading) && { isSheltered: true }),
      };
    }),
  );
}

/** Whether the properties of a construct keep the world out, whatever its policy says. */
function isSheltered(
  { shelter }: Pick<PolicyPlace, "shelter">,
  construct: Construct,
  { props }: Reading,
): boolean {
  if (shelter?.type !== construct.type) return false;
  return shelter.any.some(({ path, onlyTrue }) =>
    valuesAt(props(construct), path).some(
      ({ entry, maybe }) => !maybe && isSheltering(entry.value, onlyTrue),
    ),
  );
}

/** The policies that a construct above CloudFormation's takes in its properties. */
function richSites(construct: Construct, reading: Reading): readonly Site[] {
  const { cdk, props, evaluator } = reading;
  const own = props(construct);
  const { type, call } = construct;
  const sure = isSure(call, evaluator);
  const holders = holdersOf(construct, own, reading);
  const sites = [...cdk.propertiesOf(type)].flatMap(([property, kind]): readonly Site[] => {
    const found = own.entries.find(({ key }) => known(key) === property);
    if (!found || found.value.kind === "null") return [];
    const site = (value: Value, slot: string, at: Place): Site => ({
      owner: construct,
      slot,
      kind: kind as PolicyKind,
      value,
      at,
      ...holders,
      ...(kind === "resource" && protectedType(construct, reading)),
      isSure: sure,
    });
    if (property !== "inlinePolicies") return [site(found.value, "", found.place)];
    const { value } = found;
    if (value.kind !== "map") return [site(value, "", found.place)];
    return value.entries.map((each) => site(each.value, known(each.key) ?? "", each.place));
  });
  return [...sites, ...trustSites(construct, own, reading)];
}

function trustSites(construct: Construct, own: MapValue, reading: Reading): readonly Site[] {
  const assumed = own.entries.find(({ key }) => known(key) === "assumedBy");
  if (construct.type !== "AWS::IAM::Role" || !assumed) return [];
  const statements = trustStatements(assumed, given(own, "externalIds"), reading);
  return [
    {
      owner: construct,
      slot: "trust",
      kind: "trust",
      value: statements,
      at: assumed.place,
      attachedTo: [attachmentTo(construct)],
      heldBy: [],
      isSure: isSure(construct.call, reading.evaluator),
      madeOf: "principal",
    },
  ];
}

/** `role.addToPolicy(statement)`, `bucket.addToResourcePolicy(statement)` */
function methodSites(call: Call, reading: Reading): readonly Site[] {
  const { callee } = call;
  const { cdk, evaluator } = reading;
  if (callee.kind !== "member" || cdkName(callee, evaluator)) return [];
  const method = inCamelCase(callee.name);
  const kind = cdk.methods.get(method);
  if (kind === undefined || call.args.length === 0) return [];
  const owners = reading.constructsOf(callee.object);
  // What is added to a document is a part of what that comes to.
  const made = evaluator.origin(callee.object);
  const what = made.kind === "call" ? cdkName(made.callee, evaluator)?.path[0] : undefined;
  // Nor does a principal hold any.
  const holdsNone = what !== undefined && /^PolicyDocument$|Principal$/.test(what);
  if (holdsNone && owners.length === 0) return [];
  const value = givenTo(call, evaluator, new Map());
  const of = (owner: Construct | undefined): Site => ({
    owner: owner ?? receiver(callee.object, reading),
    ...standing(owner, callee.object, kind, reading),
    value: value.kind === "list" ? value : list([value], reading.placeOf(call)),
    at: reading.placeOf(call),
    heldBy: [],
    isSure: isSure(call, evaluator) && owners.length < 2,
    isAdded: true,
  });
  return owners.length > 0 ? owners.map(of) : [of(undefined)];
}

/** Which policy of what a method adds to. */
function standing(
  owner: Construct | undefined,
  object: Expression,
  method: string,
  reading: Reading,
): Pick<Site, "slot" | "attachedTo"> & { readonly kind?: PolicyKind; readonly protects?: string } {
  const isTrust = object.kind === "member" && /^assume_?role_?policy$/i.test(object.name);
  if (isTrust)
    return { slot: "trust", kind: "trust", attachedTo: owner ? [attachmentTo(owner)] : [] };
  if (!owner) {
    const made = reading.evaluator.origin(object);
    if (made.kind === "call" && made.callee.kind === "member" && isEndpoint.test(made.callee.name))
      return { slot: "", kind: "endpoint", attachedTo: [] };
    // What has principals is no policy of an identity, whatever it is added to.
    return {
      slot: method,
      ...(method === "resource" && { kind: "resource" as const }),
      attachedTo: [],
    };
  }
  const own = reading.props(owner);
  if (owner.type === "AWS::EC2::VPCEndpoint")
    return { slot: "", kind: "endpoint", attachedTo: [attachmentTo(owner)] };
  const isPolicy = owner.type.endsWith("Policy") && !owner.type.startsWith("AWS::IAM::");
  if (method === "resource" || (method === "statements" && isPolicy))
    return {
      slot: "resource",
      kind: "resource",
      ...protectedType(owner, reading),
      attachedTo: [attachmentTo(owner)],
    };
  const { attachedTo } = holdersOf(owner, own, reading);
  return { slot: "", kind: "identity", attachedTo };
}

const isEndpoint = /^add_?(?:[Ii]nterface|[Gg]ateway|S3|[Dd]ynamo)\w*_?[Ee]ndpoint$/;

/** What is not known, as it is called here. */
function receiver(object: Expression, { placeOf }: Reading): Site["owner"] {
  return { address: textAt(placeOf(object)).replace(/\s+/g, ""), type: "" };
}
