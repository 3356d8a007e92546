import type { SdkCall } from "../../catalog/sdk-calls.ts";
import { known } from "../../iam/text.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Span } from "../../source/source.ts";
import { chainAt, chainsIn, partsOf, textAt, type Chain } from "../../syntax/compiled/chains.ts";
import type { Range } from "../../syntax/compiled/tokens.ts";
import type { Unseen, UnseenReason } from "../found.ts";
import type { Parameters } from "../parameters.ts";
import type { CodeCall, CallsFound } from "../sdk-calls.ts";
import { functionAsked, type Visited } from "./asked.ts";
import type { CodeFile, TypeRef } from "./file.ts";
import { callsNothing, operationsOf, pagedBy } from "./operations.ts";
import type { Program } from "./program.ts";
import { isOfSdk, thingOf, type Thing } from "./thing.ts";
import { thingIn, visited } from "./things.ts";
import { valueIn } from "./values.ts";

type Client = Extract<Thing, { kind: "client" }>;

/** The calls of AWS's SDKs in parts of a file, in the order of its text. */
export function callsIn(file: CodeFile, parts: readonly Range[], program: Program): CallsFound {
  const calls: CodeCall[] = [];
  const unseen: Unseen[] = [];
  for (const part of parts)
    for (const chain of chainsIn(file.tokens, part)) {
      if (textAt(file.tokens, chain.from - 1) === "@") continue;
      for (const each of visited(chain, file, program)) {
        const found = foundAt(each, chain, file, program);
        calls.push(...found.calls);
        unseen.push(...found.unseen);
      }
    }
  return { calls, unseen };
}

const nothing: CallsFound = { calls: [], unseen: [] };

function foundAt(each: Visited, chain: Chain, file: CodeFile, program: Program): CallsFound {
  const { of, name, call } = each;
  const at = { from: chain.from, to: call ? call.close + 1 : each.at + 1 };
  const args = call?.kind === "call" ? partsOf(file.tokens, call) : [];
  const made = (
    calls: readonly SdkCall[],
    input: readonly Range[],
    client?: Client,
  ): CallsFound => ({
    calls: calls.map((operation) => ({
      service: operation.service,
      operation: operation.operation,
      parameters: parametersOf(operation, call ? input : undefined, client, file, program),
      place: { source: file.source, span: spanOf(at, file) },
    })),
    unseen: [],
  });
  if (call?.kind === "body") return nothing;
  if (of?.kind === "module") {
    const calls = call && calledOfModule(of.module, name, program);
    return calls ? made(calls, args) : call ? handedOn(each, args, at, file, program) : nothing;
  }
  if (of?.kind === "waiter") {
    const waits = of.waits ?? /^waitUntil([A-Z]\w*)$/.exec(name)?.[1];
    const isRun = of.waits === undefined || /^(?:Wait(?:ForOutput)?|run(?:Async)?)$/.test(name);
    const calls = call && isRun && waits !== undefined && program.sdk.waiter(of.client, waits);
    return calls ? made(calls, args) : nothing;
  }
  const client = clientAsked(each, file, program);
  if (!client && call && !each.isFirst && !of && args.length > 0)
    if (mayBeOperation(name, file, program)) {
      const detail = `what ${name} is called of is not known`;
      return { calls: [], unseen: [unseenAt("unknown-operation", detail, at, file)] };
    }
  if (!client) return call ? handedOn(each, args, at, file, program) : nothing;
  const { language } = file.tokens;
  const presigned = name === "generatePresignedUrl" ? methodPresigned(file) : name;
  if (presigned === undefined) return unknownMethod(at, file);
  const calls = operationsOf(client.name, presigned, language, program.sdk);
  // What is no call is a field, or a method that is called by somebody else.
  const isMention = !call && chain.steps.at(-1)?.kind === "name" && isLast(each, chain);
  if (calls) return call || isMention ? made(calls, args, client) : nothing;
  const isKnown = !call || callsNothing(name) || program.sdk.child(client.name, name) !== undefined;
  if (isKnown) return nothing;
  const detail = `no operation of ${client.name} is known that ${name} calls`;
  return { calls: [], unseen: [unseenAt("unknown-operation", detail, at, file)] };
}

/** Whether a method is called as an operation is of a service that the file imports a client of. */
function mayBeOperation(name: string, file: CodeFile, { sdk }: Program): boolean {
  const { language } = file.tokens;
  return clientsImported(file, sdk).some(
    (client) => operationsOf(client, name, language, sdk) !== undefined,
  );
}

function clientsImported({ imports, tokens }: CodeFile, sdk: Program["sdk"]): readonly string[] {
  return imports.flatMap(({ module }) => {
    const last = module.slice(module.lastIndexOf("/") + 1);
    return tokens.language === "go"
      ? (sdk.go(`${module}.Client`) ?? sdk.go(`${module}.${last}`) ?? [])
      : (sdk.java(module) ?? []);
  });
}

/** The operation that URLs are presigned for in a file of Java's version 1, where it is one: GET where none is said. */
function methodPresigned({ tokens }: CodeFile): string | undefined {
  const said = tokens.all.flatMap(({ text }, at) =>
    text === "HttpMethod" &&
    textAt(tokens, at + 1) === "." &&
    /^[A-Z]+$/.test(textAt(tokens, at + 2))
      ? [textAt(tokens, at + 2)]
      : [],
  );
  const [only = "GET", ...more] = new Set(said);
  if (more.length > 0) return undefined;
  return {
    GET: "generatePresignedUrl",
    PUT: "putObject",
    DELETE: "deleteObject",
    HEAD: "getObjectMetadata",
  }[only];
}

function unknownMethod(at: Range, file: CodeFile): CallsFound {
  const detail = "which operation a URL is presigned for is decided when the code runs";
  return { calls: [], unseen: [unseenAt("dynamic-operation", detail, at, file)] };
}

function isLast({ at }: Visited, { steps }: Chain): boolean {
  const last = steps.at(-1);
  return last?.kind === "name" && last.at === at;
}

/** What functions of AWS's packages for Go call themselves. */
function calledOfModule(
  module: string,
  name: string,
  { sdk }: Program,
): readonly SdkCall[] | undefined {
  const paged = pagedBy(name);
  const client = paged === undefined ? undefined : sdk.go(`${module}.Client`);
  if (client !== undefined && paged !== undefined) return sdk.calls(client, paged);
  const library = sdk.go(module);
  return library === undefined ? undefined : sdk.calls(library, name);
}

/** The client that a method is asked of: itself, one that a type embeds, one by the interface of some of its methods. */
function clientAsked({ of, name }: Visited, file: CodeFile, program: Program): Client | undefined {
  if (of?.kind === "client") return of;
  if (of?.kind !== "object" || file.tokens.language !== "go") return undefined;
  return clientOfType(of.type, name, program, 6);
}

function clientOfType(
  ref: TypeRef,
  name: string,
  program: Program,
  left: number,
): Client | undefined {
  const own = program.typeOf(ref);
  if (!own || left === 0) return undefined;
  const hasOwn = program
    .functionsNamed(name)
    .some(({ file, is }) => file.home === own.file.home && is.owner === own.is.name);
  if (hasOwn) return undefined;
  for (const given of own.is.asks.get(name) ?? []) {
    const client = clientTaking(given, program);
    if (client) return client;
  }
  for (const base of own.is.bases) {
    const thing = thingOf(base, program);
    if (thing.kind === "client") return thing;
    const inner = clientOfType(base, name, program, left - 1);
    if (inner) return inner;
  }
  return undefined;
}

/** The client whose methods take something of a type: `*dynamodb.GetItemInput`. */
function clientTaking(ref: TypeRef, program: Program): Client | undefined {
  const [type] = ref;
  if (!type?.name.endsWith("Input")) return undefined;
  const { module } = type;
  for (const name of ["Client", module.slice(module.lastIndexOf("/") + 1)]) {
    const thing = thingOf([{ module, name }], program);
    if (thing.kind === "client") return thing;
  }
  return undefined;
}

const spanOf = ({ from, to }: Range, { tokens }: CodeFile): Span => ({
  start: tokens.all[from]?.span.start ?? 0,
  end: tokens.all[to - 1]?.span.end ?? tokens.all.at(-1)?.span.end ?? 0,
});

export function unseenAt(reason: UnseenReason, detail: string, at: Range, file: CodeFile): Unseen {
  return { reason, detail, place: { source: file.source, span: spanOf(at, file) } };
}

/** What takes clients and does nothing else with them. */
const harmless =
  /^(?:append|len|make|print|println|panic|requireNonNull|close|Println|Printf|Fatal|Fatalf|AppendMiddlewares)$/;

/** A client that is an argument of what is not read. */
function handedOn(
  each: Visited,
  args: readonly Range[],
  at: Range,
  file: CodeFile,
  program: Program,
): CallsFound {
  if (args.length === 0 || isRead(each, file, program)) return nothing;
  for (const { from, to } of args) {
    const start = textAt(file.tokens, from) === "&" ? from + 1 : from;
    const chain = chainAt(file.tokens, start);
    const given = chain?.to === to ? thingIn(chain, file, program) : undefined;
    if (given?.kind !== "client") continue;
    const detail = `a client of ${given.name} is given to ${each.name}, which is not read`;
    return { calls: [], unseen: [unseenAt("handed-on", detail, at, file)] };
  }
  return nothing;
}

function isRead(each: Visited, file: CodeFile, program: Program): boolean {
  const { of, name, isFirst, at } = each;
  if (harmless.test(name) || functionAsked(each, file, program)) return true;
  switch (of?.kind) {
    case "builder":
    case "waiter":
    case "client":
      return true;
    case "module":
      return /^github\.com\/aws\/(?:aws-sdk-go|aws-xray-sdk-go)/.test(of.module);
    case "class":
      return isOfSdk(of.type) || thingOf(of.type, program).kind !== "object";
    case "object":
      return isOfSdk(of.type);
    case undefined: {
      // `new Store(client)` of a class of the files, or of AWS's.
      if (!isFirst || file.tokens.language !== "java") return false;
      const type = file.typeNamed(name);
      const isNew = textAt(file.tokens, at - 1) === "new";
      return (
        isNew && (program.typeOf(type) !== undefined || thingOf(type, program).kind !== "object")
      );
    }
  }
}

/**
 * What a call gives an operation: the first argument that is a request, or arguments by their place.
 *
 * @param args none where the operation is called elsewhere
 */
function parametersOf(
  operation: SdkCall,
  args: readonly Range[] | undefined,
  client: Client | undefined,
  file: CodeFile,
  program: Program,
): Parameters {
  const values = new Map<string, Value>();
  let isOpen = args === undefined;
  for (const [own, from] of operation.given) {
    const value = client?.identifiers.get(from);
    if (value) values.set(own.toLowerCase(), value);
    else isOpen = true;
  }
  if (!args || args.length === 0) return { values, isOpen };
  const given = args.map((each) => valueIn(each, file, program));
  const request = given.find((value) => value.kind === "map");
  if (request?.kind === "map") {
    if (request.rest.length > 0) isOpen = true;
    for (const { key, value } of entriesOf(request)) {
      const written = known(key) ?? "";
      const name = written.startsWith("#")
        ? operation.positional[Number(written.slice(1))]
        : written;
      if (name === undefined) isOpen = true;
      else values.set(name.toLowerCase(), value);
    }
  } else {
    if (args.length > operation.positional.length) isOpen = true;
    for (const [index, name] of operation.positional.entries()) {
      const value = given[index];
      if (value) values.set(name.toLowerCase(), value);
    }
  }
  return { values, isOpen };
}

type MapValue = Extract<Value, { kind: "map" }>;

/** The fields of a request, and of requests in it: `getObjectRequest(r -> r.bucket(b))`. */
function entriesOf({ entries }: MapValue): MapValue["entries"] {
  return entries.flatMap((entry) => {
    const isRequest = /Request$/i.test(known(entry.key) ?? "");
    return isRequest && entry.value.kind === "map" ? [entry, ...entry.value.entries] : [entry];
  });
}
