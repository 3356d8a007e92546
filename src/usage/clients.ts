import type { SdkClients } from "../catalog/sdk-calls.ts";
import type { Evaluator, Script } from "../evaluate/script/at.ts";
import { argumentOf } from "../evaluate/script/bound.ts";
import { onlyValue } from "../evaluate/script/qualified.ts";
import { bindingIn, type Binding } from "../evaluate/script/scopes.ts";
import type { Value } from "../evaluate/value.ts";
import type { Call, Expression } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import { exportedBy, type Modules } from "../evaluate/script/modules.ts";

/** What code calls AWS by, and what is known of it. */
export type Client = {
  /** As `SdkClients` has it: `s3`, `dynamodb.Table`. */
  readonly name: string;
  /** Of one of boto3's resources, what it was made of. */
  readonly identifiers: ReadonlyMap<string, Value>;
};

/** What finding the calls of a file needs. */
export type Reading = {
  readonly script: Script;
  readonly evaluator: Evaluator;
  readonly sdk: SdkClients;
  readonly modules: Modules;
  /** The same for another file. */
  readonly of: (script: Script) => Reading;
};

/** How many names, calls and files a client may come through. */
const longestWay = 12;

/** The client that an expression is; undefined where it is none, or not known to be one. */
export function clientOf(
  node: Expression,
  reading: Reading,
  way: number = longestWay,
): Client | undefined {
  if (way === 0) return undefined;
  const next = (inner: Expression): Client | undefined => clientOf(inner, reading, way - 1);
  switch (node.kind) {
    case "name":
    case "member": {
      const binding = bindingIn(node, reading.script.scopes);
      if (binding) return boundClient(binding, reading, way - 1);
      return node.kind === "member" ? memberClient(node, reading, way - 1) : undefined;
    }
    case "call":
      return madeClient(node, reading, way - 1);
    case "conditional":
      return next(node.then) ?? next(node.otherwise);
    case "binary":
      return next(node.left) ?? next(node.right);
    default:
      return undefined;
  }
}

/** What is assigned to a name, passed for a parameter, given by another file, or goes through a collection. */
function boundClient(binding: Binding, reading: Reading, way: number): Client | undefined {
  const { imported, parameter, turn, assigns } = binding;
  if (imported) {
    const found = exportedBy(binding, reading.script, reading.modules);
    return found && clientOf(found.value, reading.of(found.script), way);
  }
  if (parameter) {
    const calls = reading.script.scopes.calls(parameter.of);
    const passed = calls.flatMap((call) => argumentOf(call, parameter.of, parameter.index) ?? []);
    return firstOf(passed, reading, way);
  }
  if (turn)
    return turn.of.over?.kind === "call" ? givenBack(turn.of.over, reading, way) : undefined;
  return firstOf(
    assigns.map(({ value }) => value),
    reading,
    way,
  );
}

function firstOf(nodes: readonly Expression[], reading: Reading, way: number): Client | undefined {
  for (const node of nodes) {
    const found = clientOf(node, reading, way);
    if (found) return found;
  }
  return undefined;
}

/** `clients.s3` of `{ s3: new S3() }`, `resource.meta.client`. */
function memberClient(
  node: Extract<Expression, { kind: "member" }>,
  reading: Reading,
  way: number,
): Client | undefined {
  const { object, name } = node;
  if (name === "client" && object.kind === "member" && object.name === "meta") {
    const [service = ""] = clientOf(object.object, reading, way)?.name.split(".") ?? [];
    return service === "" ? undefined : { name: service, identifiers: new Map() };
  }
  const of = onlyValue(bindingIn(object, reading.script.scopes));
  const entry =
    of?.kind === "object"
      ? of.entries.find((each) => each.kind === "entry" && textOf(each.key) === name)
      : undefined;
  return entry && clientOf(entry.value, reading, way);
}

function madeClient(node: Call, reading: Reading, way: number): Client | undefined {
  const { callee, args } = node;
  const [first] = args;
  if (callee.kind === "member" || callee.kind === "name") {
    // What traces the calls of a client gives it back.
    if (/^captureA[Ww][Ss](?:Client|v3Client)$/.test(callee.name) && first)
      return clientOf(first.value, reading, way);
  }
  return (
    javascriptClient(node, reading) ??
    pythonClient(node, reading, way) ??
    ofFunction(node, reading, way) ??
    givenBack(node, reading, way)
  );
}

/** `new S3Client()`, `DynamoDBDocumentClient.from()`, `new AWS.DynamoDB.DocumentClient()`. */
function javascriptClient({ callee, isNew }: Call, reading: Reading): Client | undefined {
  const found = reading.evaluator.qualified(callee);
  if (!found) return undefined;
  const { module, path } = found;
  const name = path.join(".");
  const isMade = isNew ? !name.endsWith("Command") : name.endsWith(".from");
  if (!isMade || !/^(?:@aws-sdk\/|aws-sdk(?:\/|$))/.test(module)) return undefined;
  const isWhole = /^aws-sdk(?:\/(?:index|global|clients\/all))?$/.test(module);
  const of = isWhole
    ? reading.sdk.javascript(`AWS.${name}`)
    : reading.sdk.javascript(name === "DocumentClient" ? `DynamoDB.${name}` : module);
  return of === undefined ? undefined : { name: of, identifiers: new Map() };
}

/** `boto3.client("s3")`, `session.resource("s3")`, `dynamodb.Table("orders")`. */
function pythonClient(node: Call, reading: Reading, way: number): Client | undefined {
  const { callee, args } = node;
  if (reading.script.program.language !== "python" || callee.kind !== "member") return undefined;
  if (/^(?:client|resource)$/.test(callee.name) && isSession(callee.object, reading)) {
    const service = args.find(({ name }) => name === undefined || name === "service_name");
    const name = service && textOf(reading.evaluator.origin(service.value));
    if (name === undefined) return undefined;
    const of = callee.name === "client" ? reading.sdk.python(name) : reading.sdk.resource(name);
    return of === undefined ? undefined : { name: of, identifiers: new Map() };
  }
  const parent = clientOf(callee.object, reading, way);
  const child = parent && reading.sdk.child(parent.name, callee.name);
  if (!child) return undefined;
  const identifiers = new Map<string, Value>();
  for (const [own, from] of child.given) {
    const value = parent.identifiers.get(from);
    if (value) identifiers.set(own, value);
  }
  for (const [index, parameter] of child.parameters.entries()) {
    const given = args.find(({ name }) => name === parameter) ?? args[index];
    if (given) identifiers.set(parameter, reading.evaluator.evaluate(given.value));
  }
  return { name: child.client, identifiers };
}

/** `boto3` itself, or a session of it. */
export function isSession(node: Expression, { evaluator }: Reading): boolean {
  const found = evaluator.qualified(node);
  if (found) return found.module === "boto3" && found.path.length === 0;
  const made = evaluator.origin(node);
  if (made.kind !== "call") return false;
  const { module, path } = evaluator.qualified(made.callee) ?? { module: "", path: [] };
  return /^boto3(?:\.|$)/.test(module) && /(?:^|\.)Session$/.test([module, ...path].join("."));
}

/** What a function of the files gives back. */
function ofFunction({ callee }: Call, reading: Reading, way: number): Client | undefined {
  const binding = bindingIn(callee, reading.script.scopes);
  const other = binding?.imported && exportedBy(binding, reading.script, reading.modules);
  const of = other?.value ?? onlyValue(binding);
  if (of?.kind !== "function") return undefined;
  const returned = [...nodesIn(of)].flatMap((each) =>
    each.kind === "return" && each.value ? [each.value] : [],
  );
  return firstOf(returned, other ? reading.of(other.script) : reading, way);
}

/** The resource that a call of another one gives back: `bucket.objects.all()`, `create_table()`. */
function givenBack({ callee }: Call, reading: Reading, way: number): Client | undefined {
  if (callee.kind !== "member" || reading.script.program.language !== "python") return undefined;
  const { object, name } = callee;
  const own = clientOf(object, reading, way);
  const of = own ?? (object.kind === "member" ? clientOf(object.object, reading, way) : undefined);
  if (!of) return undefined;
  const method = own || object.kind !== "member" ? name : `${object.name}.${name}`;
  const makes = reading.sdk.calls(of.name, method)?.find((each) => each.makes)?.makes;
  return makes === undefined ? undefined : { name: makes, identifiers: of.identifiers };
}

export function textOf(node: Expression): string | undefined {
  if (node.kind !== "string") return undefined;
  const [part, ...more] = node.parts;
  return part?.kind === "text" && more.length === 0 ? part.value : undefined;
}
