import type { SdkCall } from "../catalog/sdk-calls.ts";
import type { Place, Span } from "../source/source.ts";
import type { Argument, Expression } from "../syntax/script/tree.ts";
import { nodesIn, type Node } from "../syntax/script/walk.ts";
import type { Client } from "./clients.ts";
import { readCall, readMention } from "./read-call.ts";
import type { Reached } from "./reached.ts";
import type { Reading } from "./reading.ts";
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

/** What a call in code is one of, or what is not known of it. */
export type Found =
  | {
      readonly operation: SdkCall;
      readonly input: readonly Argument[];
      /** It is called elsewhere: what it is given is not known. */
      readonly isOpen?: true;
      readonly client?: Client;
      readonly at: Expression;
    }
  | { readonly reason: UnseenReason; readonly detail: string; readonly at: Expression };

/** The calls of AWS's SDKs in a file, but for functions that nobody comes to, in the order of its text. */
export function callsIn(reading: Reading, reached: Reached): CallsFound {
  const found: Found[] = [];
  const enters = (node: Node): boolean => node.kind !== "function" || reached(node);
  const called = new Set<Node>();
  for (const node of nodesIn(reading.script.program, enters)) {
    if (node.kind === "assign") called.add(node.target);
    if (node.kind === "call") {
      called.add(node.callee);
      found.push(...readCall(node, reading));
    }
    if (node.kind === "member" && !called.has(node)) found.push(...readMention(node, reading));
  }
  const place = ({ span }: { readonly span: Span }): Place => ({
    source: reading.script.source,
    span,
  });
  return {
    calls: found.flatMap((each) => {
      if (!("operation" in each)) return [];
      const { service, operation } = each.operation;
      const given = parametersOf(each.operation, each.input, each.client, reading);
      const parameters = each.isOpen ? { ...given, isOpen: true } : given;
      return [{ service, operation, parameters, place: place(each.at) }];
    }),
    unseen: found.flatMap((each) =>
      "reason" in each ? [{ reason: each.reason, detail: each.detail, place: place(each.at) }] : [],
    ),
  };
}
