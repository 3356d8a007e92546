import type { SdkCall } from "../catalog/sdk-calls.ts";
import { bindingIn } from "../evaluate/script/scopes.ts";
import type { Argument, Call, Expression, Member } from "../syntax/script/tree.ts";
import { askedFor, clientOf, tracing, withMethod, type Client } from "./clients.ts";
import { definitionsOf, libraryName, textOf } from "./definitions.ts";
import type { Reading } from "./reading.ts";
import type { Found } from "./found.ts";

/** What a call calls of AWS, or what is not known of it. */
export function readCall(node: Call, reading: Reading): readonly Found[] {
  const { callee } = node;
  const ofLibrary = libraryCall(node, reading);
  if (ofLibrary) return ofLibrary;
  if (callee.kind === "name" && callee.name === "getattr") return attributeAsked(node, reading);
  const method = methodOf(callee, reading);
  const own = method && methodCall(method, node, reading);
  return own ?? serviceAsked(node, reading) ?? handedOn(node, reading);
}

/** `executor.submit(s3.upload_file)`: an operation of a client that something else calls. */
export function readMention(node: Member, reading: Reading): readonly Found[] {
  // Whatever is called by one word is mostly something else: `db.query`.
  if (!/[a-z][A-Z]|_/.test(node.name)) return [];
  const client = clientOf(node.object, reading);
  if (!client) return [];
  const calls = reading.sdk.calls(client.name, node.name) ?? [];
  return calls.map((operation) => ({ operation, input: [], isOpen: true, client, at: node }));
}

/** A method of something; without its name, where that is decided when the code runs. */
type Method = { readonly object: Expression; readonly name: string | undefined };

/** `client.scan`, `client["scan"]`, `getattr(client, "scan")`, and what stands for one of these. */
function methodOf(callee: Expression, reading: Reading): Method | undefined {
  switch (callee.kind) {
    case "member":
      return { object: callee.object, name: callee.name };
    case "index":
      return { object: callee.object, name: textOf(callee.index, reading) };
    case "call": {
      const [object, name] = callee.args;
      if (callee.callee.kind !== "name" || callee.callee.name !== "getattr") return undefined;
      const known = name && textOf(name.value, reading);
      return object && known !== undefined ? { object: object.value, name: known } : undefined;
    }
    case "name": {
      const made = reading.evaluator.origin(callee);
      return made === callee || made.kind === "name" ? undefined : methodOf(made, reading);
    }
    default:
      return undefined;
  }
}

/** `getattr(client, name)`, which whoever has it may call. */
function attributeAsked(node: Call, reading: Reading): readonly Found[] {
  const [object, name] = node.args;
  if (!object || !name || textOf(name.value, reading) !== undefined) return [];
  const client = clientOf(object.value, reading);
  return client ? [dynamic(client, node)] : [];
}

function dynamic({ name }: Client, at: Call): Found {
  return {
    reason: "dynamic-operation",
    detail: `which operation of ${name} is called is decided when the code runs`,
    at,
  };
}

/** Commands, functions and classes of a library: `new PutItemCommand()`, `paginateScan()`, `getParameter()`. */
function libraryCall(node: Call, reading: Reading): readonly Found[] | undefined {
  const { callee, args, isNew } = node;
  const found = libraryName(callee, reading);
  const name = found?.path.at(-1);
  if (!found || name === undefined) return undefined;
  const { sdk, script } = reading;
  const isPython = script.program.language === "python";
  const module = isPython ? [found.module, ...found.path.slice(0, -1)].join(".") : found.module;
  const isCommand = isNew && name.endsWith("Command");
  const isOfAws = module.startsWith("@aws-sdk/client-");
  if (isOfAws && isNew && !isCommand) return undefined;
  const client = isPython ? sdk.python(module) : sdk.javascript(module);
  if (client === undefined || (!isPython && found.path.length !== 1)) return undefined;
  const calls = sdk.calls(client, name);
  if (!calls) return isCommand ? [unknownOperation(client, name, node)] : undefined;
  // A client comes first.
  const isSecond = !isNew && /^(?:paginate[A-Z]|waitUntil[A-Z]|createPresignedPost$)/.test(name);
  const input = isSecond ? args.slice(1) : args;
  return calls.map((operation) => ({ operation, input, at: node }));
}

function unknownOperation(client: string, method: string, at: Expression): Found {
  return {
    reason: "unknown-operation",
    detail: `no operation of ${client} is known that ${method} calls`,
    at,
  };
}

/** Methods of clients that call nothing, or that what they are given calls. */
const idle: ReadonlySet<string> = new Set([
  "abort",
  "add",
  "can_paginate",
  "catch",
  "clone",
  "close",
  "destroy",
  "done",
  "get",
  "getAuthToken",
  "get_available_subresources",
  "makeRequest",
  "on",
  "promise",
  "send",
  "setup",
  "use",
]);

/** Methods whose first argument says which operation they are about. */
const naming = /^(?:generate_presigned_url|getSignedUrl(?:Promise)?)$/;

function methodCall(
  { object, name }: Method,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  const { sdk } = reading;
  if (name === undefined) {
    const client = clientOf(object, reading);
    return client && [dynamic(client, node)];
  }
  const paged = pagedCall({ object, name }, node, reading);
  if (paged) return paged;
  const found = clientOf(object, reading);
  if (!found) return collectionCall({ object, name }, node, reading);
  const client = withMethod(found, name, reading);
  const [first] = node.args;
  if (/^get_(?:paginator|waiter)$/.test(name))
    return first && textOf(first.value, reading) !== undefined ? [] : [dynamic(client, node)];
  if (naming.test(name)) return presigned(client, node, reading);
  if (name === "waitFor") return waited(client, node, reading);
  const calls = sdk.calls(client.name, name);
  if (calls) return calledAt(calls, node, client);
  const isNoCall = idle.has(name) || sdk.child(client.name, name) !== undefined;
  return isNoCall ? [] : [unknownOperation(client.name, name, node)];
}

function calledAt(
  calls: readonly SdkCall[],
  node: Call,
  client: Client,
  input: readonly Argument[] = node.args,
): readonly Found[] {
  return calls.map((operation) => ({ operation, input, client, at: node }));
}

/** `client.get_paginator("scan").paginate()`, `client.get_waiter("bucket_exists").wait()`. */
function pagedCall(
  { object, name }: Method,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  if (name !== "paginate" && name !== "wait") return undefined;
  const all = definitionsOf(object, reading).flatMap(({ value, reading: of }) =>
    value?.kind === "call" ? (pagesOf(value, node, of) ?? []) : [],
  );
  return all.length > 0 ? all : undefined;
}

function pagesOf(
  { callee, args }: Call,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  if (callee.kind !== "member") return undefined;
  const isWaiter = callee.name === "get_waiter";
  if (!isWaiter && callee.name !== "get_paginator") return undefined;
  const client = clientOf(callee.object, reading);
  const operation = args[0] && textOf(args[0].value, reading);
  if (!client || operation === undefined) return undefined;
  const { sdk } = reading;
  const calls = isWaiter
    ? sdk.waiter(client.name, operation)
    : sdk.calls(withMethod(client, operation, reading).name, operation);
  return calls ? calledAt(calls, node, client) : [unknownOperation(client.name, operation, node)];
}

/** `s3.waitFor("bucketExists", { Bucket })` */
function waited(client: Client, node: Call, reading: Reading): readonly Found[] {
  const [first, ...input] = node.args;
  const name = first && textOf(first.value, reading);
  if (name === undefined) return [dynamic(client, node)];
  const calls = reading.sdk.waiter(client.name, name);
  return calls ? calledAt(calls, node, client, input) : [unknownOperation(client.name, name, node)];
}

/** `client.generate_presigned_url("get_object", Params={...})`: whoever has the URL calls it as the code would. */
function presigned(client: Client, node: Call, reading: Reading): readonly Found[] {
  const [first, ...others] = node.args;
  const name = first && textOf(first.value, reading);
  if (name === undefined) return [dynamic(client, node)];
  const calls = reading.sdk.calls(client.name, name);
  if (!calls) return [unknownOperation(client.name, name, node)];
  const given = others.find((each) => each.name === "Params") ?? others[0];
  const input: readonly Argument[] = given
    ? [{ value: given.value, spread: "entries", span: given.span }]
    : [];
  return calledAt(calls, node, client, input);
}

/** `bucket.objects.filter(Prefix="a")` */
function collectionCall(
  { object, name }: Method,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  if (object.kind !== "member" || name === undefined) return undefined;
  const client = clientOf(object.object, reading);
  const calls = client && reading.sdk.calls(client.name, `${object.name}.${name}`);
  return calls && calledAt(calls, node, client);
}

/** `boto3.client(name)`, `new AWS[name]()` of a service that is not known before it runs. */
function serviceAsked(node: Call, reading: Reading): readonly Found[] | undefined {
  const { callee, isNew } = node;
  const isAsked =
    reading.script.program.language === "python"
      ? askedFor(node, reading) !== undefined && !clientOf(node, reading)
      : isNew &&
        callee.kind === "index" &&
        libraryName(callee.object, reading)?.module === "aws-sdk" &&
        textOf(callee.index, reading) === undefined;
  if (!isAsked) return undefined;
  return [
    {
      reason: "dynamic-service",
      detail: "which service is called is decided when the code runs",
      at: node,
    },
  ];
}

/** What takes clients and does nothing else with them than what is read of it. */
const harmless =
  /^(?:from|super|send|print|log|info|debug|warn|warning|error|exception|trace|stringify|isinstance|hasattr|append|push|getattr)$/;

const ofAws =
  /^(?:@aws-sdk\/|@smithy\/|@aws-lambda-powertools\/|aws_lambda_powertools|aws-xray-sdk|aws_xray_sdk)/;

/** A client that is an argument of what is not read. */
function handedOn(node: Call, reading: Reading): readonly Found[] {
  const { callee, args } = node;
  const called = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  if (args.length === 0 || harmless.test(called) || tracing.test(called)) return [];
  const given = args
    .flatMap(({ value }) => partsOf(value))
    .flatMap((value) => clientOf(value, reading) ?? []);
  const [client] = given;
  if (!client || ofAws.test(libraryName(callee, reading)?.module ?? "")) return [];
  if (isRead(callee, reading)) return [];
  return [
    {
      reason: "handed-on",
      detail: `a client of ${client.name} is given to ${called || "code"}, which is not read`,
      at: node,
    },
  ];
}

/** What of an argument may be a client: itself, or an entry of an object. */
function partsOf(value: Expression): readonly Expression[] {
  if (value.kind === "name" || value.kind === "member") return [value];
  if (value.kind === "call" && value.isNew) return [value];
  if (value.kind !== "object") return [];
  return value.entries.flatMap((each) => (each.kind === "entry" ? partsOf(each.value) : []));
}

/** Whether what is called is a function or class of the files. */
function isRead(callee: Expression, reading: Reading): boolean {
  if (bindingIn(callee, reading.script.scopes)?.made) return true;
  return definitionsOf(callee, reading).some(
    ({ value }) => value?.kind === "function" || value?.kind === "class",
  );
}
