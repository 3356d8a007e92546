import { isPlain } from "./glob.ts";
import { isColon, readGlyphs, writtenParts, type Glyph, type Notation } from "./glyph.ts";
import { isHole, type Hole, type Part, type Text } from "./text.ts";

/** The value of a `Resource` element: `*`, a pattern of ARNs, or what cannot be told to be one. */
export type ArnPattern =
  | { readonly kind: "any" }
  | {
      readonly kind: "arn";
      /** As written; what a trailing `*` swallowed are `*`s. */
      readonly components: ArnComponents;
      /** The text has fewer than six components and ends with a `*`: `arn:aws:sns:*`. */
      readonly short: boolean;
      readonly notation: Notation;
    }
  | {
      /** A hole may be several components, or the whole ARN: `${var.bucket_arn}/*`. */
      readonly kind: "unknown";
      readonly before: readonly Part[];
      readonly hole: Hole;
      /** Empty where nothing follows. */
      readonly after: readonly Part[];
      readonly notation: Notation;
    }
  | { readonly kind: "malformed"; readonly why: string };

/**
 * What follows `arn:`. Each is a list of parts with holes. That a hole of unknown value stands for
 * no more than its component is what the text says, not what is proved.
 */
export type ArnComponents = Readonly<Record<ArnComponent, readonly Part[]>>;

export const arnComponents = ["partition", "service", "region", "account", "resource"] as const;

export type ArnComponent = (typeof arnComponents)[number];

const arn = "arn:";

/**
 * Reads a text as the value of a `Resource` element. Follows "IAM JSON policy elements: Resource"
 * of AWS's IAM User Guide: `*` alone, or an ARN of six components with wildcards in them, of which
 * a `*` at the end stands for all that is missing. Never throws.
 */
export function parseArnPattern(text: Text, notation: Notation = {}): ArnPattern {
  const plain = plainComponents(text.parts);
  if (plain) return { kind: "arn", components: plain, short: false, notation };
  const glyphs = readGlyphs(text.parts, notation);
  const [first] = glyphs;
  if (!first) return malformed("it is empty");
  if (first.kind === "star" && glyphs.length === 1) return { kind: "any" };

  for (const [index, character] of Array.from(arn).entries()) {
    const glyph = glyphs[index];
    if (glyph?.kind === "hole") return unknown(glyphs, index, notation);
    if (glyph?.kind !== "character" || glyph.value !== character)
      return malformed('it is neither "*" nor does it begin with "arn:"');
  }

  const components = split(glyphs.slice(arn.length));
  const missing = arnComponents.length - components.length;
  if (missing > 0 && glyphs.at(-1)?.kind !== "star") {
    const spanning = glyphs.findIndex(maySpan);
    if (spanning >= 0) return unknown(glyphs, spanning, notation);
    return malformed(`it has ${components.length + 1} of the six components of an ARN`);
  }
  const named = componentsOf(components.map(writtenParts));
  const empty = filled.find((name) => named[name].length === 0);
  if (empty) return malformed(`its ${empty} is empty`);
  return { kind: "arn", components: named, short: missing > 0, notation };
}

/** Those that no ARN leaves empty. */
const filled = ["partition", "service", "resource"] as const;

function componentsOf(parts: readonly (readonly Part[])[]): ArnComponents {
  const component = (index: number): readonly Part[] => parts[index] ?? ["*"];
  return {
    partition: component(0),
    service: component(1),
    region: component(2),
    account: component(3),
    resource: component(4),
  };
}

/**
 * The components of an ARN that has all of them and in which no variable may stand, as most are: they are
 * found without a look at each of its signs.
 */
function plainComponents([first, ...more]: readonly Part[]): ArnComponents | undefined {
  if (typeof first !== "string" || !first.startsWith(arn)) return undefined;
  const components: Part[][] = [[]];
  const add = (part: Part): void => {
    if (part !== "") components.at(-1)?.push(part);
  };
  for (const part of [first.slice(arn.length), ...more]) {
    if (isHole(part)) {
      add(part);
      continue;
    }
    if (part.includes("$")) return undefined;
    let start = 0;
    for (let colon = part.indexOf(":"); colon >= 0; colon = part.indexOf(":", start)) {
      if (components.length === arnComponents.length) break;
      add(part.slice(start, colon));
      components.push([]);
      start = colon + 1;
    }
    add(part.slice(start));
  }
  if (components.length < arnComponents.length) return undefined;
  const named = componentsOf(components);
  return filled.every((name) => named[name].length > 0) ? named : undefined;
}

/** Whether a hole may hold colons, and so more than one component. */
function maySpan(glyph: Glyph): boolean {
  return glyph.kind === "hole" && !isPlain(glyph.hole.meaning);
}

/** At the first four colons; the last component keeps its own. */
function split(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const components: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if (isColon(glyph) && components.length < arnComponents.length) components.push([]);
    else components.at(-1)?.push(glyph);
  }
  return components;
}

function unknown(glyphs: readonly Glyph[], at: number, notation: Notation): ArnPattern {
  const glyph = glyphs[at];
  if (glyph?.kind !== "hole") throw new Error("no hole where one was found");
  return {
    kind: "unknown",
    before: writtenParts(glyphs.slice(0, at)),
    hole: glyph.hole,
    after: writtenParts(glyphs.slice(at + 1)),
    notation,
  };
}

function malformed(why: string): ArnPattern {
  return { kind: "malformed", why };
}
