import type { CdkConstructs } from "../../catalog/cdk.ts";
import type { Evaluator } from "../../evaluate/script/at.ts";
import { asText } from "../../evaluate/texts.ts";
import { writtenAt, type UnknownValue } from "../../evaluate/value.ts";
import { known } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import type { Assign, Call, Expression, Program } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { cdkName } from "./names.ts";
import { placeOf } from "./props.ts";

/** A call that makes a construct, or says where one is that is made elsewhere. */
export type Construct = {
  readonly call: Call;
  /** Its id, or else the name that holds it: unique in the file. */
  readonly address: string;
  /** CloudFormation's type, where the class makes one; else the class as it is written. */
  readonly type: string;
  /** One of CloudFormation's own (`CfnRole`): its properties are those of the template. */
  readonly isPlain: boolean;
  /** How it is said where it is, of one that is made elsewhere: `fromBucketArn`. */
  readonly found?: string;
  /** The name or field that holds it: `table`, `this.table`. */
  readonly holder?: string;
  readonly place: Place;
};

export type Constructs = {
  readonly all: readonly Construct[];
  readonly by: ReadonlyMap<Call, Construct>;
  readonly at: ReadonlyMap<string, Construct>;
};

/** The constructs of a file. */
export function constructsIn(
  program: Program,
  evaluator: Evaluator,
  { typeOf }: CdkConstructs,
): Constructs {
  const holders = holdersIn(program);
  const counts = new Map<string, number>();
  const all: Construct[] = [];
  for (const node of nodesIn(program)) {
    if (node.kind !== "call") continue;
    const made = madeBy(node, evaluator, program);
    if (!made) continue;
    const { name, found, service } = made;
    const holder = holders.get(node);
    const base = idOf(node, evaluator) ?? holder ?? name;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    all.push({
      call: node,
      address: count > 1 ? `${base}#${count}` : base,
      type: service === undefined ? name : (typeOf(service, name) ?? `${service}.${name}`),
      isPlain: service !== undefined && /^Cfn[A-Z]/.test(name),
      ...(found !== undefined && { found }),
      ...(holder !== undefined && { holder }),
      place: placeOf(node, evaluator),
    });
  }
  return {
    all,
    by: new Map(all.map((each) => [each.call, each])),
    at: new Map(all.map((each) => [each.address, each])),
  };
}

type Made = { readonly service?: string; readonly name: string; readonly found?: string };

/** Constructs take the scope that they stand in and an id, and then what they are made of. */
function madeBy(call: Call, evaluator: Evaluator, { language }: Program): Made | undefined {
  const { callee, args } = call;
  const [scope, id] = args;
  if (!scope || !id || scope.spread || id.spread || !mayBeScope(scope.value) || !mayBeId(id.value))
    return undefined;
  const cdk = cdkName(callee, evaluator);
  if (cdk) {
    const { service, path } = cdk;
    const found = path.at(-1) ?? "";
    const isMade = call.isNew || language === "python";
    if (isMade && /^[A-Z]/.test(found) && !notConstructs.test(found))
      return { service, name: path.join(".") };
    return path.length > 1 && /^(?:from|import)[A-Z]/.test(found)
      ? { service, name: path.slice(0, -1).join("."), found }
      : undefined;
  }
  if (evaluator.qualified(callee)?.module === "sst") return undefined;
  const own = callee.kind === "member" ? callee.name : callee.kind === "name" ? callee.name : "";
  const isMade = call.isNew || language === "python";
  return isMade && /^[A-Z]/.test(own) && isScope(scope.value) ? { name: own } : undefined;
}

const notConstructs = /(?:Principal|^PolicyStatement|^PolicyDocument)$/;

function mayBeScope(node: Expression): boolean {
  return mayBeId(node) && node.kind !== "string";
}

function isScope(node: Expression): boolean {
  return node.kind === "name" && /^(?:this|self|scope|stack|app|parent|construct)$/.test(node.name);
}

function mayBeId({ kind }: Expression): boolean {
  return !["object", "list", "function", "number", "bool", "null"].includes(kind);
}

export function idOf({ args }: Call, evaluator: Evaluator): string | undefined {
  const id = args[1]?.value;
  const text = id && asText(evaluator.evaluate(id));
  const read = text && known(text);
  return read === undefined || read === "" ? undefined : read;
}

/** What holds a value, where it is made for that. */
function holdersIn(program: Program): ReadonlyMap<Expression, string> {
  const found = new Map<Expression, string>();
  for (const node of nodesIn(program)) {
    if (node.kind !== "assign" || node.adds) continue;
    const name = targetName(node);
    if (name !== undefined && !found.has(node.value)) found.set(node.value, name);
  }
  return found;
}

function targetName({ target }: Assign): string | undefined {
  if (target.kind === "name") return target.name;
  if (target.kind !== "member" || target.object.kind !== "name") return undefined;
  return `${target.object.name}.${target.name}`;
}

/** A construct as a value: something that exists, with attributes. */
export function constructValue({ address, place }: Construct): UnknownValue {
  return {
    kind: "unknown",
    hole: {
      id: `${place.source.path}/${address}`,
      place,
      meaning: { kind: "unknown" },
      expression: textAt(place),
    },
    refersTo: { address, attribute: "" },
    origin: writtenAt(place),
  };
}
