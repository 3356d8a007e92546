import { callerOf } from "../caller.ts";
import { callMembers, callOf, timeless, timeOf, type Call, type TrailEvent } from "../event.ts";
import { memberFinder, type Found } from "./members.ts";
import type { Piece } from "./pieces.ts";
import { parsed } from "./records.ts";

const names = [
  ...callMembers,
  "userIdentity",
  "responseElements",
  "eventTime",
  "eventID",
  "sharedEventID",
] as const;

const place = (name: (typeof names)[number]): number => names.indexOf(name) * 2;
const [source, name, identity] = [place("eventSource"), place("eventName"), place("userIdentity")];
const [response, time] = [place("responseElements"), place("eventTime")];
const [id, sharedId] = [place("eventID"), place("sharedEventID")];
const callPlaces = callMembers.map(place);

/** ARNs have at most 2048 characters, and ids fewer. */
const longest = 2048;
const quote = 0x22;

/**
 * Reads events of log files out of their bytes. Callers call again and again, and in the same words: what
 * stands there in the same bytes is read once, and what nobody looks at not at all.
 *
 * @returns undefined of what is to be read as JSON, since it is an event in another form, or none
 */
export function recurringEvents(): (
  piece: Piece,
) => TrailEvent | { readonly wrong: string } | undefined {
  const find = memberFinder(names);
  const calls = remembered(callIn);
  const callers = remembered((texts) => {
    const read = parsed(texts[0] ?? "");
    return read ? callerOf(read.value) : noJson;
  });
  return (piece) => {
    const found = find(piece);
    if (!found) return undefined;
    const { bytes } = piece;
    if (!isText(bytes, found, source) || !isText(bytes, found, name)) return undefined;
    if ((found[identity] ?? -1) < 0 || isText(bytes, found, identity)) return undefined;
    const call = calls(bytes, found, callPlaces);
    if ("wrong" in call) return call;
    const caller = callers(bytes, found, [identity]);
    if ("wrong" in caller) return caller;
    const at = timeOf(textAt(bytes, found, time));
    if (at === undefined) return timeless;
    const begin = found[response] ?? -1;
    const end = found[response + 1] ?? -1;
    return {
      id: textAt(bytes, found, id),
      sharedId: textAt(bytes, found, sharedId),
      time: at,
      caller,
      response: () => (begin < 0 ? undefined : parsed(bytes.toString("utf8", begin, end))?.value),
      like: call,
      source: call.source,
      name: call.name,
      region: call.region,
      account: call.account,
      type: call.type,
      category: call.category,
      readOnly: call.readOnly,
      errorCode: call.errorCode,
      errorMessage: call.errorMessage,
      parameters: call.parameters,
      resources: call.resources,
    };
  };
}

const noJson = { wrong: "it is no JSON" };

/** The call that the texts of its members tell of; of a member that is not there the text is empty. */
function callIn(texts: readonly string[]): Call | { readonly wrong: string } {
  const members: [string, unknown][] = [];
  for (const [index, name] of callMembers.entries()) {
    const text = texts[index] ?? "";
    if (text === "") continue;
    const read = parsed(text);
    if (!read) return noJson;
    members.push([name, read.value]);
  }
  return callOf(Object.fromEntries(members));
}

/** What is kept beside what was met last, in bytes; and of how many bytes one may be. */
const kept = { bytes: 2 * 1024 * 1024, one: 2048 };

/** What some members say, read once of equal bytes, as far as they are not long and not long ago. */
function remembered<Made>(
  read: (texts: readonly string[]) => Made,
): (bytes: Buffer, found: Found, places: readonly number[]) => Made {
  const scratch = Buffer.alloc(kept.one);
  let young = new Map<string, Made>();
  let old = new Map<string, Made>();
  let size = 0;
  const make = (bytes: Buffer, found: Found, places: readonly number[]): Made =>
    read(
      places.map((at) => {
        const [start = -1, end = -1] = [found[at], found[at + 1]];
        return start < 0 ? "" : bytes.toString("utf8", start, end);
      }),
    );
  const keyOf = (bytes: Buffer, found: Found, places: readonly number[]): string | undefined => {
    let length = 0;
    for (const place of places) {
      const start = found[place] ?? -1;
      const end = found[place + 1] ?? -1;
      if (length + (end - start) >= kept.one) return undefined;
      if (places.length === 1) return bytes.toString("latin1", start, end);
      if (start >= 0) for (let at = start; at < end; at++) scratch[length++] = bytes[at] ?? 0;
      // No byte of a JSON value that stands on a line.
      scratch[length++] = separator;
    }
    return scratch.toString("latin1", 0, length);
  };
  const keep = (key: string, made: Made): Made => {
    if (size > kept.bytes) {
      old = young;
      young = new Map();
      size = 0;
    }
    size += key.length;
    young.set(key, made);
    return made;
  };
  return (bytes, found, places) => {
    const key = keyOf(bytes, found, places);
    if (key === undefined) return make(bytes, found, places);
    const met = young.get(key);
    if (met !== undefined) return met;
    return keep(key, old.get(key) ?? make(bytes, found, places));
  };
}

const separator = 0x1f;

function isText(bytes: Buffer, found: Found, at: number): boolean {
  let start = found[at] ?? -1;
  if (start < 0) return false;
  while (isBlank(bytes[start])) start++;
  return bytes[start] === quote;
}

/** A member that is a text, no longer than names are; undefined where it is none. */
function textAt(bytes: Buffer, found: Found, at: number): string | undefined {
  let start = found[at] ?? -1;
  let end = found[at + 1] ?? -1;
  if (start < 0) return undefined;
  while (isBlank(bytes[start])) start++;
  while (isBlank(bytes[end - 1])) end--;
  if (end - start < 3 || end - start > longest || bytes[start] !== quote) return undefined;
  const text = bytes.toString("utf8", start + 1, end - 1);
  if (!text.includes("\\") && !text.includes('"') && bytes[end - 1] === quote) return text;
  const read = parsed(bytes.toString("utf8", start, end));
  return typeof read?.value === "string" ? read.value : undefined;
}

const isBlank = (byte: number | undefined): boolean => byte !== undefined && byte <= 0x20;
