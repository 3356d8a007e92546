import fc from "fast-check";

/**
 * Texts that programs are made wrong by: pieces of the language in any order, programs with some of their
 * characters taken out, doubled or followed by something else, and anything.
 */
export function textsOf(
  pieces: readonly string[],
  programs: readonly { readonly text: string }[],
): fc.Arbitrary<string> {
  const anyPiece = fc.constantFrom(...pieces);
  const mutated = fc
    .tuple(
      fc.constantFrom(...programs),
      fc.array(fc.record({ at: fc.nat(), length: fc.nat(30), piece: anyPiece, way: fc.nat(3) }), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([{ text }, changes]) =>
      changes.reduce((changed, { at, length, piece, way }) => {
        const start = at % (changed.length + 1);
        const end = start + length;
        const cut = changed.slice(start, end);
        const replaced = [piece, "", cut + cut, piece + cut][way] ?? "";
        return changed.slice(0, start) + replaced + changed.slice(end);
      }, text),
    );
  return fc.oneof(
    fc.array(anyPiece, { maxLength: 40 }).map((words) => words.join("")),
    fc.array(anyPiece, { maxLength: 6 }).map((words) => words.join(" ")),
    fc.string({ unit: "binary", maxLength: 60 }),
    mutated,
  );
}
