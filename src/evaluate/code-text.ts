import { isHole, makeText, type Hole, type Part, type Text } from "../iam/text.ts";
import { outerPlace, type Embedded, type Mark } from "../source/embedded.ts";
import type { Place, Source } from "../source/source.ts";

/** A program that is written in a configuration. */
export type CodeText = Embedded & {
  /** What a value names that is put into it, by the word that stands in its place. */
  readonly named: ReadonlyMap<string, readonly string[]>;
};

/** A part of one: what is written, or a value that is put in when it is deployed. */
export type CodePiece =
  | { readonly text: string; readonly marks: readonly Mark[] }
  | {
      /** The addresses of what the value names as a whole. */
      readonly names: readonly string[];
      readonly outer: number;
    };

// Letters that programs may have in names, and that nobody writes: the text parses as the program does.
const opening = "\uA000";
const closing = "\uA001";
const words = new RegExp(`${opening}\\d+${closing}`, "g");

/** The text of some pieces, in which a word of its own stands for each value that is put in. */
export function codeText(pieces: readonly CodePiece[], source: Source): CodeText {
  let text = "";
  const marks: Mark[] = [];
  const named = new Map<string, readonly string[]>();
  for (const piece of pieces) {
    if ("text" in piece) {
      for (const { inner, outer } of piece.marks) marks.push({ inner: text.length + inner, outer });
      text += piece.text;
      continue;
    }
    const word = `${opening}${named.size}${closing}`;
    // All of it stands in one place.
    for (let index = 0; index < word.length; index++)
      marks.push({ inner: text.length + index, outer: piece.outer });
    named.set(word, piece.names);
    text += word;
  }
  return { text, source, marks, named };
}

/** Whether a name of a program is one that is put together when it is deployed. */
export function isPutIn(name: string): boolean {
  return name.includes(opening);
}

/** A text of a program, in which what is put in when it is deployed is not known. */
export function withPutIn(text: string, place: Place): readonly Part[] {
  if (!isPutIn(text)) return [text];
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    parts.push(text.slice(at, index), hole(word, place));
    at = index + word.length;
  }
  return makeText([...parts, text.slice(at)], { written: place, via: [] }).parts;
}

function hole(word: string, place: Place): Hole {
  return { id: `${place.source.path}/${word}`, place, meaning: { kind: "unknown" } };
}

/** What is put in that a text is as a whole: the path of the program, and the word behind it. */
export function putInAs({ parts }: Text): string | undefined {
  const [only, ...more] = parts;
  if (only === undefined || !isHole(only) || more.length > 0) return undefined;
  return isPutIn(only.id) ? only.id : undefined;
}

/** The place in the configuration of what stands in the program. */
export function placeOutside(place: Place, code: CodeText): Place {
  return outerPlace(code, place.span);
}
