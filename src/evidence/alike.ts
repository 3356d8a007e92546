import { isJson } from "./reading/records.ts";

/** Whether two values of JSON are the same, with their members in the same order. */
export function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((each, index) => isAlike(each, other[index]))
    );
  if (!isJson(one) || !isJson(other)) return false;
  const names = Object.keys(other);
  let at = 0;
  for (const name in one)
    if (name !== names[at++] || !isAlike(one[name], other[name])) return false;
  return at === names.length;
}

/** Hashes values of JSON: of those that are alike the hashes are the same. */
export type Hashing = {
  /** A number of 30 bits; undefined where all of them together are too large. */
  of(values: readonly unknown[]): number | undefined;
  /** How large those were that it was last asked for. */
  size(): number;
};

/** @param most how large values may be, in characters */
export function hashing(most: number): Hashing {
  let hash = 0;
  let size = 0;
  const mix = (number: number): void => {
    hash = Math.imul(hash ^ number, 0x01000193);
    hash ^= hash >>> 15;
  };
  const mixText = (text: string): void => {
    const { length } = text;
    size += length;
    if (size > most) return;
    mix(length);
    // Two letters at a time: most are of ASCII.
    for (let at = 1; at < length; at += 2)
      mix((text.charCodeAt(at - 1) << 16) | text.charCodeAt(at));
    if (length % 2 === 1) mix(text.charCodeAt(length - 1));
  };
  const visit = (value: unknown): void => {
    size += ofValue;
    if (size > most) return;
    if (typeof value === "string") mixText(value);
    else if (typeof value === "number") mix(value);
    else if (Array.isArray(value)) {
      mix(value.length);
      for (const each of value) visit(each);
    } else if (isJson(value)) {
      for (const name in value) {
        mixText(name);
        visit(value[name]);
      }
      mix(ofObject);
    } else mix(value === true ? 1 : value === false ? 2 : 3);
  };
  return {
    of: (values) => {
      hash = 0x2f0b4c47;
      size = 0;
      for (const each of values) visit(each);
      return size > most ? undefined : hash & 0x3fff_ffff;
    },
    size: () => size,
  };
}

/** What a value counts for by itself, so that no more than some hundred stand in one another; what an object ends with. */
const [ofValue, ofObject] = [8, -1];
