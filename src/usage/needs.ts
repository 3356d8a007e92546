import type { Action } from "../catalog/action.ts";
import type { Reached, When } from "../catalog/operation-needs.ts";
import type { Operations } from "../catalog/operations.ts";
import type { Parameter } from "../catalog/parameters.ts";
import { asText } from "../evaluate/texts.ts";
import type { Value } from "../evaluate/value.ts";
import { known } from "../iam/text.ts";
import type { Text } from "../iam/text.ts";
import { eachOf, gives, valuesAt, type Parameters } from "./parameters.ts";
import type { CodeCall, Unseen } from "./sdk-calls.ts";

/** An action that a call in code needs. */
export type Needed = {
  readonly action: Action;
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
      const asked = isAsked(need.when, call.parameters);
      if (asked === false) continue;
      needed.push({
        action: need.action,
        call,
        ...(asked === undefined && need.when && { unless: need.when.reason }),
        ...(need.via !== undefined && { via: need.via }),
        resources: need.resources.flatMap((each) => namedIn(each, call.parameters)),
      });
    }
  }
  return { needed, unseen };
}

/** Whether a call needs what is needed at times; undefined where it may. */
function isAsked(when: When | undefined, parameters: Parameters): boolean | undefined {
  if (!when) return true;
  const { given, lacking = [], says } = when;
  if (says) return saysOneOf(says.parameters, says.words, parameters);
  if (!given && lacking.length === 0) return undefined;
  const lacks = all(lacking.map((path) => not(gives(parameters, path))));
  const has = given ? some(given.map((path) => gives(parameters, path))) : true;
  return all([has, lacks]);
}

function saysOneOf(
  paths: readonly string[],
  words: readonly string[],
  parameters: Parameters,
): boolean | undefined {
  const texts = paths.flatMap((path) => valuesAt(parameters, path)).map(textIn);
  if (texts.length === 0) return parameters.isOpen ? undefined : false;
  return some(
    texts.map((text) => text && words.some((word) => text.toUpperCase().startsWith(word))),
  );
}

function textIn(value: Value): string | undefined {
  const text = asText(value);
  const [first] = text?.parts ?? [];
  return text && (known(text) ?? (typeof first === "string" ? first.trimStart() : undefined));
}

type Perhaps = boolean | undefined | "";

const not = (one: boolean | undefined): boolean | undefined =>
  one === undefined ? undefined : !one;

function all(those: readonly (boolean | undefined)[]): boolean | undefined {
  if (those.includes(false)) return false;
  return those.includes(undefined) ? undefined : true;
}

function some(those: readonly Perhaps[]): boolean | undefined {
  if (those.includes(true)) return true;
  return those.some((each) => each === undefined || each === "") ? undefined : false;
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
  const named = found.length > 0 ? found : texts([...variables.values()].flat());
  return named.map((text) => ({ type: type.id, text }));
}
