import { isHole, makeText, type Hole, type Part, type Text } from "../../../iam/text.ts";
import { mostCharacters } from "../../effort.ts";
import { asText, sources } from "../../texts.ts";
import { literal, textValue, writtenAt, type ListValue, type Value } from "../../value.ts";
import { joinedJson } from "../joined-json.ts";
import {
  argumentsOf,
  eachArm,
  knownText,
  valuesOf,
  type Call,
  type Functions,
} from "./function.ts";

export const textFunctions: Functions = new Map([
  ["Join", join],
  ["Split", split],
  ["Base64", base64],
  ["ToJsonString", toJsonString],
]);

function join(call: Call): Value | undefined {
  const [delimiter, items] = valuesOf(call);
  const between = knownText(delimiter);
  if (between === undefined || !items) return undefined;
  return eachArm(items, call, (list) =>
    list.kind === "list" ? joined(list, between, call) : undefined,
  );
}

function joined(list: ListValue, between: string, call: Call): Value | undefined {
  if (list.rest.length > 0 || list.items.length * between.length > mostCharacters) return undefined;
  const texts = list.items.map(asText);
  if (!texts.every((text): text is Text => text !== undefined)) return undefined;
  const parts = texts.flatMap((text, i) => [...(i > 0 ? [between] : []), ...text.parts]);
  const text = makeText(parts, writtenAt(call.place, texts.flatMap(sources)));
  const [, written] = argumentsOf(call);
  const embedded =
    written?.kind === "list" && written.items.length === texts.length
      ? joinedJson(written.items, list.items, between, call)
      : undefined;
  return { ...textValue(text), ...(embedded && { embedded }) };
}

/** The pieces of a text, its holes kept in them where they cannot hold the delimiter. */
function split(call: Call): Value | undefined {
  const [delimiter, whole] = valuesOf(call);
  const between = knownText(delimiter);
  if (!between || !whole) return undefined;
  return eachArm(whole, call, (value) => {
    const text = asText(value);
    const pieces = text && piecesOf(text, between);
    if (!pieces) return undefined;
    const origin = writtenAt(call.place, sources(text));
    const items = pieces.map((piece) => textValue(makeText(piece, origin)));
    return { kind: "list", items, rest: [], origin };
  });
}

function piecesOf(text: Text, between: string): readonly (readonly Part[])[] | undefined {
  const pieces: Part[][] = [[]];
  for (const part of text.parts) {
    if (isHole(part)) {
      if (!isFreeOf(part, between)) return undefined;
      pieces.at(-1)?.push(part);
      continue;
    }
    const [first = "", ...more] = part.split(between);
    pieces.at(-1)?.push(first);
    for (const piece of more) pieces.push([piece]);
  }
  return pieces;
}

/** Whether what a hole stands for cannot hold a delimiter, nor a part of one. */
function isFreeOf({ meaning }: Hole, between: string): boolean {
  if (between.length !== 1) return false;
  switch (meaning.kind) {
    case "account":
      return !/[0-9]/.test(between);
    case "region":
    case "partition":
      return !/[a-z0-9-]/.test(between);
    case "name":
      return between === ":";
    case "unknown":
      return false;
  }
}

function base64(call: Call): Value | undefined {
  const { argument, at, evaluator, place } = call;
  const text = knownText(evaluator.evaluate(argument, at));
  if (text === undefined) return undefined;
  const bytes = [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte));
  return literal(btoa(bytes.join("")), place);
}

function toJsonString({ argument, at, place, evaluator }: Call): Value {
  return { kind: "encoded", value: evaluator.evaluate(argument, at), origin: writtenAt(place) };
}
