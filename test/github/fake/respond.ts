import {
  answerFaults,
  findCall,
  requestFaults,
  type Call,
  type Json,
  type Operation,
} from "../contract.ts";
import { notFound, unprocessable, validationFailed, type Answer, type Token } from "./answers.ts";
import { handlers } from "./handlers.ts";
import { refusalFor } from "./permissions.ts";
import { fullNameOf } from "./shapes.ts";
import type { World } from "./world.ts";

/** A request to either API, as far as it is understood before anything is done. */
export type Asked = {
  /** GitHub's name of the operation, `pulls/create-review`; that of a query, `graphql/...`. */
  readonly operation: string;
  /** Whether it asks for a change. */
  readonly isWrite: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly respond: (world: World, token: Token | undefined) => Response;
};

type Line = {
  readonly method: string;
  readonly url: URL;
  readonly basePath: string;
  readonly body: unknown;
  readonly accept: string;
};

/** What a request asks the REST API for; undefined where there is no such operation. */
export function restCall({ method, url, basePath, body, accept }: Line): Asked | undefined {
  if (!url.pathname.startsWith(basePath)) return undefined;
  const call = findCall(method, url.pathname.slice(basePath.length));
  if (!call) return undefined;
  return {
    operation: call.operation.id,
    isWrite: method !== "GET",
    params: call.params,
    respond: (world, token) => respond(world, { call, url, body, accept, token }),
  };
}

/** A request whose operation is known. */
type Incoming = {
  readonly call: Call;
  readonly url: URL;
  readonly body: unknown;
  readonly accept: string;
  readonly token: Token | undefined;
};

/** GitHub's answer, and what about request and answer is not as GitHub describes it. */
export type Response = { readonly answer: Answer; readonly violations: readonly string[] };

/** Works on a request as GitHub does: who asks, for what, is it well formed, then the thing itself. */
function respond(world: World, incoming: Incoming): Response {
  const { call, url, body, accept } = incoming;
  const { operation } = call;
  const { refused, ignored } = requestFaults(operation, url.searchParams, body);
  const faults = [...refused, ...ignored].map((fault) => `request: ${fault}`);
  // Other media types answer in other forms, which the fake does not know.
  if (/\b(?:diff|patch|raw|html|text|full|object|sarif)\b/.test(accept))
    faults.push(`request: accept ${accept}`);

  const answer = answerTo(world, incoming, refused);
  for (const fault of answerFaults(operation, answer.status, answer.body))
    faults.push(`answer ${answer.status}: ${fault}`);
  return { answer, violations: faults.map((fault) => `${operation.id} ${fault}`) };
}

function answerTo(world: World, incoming: Incoming, refused: readonly string[]): Answer {
  const { token, url, body } = incoming;
  const { operation, params } = incoming.call;
  const refusal = refusalFor(operation, token, world);
  if (refusal || !token) return refusal ?? notFound;
  const { owner = "", repo } = params;
  if (repo !== undefined && `${owner}/${repo}` !== fullNameOf(world)) return notFound;
  if (refused.length > 0) return refusalOf(operation, refused);
  const handle = handlers[operation.id];
  if (!handle) throw new Error(`${operation.id} is not simulated`);
  const request = { params, query: url.searchParams, body: (body ?? {}) as Json, token };
  return handle(world, request, url.href);
}

/** The description knows two forms of 422: errors as sentences, and errors as objects. */
function refusalOf({ description }: Operation, refused: readonly string[]): Answer {
  const described = (description.responses as Readonly<Record<string, Json>>)["422"];
  if (described?.$ref === "#/components/responses/validation_failed_simple")
    return unprocessable(...refused);
  return validationFailed(...refused.map((message) => ({ code: "invalid", message })));
}
