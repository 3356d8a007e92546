import { lineIndent, lineStart } from "../respell.ts";
import { type Part, type Sequence, withoutComments } from "../sequence.ts";
import type { Expression } from "./ast.ts";
import { columns } from "./cells.ts";
import {
  closedOnItsLine,
  freeRoom,
  isSame,
  rejoined,
  type Room,
  sequenceOf,
  tooWide,
  usualOf,
  type Writing,
} from "./layout.ts";
import { blockGap, newBlock, newObject } from "./new-entries.ts";
import { quoteHcl } from "./quote.ts";
import {
  type Container,
  entriesOf,
  type Entry,
  type HclChange,
  insideOf,
  isObject,
  type NewValue,
  type Step,
  stepsOf,
} from "./steps.ts";
import { indentedFrom, withoutCommentsIn } from "./trivia.ts";
import { newTuple, respellTuple, spellItem, spellRaw } from "./write-list.ts";

/** What the entries of a statement are written with. */
type Frame = {
  readonly writing: Writing;
  readonly container: Container;
  readonly entries: readonly Entry[];
  /** How they follow each other. */
  readonly sequence: Sequence;
  readonly steps: readonly Step[];
  /** The room of the whole. */
  readonly room: Room;
};

/** The room of an entry's value; `head` is what stands before the value. */
type RoomOf = (entry: Entry | undefined, head: string) => Room;

/**
 * What stands between the braces of a block or an object, with changes made. What is written in
 * one line is broken up where it must be, or is to be; entries then have lines of their own.
 */
export function respellEntries(
  writing: Writing,
  container: Container,
  changes: readonly HclChange[],
  room: Room,
  broken: boolean,
): string | undefined {
  const { start, end } = insideOf(container);
  const inside = writing.text.slice(start, end);
  const entries = entriesOf(writing.text, container);
  const steps = stepsOf(container, entries, changes);
  if (steps.length === 0) return entries.length === 0 ? inside : "";

  const sequence = sequenceOfEntries(writing, container, entries, room.indent);
  const frame = { writing, container, entries, sequence, steps, room };
  const isLine = !sequence.gaps.some((gap) => gap.includes("\n"));
  if (inside.trim() === "" && (!isObject(container) || inside.includes("\n")))
    return onLines(frame);
  if (!isLine) return asWritten(frame);
  // In a line, a block holds one argument and no block.
  if (broken || (!isObject(container) && steps.length > 1)) return onLines(frame);
  const body = inLine(frame);
  if (body === undefined) return undefined;
  const hasGrown = body.includes("\n") && !inside.includes("\n");
  const mustBreak = hasGrown && (steps.length > 1 || !isObject(container));
  return mustBreak || tooWide(`{${body}}`, room, writing.width) ? onLines(frame) : body;
}

/** The entries on the lines that they have, new ones on lines of their own. */
function asWritten(frame: Frame): string | undefined {
  const { writing, entries, steps, room } = frame;
  const places = steps.map(({ entry }) => (entry ? entries.indexOf(entry) : undefined));
  const sequence = isSame(frame.sequence, places)
    ? frame.sequence
    : closedOnItsLine(writing, frame.sequence, room.indent);
  const indent = sequence.line.replace(writing.lineEnd, "");
  const behind = sequence.comma?.length ?? 0;
  const parts = spellSteps(frame, (entry, head) =>
    entry
      ? writtenRoom(writing, entry, head)
      : { indent, before: columns(indent + head), behind, was: 0 },
  );
  return parts && rejoined(sequence, parts, writing.first ? "all" : "none");
}

/** The entries in one line, however long. */
function inLine(frame: Frame): string | undefined {
  const { writing, sequence, room } = frame;
  const parts = spellSteps(frame, () => freeRoom(room.indent));
  return parts && rejoined(sequence, parts, writing.first ? "all" : "none");
}

/** The entries of what was written in one line, on a line each. */
function onLines(frame: Frame): string | undefined {
  const { writing, room } = frame;
  const indent = room.indent + writing.unit;
  const line = writing.lineEnd + indent;
  const found = spellSteps(frame, (_, head) => ({
    indent,
    before: columns(indent + head),
    behind: 0,
    was: 0,
  }));
  const parts = found?.map(({ text, before }, at): Part => {
    const { entry, value } = frame.steps[at] ?? {};
    if (!entry || value) return { text, before };
    return { text: indentedFrom(text, lineIndent(writing.text, entry.span.start), indent) };
  });
  const gaps = [line, writing.lineEnd + room.indent];
  return parts && rejoined({ gaps, between: line, line, commas: false }, parts, "none");
}

function spellSteps(frame: Frame, room: RoomOf): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const step of frame.steps) {
    const text = spellStep(frame, step, room);
    if (text === undefined) return undefined;
    parts.push({
      text,
      ...(step.entry && { index: frame.entries.indexOf(step.entry) }),
      ...(step.value && "block" in step.value && { before: blockGap(frame, frame.sequence) }),
    });
  }
  return parts;
}

/** How the entries follow each other. */
function sequenceOfEntries(
  writing: Writing,
  container: Container,
  entries: readonly Entry[],
  indent: string,
): Sequence {
  const spans = entries.map(({ span }) => span);
  const sequence = sequenceOf(writing, insideOf(container), spans, indent);
  const { gaps, line } = sequence;
  if (!isObject(container)) {
    // Most leave a line free before a block, but not before an argument.
    const inner = gaps
      .slice(1, -1)
      .filter((_, index) => entries[index]?.value && entries[index + 1]?.value)
      .map(withoutComments);
    return { ...sequence, commas: false, between: usualOf(inner, line) ?? line };
  }
  if (entries.length === 0 && gaps.join("") === "") return { ...sequence, gaps: [" ", " "] };
  if (entries.length > 1 || !gaps[0]?.includes("\n")) return sequence;
  const comma = withoutComments(gaps.at(-1) ?? "").trim();
  return { ...sequence, between: comma + line, comma };
}

/** The room of a value as it is written, behind a head that may have changed. */
function writtenRoom({ text, first }: Writing, entry: Entry, head: string): Room {
  const { start, end } = entry.value?.span ?? entry.span;
  const from = lineStart(text, start);
  const lineFeed = text.indexOf("\n", end);
  const rest = text.slice(end, lineFeed < 0 ? text.length : lineFeed).trimEnd();
  const before = text.slice(from, start);
  const isLine = !text.slice(start, end).includes("\n");
  return {
    indent: lineIndent(text, start),
    before: columns(before) + head.length - text.slice(entry.keySpan.start, start).length,
    behind: columns(first ? rest : withoutCommentsIn(rest)),
    was: isLine ? columns(before + text.slice(start, end) + rest) : 0,
  };
}

function spellStep(frame: Frame, { entry, key, value }: Step, roomOf: RoomOf): string | undefined {
  const { text, first } = frame.writing;
  const taken = (start: number, end: number): string =>
    first ? text.slice(start, end) : withoutCommentsIn(text.slice(start, end));
  const like = entry?.value ? entry : frame.entries.find((other) => other.value);
  if (!entry && "block" in value)
    return isObject(frame.container)
      ? undefined
      : newBlock(frame, key, value.block, roomOf(undefined, ""));
  if (!entry) {
    const head = spelledKey(frame, key, like) + assignLike(frame, like);
    const spelled = spellValue(frame, undefined, key, value, roomOf(undefined, head));
    return spelled === undefined ? undefined : head + spelled;
  }
  if (!value || !entry.value) return taken(entry.span.start, entry.span.end);

  const { span } = entry.value;
  const name = key === undefined ? undefined : spelledKey(frame, key, like);
  const head =
    name === undefined
      ? taken(entry.keySpan.start, span.start)
      : name + taken(entry.keySpan.end, span.start);
  const spelled = spellValue(frame, entry.value, value.key, value, roomOf(entry, head));
  if (spelled === undefined) return undefined;
  const own = taken(entry.span.start, entry.keySpan.start);
  return own + head + spelled + taken(span.end, entry.span.end);
}

/** A key, quoted like another one. */
function spelledKey({ writing, container }: Frame, key: string, like: Entry | undefined): string {
  if (!isObject(container)) return key;
  const isQuoted = like && writing.text[like.keySpan.start] === '"';
  return isQuoted || !/^[A-Za-z_][\w-]*$/.test(key) ? quoteHcl(key) : key;
}

/** What stands between a key and its value. */
function assignLike({ writing, container }: Frame, like: Entry | undefined): string {
  if (!isObject(container) || !like?.value) return " = ";
  const assign = writing.text.slice(like.keySpan.end, like.value.span.start);
  return /^[ \t]*[=:][ \t]*$/.test(assign) ? assign.replace(/[ \t]+/g, " ") : " = ";
}

function spellValue(
  frame: Frame,
  current: Expression | undefined,
  key: string,
  value: NewValue,
  room: Room,
): string | undefined {
  const { writing, container } = frame;
  if ("scalar" in value) return spellRaw(writing, value.scalar, room.indent);
  if ("block" in value) return undefined;
  if ("within" in value) {
    if (!current) {
      const like = frame.entries.find((other) => other.value);
      const spell = (name: string): string => spelledKey(frame, name, like);
      return newObject(frame, value.within, spell, assignLike(frame, like), room);
    }
    if (current.kind !== "object") return undefined;
    const body = respellEntries(writing, current, value.within, room, false);
    return body && `{${body}}`;
  }
  const { items } = value;
  if (current?.kind === "tuple") return respellTuple(writing, current, items, room);
  const [only, ...more] = items;
  if (only && more.length === 0) {
    const isSame = "kept" in only && only.kept === current;
    if (isSame || (isObject(container) && isSingle(current, key)))
      return spellItem(writing, only, room.indent);
  }
  return newTuple(writing, items, broken(frame, current), room);
}

/**
 * Whether a value is, or should be, single. Of a reference one cannot know; where IAM itself
 * reads it (`Resource`) both will do, but modules declare the types of their inputs (`resources`).
 */
function isSingle(current: Expression | undefined, key: string): boolean {
  if (current?.kind === "template") return true;
  return /^[A-Z]/.test(key) && (!current || (current.kind === "attribute" && !isGiven(current)));
}

/** Whether an expression begins with what may as well be a list: `local.actions`. */
function isGiven(node: Expression): boolean {
  if (node.kind === "attribute") return isGiven(node.on);
  return node.kind === "variable" && (node.name === "local" || node.name === "var");
}

/** Whether, beside the lists that are written, a new one of one or more items is broken up. */
function broken(
  { writing, entries }: Frame,
  current: Expression | undefined,
): "always" | "if many" | "never" {
  const isBroken = ({ span }: Expression): boolean =>
    writing.text.slice(span.start, span.end).includes("\n");
  if (current && isBroken(current)) return "if many";
  const model = entries.find(
    ({ value }) => value?.kind === "tuple" && value.items.length > 0,
  )?.value;
  if (model?.kind !== "tuple" || !isBroken(model)) return "never";
  return model.items.length > 1 ? "if many" : "always";
}
