import { parseArnPattern, type ArnPattern } from "./arn-pattern.ts";
import { coverTokens, coveredTokens, globIncluded, glyphsOf } from "./glob.ts";
import { isColon, readGlyphs, type Glyph, type Notation } from "./glyph.ts";
import { overlap, type Token } from "./overlap.ts";
import { isHole, type Part, type Text } from "./text.ts";

/**
 * Whether every resource that `narrow` names is named by `wide`: true only if proved. Both are
 * values of a `Resource` element, of one revision and of policies of the same Version.
 *
 * Follows "IAM JSON policy elements: Resource" of AWS's IAM User Guide, and where that leaves room
 * reads `wide` as the less: a wildcard does not run past a colon unless it is a `*` at the very
 * end, and one in the service is no wildcard.
 */
export function arnIncluded(narrow: Text, wide: Text, notation: Notation = {}): boolean {
  if (sameParts(narrow.parts, wide.parts)) return true;
  const [inner, outer] = [read(narrow, notation), read(wide, notation)];
  if (outer.pattern.kind === "any") return true;
  if (inner.pattern.kind === "malformed" || outer.pattern.kind === "malformed") return false;
  if (outer.hasWildService && !sameService(inner.pattern, outer.pattern)) return false;
  // The colons of both stand opposite each other, since no wildcard but the last takes one: the
  // whole texts can be compared at once.
  return overlap(inner.covered(), outer.cover());
}

/** A value of a `Resource` element, made ready to be compared with many. */
type ReadArn = {
  readonly pattern: ArnPattern;
  readonly hasWildService: boolean;
  /** Its tokens as what is to be covered, and as what is to cover. */
  readonly covered: () => readonly Token[];
  readonly cover: () => readonly Token[];
};

const readArns = [new WeakMap<Text, ReadArn>(), new WeakMap<Text, ReadArn>()] as const;

function read(text: Text, notation: Notation): ReadArn {
  const known = readArns[notation.variables === false ? 0 : 1];
  const found = known.get(text);
  if (found) return found;
  const pattern = parseArnPattern(text, notation);
  const glyphs = readGlyphs(text.parts, notation);
  const made = {
    pattern,
    hasWildService: hasWildService(pattern),
    covered: once(() => coveredTokens(glyphs)),
    cover: once(() => coverTokens(glyphs, ":")),
  };
  known.set(text, made);
  return made;
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Whether every action that `narrow` names, also one that AWS has yet to make, is named by `wide`:
 * true only if proved. Both are values of an `Action` element: `*`, or service and name with
 * wildcards in the name; in any case. A wildcard in the service, which AWS refuses, covers only
 * itself.
 */
export function actionIncluded(narrow: Text, wide: Text): boolean {
  if (sameParts(narrow.parts, wide.parts)) return true;
  const comparison = { ignoreCase: true, variables: false };
  const [inner, outer] = [narrow, wide].map(({ parts }) => atColon(glyphsOf(parts, comparison)));
  if (!inner || !outer) return false;
  if (wide.parts.length === 1 && wide.parts[0] === "*") return true;
  if (!inner.name || !outer.name) return false;
  if (outer.service.some(isWildcard) && !sameGlyphs(inner.service, outer.service)) return false;
  return globIncluded(narrow.parts, wide.parts, comparison);
}

function hasWildService(pattern: ArnPattern): boolean {
  return (
    pattern.kind === "arn" &&
    readGlyphs(pattern.components.service, pattern.notation).some(isWildcard)
  );
}

function sameService(a: ArnPattern, b: ArnPattern): boolean {
  return (
    a.kind === "arn" && b.kind === "arn" && sameParts(a.components.service, b.components.service)
  );
}

function atColon(glyphs: readonly Glyph[]): {
  readonly service: readonly Glyph[];
  readonly name?: readonly Glyph[];
} {
  const colon = glyphs.findIndex(isColon);
  if (colon < 0) return { service: glyphs };
  return { service: glyphs.slice(0, colon), name: glyphs.slice(colon + 1) };
}

function isWildcard(glyph: Glyph): boolean {
  return glyph.kind === "star" || glyph.kind === "question";
}

function sameGlyphs(a: readonly Glyph[], b: readonly Glyph[]): boolean {
  return a.length === b.length && a.every((glyph, index) => sameGlyph(glyph, b[index]));
}

function sameGlyph(a: Glyph, b: Glyph | undefined): boolean {
  if (a.kind === "character") return b?.kind === "character" && a.value === b.value;
  if (a.kind === "hole") return b?.kind === "hole" && a.hole.id === b.hole.id;
  if (a.kind === "variable") return b?.kind === "variable" && a.id === b.id;
  return a.kind === b?.kind;
}

function sameParts(a: readonly Part[], b: readonly Part[]): boolean {
  return (
    a.length === b.length &&
    a.every((part, index) => {
      const other = b[index];
      if (other === undefined) return false;
      return isHole(part) ? isHole(other) && part.id === other.id : part === other;
    })
  );
}
