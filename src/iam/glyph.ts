import { isHole, type Hole, type Part } from "./text.ts";

/**
 * One sign of a pattern as AWS reads it: a character that stands for itself, a wildcard, a policy
 * variable (a value of the request, never a wildcard), or a hole of the configuration.
 */
export type Glyph =
  | { readonly kind: "character"; readonly value: string; readonly written: string }
  | { readonly kind: "star" }
  | { readonly kind: "question" }
  | { readonly kind: "variable"; readonly id: string; readonly written: readonly Part[] }
  | { readonly kind: "hole"; readonly hole: Hole };

/** How a pattern is written. */
export type Notation = {
  /**
   * Whether `${...}` is a policy variable. It is under Version 2012-10-17, the default here; a
   * policy of 2008-10-17, or without Version, has plain text there.
   */
  readonly variables?: boolean;
};

const star: Glyph = { kind: "star" };
const question: Glyph = { kind: "question" };

/**
 * The signs of a text, in order. `${*}`, `${?}` and `${$}` are the characters themselves. Follows
 * "IAM policy elements: Variables and tags" of AWS's IAM User Guide.
 */
export function readGlyphs(parts: readonly Part[], notation: Notation = {}): readonly Glyph[] {
  const mayHoldVariables = parts.some((part) => !isHole(part) && part.includes("$"));
  if (notation.variables === false || !mayHoldVariables) return signsOf(parts);
  const glyphs: Glyph[] = [];
  const signs = parts.flatMap((part): readonly Part[] =>
    isHole(part) ? [part] : Array.from(part),
  );
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at];
    if (sign === undefined) break;
    const end = variableEnd(signs, at);
    if (end >= 0) {
      glyphs.push(variable(signs.slice(at, end)));
      at = end - 1;
    } else if (isHole(sign)) glyphs.push({ kind: "hole", hole: sign });
    else glyphs.push(plain(sign));
  }
  return glyphs;
}

/** The characters of ASCII, made once: a large policy is read many times over. */
const ascii = Array.from({ length: 128 }, (_, code): Glyph => {
  const value = String.fromCharCode(code);
  return { kind: "character", value, written: value };
});

/** The signs of parts in which no variable stands. */
function signsOf(parts: readonly Part[]): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  for (const part of parts)
    if (isHole(part)) glyphs.push({ kind: "hole", hole: part });
    else for (const sign of part) glyphs.push(plain(sign));
  return glyphs;
}

function plain(sign: string): Glyph {
  if (sign === "*") return star;
  if (sign === "?") return question;
  return ascii[sign.codePointAt(0) ?? -1] ?? { kind: "character", value: sign, written: sign };
}

/** The offset behind a variable that begins at an offset, or -1. */
function variableEnd(signs: readonly Part[], at: number): number {
  if (signs[at] !== "$" || signs[at + 1] !== "{") return -1;
  for (let end = at + 2; end < signs.length; end++) {
    if (signs[end] === "}") return end + 1;
    if (signs[end] === "{") return -1;
  }
  return -1;
}

function variable(signs: readonly Part[]): Glyph {
  const written = joined(signs);
  const [only] = written;
  if (typeof only === "string" && written.length === 1) {
    const literal = /^\$\{([*?$])\}$/.exec(only)?.[1];
    if (literal !== undefined) return { kind: "character", value: literal, written: only };
  }
  return { kind: "variable", id: variableId(written), written };
}

/** Names of variables ignore case, as those of keys do; what follows, by default, does not. */
function variableId(written: readonly Part[]): string {
  let isName = true;
  const named = written.map((part) => {
    // A hole may stand inside: `${aws:PrincipalTag/` var.tag `}`. NUL keeps it apart from text.
    if (isHole(part)) return `\0${part.id}\0`;
    if (!isName) return part;
    const end = part.indexOf(",");
    isName = end < 0;
    return isName ? part.toLowerCase() : part.slice(0, end).toLowerCase() + part.slice(end);
  });
  return named.join("");
}

/** The text that glyphs were read from. */
export function writtenParts(glyphs: readonly Glyph[]): readonly Part[] {
  return joined(
    glyphs.flatMap((glyph): readonly Part[] => {
      switch (glyph.kind) {
        case "character":
          return [glyph.written];
        case "star":
          return ["*"];
        case "question":
          return ["?"];
        case "variable":
          return glyph.written;
        case "hole":
          return [glyph.hole];
      }
    }),
  );
}

export function isColon(glyph: Glyph): boolean {
  return glyph.kind === "character" && glyph.value === ":";
}

function joined(parts: readonly Part[]): readonly Part[] {
  const made: Part[] = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (typeof part === "string" && typeof last === "string") made[made.length - 1] = last + part;
    else made.push(part);
  }
  return made;
}
