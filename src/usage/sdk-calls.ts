import type { SdkCall } from "../catalog/sdk-calls.ts";
import { bindingIn } from "../evaluate/script/scopes.ts";
import type { Place, Span } from "../source/source.ts";
import type { Argument, Call, Expression } from "../syntax/script/tree.ts";
import { nodesIn, type Node } from "../syntax/script/walk.ts";
import { clientOf, isSession, textOf, type Client, type Reading } from "./clients.ts";
import type { Reached } from "./reached.ts";
import { parametersOf, type Parameters } from "./parameters.ts";

/** A call of AWS's API that code makes. */
export type CodeCall = {
  /** The service as boto3 calls it, and the operation: `dynamodb`, `PutItem`. */
  readonly service: string;
  readonly operation: string;
  readonly parameters: Parameters;
  readonly place: Place;
};

/** What code does with AWS that is not known. */
export type Unseen = {
  readonly reason: UnseenReason;
  readonly detail: string;
  readonly place: Place;
};

export type UnseenReason =
  /** Which operation is called is decided when it runs: `client[method]()`. */
  | "dynamic-operation"
  /** Which service is called is decided when it runs. */
  | "dynamic-service"
  /** No operation of that name is known. */
  | "unknown-operation"
  /** A client is given to code that is not read. */
  | "handed-on"
  /** A file that is imported is not read, or a part of one. */
  | "unread-file"
  /** A package that is imported may call AWS itself. */
  | "package"
  /** Code of elsewhere is put beside it. */
  | "layer";

export type CallsFound = {
  readonly calls: readonly CodeCall[];
  readonly unseen: readonly Unseen[];
};

/** The calls of AWS's SDKs in a file, but for functions that nobody comes to, in the order of its text. */
export function callsIn(reading: Reading, reached: Reached): CallsFound {
  const found: Found[] = [];
  const enters = (node: Node): boolean => node.kind !== "function" || reached(node);
  for (const node of nodesIn(reading.script.program, enters))
    if (node.kind === "call") found.push(...readCall(node, reading));
  const place = ({ span }: { readonly span: Span }): Place => ({
    source: reading.script.source,
    span,
  });
  return {
    calls: found.flatMap((each) =>
      "operation" in each
        ? [
            {
              service: each.operation.service,
              operation: each.operation.operation,
              parameters: parametersOf(each.operation, each.input, each.client, reading),
              place: place(each.at),
            },
          ]
        : [],
    ),
    unseen: found.flatMap((each) =>
      "reason" in each ? [{ reason: each.reason, detail: each.detail, place: place(each.at) }] : [],
    ),
  };
}

type Found =
  | {
      readonly operation: SdkCall;
      readonly input: readonly Argument[];
      readonly client?: Client;
      readonly at: Expression;
    }
  | { readonly reason: UnseenReason; readonly detail: string; readonly at: Expression };

function readCall(node: Call, reading: Reading): readonly Found[] {
  const { callee } = node;
  const ofLibrary = libraryCall(node, reading);
  if (ofLibrary) return ofLibrary;
  if (callee.kind === "index") {
    const client = clientOf(callee.object, reading);
    return client ? [dynamic(client, node)] : [];
  }
  if (callee.kind === "name" && callee.name === "getattr") {
    const client = node.args[0] && clientOf(node.args[0].value, reading);
    return client ? [dynamic(client, node)] : [];
  }
  const own = callee.kind === "member" ? methodCall(callee, node, reading) : undefined;
  return own ?? handedOn(node, reading);
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
  const found = reading.evaluator.qualified(callee);
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
  const isPaged = !isNew && /^(?:paginate|waitUntil)[A-Z]/.test(name);
  const input = isPaged ? args.slice(1) : args;
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
  callee: Extract<Expression, { kind: "member" }>,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  const { object, name } = callee;
  const { sdk } = reading;
  const paged = pagedCall(callee, node, reading);
  if (paged) return paged;
  const client = clientOf(object, reading);
  if (!client) return collectionCall(callee, node, reading) ?? sessionCall(callee, node, reading);
  if (/^get_(?:paginator|waiter)$/.test(name))
    return textOf(at(node)) === undefined ? [dynamic(client, node)] : [];
  if (naming.test(name)) return presigned(client, node, reading);
  const calls = sdk.calls(client.name, name);
  if (calls) return calls.map((operation) => ({ operation, input: node.args, client, at: node }));
  const isNoCall = idle.has(name) || sdk.child(client.name, name) !== undefined;
  return isNoCall ? [] : [unknownOperation(client.name, name, node)];
}

const at = ({ args }: Call): Expression =>
  args[0]?.value ?? { kind: "null", span: { start: 0, end: 0 } };

/** `client.get_paginator("scan").paginate()`, `client.get_waiter("bucket_exists").wait()`. */
function pagedCall(
  { object, name }: Extract<Expression, { kind: "member" }>,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  if (name !== "paginate" && name !== "wait") return undefined;
  const binding = bindingIn(object, reading.script.scopes);
  const made = binding ? binding.assigns.map(({ value }) => value) : [object];
  const all = made.flatMap((each) => pagerCalls(each, node, reading) ?? []);
  return all.length > 0 ? all : undefined;
}

function pagerCalls(made: Expression, node: Call, reading: Reading): readonly Found[] | undefined {
  if (made.kind !== "call" || made.callee.kind !== "member") return undefined;
  const isWaiter = made.callee.name === "get_waiter";
  if (!isWaiter && made.callee.name !== "get_paginator") return undefined;
  const client = clientOf(made.callee.object, reading);
  const operation = textOf(at(made));
  if (!client || operation === undefined) return undefined;
  const { sdk } = reading;
  const calls = isWaiter ? sdk.waiter(client.name, operation) : sdk.calls(client.name, operation);
  if (!calls) return [unknownOperation(client.name, operation, node)];
  return calls.map((each) => ({ operation: each, input: node.args, client, at: node }));
}

/** `client.generate_presigned_url("get_object", Params={...})`: whoever has the URL calls it as the code would. */
function presigned(client: Client, node: Call, reading: Reading): readonly Found[] {
  const [first, ...others] = node.args;
  const name = first && textOf(first.value);
  if (name === undefined) return [dynamic(client, node)];
  const calls = reading.sdk.calls(client.name, name);
  if (!calls) return [unknownOperation(client.name, name, node)];
  const given = others.find((each) => each.name === "Params") ?? others[0];
  const input: readonly Argument[] = given
    ? [{ value: given.value, spread: "entries", span: given.span }]
    : [];
  return calls.map((operation) => ({ operation, input, client, at: node }));
}

/** `bucket.objects.filter(Prefix="a")` */
function collectionCall(
  { object, name }: Extract<Expression, { kind: "member" }>,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  if (object.kind !== "member") return undefined;
  const client = clientOf(object.object, reading);
  if (!client) return undefined;
  const calls = reading.sdk.calls(client.name, `${object.name}.${name}`);
  return calls?.map((operation) => ({ operation, input: node.args, client, at: node }));
}

/** `boto3.client(name)` of a service that is not known before it runs. */
function sessionCall(
  { object, name }: Extract<Expression, { kind: "member" }>,
  node: Call,
  reading: Reading,
): readonly Found[] | undefined {
  if (!/^(?:client|resource)$/.test(name) || reading.script.program.language !== "python")
    return undefined;
  if (!isSession(object, reading) || clientOf(node, reading)) return undefined;
  return [
    {
      reason: "dynamic-service",
      detail: "which service is called is decided when the code runs",
      at: node,
    },
  ];
}

/** A client that is an argument of what is not read. */
function handedOn(node: Call, reading: Reading): readonly Found[] {
  const { callee, args } = node;
  const called = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  if (/^(?:from|capture\w*|send|print|log|info|debug|isinstance|append|push)$/.test(called))
    return [];
  const isOwn = reading.script.scopes.callee(node) !== undefined;
  if (isOwn) return [];
  return args.flatMap(({ value }): readonly Found[] => {
    const direct =
      value.kind === "name" || value.kind === "member" ? clientOf(value, reading) : undefined;
    return direct
      ? [
          {
            reason: "handed-on",
            detail: `a client of ${direct.name} is given to ${called || "code"}, which is not read`,
            at: node,
          },
        ]
      : [];
  });
}
