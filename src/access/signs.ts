import { isColon, readGlyphs, type Glyph } from "../iam/glyph.ts";
import type { PolicyKind } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import { holeAtom, isOpen, variableAtom, type Matcher } from "./atom.ts";
import type { Sign } from "./automaton.ts";
import type { Reading } from "./reading.ts";

const anything: Sign = { kind: "wild", many: true, except: "" };
const perhapsMore: Sign = { ...anything, maybe: true };

/**
 * A value of an `Action` element. Service and name ignore case, and policy variables do not stand
 * there.
 */
export function actionSigns({ parts }: Text): readonly Sign[] {
  const glyphs = readGlyphs(parts, { variables: false });
  return glyphs.map((glyph) => sign(glyph, "action", { folded: true }));
}

/**
 * Policies in which AWS completes ARNs that lack components; of session policies, its documentation
 * does not say.
 */
const completing: ReadonlySet<PolicyKind> = new Set(["identity", "boundary", "session"]);

/** A value of a `Resource` element, as a reading has its wildcards. */
export function resourceSigns(
  { parts }: Text,
  reading: Reading,
  kind: PolicyKind,
): readonly Sign[] {
  const glyphs = readGlyphs(parts, reading);
  const [first] = glyphs;
  if (first?.kind === "star" && glyphs.length === 1) return [anything];
  let colons = 0;
  const signs = glyphs.flatMap((glyph, index): readonly Sign[] => {
    if (isColon(glyph)) colons++;
    if (glyph.kind !== "star" && glyph.kind !== "question")
      return [sign(glyph, "resource", reading)];
    // AWS's text allows no wildcard in the service.
    if (colons === 2 && !reading.runsOn) return [literal(glyph.kind === "star" ? "*" : "?")];
    const next = glyphs[index + 1];
    const ends = next === undefined || (reading.runsOn && isColon(next));
    const own = sign(glyph, "resource", { except: glyph.kind === "star" && ends ? "" : ":" });
    // What is not known may begin with a colon, or be nothing at all.
    return glyph.kind === "star" && mayEnd(next) ? [own, perhapsMore] : [own];
  });
  return completing.has(kind) ? [...signs, ...missingComponents(glyphs, kind)] : signs;
}

function mayEnd(next: Glyph | undefined): boolean {
  return next?.kind === "variable" || (next?.kind === "hole" && isOpen(next.hole.meaning));
}

/** What stands for the components that an ARN lacks ("IAM ARNs" of AWS's IAM User Guide). */
function missingComponents(glyphs: readonly Glyph[], kind: PolicyKind): readonly Sign[] {
  const lacking = 5 - glyphs.filter(isColon).length;
  if (lacking <= 0 || glyphs.at(-1)?.kind === "star") return [];
  const start = glyphs.slice(0, 4);
  const isArn = start.map((glyph) => (glyph.kind === "character" ? glyph.value : "")).join("");
  if (isArn !== "arn:" && !start.some(isAnyText)) return [];
  if (kind === "session" || glyphs.some(isUnknown)) return [perhapsMore];
  return Array.from({ length: lacking }).flatMap(() => [literal(":"), anything]);
}

/** The name of something declared is a whole ARN, or none. */
function isAnyText(glyph: Glyph): boolean {
  return glyph.kind === "hole" && glyph.hole.meaning.kind === "unknown";
}

function isUnknown(glyph: Glyph): boolean {
  return glyph.kind === "hole" && isOpen(glyph.hole.meaning);
}

/**
 * A value of an ARN operator: `*`, or six components, each matched alone, of which only the sixth may
 * hold colons. "nothing" where it is neither, and so matches nothing; "unclear" where that depends
 * on what is not known.
 */
export function arnSigns(
  { parts }: Text,
  reading: Reading,
): readonly Sign[] | "nothing" | "unclear" {
  const glyphs = readGlyphs(parts, reading);
  if (glyphs.length === 1 && glyphs[0]?.kind === "star") return [anything];
  const isKnown = !glyphs.some(isUnknown);
  if (isKnown && glyphs.filter(isColon).length < 5) return "nothing";
  let colons = 0;
  let isSure = true;
  const signs: Sign[] = [];
  for (const glyph of glyphs) {
    if (isColon(glyph)) colons++;
    const inner = colons < 5;
    if (glyph.kind === "question" && inner && !isSure) return "unclear";
    signs.push(sign(glyph, "arn", { ...reading, except: inner ? ":" : "" }));
    if (glyph.kind === "star" && inner && !isSure) signs.push(perhapsMore);
    if (isUnknown(glyph)) isSure = false;
  }
  return signs;
}

/** A value of a string operator: with wildcards, or as plain text, in its case or in any. */
export function stringSigns(
  { parts }: Text,
  reading: Reading,
  matcher: "literal" | "folded" | "glob",
): readonly Sign[] {
  return readGlyphs(parts, reading).map((glyph) => {
    if (matcher !== "glob" && glyph.kind === "star") return literal("*");
    if (matcher !== "glob" && glyph.kind === "question") return literal("?");
    return sign(glyph, matcher, { ...reading, folded: matcher === "folded" });
  });
}

function sign(
  glyph: Glyph,
  matcher: Matcher,
  {
    folded = false,
    except = "",
    variables = true,
  }: { readonly folded?: boolean; readonly except?: string; readonly variables?: boolean } = {},
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
      return { kind: "atom", atom: variableAtom(glyph.id, glyph.written, matcher) };
    case "hole":
      return { kind: "atom", atom: holeAtom(glyph.hole, matcher, variables) };
  }
}

function literal(value: string): Sign {
  return { kind: "character", value, folded: false };
}
