import type { Owned } from "../catalog/public-access.ts";
import { readGlyphs, type Glyph } from "../iam/glyph.ts";
import { holeName, holesOf, known, type Hole, type Text } from "../iam/text.ts";
import { parseBlock, type Block } from "./addresses.ts";

/** Whether a value names what somebody owns; "maybe" where that depends on what is not known. */
export type Ownership = "yes" | "maybe" | "no";

/** The shortest prefix of a range of addresses that is not everybody's, by the version of IP. */
export type ShortestPrefix = Readonly<Record<4 | 6, number>>;

/**
 * Whether a value of a condition says who is let in. `wildcards`: its operator reads them, so that
 * what is not known may be one; of what is compared as it is, every value is a fixed one.
 */
export function ownership(
  value: Text,
  how: Owned,
  wildcards: boolean,
  shortest: ShortestPrefix,
): Ownership {
  if (how === "address") return ofAddresses(value, shortest);
  if (how === "true") return ofTruth(value);
  const glyphs = readGlyphs(value.parts);
  if (glyphs.some(({ kind }) => kind === "variable")) return "no";
  if (!wildcards) return "yes";
  const decisive = glyphs.slice(...decisivePart(glyphs, how));
  if (decisive.length === 0 || decisive.some(isWildcard)) return "no";
  return decisive.some(mayBeWildcard) ? "maybe" : "yes";
}

/** The offsets of what must be fixed: of an ARN with wildcards its account, of a path its beginning. */
function decisivePart(glyphs: readonly Glyph[], how: Owned): readonly [number, number] {
  const all = [0, glyphs.length] as const;
  if (!glyphs.some(isWildcard)) return all;
  if (how === "path" || how === "id") {
    const end = glyphs.findIndex((glyph) => isCharacter(glyph, how === "path" ? "/" : ":"));
    return end < 0 ? all : [0, end];
  }
  if (how !== "arn") return all;
  const colons = glyphs.flatMap((glyph, index) => (isCharacter(glyph, ":") ? [index] : []));
  const [, , , start, end] = colons;
  return start === undefined || end === undefined ? all : [start + 1, end];
}

function isCharacter(glyph: Glyph, value: string): boolean {
  return glyph.kind === "character" && glyph.value === value;
}

function isWildcard({ kind }: Glyph): boolean {
  return kind === "star" || kind === "question";
}

function mayBeWildcard(glyph: Glyph): boolean {
  return glyph.kind === "hole" && mayHoldWildcard(glyph.hole);
}

/** Whether a value may hold wildcards: what AWS gives to what is declared, or looked up, holds none. */
export function mayHoldWildcard(hole: Hole): boolean {
  if (hole.meaning.kind !== "unknown") return false;
  const given = /^(?:aws(?:cc)?_\w+\.[^.]+\.|data\.aws_\w+\..*\.(?:arn|id|account_id)$)/;
  return !given.test(holeName(hole));
}

function ofTruth(value: Text): Ownership {
  if (holesOf(value).length > 0) return "maybe";
  return known(value)?.toLowerCase() === "true" ? "yes" : "no";
}

function ofAddresses(value: Text, shortest: ShortestPrefix): Ownership {
  if (holesOf(value).length > 0) return "maybe";
  const block = parseBlock(known(value) ?? "");
  return block && (isPrivate(block) || prefixOf(block) >= shortest[block.version]) ? "yes" : "no";
}

function prefixOf({ version, first, last }: Block): number {
  const width = version === 4 ? 32 : 128;
  return width - (last - first).toString(2).replace(/^0$/, "").length;
}

/** RFC 1918: nobody asks from there but through one's own network. */
const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].flatMap(
  (text) => parseBlock(text) ?? [],
);

function isPrivate({ version, first, last }: Block): boolean {
  return privateBlocks.some(
    (each) => each.version === version && each.first <= first && last <= each.last,
  );
}
