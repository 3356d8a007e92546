/** A part of a format of ARNs: what it writes itself, or a place for something else. */
export type Piece =
  | { readonly written: string }
  | {
      /** The characters that do not stand there. */
      readonly except: string;
      /** How many characters stand there at least: none, or one. */
      readonly least: 0 | 1;
      /** Whether it is one character, else as many as there are. */
      readonly isOne?: true;
    };

/**
 * Up to where a text may be some pieces from its beginning on: at each offset 1 where they may end there. Takes time
 * in proportion to the text and the pieces, whatever the text: anybody may write one into an event.
 */
export function endsOf(pieces: readonly Piece[], text: string): Uint8Array {
  let ends = new Uint8Array(text.length + 1);
  ends[0] = 1;
  for (const piece of pieces) ends = endsBehind(piece, text, ends);
  return ends;
}

/** From where a text may be some pieces up to its end: at each offset 1 where they may begin there. */
export function beginsOf(pieces: readonly Piece[], text: string): Uint8Array {
  const backwards = pieces.map((piece) =>
    "written" in piece ? { written: reversed(piece.written) } : piece,
  );
  return endsOf(backwards.reverse(), reversed(text)).reverse();
}

function endsBehind(piece: Piece, text: string, before: Uint8Array): Uint8Array<ArrayBuffer> {
  const ends = new Uint8Array(before.length);
  if ("written" in piece) {
    const { written } = piece;
    for (let at = before.indexOf(1); at >= 0; at = before.indexOf(1, at + 1))
      if (text.startsWith(written, at)) ends[at + written.length] = 1;
    return ends;
  }
  if (piece.least === 0) ends.set(before);
  let isWithin = false;
  for (let at = 0; at < text.length; at++) {
    isWithin =
      (before[at] === 1 || (isWithin && !piece.isOne)) && !piece.except.includes(text.charAt(at));
    if (isWithin) ends[at + 1] = 1;
  }
  return ends;
}

const reversed = (text: string): string => text.split("").reverse().join("");
