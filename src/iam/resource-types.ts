import type { ResourceType } from "../catalog/resource-type.ts";
import { formatsOf, moreSpecific, opaque, type ArnFormat, type Tier } from "./arn-format.ts";
import { arnComponents, type ArnComponent, type ArnPattern } from "./arn-pattern.ts";
import { isPlain, possibleToken, wild } from "./glob.ts";
import { readGlyphs, type Glyph, type Notation } from "./glyph.ts";
import { many, overlap, type Token } from "./overlap.ts";
import type { Part } from "./text.ts";

/**
 * Which of the candidate types a pattern can mean, in their order. Several for one ARN where AWS's
 * formats do not tell them apart. `*` means all of them, a malformed pattern none; a hole that
 * stands for a whole ARN means all whose ARNs can end in what follows it.
 *
 * Both sides have wildcards, a pattern `*` and a format its placeholders, so that the question is
 * whether they have an ARN in common. Placeholders are first read strictly, as names without `/`
 * and `:`; only if the pattern then lies wholly in no format (`role/team/app`, a log group
 * `/aws/lambda/f`), as anything. A type is dropped where a more specific one holds the whole
 * pattern: `bucket/*` means objects and not buckets, `bucket*` both.
 */
export function typesOf(
  pattern: ArnPattern,
  candidates: readonly ResourceType[],
): readonly ResourceType[] {
  switch (pattern.kind) {
    case "any":
      return candidates;
    case "malformed":
      return [];
    case "unknown":
      return typesOfUnknown(pattern, candidates);
    case "arn":
      return typesOfArn(pattern, candidates);
  }
}

function typesOfArn(
  pattern: ArnPattern & { readonly kind: "arn" },
  candidates: readonly ResourceType[],
): readonly ResourceType[] {
  const { components, notation } = pattern;
  const asked = {
    partition: ask(components.partition, notation),
    service: ask(components.service, notation),
    region: ask(components.region, notation),
    account: ask(components.account, notation),
    resource: ask(components.resource, notation),
  };
  // The formats of a service differ little before the resource: each component is compared once.
  const compared = new Map<string, boolean>();
  const begins = ({ components: formats }: ArnFormat): boolean =>
    leading.every((name) => {
      const key = `${name} ${formats[name].written}`;
      const known = compared.get(key);
      if (known !== undefined) return known;
      const made = overlap(asked[name].strict, formats[name].strict);
      compared.set(key, made);
      return made;
    });
  const near = candidates.flatMap(formatsOf).filter(begins);
  const meant = (tier: Tier): readonly ArnFormat[] =>
    near.filter(({ components: { resource } }) => overlap(asked.resource[tier], resource[tier]));

  const strict = meant("strict");
  const named = strict.some(({ components: { resource } }) =>
    overlap(asked.resource.opaque, resource.strict),
  );
  const found = named ? strict : meant("permissive");
  const holding = found.filter(({ components: { resource } }) =>
    overlap(asked.resource.opaque, resource.permissive),
  );
  // No name ends so: `bucket/` is an object without a key, and neither a bucket nor its objects.
  const isCutOff = asked.resource.opaque.at(-1) === "/";
  const left = found.filter(
    (format) =>
      !(isCutOff && loneName.test(format.components.resource.written)) &&
      !holding.some(
        (other) => moreSpecific(other, format) && holdsWhereOthersDiffer(asked, other, format),
      ),
  );
  return inOrder(left, candidates);
}

/** A resource that is a name and nothing else. */
const loneName = /^\$\{[^}]*\}$/;

const leading = arnComponents.filter((name) => name !== "resource");

/** A component of a pattern, in the ways in which it is compared with a format. */
type Asked = Readonly<Record<Tier, readonly Token[]>> & {
  /** Its wildcards, variables and holes as they stand, for "does the format hold all of it". */
  readonly opaque: readonly Token[];
};

function ask(parts: readonly Part[], notation: Notation): Asked {
  const glyphs = readGlyphs(parts, notation);
  return {
    strict: glyphs.map(strictToken),
    permissive: glyphs.map(possibleToken),
    opaque: glyphs.map((glyph) => (glyph.kind === "character" ? glyph.value : opaque)),
  };
}

/** Holes and variables are no wildcards: where placeholders are names, they are names too. */
function strictToken(glyph: Glyph): Token {
  if (glyph.kind === "variable" || glyph.kind === "hole") return wild(true, ":/");
  return possibleToken(glyph);
}

/**
 * Whether the first components do not speak against dropping the less specific format: the other
 * one must hold them too where it asks for more (a fixed region, say).
 */
function holdsWhereOthersDiffer(
  asked: Readonly<Record<ArnComponent, Asked>>,
  specific: ArnFormat,
  general: ArnFormat,
): boolean {
  return leading.every((name) => {
    const [one, other] = [specific.components[name], general.components[name]];
    return one.written === other.written || overlap(asked[name].opaque, one.permissive);
  });
}

function typesOfUnknown(
  { before, hole, after, notation }: ArnPattern & { readonly kind: "unknown" },
  candidates: readonly ResourceType[],
): readonly ResourceType[] {
  const formats = candidates.flatMap(formatsOf);
  const meant = (tier: Tier, token: (glyph: Glyph) => Token): readonly ResourceType[] => {
    const tokens = [
      ...readGlyphs(before, notation).map(token),
      isPlain(hole.meaning) ? wild(true, ":/") : many,
      ...readGlyphs(after, notation).map(token),
    ];
    return inOrder(
      formats.filter((format) => overlap(tokens, format.whole[tier])),
      candidates,
    );
  };
  const strict = meant("strict", strictToken);
  return strict.length > 0 ? strict : meant("permissive", possibleToken);
}

function inOrder(
  formats: readonly ArnFormat[],
  candidates: readonly ResourceType[],
): readonly ResourceType[] {
  const meant = new Set(formats.map(({ type }) => type));
  return candidates.filter((type) => meant.has(type));
}
