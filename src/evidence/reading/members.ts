import type { Piece } from "./pieces.ts";

/** Where the members of some names stand among the bytes of an object: two numbers each, -1 where it has none. */
export type Found = Int32Array;

/**
 * Finds members of the given names without reading the rest of an object.
 *
 * @returns a function whose result holds until it is called again; undefined where reading it as JSON alone
 * tells: names that are escaped, or written in other letters, capital or small
 */
export function memberFinder(names: readonly string[]): (piece: Piece) => Found | undefined {
  const slots = slotsOf(names);
  const hashes = names.map((name) => hashOf(Buffer.from(name), 0, name.length));
  const written = names.map((name) => Buffer.from(name));
  const found = new Int32Array(names.length * 2);
  return ({ bytes, start, members: { spans, count } }) => {
    if (count === 0) return undefined;
    found.fill(-1);
    for (let at = 0; at < count * 4; at += 4) {
      const begin = start + (spans[at] ?? 0);
      const end = start + (spans[at + 1] ?? 0);
      const hash = hashOf(bytes, begin, end);
      if (hash < 0) return undefined;
      const index = slots[hash % slots.length] ?? -1;
      if (index < 0 || hashes[index] !== hash) continue;
      if (!isWritten(written[index], bytes, begin, end)) return undefined;
      found[index * 2] = start + (spans[at + 2] ?? 0);
      found[index * 2 + 1] = start + (spans[at + 3] ?? 0);
    }
    return found;
  };
}

/** The index of each name at its hash, in as many slots as it takes for each to have its own; -1 of no name. */
function slotsOf(names: readonly string[]): Int8Array {
  for (let size = 64; ; size *= 2) {
    const slots = new Int8Array(size).fill(-1);
    const isAlone = names.every((name, index) => {
      const slot = hashOf(Buffer.from(name), 0, name.length) % size;
      const isFree = slots[slot] === -1;
      slots[slot] = index;
      return isFree;
    });
    if (isAlone) return slots;
  }
}

function isWritten(
  name: Uint8Array | undefined,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (name?.length !== end - start) return false;
  for (let at = 0; at < name.length; at++) if (name[at] !== bytes[start + at]) return false;
  return true;
}

/** Of bytes, whatever their case; -1 where something is escaped. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === backslash) return -1;
    hash = (Math.imul(hash, 31) + (byte | 0x20)) & 0x3fff_ffff;
  }
  return hash;
}

const backslash = 0x5c;
