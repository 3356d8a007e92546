import { makeText, type Hole } from "../iam/text.ts";
import { filler, outerOffset, type Mark } from "../source/embedded.ts";
import { textAt, type Place, type Source } from "../source/source.ts";
import type { DataNode, DataScalar } from "../syntax/data.ts";
import type { Masked, Placeholder } from "../syntax/placeholders.ts";
import { intrinsic } from "./cloudformation/intrinsic.ts";
import { pseudoParameters } from "./cloudformation/pseudo.ts";
import { dataValue } from "./data.ts";
import { embedding, mayBeJson } from "./embed.ts";
import { embeddedFrame, fillsIn, type Frame } from "./embedded.ts";
import { fromUrl } from "./url-encoded.ts";
import {
  literal,
  oneOf,
  textValue,
  unknown,
  writtenAt,
  type EmbeddedText,
  type Fill,
  type Value,
} from "./value.ts";

/** What a name that is filled in comes to, where something is known of it. */
export type LookUp = (expression: string, hole: Hole) => Value | undefined;

/**
 * The frame of a JSON or YAML file with placeholders: they are holes, known by their expressions.
 * Strings that are JSON themselves keep their places, so that what they hold can be placed too.
 */
export function filledFrame(
  source: Source,
  masked: Masked,
  lookUp: LookUp = () => undefined,
): Frame {
  const fills = masked.placeholders.map((each) => fillOf(each, source, lookUp));
  const marks = [{ inner: 0, outer: 0 }];
  const frame = embeddedFrame({ text: masked.text, source, marks, fills });
  const self: Frame = {
    ...frame,
    node: (node) => functionValue(node, self),
    scalar(node) {
      const place = frame.place(node.span);
      const value = asQuoted(frame.scalar(node), place) ?? stringValue(node, place);
      if (value?.kind !== "text") return value;
      const embedded = embed(node, fillsIn(fills, node.span), source);
      return embedded ? { ...value, embedded } : value;
    },
  };
  return self;
}

/** What stands in quotes as `"${name}"` is one text, whatever it is; `"{{ name }}"` may be a list. */
function asQuoted(value: Value | undefined, place: Place): Value | undefined {
  const isText = value?.kind === "unknown" && /^["']\$/.test(textAt(place));
  return isText ? textValue(makeText([value.hole], writtenAt(place))) : value;
}

function stringValue({ value }: DataScalar, place: Place): Value | undefined {
  return typeof value === "string" ? literal(value, place) : undefined;
}

type KnownFill = Fill & { readonly hole: Hole };

function fillOf(placeholder: Placeholder, source: Source, lookUp: LookUp): KnownFill {
  const { start, end, kind, expression, quoted } = placeholder;
  const place = { source, span: { start, end } };
  const hole: Hole = {
    id: `${source.path}/${expression}`,
    place,
    meaning: pseudoParameters.get(expression) ?? { kind: "unknown" },
    // A verb of a format says nothing by itself, and nothing where it is written again.
    ...(kind !== "format" && { expression }),
  };
  const value =
    kind === "escape"
      ? literal(source.text.slice(start + 1, end), place)
      : (lookUp(expression, hole) ?? unknown(hole));
  return { start, end, quoted, value, hole };
}

/**
 * What a function of CloudFormation's or Pulumi's comes to, in a file that is not evaluated as a
 * template: the text of `Fn::Sub`, what is made JSON, else one thing that is not known.
 */
function functionValue(node: DataNode, frame: Frame): Value | undefined {
  const call = intrinsic(node) ?? pulumiFunction(node);
  if (!call) return undefined;
  const { name, argument } = call;
  const place = frame.place(node.span);
  // Ansible's word for text that no template is.
  if (name === "unsafe") return dataValue(argument, frame);
  if (/^(?:ToJsonString|toJSON)$/.test(name))
    return { kind: "encoded", value: dataValue(argument, frame), origin: writtenAt(place) };
  const text = argument.kind === "list" ? argument.items[0] : argument;
  if (name === "Sub" && text?.kind === "scalar") return dataValue(text, frame);
  const written = textAt(frame.place(argument.span));
  const id = `${place.source.path}/${name} ${written}`;
  const hole: Hole = { id, place, meaning: { kind: "unknown" } };
  if (name !== "If" || argument.kind !== "list") return unknown(hole);
  const arms = argument.items.slice(1).map((arm) => dataValue(arm, frame));
  return oneOf(arms, true, hole);
}

/** `fn::toJSON: {...}`, a map of one key. */
function pulumiFunction(node: DataNode): { name: string; argument: DataNode } | undefined {
  if (node.kind !== "map" || node.entries.length !== 1) return undefined;
  const [only] = node.entries;
  const [, name] = /^fn::(\w+)/i.exec(only?.key ?? "") ?? [];
  return only && name !== undefined ? { name, argument: only.value } : undefined;
}

/** A string that may be JSON, with its places; its fills are told by their runs of filler. */
function embed(
  { value, marks, tag }: DataScalar,
  fills: readonly KnownFill[],
  source: Source,
): EmbeddedText | undefined {
  const text = String(value);
  if (!marks || tag !== undefined) return undefined;
  const decoded = { text, source, marks };
  if (text.startsWith("%7B")) return fromUrl(decoded);
  if (!mayBeJson(text)) return undefined;
  const made = embedding();
  let at = 0;
  let mark = 0;
  const literalUpTo = (end: number): void => {
    const own: Mark[] = [{ inner: 0, outer: outerOffset(decoded, at) }];
    for (; mark < marks.length; mark++) {
      const { inner, outer } = marks[mark] ?? { inner: Infinity, outer: 0 };
      if (inner > end) break;
      if (inner > at) own.push({ inner: inner - at, outer });
    }
    made.literal(text.slice(at, end), own);
    at = end;
  };
  for (const { start: outer, end, hole, value: filled } of fills) {
    const start = text.indexOf(filler, at);
    if (start < 0) return undefined;
    literalUpTo(start);
    made.value(filled, hole, outer, end - outer);
    at = start + end - outer;
  }
  literalUpTo(text.length);
  return made.result(source);
}
