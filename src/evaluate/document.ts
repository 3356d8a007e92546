import { known, type Hole, type Text } from "../iam/text.ts";
import type { Place, Span } from "../source/source.ts";
import { mayBeJson } from "./embed.ts";
import { embeddedFrame } from "./embedded.ts";
import { equal } from "./equality.ts";
import { decodeJson } from "./json.ts";
import { isStatement } from "./statement.ts";
import { asText, isEmptyText } from "./texts.ts";
import { unsurenessIn } from "./unsure-parts.ts";
import {
  entryNamed,
  literal,
  mapWith,
  type Entry,
  type EmbeddedText,
  type MapValue,
  type TextValue,
  type UnsurePart,
  type Value,
} from "./value.ts";

/** A policy document found in a value: its statements, and what could not be known of it. */
export type Document = {
  readonly version?: Text;
  readonly statements: readonly FoundStatement[];
  /** Places where statements come from that are not known. */
  readonly unknown: readonly Place[];
  /** JSON texts that do not parse. */
  readonly broken: readonly { readonly place: Place; readonly message: string }[];
  /** Values that are known and no policy. */
  readonly others: readonly Place[];
  /** The `Statement` that it has, where nothing stands in that. */
  readonly vacant?: Place;
};

export type FoundStatement = {
  readonly value: MapValue;
  /** One of several possibilities decides whether it is there. */
  readonly maybe: boolean;
  /** It stands where another one does that says something else, as one of them is there. */
  readonly instead?: true;
};

/** The document that a library makes of statements, in the version that it writes if no other is asked for. */
export function makeDocument(
  statements: Value,
  place: Place,
  version: Value = literal("2012-10-17", place),
): MapValue {
  const entries = [
    entryNamed("Version", version, place),
    entryNamed("Statement", statements, place),
  ];
  return mapWith(entries, place);
}

/** The policy documents that a value is, or may be, as one. */
export function readDocument(value: Value): Document {
  switch (value.kind) {
    case "encoded":
      return readDocument(value.value);
    case "text":
      if (value.embedded) return readEmbedded(value.embedded);
      // Nothing is no policy; another text may be the name of a managed one.
      if (isEmptyText(value)) return empty;
      return isOther(value) ? otherAt(value.origin.written) : unknownAt(value.origin.written);
    case "choice":
      return possibly(value.values.map(readDocument), value.complete, value.hole);
    case "map": {
      const statement = entryLike(value, "statement");
      const { rest } = value;
      if (!statement && isStatement(value)) return found(value);
      if (!statement && rest.length > 0) return unknownIn(rest);
      if (!statement) return value.entries.length > 0 ? otherAt(value.origin.written) : empty;
      const version = entryLike(value, "version");
      const text = version && asText(version.value);
      return {
        ...readStatements(statement.value),
        ...(text && { version: text }),
        ...(isVacant(statement.value) && { vacant: statement.value.origin.written }),
      };
    }
    case "list":
      return readStatements(value);
    case "unknown":
      return unknownIn([value.hole]);
    case "number":
    case "bool":
      return otherAt(value.origin.written);
    case "null":
      return empty;
  }
}

function isVacant(value: Value): boolean {
  return value.kind === "list" && value.items.length + value.rest.length === 0;
}

/** A text that is known and no JSON: that of which no places are known is not read. */
function isOther({ text }: TextValue): boolean {
  const whole = known(text);
  return whole !== undefined && !mayBeJson(whole);
}

/** A JSON text inside a file, parsed; its spans lead out to the file. */
export function readEmbedded(embedded: EmbeddedText): Document {
  const { otherwise, unsure = [] } = embedded;
  const texts = otherwise ? [embedded, otherwise] : [embedded];
  const [first, second] = texts.flatMap((text) => {
    const decoded = decodeJson(text);
    return decoded.ok ? [decoded.value ? readDocument(decoded.value) : empty] : [];
  });
  if (!first) return notJson(embedded);
  const [part] = unsure;
  if (!part) return first;
  if (second || !otherwise) return either(first, second ?? empty, unsure);
  // Where only one of the texts is JSON, the arms are no arms of one condition.
  return merged([either(first, empty, unsure), unknownAt({ source: embedded.source, span: part })]);
}

/**
 * The statements of two readings of a text, which differ in some parts of it. What begins at the same
 * place is one statement: where only one reading has a brace to end it, it is written up to there.
 */
function either(first: Document, second: Document, unsure: readonly UnsurePart[]): Document {
  const spanOf = ({ value }: FoundStatement): Span => value.origin.written.span;
  const unsurenessOf = unsurenessIn(unsure);
  const isUnsure = (each: FoundStatement): boolean => unsurenessOf(spanOf(each)) !== "sure";
  const told = new Map(first.statements.map((each) => [spanOf(each).start, each]));
  const sure = new Set<FoundStatement>();
  const others = second.statements.flatMap((each): readonly FoundStatement[] => {
    const twin = told.get(spanOf(each).start);
    if (!twin) return [each];
    const { origin } = twin.value;
    if (spanOf(twin).end !== spanOf(each).end && equal(twin.value, each.value)) sure.add(twin);
    else if (isUnsure(each)) return [{ ...each, value: { ...each.value, origin }, instead: true }];
    return [];
  });
  const all = merged([first, { ...second, statements: others }]);
  // Of arms of several conditions, those are read that stand in the same order.
  const crossed = all.statements.filter((each) => unsurenessOf(spanOf(each)) === "crossed");
  return {
    ...all,
    unknown: [...all.unknown, ...crossed.map(({ value }) => value.origin.written)],
    statements: all.statements.map((each) => ({
      ...each,
      maybe: each.maybe || (isUnsure(each) && !sure.has(each)),
    })),
  };
}

function notJson(embedded: EmbeddedText): Document {
  const frame = embeddedFrame(embedded);
  const { unsure, text, fills } = embedded;
  if (unsure) return unknownAt(frame.place({ start: 0, end: text.length }));
  const decoded = decodeJson(embedded);
  if (decoded.ok) return empty;
  const { offset, message } = decoded.problem;
  // With what is put in outside of its strings, the text may well be JSON.
  const put = fills.find(({ quoted, start }) => !quoted && start <= offset);
  if (put) return unknownAt(frame.place(put));
  return { ...empty, broken: [{ place: frame.place({ start: offset, end: offset }), message }] };
}

/** `Statement`: a list, or a single object. */
function readStatements(value: Value): Document {
  switch (value.kind) {
    case "list": {
      const rest = value.rest.map(({ hole, like, complete }) =>
        possibly(like.map(readStatements), complete, hole),
      );
      return merged([...value.items.map(readStatements), ...rest]);
    }
    case "map":
      return isWrittenStatement(value) ? found(value) : readDocument(value);
    case "choice":
      return possibly(value.values.map(readStatements), value.complete, value.hole);
    default:
      return readDocument(value);
  }
}

/** In the place of a statement, what says one thing of it is one: what it lacks is for AWS to say. */
function isWrittenStatement(value: MapValue): boolean {
  return ["effect", "action", "notaction"].some((name) => entryLike(value, name));
}

const empty: Document = { statements: [], unknown: [], broken: [], others: [] };

const found = (value: MapValue): Document => ({
  ...empty,
  statements: [{ value, maybe: false }],
});

const unknownAt = (place: Place): Document => ({ ...empty, unknown: [place] });

const otherAt = (place: Place): Document => ({ ...empty, others: [place] });

const unknownIn = (holes: readonly Hole[]): Document =>
  merged(holes.map(({ place }) => unknownAt(place)));

function merged(documents: readonly Document[]): Document {
  const version = documents.find((each) => each.version)?.version;
  return {
    ...(version && { version }),
    statements: documents.flatMap((each) => each.statements),
    unknown: documents.flatMap((each) => each.unknown),
    broken: documents.flatMap((each) => each.broken),
    others: documents.flatMap((each) => each.others),
  };
}

/** Documents of which any may be the one, or (not complete) another. */
function possibly(documents: readonly Document[], complete: boolean, hole: Hole): Document {
  const all = merged(documents);
  return {
    ...all,
    statements: all.statements.map((each) => ({ ...each, maybe: true })),
    unknown: complete ? all.unknown : [...all.unknown, hole.place],
    // Of one expression one thing is said: which it may be, or else what it is not.
    others: !complete ? [] : all.others.length > 1 ? [hole.place] : all.others,
  };
}

function entryLike(value: MapValue, name: string): Entry | undefined {
  return value.entries.findLast((entry) => known(entry.key)?.toLowerCase() === name);
}
