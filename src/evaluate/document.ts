import type { Text } from "../iam/text.ts";
import { known } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import { readJson } from "../syntax/json.ts";
import { dataValue } from "./data.ts";
import { embeddedFrame } from "./embedded.ts";
import { isStatement } from "./statement.ts";
import { asText, type Entry, type EmbeddedText, type MapValue, type Value } from "./value.ts";

/** A policy document found in a value: its statements, and what could not be known of it. */
export type Document = {
  readonly version?: Text;
  readonly statements: readonly FoundStatement[];
  /** Places where statements come from that are not known. */
  readonly unknown: readonly Place[];
  /** JSON texts that do not parse. */
  readonly broken: readonly { readonly place: Place; readonly message: string }[];
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
      // A literal that is no JSON is no policy: the name of a managed one, perhaps.
      return known(value.text) === undefined ? unknownAt(value.origin.written) : empty;
    case "choice":
      return {
        ...merged(value.values.filter((each) => each.kind !== "null").map(readDocument), true),
        ...(!value.complete && { unknown: [value.origin.written] }),
      };
    case "map": {
      const statement = entryNamed(value, "statement");
      if (!statement) return isStatement(value) ? found(value) : empty;
      const version = entryNamed(value, "version");
      const text = version && asText(version.value);
      return { ...readStatements(statement.value), ...(text && { version: text }) };
    }
    case "list":
      return readStatements(value);
    case "null":
      return empty;
    case "unknown":
      return unknownAt(value.origin.written);
    case "number":
    case "bool":
      return empty;
  }
}

/** A JSON text inside a file, parsed; its spans lead out to the file. */
export function readEmbedded(embedded: EmbeddedText): Document {
  const frame = embeddedFrame(embedded);
  const { root, problems } = readJson(embedded.text);
  const [problem] = problems;
  if (problem) {
    const at = { start: problem.offset, end: problem.offset };
    return { ...empty, broken: [{ place: frame.place(at), message: problem.message }] };
  }
  return root ? readDocument(dataValue(root, frame)) : empty;
}

const empty: Document = { statements: [], unknown: [], broken: [] };

const found = (value: MapValue): Document => ({
  ...empty,
  statements: [{ value, maybe: false }],
});

const unknownAt = (place: Place): Document => ({ ...empty, unknown: [place] });

/** `Statement`: a list, or a single object. */
function readStatements(value: Value): Document {
  switch (value.kind) {
    case "list": {
      const items = merged(value.items.map(readStatements), false);
      return { ...items, unknown: [...items.unknown, ...value.rest.map((hole) => hole.place)] };
    }
    case "map":
      return entryNamed(value, "effect") ? found(value) : readDocument(value);
    case "choice": {
      const arms = merged(value.values.map(readStatements), true);
      return value.complete ? arms : { ...arms, unknown: [...arms.unknown, value.origin.written] };
    }
    default:
      return readDocument(value);
  }
}

function merged(documents: readonly Document[], maybe: boolean): Document {
  const version = documents.find((each) => each.version)?.version;
  return {
    ...(version && { version }),
    statements: documents.flatMap((each) =>
      each.statements.map((statement) => ({ ...statement, maybe: maybe || statement.maybe })),
    ),
    unknown: documents.flatMap((each) => each.unknown),
    broken: documents.flatMap((each) => each.broken),
  };
}

function entryNamed(value: MapValue, name: string): Entry | undefined {
  return value.entries.findLast((entry) => known(entry.key)?.toLowerCase() === name);
}
