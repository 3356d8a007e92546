import { type MapStyle, type NewMap, spellNewMap } from "../new-map.ts";
import { withoutComments } from "../sequence.ts";
import { columns } from "./cells.ts";
import type { Room, Writing } from "./layout.ts";
import { type Container, type Entry, type HclChange, valuesIn } from "./steps.ts";
import { newTuple, spellRaw } from "./write-list.ts";

// Objects and blocks where none were.

/** What is new is written beside these entries. */
export type Beside = {
  readonly writing: Writing;
  readonly container: Container;
  readonly entries: readonly Entry[];
};

/** An object as the value of a new key, in the style of those beside it. */
export function newObject(
  beside: Beside,
  changes: readonly HclChange[],
  spellKey: (key: string) => string,
  assign: string,
  room: Room,
): string | undefined {
  const map = mapOf(changes, spellKey);
  return map && spellNewMap(map, styleOf(beside, assign), room.indent, room.before);
}

function mapOf(
  changes: readonly HclChange[],
  spellKey: (key: string) => string,
): NewMap | undefined {
  const entries = valuesIn(changes).map((value): NewMap[number] | undefined => {
    const key = spellKey(value.key);
    if ("block" in value) return undefined;
    if ("within" in value) {
      const map = mapOf(value.within, spellKey);
      return map && [key, { map }];
    }
    const items = "scalar" in value ? [{ text: value.scalar }] : value.items;
    const list = items.flatMap((item) => ("text" in item ? [item.text] : []));
    const [only, ...more] = list;
    if (only === undefined || list.length < items.length) return undefined;
    return [key, more.length > 0 ? { list } : { spelled: only }];
  });
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

/** An object in one line is taken for an example: of another one, or of the whole. */
function styleOf({ writing, container, entries }: Beside, assign: string): MapStyle {
  const inner = entries.flatMap(({ value }) => (value?.kind === "object" ? [value.span] : []));
  const model = [...inner, container.span].find(
    ({ start, end }) => !writing.text.slice(start, end).includes("\n"),
  );
  const { lineEnd, unit, width } = writing;
  return {
    pad: model && writing.text[model.start + 1] !== " " ? "" : " ",
    assign,
    comma: assign.includes(":") ? "," : "",
    unit,
    lineEnd,
    width,
    inLine: model !== undefined,
  };
}

/** A block of arguments, the `=` of those in one line below each other. */
export function newBlock(
  { writing }: Beside,
  type: string,
  changes: readonly HclChange[],
  { indent }: Room,
): string | undefined {
  const deeper = indent + writing.unit;
  const spelled = valuesIn(changes).map(({ key, ...value }) => {
    const room = { indent: deeper, before: columns(`${deeper}${key} = `), behind: 0, was: 0 };
    if ("scalar" in value) return { key, text: spellRaw(writing, value.scalar, deeper) };
    return {
      key,
      text: "items" in value ? newTuple(writing, value.items, "never", room) : undefined,
    };
  });
  const inLine = spelled.filter(({ text }) => text && !text.includes("\n"));
  const width = Math.max(...inLine.map(({ key }) => key.length));
  const lines = spelled.map(({ key, text }) => {
    if (text === undefined) return undefined;
    return `${deeper}${text.includes("\n") ? key : key.padEnd(width)} = ${text}`;
  });
  if (!lines.every((line) => line !== undefined)) return undefined;
  const { lineEnd } = writing;
  return `${type} {${lineEnd}${lines.join(lineEnd)}${lineEnd}${indent}}`;
}

/** What stands before a new block: what stands before another one, or a free line. */
export function blockGap(
  { writing, entries }: Beside,
  { gaps, line }: { readonly gaps: readonly string[]; readonly line: string },
): string {
  const written = gaps
    .slice(1, -1)
    .filter((_, index) => entries[index + 1] && !entries[index + 1]?.value)
    .map(withoutComments)
    .find((gap) => gap.includes("\n"));
  return written ?? writing.lineEnd + line;
}
