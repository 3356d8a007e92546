import { faultAt, type Fault } from "./fault.ts";

/** A JSON value out of a stream, as text. */
export type Piece = {
  readonly text: string;
  /** Where it begins, in bytes of what was read. */
  readonly offset: number;
  /** The name of the list that it is an element of; undefined where it stands alone. */
  readonly within: string | undefined;
};

/** What reads a stream: chunks in, and what is found out. */
export type Splitter = {
  push(chunk: Uint8Array): void;
  /** To be called once, behind the last chunk. */
  end(): void;
};

/** Lists of which each element is read on its own; all else is one value. */
const lists: ReadonlySet<string> = new Set([
  "Records",
  "Events",
  "events",
  "logEvents",
  "QueryResultRows",
  "results",
  // Of Access Analyzer, and of an account's details.
  "findings",
  "UserDetailList",
  "RoleDetailList",
  "GroupDetailList",
  "Policies",
]);

/** Events have at most 1 MB; what is longer is none. */
export const longestPiece = 4 * 1024 * 1024;
const longestKey = 32;
const deepest = 500;

const [quote, backslash, newline, colon, comma] = [0x22, 0x5c, 0x0a, 0x3a, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Finds the values of JSON in a stream of bytes without holding more than one: those that follow one
 * another, those of a list, and those of a list within an object (`{"Records": [...]}`). What stands
 * between them (line ends, times) is passed over. Where the text is torn, that is a fault, and it goes
 * on with the next value that begins.
 */
export function jsonPieces(
  onPiece: (piece: Piece) => void,
  onFault: (fault: Fault) => void,
): Splitter {
  let held: Buffer = Buffer.alloc(0);
  let base = 0;
  /** Where the value begins that is being read, in `held`; below zero where none is kept. */
  let from = -1;
  /** The containers that are open, from the outermost: whether each is an object. */
  const open: boolean[] = [];
  /** At which depth the elements stand that are read on their own. */
  let hunting = 0;
  let within: string | undefined;
  let inString = false;
  let escaped = false;
  let stringStart = -1;
  let lastString: string | undefined;
  /** The last character that is not blank. */
  let last = 0;
  let isTorn = false;
  let hasBegun = false;

  const fault = (at: number, detail: string): void => {
    onFault(faultAt(base + at, detail));
  };
  const restart = (): void => {
    open.length = 0;
    hunting = 0;
    within = undefined;
    from = -1;
    inString = false;
    isTorn = true;
  };
  const tear = (at: number, detail: string): void => {
    fault(from >= 0 ? from : at, detail);
    restart();
  };

  const closed = (at: number): void => {
    if (open.length === hunting) {
      if (from >= 0) {
        isTorn = false;
        onPiece({ text: held.toString("utf8", from, at + 1), offset: base + from, within });
      }
      from = -1;
    }
    // The list is over, or what holds it: values may follow that stand alone.
    if (open.length < hunting) hunting = open.length === 0 ? 0 : -1;
    if (open.length === 0) {
      hunting = 0;
      within = undefined;
    }
  };

  const opened = (at: number, isObject: boolean): void => {
    if (open.at(-1) === true && last !== colon)
      tear(at, "it is torn: a value begins where none can");
    if (open.length >= deepest) {
      tear(at, `it nests deeper than ${deepest} levels`);
      return;
    }
    const isList = !isObject && open.length === 0;
    const isNamedList =
      !isObject &&
      open.length === 1 &&
      hunting <= 0 &&
      open[0] === true &&
      lastString !== undefined &&
      lists.has(lastString);
    if (isList || isNamedList) {
      within = isList ? "" : lastString;
      hunting = open.length + 1;
      from = -1;
    } else if (open.length === hunting) from = at;
    hasBegun = true;
    open.push(isObject);
  };

  const shut = (at: number, isObject: boolean): void => {
    if (open.length === 0) {
      if (!isTorn) fault(at, "it is torn: something ends that did not begin");
      isTorn = true;
      return;
    }
    if (open.at(-1) !== isObject) {
      tear(at, "it is torn: something ends that did not begin");
      return;
    }
    open.pop();
    closed(at);
  };

  /** Where a text ends from an offset on, or the line, or beyond the end. */
  const stringEnd = (bytes: Buffer, from: number, end: number): number => {
    let isEscaped = escaped;
    let at = from;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quote || byte === newline) break;
    }
    escaped = isEscaped;
    return at;
  };
  const keyAt = (at: number): string | undefined =>
    stringStart >= 0 && at - stringStart < longestKey
      ? held.toString("latin1", stringStart + 1, at)
      : undefined;

  const scan = (start: number): void => {
    const bytes = held;
    const end = bytes.length;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (inString) {
        const stop = stringEnd(bytes, at, end);
        if (stop >= end) return;
        at = stop;
        if (bytes[at] === newline) tear(at, "it is torn: a line ends within a text");
        else {
          inString = false;
          last = quote;
          if (open.length === 1) lastString = keyAt(at);
        }
        continue;
      }
      if (byte <= 0x20) continue;
      if (byte === quote) {
        inString = true;
        stringStart = at;
        if (within !== undefined && open.length === hunting && !isTorn) {
          fault(at, "it is no JSON object");
          isTorn = true;
        }
      } else if (byte === openBrace) opened(at, true);
      else if (byte === openBracket) opened(at, false);
      else if (byte === closeBrace) shut(at, true);
      else if (byte === closeBracket) shut(at, false);
      else if (byte !== comma && within !== undefined && open.length === hunting && !isTorn) {
        fault(at, "it is no JSON object");
        isTorn = true;
      }
      last = byte;
      if (from >= 0 && at - from > longestPiece) {
        fault(from, `it is longer than ${longestPiece / 1024 / 1024} MB`);
        from = -1;
      }
    }
  };

  return {
    push: (chunk) => {
      const isKey = inString && open.length === 1 && held.length - stringStart < longestKey;
      const rest = held.subarray(from >= 0 ? from : isKey ? stringStart : held.length);
      const gone = held.length - rest.length;
      base += gone;
      if (from >= 0) from -= gone;
      stringStart = stringStart >= gone ? stringStart - gone : -1;
      held =
        rest.length === 0
          ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
          : Buffer.concat([rest, chunk]);
      scan(rest.length);
    },
    end: () => {
      if (open.length > 0 || inString) tear(held.length, "it ends in the middle");
      else if (!hasBegun && base + held.length > 0) fault(0, "there is no JSON in it");
    },
  };
}
