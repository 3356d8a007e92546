import { isColon, readGlyphs, type Glyph } from "../iam/glyph.ts";
import { isHole, type Hole, type Meaning, type Part, type Text } from "../iam/text.ts";
import type { Atom, Sign } from "./automaton.ts";
import type { Reading } from "./reading.ts";

const anything: Sign = { kind: "wild", many: true, except: "" };

/**
 * A value of an `Action` element. Service and name ignore case, and policy variables do not stand
 * there.
 */
export function actionSigns({ parts }: Text): readonly Sign[] {
  const glyphs = readGlyphs(parts, { variables: false });
  return glyphs.map((glyph) => sign(glyph, { folded: true }));
}

/** A value of a `Resource` element, as a reading has its wildcards. */
export function resourceSigns({ parts }: Text, reading: Reading): readonly Sign[] {
  const glyphs = readGlyphs(parts, reading);
  const [first] = glyphs;
  if (first?.kind === "star" && glyphs.length === 1) return [anything];
  let colons = 0;
  return glyphs.map((glyph, index) => {
    if (isColon(glyph)) colons++;
    if (glyph.kind !== "star" && glyph.kind !== "question") return sign(glyph);
    // AWS's text allows no wildcard in the service.
    if (colons === 2 && !reading.runsOn) return literal(glyph.kind === "star" ? "*" : "?");
    const next = glyphs[index + 1];
    const ends = next === undefined || (reading.runsOn && isColon(next));
    return sign(glyph, { except: glyph.kind === "star" && ends ? "" : ":" });
  });
}

/**
 * A value of an ARN operator: `*`, or six components, each matched alone, of which only the sixth may
 * hold colons. Undefined where it is neither, and so matches nothing.
 */
export function arnSigns({ parts }: Text, reading: Reading): readonly Sign[] | undefined {
  const glyphs = readGlyphs(parts, reading);
  if (glyphs.length === 1 && glyphs[0]?.kind === "star") return [anything];
  const isOpen = glyphs.some(({ kind }) => kind === "hole" || kind === "variable");
  if (!isOpen && glyphs.filter(isColon).length < 5) return undefined;
  let colons = 0;
  return glyphs.map((glyph) => {
    if (isColon(glyph)) colons++;
    return sign(glyph, { except: colons < 5 ? ":" : "" });
  });
}

/** A value of a string operator: with wildcards, or as plain text. */
export function stringSigns(
  { parts }: Text,
  reading: Reading,
  { wildcards, folded = false }: { readonly wildcards: boolean; readonly folded?: boolean },
): readonly Sign[] {
  return readGlyphs(parts, reading).map((glyph) => {
    if (!wildcards && glyph.kind === "star") return literal("*");
    if (!wildcards && glyph.kind === "question") return literal("?");
    return sign(glyph, { folded });
  });
}

function sign(
  glyph: Glyph,
  { folded = false, except = "" }: { readonly folded?: boolean; readonly except?: string } = {},
): Sign {
  switch (glyph.kind) {
    case "character": {
      const value = folded ? glyph.value.toLowerCase() : glyph.value;
      return { kind: "character", value, folded };
    }
    case "star":
      return { kind: "wild", many: true, except };
    case "question":
      return { kind: "wild", many: false, except };
    case "variable":
      return { kind: "atom", atom: variableAtom(glyph.id, glyph.written) };
    case "hole":
      return { kind: "atom", atom: holeAtom(glyph.hole) };
  }
}

function literal(value: string): Sign {
  return { kind: "character", value, folded: false };
}

/** A hole of the configuration as an atom; equal holes are equal atoms. */
export type HoleAtom = Atom & { readonly hole: Hole };
/** A policy variable as an atom. */
export type VariableAtom = Atom & { readonly written: readonly Part[] };

const holeAtoms = new WeakMap<Hole, HoleAtom>();

export function holeAtom(hole: Hole): HoleAtom {
  const made = holeAtoms.get(hole) ?? { id: `hole ${hole.id}`, ...heldBy(hole.meaning), hole };
  holeAtoms.set(hole, made);
  return made;
}

function variableAtom(id: string, written: readonly Part[]): VariableAtom {
  const holes = written.filter(isHole).map((hole) => hole.id);
  return { id: `variable ${id} ${holes.join()}`, holds: () => true, sample: "x", written };
}

function heldBy({ kind }: Meaning): Pick<Atom, "holds" | "sample"> {
  switch (kind) {
    case "account":
      return { holds: (character) => /\d/.test(character), sample: "1" };
    case "region":
    case "partition":
      return { holds: (character) => /[a-z\d-]/.test(character), sample: "a" };
    case "name":
      return { holds: (character) => !/[*?]/.test(character), sample: "x" };
    case "unknown":
      return { holds: () => true, sample: "x" };
  }
}
