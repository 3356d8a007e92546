import type { SdkChild } from "../catalog/sdk-calls.ts";
import { bindingIn } from "../evaluate/script/scopes.ts";
import { possible, type Value } from "../evaluate/value.ts";
import { known } from "../iam/text.ts";
import type { Call, Expression, Function, Member } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import { definitionsOf, libraryName, startWay, type Way } from "./definitions.ts";
import type { Reading } from "./reading.ts";

/** What code calls AWS by, and what is known of it. */
export type Client = {
  /** As `SdkClients` has it: `s3`, `dynamodb.Table`. */
  readonly name: string;
  /** Of one of boto3's resources, what it was made of. */
  readonly identifiers: ReadonlyMap<string, Value>;
  /** What it may be instead, where a name is given several. */
  readonly or?: readonly Client[];
};

/** What is being looked for, and what has been found of it. */
type Search = { readonly way: Way; readonly found: Map<Expression, Client | undefined> };

const plainClient = (name: string): Client => ({ name, identifiers: new Map() });

/** The client that an expression is; undefined where it is none, or not known to be one. */
export function clientOf(
  node: Expression,
  reading: Reading,
  search: Search = { way: startWay(), found: new Map() },
): Client | undefined {
  if (search.found.has(node)) return search.found.get(node);
  search.found.set(node, undefined);
  const found =
    node.kind === "call" ? madeClient(node, reading, search) : namedClient(node, reading, search);
  search.found.set(node, found);
  return found;
}

function namedClient(node: Expression, reading: Reading, search: Search): Client | undefined {
  const { scopes } = reading.script;
  const all = definitionsOf(node, reading, search.way).flatMap(({ value, reading: of }) => {
    if (!value || value.kind === "class" || value === node) return [];
    // A property is a function that gives back what it is.
    const isProperty = value.kind === "function" && node.kind === "member";
    return (isProperty ? returnedBy(value, of, search) : clientOf(value, of, search)) ?? [];
  });
  if (all.length > 0) return oneOf(all);
  if (node.kind !== "name" && node.kind !== "member") return undefined;
  const { turn, type } = bindingIn(node, scopes) ?? {};
  if (turn)
    return turn.of.over?.kind === "call" ? givenBack(turn.of.over, reading, search) : undefined;
  if (type) return clientTyped(type, reading);
  return node.kind === "member" ? clientBehind(node, reading, search) : undefined;
}

/** One of several clients; of several of a kind it is not known which. */
function oneOf(all: readonly Client[]): Client | undefined {
  const names = [...new Set(all.map(({ name }) => name))];
  const [first, ...or] = names.flatMap((name): readonly Client[] => {
    const same = all.filter((each) => each.name === name);
    return same.length > 1 ? [plainClient(name)] : same;
  });
  return first && or.length > 0 ? { ...first, or } : first;
}

/** Of what a client may be, that which has a method. */
export function withMethod(client: Client, name: string, { sdk }: Reading): Client {
  const all = [client, ...(client.or ?? [])];
  return all.find((each) => sdk.calls(each.name, name) !== undefined) ?? client;
}

/** `resource.meta.client` */
function clientBehind(
  { object, name }: Member,
  reading: Reading,
  search: Search,
): Client | undefined {
  if (name !== "client" || object.kind !== "member" || object.name !== "meta") return undefined;
  const [service = ""] = clientOf(object.object, reading, search)?.name.split(".") ?? [];
  return service === "" ? undefined : plainClient(service);
}

function madeClient(node: Call, reading: Reading, search: Search): Client | undefined {
  return (
    javascriptClient(node, reading) ??
    pythonClient(node, reading, search) ??
    ofFunction(node, reading, search) ??
    traced(node, reading, search) ??
    givenBack(node, reading, search)
  );
}

/** What functions are called that take a client and give it back. */
export const tracing = /^(?:capture|instrument|wrap|with|(?:get)?traced?)\w*$/i;

/** What traces the calls of a client, as `captureAWSClient(client)` does, gives it back. */
function traced({ callee, args }: Call, reading: Reading, search: Search): Client | undefined {
  const [first] = args;
  const isTracer =
    (callee.kind === "member" || callee.kind === "name") && tracing.test(callee.name);
  return isTracer && first ? clientOf(first.value, reading, search) : undefined;
}

/** `new S3Client()`, `DynamoDBDocumentClient.from()`, `new AWS.DynamoDB.DocumentClient()`. */
function javascriptClient({ callee, isNew }: Call, reading: Reading): Client | undefined {
  if (reading.script.program.language === "python") return undefined;
  const found = libraryName(callee, reading);
  if (!found) return undefined;
  const name = found.path.join(".");
  const isMade = isNew ? !name.endsWith("Command") : name.endsWith(".from");
  return isMade ? classClient(found.module, name, reading) : undefined;
}

/** By a class of AWS's SDKs for JavaScript: those of `@aws-sdk` and of the parts of version 2 have their packages. */
function classClient(module: string, name: string, { sdk }: Reading): Client | undefined {
  if (!/^(?:@aws-sdk\/|aws-sdk(?:\/|$))/.test(module)) return undefined;
  const isWhole = /^aws-sdk(?:\/(?:index|global|clients\/all))?$/.test(module);
  // Beside the client a package has errors, commands and types.
  const own = name.replace(/\.from$/, "");
  const isClient = own === "" || own.endsWith("Client") || sdk.javascript(own) !== undefined;
  if (!isWhole && !isClient) return undefined;
  const of = isWhole
    ? sdk.javascript(`AWS.${name}`)
    : sdk.javascript(name === "DocumentClient" ? `DynamoDB.${name}` : module);
  // What is made of other packages' classes is no client.
  return of === undefined || of.startsWith("@") ? undefined : plainClient(of);
}

/** What is declared to be a client: `db: DynamoDB`, `s3: S3Client` of `mypy_boto3_s3`. */
function clientTyped(type: Expression, reading: Reading): Client | undefined {
  const found = libraryName(type, reading);
  if (!found) return undefined;
  const name = found.path.join(".");
  if (reading.script.program.language !== "python") return classClient(found.module, name, reading);
  const [, service = ""] = /^(?:mypy_boto3|types_boto3)_(\w+)/.exec(found.module) ?? [];
  const { sdk } = reading;
  const last = found.path.at(-1) ?? "";
  const client = sdk.python(service.replace(/_$/, "").replaceAll("_", "-"));
  if (client === undefined) return undefined;
  if (last.endsWith("Client")) return plainClient(client);
  if (last.endsWith("ServiceResource")) return made(sdk.resource(client));
  const resource = sdk.resource(client);
  return made(resource === undefined ? undefined : sdk.child(resource, last)?.client);
}

const made = (name: string | undefined): Client | undefined =>
  name === undefined ? undefined : plainClient(name);

/** `boto3.client("s3")`, `session.resource("s3")`, `dynamodb.Table("orders")`. */
function pythonClient(node: Call, reading: Reading, search: Search): Client | undefined {
  if (reading.script.program.language !== "python") return undefined;
  const asked = askedFor(node, reading);
  if (asked) {
    const service = serviceIn(asked.service, reading);
    if (service === undefined) return undefined;
    return made(asked.isClient ? reading.sdk.python(service) : reading.sdk.resource(service));
  }
  const { callee, args } = node;
  if (callee.kind !== "member") return undefined;
  const parent = clientOf(callee.object, reading, search);
  const child = parent && reading.sdk.child(parent.name, callee.name);
  return child && childOf(parent, child, args, reading);
}

function childOf(
  parent: Client,
  child: SdkChild,
  args: Call["args"],
  { evaluator }: Reading,
): Client {
  const identifiers = new Map<string, Value>();
  for (const [own, from] of child.given) {
    const value = parent.identifiers.get(from);
    if (value) identifiers.set(own, value);
  }
  for (const [index, parameter] of child.parameters.entries()) {
    const given =
      args.find(({ name }) => name === snake(parameter) || name === parameter) ?? args[index];
    if (given) identifiers.set(parameter, evaluator.evaluate(given.value));
  }
  return { name: child.client, identifiers };
}

const snake = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();

/** What boto3 or a session of it is asked for, and the service of which; undefined of another call. */
export function askedFor(
  node: Call,
  reading: Reading,
): { readonly service: Expression | undefined; readonly isClient: boolean } | undefined {
  const { callee, args } = node;
  const name = callee.kind === "member" ? callee.name : calledOf(callee, reading);
  if (!/^(?:client|resource|create_client)$/.test(name)) return undefined;
  if (callee.kind === "member" && !isSession(callee.object, reading)) return undefined;
  const given = args.find(({ name }) => name === undefined || name === "service_name");
  return { service: given?.spread ? undefined : given?.value, isClient: name !== "resource" };
}

/** `client` of `from boto3 import client` */
function calledOf(callee: Expression, reading: Reading): string {
  const { module, path } =
    (callee.kind === "name" ? libraryName(callee, reading) : undefined) ?? nowhere;
  return module === "boto3" && path.length === 1 ? (path[0] ?? "") : "";
}

const nowhere = { module: "", path: [] as readonly string[] };

/** The one service that a name may be of. */
function serviceIn(node: Expression | undefined, { evaluator }: Reading): string | undefined {
  if (!node) return undefined;
  const texts = possible(evaluator.evaluate(node)).map((each) =>
    each.kind === "text" ? known(each.text) : undefined,
  );
  const [only, ...more] = new Set(texts);
  return more.length === 0 ? only : undefined;
}

const sessions =
  /^(?:aio)?boto(?:3|core)(?:\.\w+)*\.(?:Session|AioSession|get_session|_get_default_session)$/;

/** `boto3` itself, or a session of it. */
export function isSession(node: Expression, reading: Reading): boolean {
  const found = libraryName(node, reading);
  if (found) return /^(?:aio)?boto3$/.test(found.module) && found.path.length === 0;
  return definitionsOf(node, reading).some(({ value, reading: of }) => {
    if (value?.kind !== "call") return false;
    const { module, path } = libraryName(value.callee, of) ?? nowhere;
    return sessions.test([module.replace(/^aiobotocore/, "aioboto3"), ...path].join("."));
  });
}

/** What a function of the files gives back. */
function ofFunction({ callee }: Call, reading: Reading, search: Search): Client | undefined {
  const definitions = definitionsOf(callee, reading, search.way);
  for (const { value, reading: of } of definitions) {
    const found = value?.kind === "function" ? returnedBy(value, of, search) : undefined;
    if (found) return found;
  }
  return undefined;
}

function returnedBy(of: Function, reading: Reading, search: Search): Client | undefined {
  for (const each of nodesIn(of)) {
    if (each.kind !== "return" || !each.value) continue;
    const found = clientOf(each.value, reading, search);
    if (found) return found;
  }
  return undefined;
}

/** The resource that a call of another one gives back: `bucket.objects.all()`, `create_table()`. */
function givenBack({ callee }: Call, reading: Reading, search: Search): Client | undefined {
  if (callee.kind !== "member" || reading.script.program.language !== "python") return undefined;
  const { object, name } = callee;
  const own = clientOf(object, reading, search);
  const of =
    own ?? (object.kind === "member" ? clientOf(object.object, reading, search) : undefined);
  if (!of) return undefined;
  const method = own || object.kind !== "member" ? name : `${object.name}.${name}`;
  const makes = reading.sdk.calls(of.name, method)?.find((each) => each.makes)?.makes;
  return makes === undefined ? undefined : { name: makes, identifiers: of.identifiers };
}
