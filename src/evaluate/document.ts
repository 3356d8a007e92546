import { known, type Hole, type Text } from "../iam/text.ts";
import { contains, type Place, type Span } from "../source/source.ts";
import { embeddedFrame } from "./embedded.ts";
import { equal } from "./equality.ts";
import { decodeJson } from "./json.ts";
import { isStatement } from "./statement.ts";
import { asText, isEmptyText } from "./texts.ts";
import type { Entry, EmbeddedText, MapValue, Value } from "./value.ts";

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
};

export type FoundStatement = {
  readonly value: MapValue;
  /** One of several possibilities decides whether it is there. */
  readonly maybe: boolean;
};

/** The policy documents that a value is, or may be, as one. */
export function readDocument(value: Value): Document {
  switch (value.kind) {
    case "encoded":
      return readDocument(value.value);
    case "text":
      if (value.embedded) return readEmbedded(value.embedded);
      if (known(value.text) === undefined) return unknownAt(value.origin.written);
      // Nothing is no policy; another text may be the name of a managed one.
      return isEmptyText(value) ? empty : otherAt(value.origin.written);
    case "choice":
      return possibly(value.values.map(readDocument), value.complete, value.hole);
    case "map": {
      const statement = entryNamed(value, "statement");
      const { rest } = value;
      if (!statement && isStatement(value)) return found(value);
      if (!statement && rest.length > 0) return unknownIn(rest);
      if (!statement) return value.entries.length > 0 ? otherAt(value.origin.written) : empty;
      const version = entryNamed(value, "version");
      const text = version && asText(version.value);
      return { ...readStatements(statement.value), ...(text && { version: text }) };
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

/** A JSON text inside a file, parsed; its spans lead out to the file. */
export function readEmbedded(embedded: EmbeddedText): Document {
  const { otherwise, unsure = [] } = embedded;
  const texts = otherwise ? [embedded, otherwise] : [embedded];
  const [first, second] = texts.flatMap((text) => {
    const decoded = decodeJson(text);
    return decoded.ok ? [decoded.value ? readDocument(decoded.value) : empty] : [];
  });
  if (first)
    return unsure.length === 0
      ? first
      : either(first, { ...(second ?? empty), isRead: second !== undefined }, unsure);
  return notJson(embedded);
}

/** The statements of two readings of a text, which differ in some parts of it. */
function either(
  first: Document,
  { isRead, ...second }: Document & { readonly isRead: boolean },
  unsure: readonly Span[],
): Document {
  const placeKey = ({ value }: FoundStatement): string => JSON.stringify(value.origin.written.span);
  const isUnsure = ({ value }: FoundStatement): boolean => {
    const { span } = value.origin.written;
    return unsure.some((part) => contains(part, span) || contains(span, part));
  };
  const told = new Set(first.statements.map(placeKey));
  // One that a directive cuts into ends elsewhere in each of them, and is the same all the same.
  const byStart = new Map(second.statements.map((each) => [startOf(each), each]));
  const twins = new Set(
    first.statements.flatMap((each) => {
      const twin = byStart.get(startOf(each));
      return twin && equal(each.value, twin.value) === true ? [twin] : [];
    }),
  );
  const inBoth = new Set([...twins].map(startOf));
  const others = second.statements.filter(
    (each) => !twins.has(each) && (isUnsure(each) || !told.has(placeKey(each))),
  );
  const isMaybe = (each: FoundStatement): boolean =>
    !inBoth.has(startOf(each)) && (isUnsure(each) || (isRead && !byStart.has(startOf(each))));
  const all = merged([first, { ...second, statements: others }]);
  return {
    ...all,
    statements: all.statements.map((each) => ({ ...each, maybe: each.maybe || isMaybe(each) })),
  };
}

const startOf = ({ value }: FoundStatement): number => value.origin.written.span.start;

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
  return ["effect", "action", "notaction"].some((name) => entryNamed(value, name));
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
  };
}

function entryNamed(value: MapValue, name: string): Entry | undefined {
  return value.entries.findLast((entry) => known(entry.key)?.toLowerCase() === name);
}
