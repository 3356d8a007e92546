import { readGlyphs, type Glyph, type Notation } from "./glyph.ts";
import { many, one, overlap, type Atom, type Token, type Wild } from "./overlap.ts";
import type { Meaning, Part } from "./text.ts";

/** How patterns are compared. */
export type Comparison = Notation & {
  /** Actions ignore case; ARNs do not. */
  readonly ignoreCase?: boolean;
};

/**
 * Whether a pattern is sure to cover a value: `*` any characters, `?` one. A hole or a policy
 * variable in the pattern covers nothing for sure, not even the empty text.
 */
export function globMatches(
  pattern: readonly Part[],
  value: string,
  comparison: Comparison = {},
): boolean {
  const characters = Array.from(comparison.ignoreCase ? value.toLowerCase() : value);
  return overlap(characters, coverTokens(glyphsOf(pattern, comparison)));
}

/**
 * Whether two patterns may cover a common value. Holes and policy variables may be anything that
 * their meaning allows, each time anew, so that the answer "no" is certain.
 */
export function globsIntersect(
  a: readonly Part[],
  b: readonly Part[],
  comparison: Comparison = {},
): boolean {
  const tokens = (parts: readonly Part[]): readonly Token[] =>
    glyphsOf(parts, comparison).map(possibleToken);
  return overlap(tokens(a), tokens(b));
}

/**
 * Whether everything that `narrow` covers is covered by `wide`, whatever the values of holes and
 * variables: true only if proved. A hole equals itself alone; only a `*` covers another one, since
 * it may be empty and may hold wildcards of its own.
 */
export function globIncluded(
  narrow: readonly Part[],
  wide: readonly Part[],
  comparison: Comparison = {},
): boolean {
  return overlap(
    coveredTokens(inOrder(glyphsOf(narrow, comparison))),
    coverTokens(inOrder(glyphsOf(wide, comparison))),
  );
}

function glyphsOf(parts: readonly Part[], comparison: Comparison): readonly Glyph[] {
  const glyphs = readGlyphs(parts, comparison);
  if (!comparison.ignoreCase) return glyphs;
  return glyphs.map((glyph) => {
    if (glyph.kind !== "character") return glyph;
    const value = glyph.value.toLowerCase();
    return value === glyph.value ? glyph : { ...glyph, value };
  });
}

/**
 * The tokens of what is to be covered. Its own wildcards are opaque: what covers `*` must take
 * what that takes, what covers `?` any one character.
 */
function coveredTokens(glyphs: readonly Glyph[]): readonly Token[] {
  return glyphs.map((glyph) => {
    if (glyph.kind === "star") return anything;
    if (glyph.kind === "question") return anyCharacter;
    return glyph.kind === "character" ? glyph.value : atomOf(glyph);
  });
}

/** The tokens of what is to cover. */
function coverTokens(glyphs: readonly Glyph[]): readonly Token[] {
  return glyphs.map((glyph) => {
    if (glyph.kind === "character") return glyph.value;
    if (glyph.kind === "variable" || glyph.kind === "hole") return atomOf(glyph);
    return glyph.kind === "star" ? many : one;
  });
}

/** A glyph as all that it may be. */
export function possibleToken(glyph: Glyph): Token {
  switch (glyph.kind) {
    case "character":
      return glyph.value;
    case "question":
      return one;
    case "star":
    case "variable":
      return many;
    case "hole":
      return wild(true, isPlain(glyph.hole.meaning) ? ":/" : "");
  }
}

export function wild(any: boolean, except: string): Wild {
  if (except === "") return any ? many : one;
  return { kind: "wild", many: any, except };
}

/** Whether a hole is known to hold neither wildcards nor the separators of ARNs. */
export function isPlain({ kind }: Meaning): boolean {
  return kind === "partition" || kind === "region" || kind === "account";
}

/** A `*` takes what the wildcards of the other side take in its place. */
const anything: Atom = { kind: "atom", id: "*", single: false, may: "" };
const anyCharacter: Atom = { kind: "atom", id: "?", single: true, may: "" };

function atomOf(glyph: Glyph & { readonly kind: "variable" | "hole" }): Atom {
  return glyph.kind === "variable"
    ? { kind: "atom", id: `variable ${glyph.id}`, single: false, may: ":/" }
    : {
        kind: "atom",
        id: `hole ${glyph.hole.id}`,
        single: false,
        may: isPlain(glyph.hole.meaning) ? "" : ":/",
      };
}

/** With each run of wildcards in one order (`*?*` is `?*`), so that equal patterns look equal. */
function inOrder(glyphs: readonly Glyph[]): readonly Glyph[] {
  const ordered: Glyph[] = [];
  let run: Glyph | undefined;
  for (const glyph of glyphs) {
    if (glyph.kind === "star") {
      run = glyph;
      continue;
    }
    if (run && glyph.kind !== "question") {
      ordered.push(run);
      run = undefined;
    }
    ordered.push(glyph);
  }
  return run ? [...ordered, run] : ordered;
}
