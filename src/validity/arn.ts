import { arnComponents, type ArnComponent } from "../iam/arn-pattern.ts";
import { isPlain } from "../iam/glob.ts";
import { isColon, readGlyphs, type Glyph } from "../iam/glyph.ts";
import type { Text } from "../iam/text.ts";

/** A component of an ARN: its text, where all of it is known. */
export type Component = {
  /** Variables stand in it as they are written. */
  readonly text: string | undefined;
  /** It has a wildcard or a variable. */
  readonly isOpen: boolean;
};

/** An ARN by its components, as far as it is known how many it has. */
export type ReadArn = {
  /** Undefined where it is not known. */
  readonly prefix: string | undefined;
  readonly components: Partial<Readonly<Record<ArnComponent, Component>>>;
  /** How many components there are, `arn` included; undefined where that is not known. */
  readonly count: number | undefined;
};

/**
 * Reads a text as an ARN, well made or not. Behind a value that is not known, and may hold colons,
 * nothing is told, but that the last component ends with what follows.
 */
export function readArn(text: Text): ReadArn {
  const glyphs = readGlyphs(text.parts);
  const spanning = glyphs.findIndex(
    (glyph) => glyph.kind === "hole" && !isPlain(glyph.hole.meaning),
  );
  const known = spanning < 0 ? glyphs : glyphs.slice(0, spanning);
  const [prefix, ...components] = split(known);
  const isCertain = spanning < 0 || components.length >= arnComponents.length;
  // The component that an unknown value is in is not known either.
  const whole = spanning < 0 ? components : components.slice(0, -1);
  return {
    prefix: prefix && (whole.length > 0 || spanning < 0) ? component(prefix).text : undefined,
    components: Object.fromEntries(
      whole.map((each, index) => [arnComponents[index] ?? "resource", component(each)]),
    ),
    count: isCertain ? components.length + 1 : undefined,
  };
}

/** At the first five colons; the last component keeps its own. */
function split(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const components: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if (isColon(glyph) && components.length <= arnComponents.length) components.push([]);
    else components.at(-1)?.push(glyph);
  }
  return components;
}

function component(glyphs: readonly Glyph[]): Component {
  const isKnown = glyphs.every(({ kind }) => kind !== "hole");
  return {
    text: isKnown ? glyphs.map(written).join("") : undefined,
    isOpen: glyphs.some(({ kind }) => kind !== "character"),
  };
}

function written(glyph: Glyph): string {
  switch (glyph.kind) {
    case "character":
      return glyph.written;
    case "star":
      return "*";
    case "question":
      return "?";
    case "variable":
      return glyph.written.map((part) => (typeof part === "string" ? part : "")).join("");
    case "hole":
      return "";
  }
}
