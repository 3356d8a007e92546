import { once } from "../source/once.ts";
import type { Place, Span } from "../source/source.ts";
import type { Call, Member } from "../syntax/script/tree.ts";
import { nodesIn, type Node } from "../syntax/script/walk.ts";
import type { Found, Unseen } from "./found.ts";
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
  /** Why it may not be called in the name of what runs it. */
  readonly unless?: string;
};

export type CallsFound = {
  readonly calls: readonly CodeCall[];
  readonly unseen: readonly Unseen[];
};

/** The calls of AWS's SDKs in a file, but for functions that nobody comes to, in the order of its text. */
export function callsIn(reading: Reading, reached: Reached): CallsFound {
  const found: CallsFound[] = [];
  const enters = (node: Node): boolean => node.kind !== "function" || reached(node);
  const foundAt = foundIn(reading);
  const called = new Set<Node>();
  for (const node of nodesIn(reading.script.program, enters)) {
    if (node.kind === "assign") called.add(node.target);
    if (node.kind === "call") called.add(node.callee);
    if (node.kind === "call" || (node.kind === "member" && !called.has(node)))
      found.push(foundAt(node));
  }
  return {
    calls: found.flatMap(({ calls }) => calls),
    unseen: found.flatMap(({ unseen }) => unseen),
  };
}

/** What a node calls, which is the same for all that come to it. */
const foundIn = once((reading: Reading) =>
  once((node: Call | Member): CallsFound => {
    const found = node.kind === "call" ? readCall(node, reading) : readMention(node, reading);
    return found.length === 0 ? nothing : toldOf(found, reading);
  }),
);

const nothing: CallsFound = { calls: [], unseen: [] };

function toldOf(found: readonly Found[], reading: Reading): CallsFound {
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
