import { makeText, type Text } from "../../../iam/text.ts";
import { mostCharacters } from "../../effort.ts";
import { asText, sources } from "../../texts.ts";
import { literal, textValue, writtenAt, type Value } from "../../value.ts";
import { argumentsOf, knownText, plainString, type Call, type Functions } from "./function.ts";

export const textFunctions: Functions = new Map([
  ["Join", join],
  ["Split", split],
  ["ToJsonString", toJsonString],
]);

function join(call: Call): Value | undefined {
  const { at, place, evaluator } = call;
  const [delimiter, items] = argumentsOf(call);
  const between = plainString(delimiter);
  if (between === undefined || !items) return undefined;
  const list = evaluator.evaluate(items, at);
  if (list.kind !== "list") return undefined;
  if (list.items.length * between.length > mostCharacters) return undefined;
  const texts = list.items.filter((item) => item.kind !== "null").map(asText);
  if (!texts.every((text): text is Text => text !== undefined)) return undefined;
  const parts = texts.flatMap((text, i) => [...(i > 0 ? [between] : []), ...text.parts]);
  return textValue(makeText(parts, writtenAt(place, texts.flatMap(sources))));
}

function split(call: Call): Value | undefined {
  const { at, place, evaluator } = call;
  const [between, value] = argumentsOf(call).map((item) => knownText(evaluator.evaluate(item, at)));
  if (between === undefined || value === undefined || between === "") return undefined;
  const items = value.split(between).map((piece) => literal(piece, place));
  return { kind: "list", items, rest: [], origin: writtenAt(place) };
}

function toJsonString({ argument, at, place, evaluator }: Call): Value {
  return { kind: "encoded", value: evaluator.evaluate(argument, at), origin: writtenAt(place) };
}
