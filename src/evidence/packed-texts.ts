import { chunks } from "./chunks.ts";
import { mixed, pairAt } from "./mixed.ts";

/**
 * Texts of rows, in rows of rows: each knows the one before it. Evidence has hundreds of thousands, which stay for good:
 * as texts of their own in maps they took thrice the memory, and half of the time of the one who clears it up.
 */
export type PackedTexts = {
  /** The row that has a text, among one and those before it; `noRow` where none has. */
  find(last: number, text: string): number;
  /**
   * Gives a row a text, and the row before it.
   *
   * @returns whether it is kept: neither long texts are, nor those of signs beyond Latin-1, nor any where there is no room
   */
  keep(row: number, text: string, before: number): boolean;
  textOf(row: number): string;
  /** The row before one, or `noRow`. */
  before(row: number): number;
  /** The row has no text from then on. */
  forget(row: number): void;
};

/** Where there is no row. */
export const noRow = -1;

const longest = 4096;
/** Where a text begins is a number of 31 bits. */
const mostLetters = 2 ** 31 - 1;
const [rowBits, letterBits] = [12, 18];
const lettersInChunk = 2 ** letterBits;
/** What is known of each row: the one before it, the hash of its text, where that stands, and how long it is. */
const [beforeAt, hashAt, placeAt, lengthAt, width] = [0, 1, 2, 3, 4];
const nowhere = -1;
/** How many letters of forgotten texts may be left for each row that there ever was. */
const lettersOfRow = 8;

/** @param room how many letters there are at most, those of texts that were forgotten lately with them */
export function startPackedTexts(room = mostLetters): PackedTexts {
  const known = chunks(rowBits, () => new Int32Array(2 ** rowBits * width).fill(nowhere));
  let letters = startLetters();
  /** How many letters are of texts that there are, and behind which row there is none. */
  let [live, rows] = [0, 0];

  const numberOf = (row: number, what: number): number =>
    known.of(row)[known.within(row) * width + what] ?? nowhere;

  /** Puts the texts that there are together, where most of the letters are of none. */
  const tidy = (): void => {
    const old = letters;
    letters = startLetters();
    for (let row = 0; row < rows; row++) {
      const place = numberOf(row, placeAt);
      if (place === nowhere) continue;
      const text = old.textAt(place, numberOf(row, lengthAt));
      known.of(row)[known.within(row) * width + placeAt] = letters.write(text) ?? nowhere;
    }
  };

  return {
    find: (last, text) => {
      if (last === noRow) return noRow;
      const hash = hashOf(text);
      for (let row = last; row !== noRow; ) {
        const numbers = known.of(row);
        const at = known.within(row) * width;
        if (numbers[at + hashAt] === hash && numbers[at + lengthAt] === text.length)
          if (letters.isAt(numbers[at + placeAt] ?? nowhere, text)) return row;
        row = numbers[at + beforeAt] ?? noRow;
      }
      return noRow;
    },
    keep: (row, text, before) => {
      if (text.length > longest) return false;
      // All rows are gone through: it is done as often as more letters than rows were written.
      if (letters.size() > 2 * live + Math.max(rows * lettersOfRow, lettersInChunk)) tidy();
      if (letters.size() + longest > room) return false;
      const place = letters.write(text);
      if (place === undefined) return false;
      live += text.length;
      rows = Math.max(rows, row + 1);
      const numbers = known.of(row);
      const at = known.within(row) * width;
      numbers[at + beforeAt] = before;
      numbers[at + hashAt] = hashOf(text);
      numbers[at + placeAt] = place;
      numbers[at + lengthAt] = text.length;
      return true;
    },
    textOf: (row) => letters.textAt(numberOf(row, placeAt), numberOf(row, lengthAt)),
    before: (row) => numberOf(row, beforeAt),
    forget: (row) => {
      live -= numberOf(row, lengthAt);
      known.of(row)[known.within(row) * width + placeAt] = nowhere;
    },
  };
}

/** Letters of texts, one behind the other, each text within one chunk. */
function startLetters() {
  const all = chunks(letterBits, () => Buffer.allocUnsafeSlow(lettersInChunk));
  let end = 0;
  return {
    size: (): number => end,
    /** Where a text begins that is written behind the others; undefined where it has signs beyond Latin-1. */
    write: (text: string): number | undefined => {
      const left = lettersInChunk - all.within(end);
      const place = left < text.length ? end + left : end;
      const chunk = all.of(place);
      const start = all.within(place);
      let signs = 0;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        signs |= code;
        chunk[start + at] = code;
      }
      if (signs > 0xff) return undefined;
      end = place + text.length;
      return place;
    },
    isAt: (place: number, text: string): boolean => {
      const chunk = all.of(place);
      const start = all.within(place);
      for (let at = 0; at < text.length; at++)
        if (chunk[start + at] !== text.charCodeAt(at)) return false;
      return true;
    },
    textAt: (place: number, length: number): string => {
      const start = all.within(place);
      return all.of(place).toString("latin1", start, start + length);
    },
  };
}

/** 32 bits; of texts that are alike the hashes are the same. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 2) hash = mixed(hash, pairAt(text, at));
  return hash | 0;
}
