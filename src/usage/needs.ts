import type { Action } from "../catalog/action.ts";
import { isNeeded } from "../catalog/call-parameters.ts";
import type { Need, Reached } from "../catalog/operation-needs.ts";
import type { Operations } from "../catalog/operations.ts";
import type { Parameter } from "../catalog/parameters.ts";
import { asText } from "../evaluate/texts.ts";
import type { Text } from "../iam/text.ts";
import { asCatalog, eachOf, valuesAt, type Parameters } from "./parameters.ts";
import type { CodeCall } from "./sdk-calls.ts";
import type { Unseen } from "./found.ts";

/** An action that a call in code needs. */
export type Needed = {
  readonly action: Action;
  readonly need: Need;
  readonly call: CodeCall;
  /** Why it may not be needed; absent where it is for sure. */
  readonly unless?: string;
  /** The service that asks for it in the caller's name: KMS for what is encrypted. */
  readonly via?: string;
  /** The texts that name what it reaches, by type; empty where the call does not say, or there is nothing to say. */
  readonly resources: readonly NamedIn[];
};

/** What a call says of a resource: the whole ARN or a name, as the code has it. */
export type NamedIn = { readonly type: string; readonly text: Text };

/** What calls need, and those of which it is not known. */
export function needsOf(
  calls: readonly CodeCall[],
  operations: Operations,
): { readonly needed: readonly Needed[]; readonly unseen: readonly Unseen[] } {
  const needed: Needed[] = [];
  const unseen: Unseen[] = [];
  for (const call of calls) {
    const needs = operations.needs(call.service, call.operation);
    if (!needs) {
      const detail = `what ${call.service}'s ${call.operation} needs is not known`;
      unseen.push({ reason: "unknown-operation", detail, place: call.place });
      continue;
    }
    for (const need of needs) {
      const asked = isNeeded(need, asCatalog(call.parameters));
      if (asked === false) continue;
      needed.push({
        action: need.action,
        need,
        call,
        ...(asked === undefined && need.when
          ? { unless: need.when.reason }
          : call.unless !== undefined && { unless: call.unless }),
        ...(need.via !== undefined && { via: need.via }),
        resources: need.resources.flatMap((each) => namedIn(each, call.parameters)),
      });
    }
  }
  return { needed, unseen };
}

/** The texts by which a call names resources of a type: the whole ARN, or what is last in it. */
function namedIn({ type, whole, variables }: Reached, parameters: Parameters): readonly NamedIn[] {
  if (!type) return [];
  const texts = (asked: readonly Parameter[]): readonly Text[] =>
    asked.flatMap(({ path, reading }) =>
      valuesAt(parameters, path).flatMap((value) =>
        eachOf(value, reading === "keys").flatMap((each) => asText(each) ?? []),
      ),
    );
  const found = texts(whole);
  // What is first in the ARN is what contains the rest: the bucket of an object, the table of an index.
  const [first = []] = variables.values();
  const named = found.length > 0 ? found : texts(first);
  return named.map((text) => ({ type: type.id, text }));
}
