import type { CallParameters } from "../catalog/call-parameters.ts";
import type { SdkCall } from "../catalog/sdk-calls.ts";
import { membersOf } from "../evaluate/members.ts";
import type { Value } from "../evaluate/value.ts";
import { asText } from "../evaluate/texts.ts";
import { known, makeText, type Text } from "../iam/text.ts";
import { textValue, writtenAt } from "../evaluate/value.ts";
import type { Argument } from "../syntax/script/tree.ts";
import type { Client } from "./clients.ts";
import type { Reading } from "./reading.ts";

/** What a call gives an operation. */
export type Parameters = {
  /** By the names of the operation's parameters, in small letters. */
  readonly values: ReadonlyMap<string, Value>;
  /** More may be given: not all that the call passes is known. */
  readonly isOpen: boolean;
};

export const nothingGiven: Parameters = { values: new Map(), isOpen: false };

/**
 * What is passed to a method or command that calls an operation: named arguments (Python), an object
 * (JavaScript), arguments by their place where a method has such, and what its resource was made of.
 *
 * @param input the arguments, of which JavaScript's first object holds the parameters
 */
export function parametersOf(
  operation: SdkCall,
  input: readonly Argument[],
  client: Client | undefined,
  { evaluator, script }: Reading,
): Parameters {
  const values = new Map<string, Value>();
  let isOpen = false;
  const note = (name: string, value: Value): unknown => values.set(name.toLowerCase(), value);
  const noteAll = (value: Value | undefined): void => {
    if (!value || value.kind === "null") return;
    if (value.kind !== "map") {
      isOpen = true;
      return;
    }
    for (const { key, value: inner } of value.entries) {
      const name = known(key);
      if (name === undefined) isOpen = true;
      else note(name, inner);
    }
    if (value.rest.length > 0) isOpen = true;
  };
  for (const [own, from] of operation.given) {
    const value = client?.identifiers.get(from);
    if (value) note(own, value);
    else isOpen = true;
  }
  const plain = input.filter(({ name, spread }) => name === undefined && !spread);
  const isPython = script.program.language === "python";
  for (const [index, name] of operation.positional.entries()) {
    const given = plain[index];
    if (given) note(name, evaluator.evaluate(given.value));
  }
  for (const { name, spread, value } of input) {
    if (name !== undefined) note(name, evaluator.evaluate(value));
    else if (spread) noteAll(spread === "entries" ? evaluator.evaluate(value) : undefined);
  }
  if (!isPython && operation.positional.length === 0 && plain[0])
    noteAll(evaluator.evaluate(plain[0].value));
  if (operation.within !== undefined) noteAll(values.get(operation.within.toLowerCase()));
  for (const [own, called] of operation.names) {
    const value = values.get(called.toLowerCase());
    if (value) note(own, value);
  }
  return { values, isOpen };
}

/** The values at a path of parameters: `Target.RoleArn`, `Entries[].EventBusName`; case says nothing. */
export function valuesAt({ values }: Parameters, path: string): readonly Value[] {
  const [first = "", ...more] = path.replaceAll("[]", "").toLowerCase().split(".");
  const start = values.get(first);
  return more.reduce<readonly Value[]>(
    (found, name) => found.flatMap((value) => membersNamed(value, name)),
    start ? [start] : [],
  );
}

function membersNamed(value: Value, name: string): readonly Value[] {
  if (value.kind === "list") return value.items.flatMap((item) => membersNamed(item, name));
  if (value.kind !== "map") return [];
  return value.entries.flatMap((each) =>
    known(each.key)?.toLowerCase() === name ? [each.value] : [],
  );
}

/** Those of a list itself, which a path may end at; the keys of a map, where those are the names. */
export function eachOf(value: Value, keys: boolean): readonly Value[] {
  if (value.kind === "map" && keys)
    return value.entries.map(({ key, place }) => textValue(makeText(key.parts, writtenAt(place))));
  return value.kind === "list" ? membersOf(value).items : [value];
}

/** Whether a call gives a parameter; undefined where it may. */
function gives({ values, isOpen }: Parameters, path: string): boolean | undefined {
  const [first = "", ...more] = path.replaceAll("[]", "").toLowerCase().split(".");
  const start = values.get(first);
  return start ? holds(start, more) : isOpen ? undefined : false;
}

function holds(value: Value, path: readonly string[]): boolean | undefined {
  const [name, ...more] = path;
  if (name === undefined) return true;
  switch (value.kind) {
    case "map": {
      const found = value.entries.find(({ key }) => known(key)?.toLowerCase() === name);
      if (found) return holds(found.value, more);
      return value.rest.length > 0 ? undefined : false;
    }
    case "list":
    case "choice": {
      const inner = value.kind === "list" ? value.items : value.values;
      const isWhole = value.kind === "list" ? value.rest.length === 0 : value.complete;
      const answers = inner.map((each) => holds(each, path));
      if (answers.includes(true)) return true;
      return isWhole && !answers.includes(undefined) ? false : undefined;
    }
    case "unknown":
      return undefined;
    default:
      return false;
  }
}

/** The texts at a path of parameters, with what of them is not known. */
export function textsAt(parameters: Parameters, path: string): readonly Text[] {
  return valuesAt(parameters, path).flatMap((value) =>
    eachOf(value, true).flatMap((each) => asText(each) ?? []),
  );
}

/** What a call gives, as the catalog asks about it; of a text that is known in part its beginning. */
export function asCatalog(parameters: Parameters): CallParameters {
  return {
    has: (path) => gives(parameters, path),
    texts: (path) => {
      const values = valuesAt(parameters, path);
      if (values.length === 0) return gives(parameters, path) === false ? [] : undefined;
      const texts = values.flatMap((value) => beginningOf(value) ?? []);
      return texts.length === values.length ? texts : undefined;
    },
  };
}

function beginningOf(value: Value): string | undefined {
  const [first] = asText(value)?.parts ?? [];
  return typeof first === "string" ? first : undefined;
}
