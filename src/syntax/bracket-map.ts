import { contains } from "../source/source.ts";
import { type BracketWriting, colonOf, indentUnit } from "./bracket-layout.ts";
import type { DataEntry, DataMap } from "./data.ts";
import { spellNewMap, type MapStyle, type NewMap } from "./new-map.ts";
import { type Change, lineEndAt, lineIndent, valuesIn, writtenEntries } from "./respell.ts";

// Maps inside of a map between brackets.

/** The map that is the value of an entry, with changes made; undefined where it is none. */
export function respellInner(
  { value, span }: DataEntry,
  respell: (map: DataMap) => string | undefined,
): string | undefined {
  if (value.kind !== "map" || value.tag !== undefined || !contains(span, value.span))
    return undefined;
  return respell(value);
}

/** A map as the value of a new key, in the style of another one of the map. */
export function newBracketMap(
  writing: BracketWriting,
  key: string,
  changes: readonly Change[],
): string | undefined {
  const { text, map, context } = writing;
  const made = mapOf(changes, writing);
  const indent = lineIndent(text, (writtenEntries(map)[0] ?? map).span.start);
  const before = indent.length + context.dialect.key(key, likeKey(writing)).length + ": ".length;
  return made && spellNewMap(made, styleOf(writing), indent, before);
}

function mapOf(changes: readonly Change[], writing: BracketWriting): NewMap | undefined {
  const { dialect } = writing.context;
  const inner = dialect.inner ?? dialect;
  const entries = valuesIn(changes).map((value): NewMap[number] | undefined => {
    const key = inner.key(value.key, likeKey(writing));
    if ("within" in value) {
      const map = mapOf(value.within, writing);
      return map && [key, { map }];
    }
    const items = "scalar" in value ? [{ text: value.scalar }] : value.items;
    const spelled = items.flatMap((item) => ("text" in item ? (dialect.fit(item.text) ?? []) : []));
    const [only, ...more] = spelled;
    if (only === undefined || spelled.length < items.length) return undefined;
    return [key, more.length > 0 ? { list: spelled } : { spelled: only }];
  });
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

function likeKey({ text, map }: BracketWriting): string | undefined {
  const [first] = writtenEntries(map);
  return first && text.slice(first.keySpan.start, first.keySpan.end);
}

/** A map in one line is taken for an example: of another one, or of the whole. */
function styleOf(writing: BracketWriting): MapStyle {
  const { text, map, context } = writing;
  const entries = writtenEntries(map);
  const inner = entries.flatMap(({ value, span }) =>
    value.kind === "map" && value.flow && contains(span, value.span) ? [value.span] : [],
  );
  const model = [...inner, map.span].find(
    ({ start, end }) => !text.slice(start, end).includes("\n"),
  );
  const [first] = entries;
  return {
    pad: model && text[model.start + 1] !== " " ? "" : " ",
    assign: first && !context.dialect.inner ? colonOf(writing, first) : ": ",
    comma: ",",
    unit: indentUnit(text, map),
    lineEnd: lineEndAt(text, map.span.start),
    width: context.width,
    inLine: model !== undefined,
  };
}
