import { faultAt, type Fault } from "./fault.ts";
import { isDeeper, lastBegin, listIn } from "./together.ts";
import { isJson, type Json } from "./records.ts";

/** A JSON value out of a stream, as it stands there. It is another one as soon as the next is read. */
export type Piece = {
  /** The value is `bytes` from `start` to `end`. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
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
/** How much longer than a chunk the begin of the next value may be before there is to be made room for it. */
const spare = 64 * 1024;
const deepest = 500;
const [quote, backslash, newline, colon, comma] = [0x22, 0x5c, 0x0a, 0x3a, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Finds the values of JSON in a stream of bytes without holding more than one: those that follow one
 * another, those of a list, and those of a list within an object (`{"Records": [...]}`). What stands
 * between them (line ends, times) is passed over. Where the text is torn, that is a fault, and it goes
 * on with the next value that begins.
 *
 * @param onMany takes elements of a list that were read together, which takes a third of the time, or says that they are
 * to be given to `onPiece` one at a time
 */
export function jsonPieces(
  onPiece: (piece: Piece) => void,
  onFault: (fault: Fault) => void,
  onMany: (values: readonly Json[]) => boolean = () => false,
): Splitter {
  let held: Buffer = Buffer.alloc(0);
  /** Where `held` is, which is made once and not with each chunk. */
  let store: Buffer = held;
  let base = 0;
  /** Where the value begins that is being read, in `held`; below zero where none is kept. */
  let from = -1;
  /** The containers that are open, from the outermost: 1 of an object. */
  const open = new Uint8Array(deepest);
  let depth = 0;
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
  /** Whether it was not tried yet to read the elements of `held` together. */
  let mayBeMany = true;

  const fault = (at: number, detail: string): void => {
    onFault(faultAt(base + at, detail));
  };
  const restart = (): void => {
    depth = 0;
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
    if (depth === hunting) {
      if (from >= 0) {
        isTorn = false;
        onPiece({ bytes: held, start: from, end: at + 1, offset: base + from, within });
      }
      from = -1;
    }
    // The list is over, or what holds it: values may follow that stand alone.
    if (depth < hunting) hunting = depth === 0 ? 0 : -1;
    if (depth === 0) {
      hunting = 0;
      within = undefined;
    }
  };

  const opened = (at: number, isObject: boolean): void => {
    if (depth > 0 && open[depth - 1] === 1 && last !== colon)
      tear(at, "it is torn: a value begins where none can");
    if (depth >= deepest) {
      tear(at, `it nests deeper than ${deepest} levels`);
      return;
    }
    const isList = !isObject && depth === 0;
    const isNamedList =
      !isObject &&
      depth === 1 &&
      hunting <= 0 &&
      open[0] === 1 &&
      lastString !== undefined &&
      lists.has(lastString);
    if (isList || isNamedList) {
      within = isList ? "" : lastString;
      hunting = depth + 1;
      from = -1;
    } else if (depth === hunting) from = at;
    hasBegun = true;
    open[depth++] = isObject ? 1 : 0;
  };

  const shut = (at: number, isObject: boolean): void => {
    if (depth === 0) {
      if (!isTorn) fault(at, "it is torn: something ends that did not begin");
      isTorn = true;
      return;
    }
    if (open[depth - 1] !== (isObject ? 1 : 0)) {
      tear(at, "it is torn: something ends that did not begin");
      return;
    }
    depth--;
    closed(at);
  };

  const endString = (at: number): void => {
    inString = false;
    if (depth === 1)
      lastString =
        stringStart >= 0 && at - stringStart < longestKey
          ? held.toString("latin1", stringStart + 1, at)
          : undefined;
  };
  const startString = (at: number): void => {
    inString = true;
    stringStart = at;
    if (within !== undefined && depth === hunting && !isTorn) {
      fault(at, "it is no JSON object");
      isTorn = true;
    }
  };

  /** Where a text ends from an offset on, or the line, or beyond the end. Most of a file is texts. */
  const stringEnd = (bytes: Buffer, from: number, end: number): number => {
    let at = escaped ? from + 1 : from;
    escaped = false;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === quote || byte === newline) return at;
      if (byte === backslash) at++;
    }
    escaped = at > end;
    return end;
  };

  /** Goes to the end of a text, and tells where what follows it begins: behind all, where it does not end. */
  const textEnd = (bytes: Buffer, from: number, end: number): number => {
    const at = stringEnd(bytes, from, end);
    if (at >= end) return end;
    if (bytes[at] === newline) tear(at, "it is torn: a line ends within a text");
    else {
      endString(at);
      last = quote;
    }
    return at + 1;
  };

  const scan = (start: number): void => {
    const bytes = held;
    const end = bytes.length;
    let at = inString ? textEnd(bytes, start, end) : start;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte <= 0x20) continue;
      if (byte === quote) {
        startString(at);
        at = textEnd(bytes, at + 1, end) - 1;
        continue;
      }
      if (byte === openBrace) {
        if (mayBeMany && depth === hunting && depth > 0) {
          const next = manyFrom(at);
          if (next > at) isTorn = false;
          at = next;
        }
        opened(at, true);
      } else if (byte === openBracket) opened(at, false);
      else if (byte === closeBrace) shut(at, true);
      else if (byte === closeBracket) shut(at, false);
      else if (byte !== comma && within !== undefined && depth === hunting && !isTorn) {
        fault(at, "it is no JSON object");
        isTorn = true;
      }
      last = byte;
    }
  };

  /**
   * Reads the elements of a list together that stand in `held` from one on, but for the last, which may not be there as a
   * whole.
   *
   * @returns where that one begins; `start` where they are to be read one at a time
   */
  const manyFrom = (start: number): number => {
    mayBeMany = false;
    const end = lastBegin(held, start);
    if (end <= start || end - start > longestPiece) return start;
    const values = listIn(held, start, end - 1);
    if (!values?.every((each) => isJson(each) && !isDeeper(each, deepest - depth))) return start;
    return onMany(values as readonly Json[]) ? end : start;
  };

  return {
    push: (chunk) => {
      const isKey = inString && depth === 1 && held.length - stringStart < longestKey;
      const rest = held.subarray(from >= 0 ? from : isKey ? stringStart : held.length);
      const gone = held.length - rest.length;
      base += gone;
      if (from >= 0) from -= gone;
      stringStart = stringStart >= gone ? stringStart - gone : -1;
      const size = rest.length + chunk.length;
      if (size <= store.length) rest.copy(store);
      else store = Buffer.concat([rest, chunk], size + spare);
      store.set(chunk, rest.length);
      held = store.subarray(0, size);
      mayBeMany = true;
      scan(rest.length);
      if (from >= 0 && held.length - from > longestPiece) {
        fault(from, `it is longer than ${longestPiece / 1024 / 1024} MB`);
        from = -1;
      }
    },
    end: () => {
      if (depth > 0 || inString) tear(held.length, "it ends in the middle");
      else if (!hasBegun && base + held.length > 0) fault(0, "there is no JSON in it");
    },
  };
}
