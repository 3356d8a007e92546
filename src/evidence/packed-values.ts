import { mixed } from "./mixed.ts";
import { isJson } from "./reading/records.ts";

/**
 * Packs values of JSON: of those that are alike, with their members in the same order, words are the same, and of no
 * others. What is undefined is packed as null.
 */
export type ValuePacking = {
  /**
   * Packs values, instead of those before.
   *
   * @returns how many words they take; none where they are too large together, or have signs beyond Latin-1
   */
  pack(values: readonly unknown[]): number;
  /** The words of the values that were last packed, and others behind them. */
  readonly words: Int32Array;
  /** Their hash, a number of 30 bits. */
  hash(): number;
};

/** @param most how large values may be together, in bytes: less than 2 ** 16, as the lengths of texts are */
export function valuePacking(most: number): ValuePacking {
  const words = new Int32Array(Math.ceil(most / 4) + 1);
  const bytes = new Uint8Array(words.buffer);
  const number = new DataView(new ArrayBuffer(8));
  let [size, signs] = [0, 0];
  const fits = (more: number): boolean => {
    if (size + more <= most) return true;
    // Nothing more is to be packed.
    size = most + 1;
    return false;
  };
  const text = (kind: number, value: string): void => {
    const { length } = value;
    if (!fits(length + 3)) return;
    bytes[size] = kind;
    bytes[size + 1] = length;
    bytes[size + 2] = length >>> 8;
    size += 3;
    for (let at = 0; at < length; at++) {
      const code = value.charCodeAt(at);
      signs |= code;
      bytes[size + at] = code;
    }
    size += length;
  };
  const visit = (value: unknown): void => {
    if (typeof value === "string") text(kinds.text, value);
    else if (typeof value === "number") {
      if (!fits(9)) return;
      bytes[size++] = kinds.number;
      number.setFloat64(0, value);
      for (let at = 0; at < 8; at++) bytes[size++] = number.getUint8(at);
    } else if (Array.isArray(value)) {
      if (!fits(2)) return;
      bytes[size++] = kinds.list;
      for (const each of value) {
        visit(each);
        if (size > most) return;
      }
      if (fits(1)) bytes[size++] = kinds.end;
    } else if (isJson(value)) {
      if (!fits(2)) return;
      bytes[size++] = kinds.object;
      for (const name in value) {
        text(kinds.name, name);
        if (size > most) return;
        visit(value[name]);
      }
      if (fits(1)) bytes[size++] = kinds.end;
    } else if (fits(1))
      bytes[size++] = value === true ? kinds.true : value === false ? kinds.false : kinds.null;
  };
  const filled = (): number => (size + 3) >>> 2;
  return {
    words,
    pack: (values) => {
      [size, signs] = [0, 0];
      for (const value of values) {
        visit(value);
        if (size > most) return 0;
      }
      if (signs > 0xff) return 0;
      for (let at = size; at < filled() * 4; at++) bytes[at] = 0;
      return filled();
    },
    hash: () => {
      let hash = 0x2f0b4c47;
      for (let at = 0; at < filled(); at++) {
        hash = mixed(hash, words[at] ?? 0);
      }
      return hash & 0x3fff_ffff;
    },
  };
}

/** What the bytes of a value, or of a member, begin with. Behind the last value there are zeros. */
const kinds = {
  ...{ text: 1, number: 2, list: 3, object: 4, name: 5, end: 6 },
  ...{ true: 7, false: 8, null: 9 },
};
