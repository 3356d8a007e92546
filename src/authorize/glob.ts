import { literalOf, type Pattern, type Segment, type Sign } from "./pattern.ts";

/** A sign, and whether it takes a colon. */
type Step = { readonly sign: Sign; readonly colons: boolean };

const colon: Step = { sign: { kind: "character", value: ":" }, colons: true };

/** Whether a text is what a pattern says, with wildcards that take any character. */
export function globCovers(pattern: Pattern, text: string): boolean {
  return leads(
    steps(pattern, () => true),
    text,
  );
}

/**
 * Whether a `Resource` element covers a resource. Wildcards take what stands between two colons; "if
 * the `*` wildcard is the last character of a resource ARN segment, it can expand to match beyond
 * the colon boundaries". Follows "IAM JSON policy elements: Resource" of AWS's IAM User Guide.
 */
export function resourceCovers(pattern: Pattern, resource: string): boolean {
  const endsSegment = (segment: Segment, index: number): boolean =>
    segment[index]?.kind === "star" && index === segment.length - 1;
  return leads(steps(pattern, endsSegment), resource);
}

/**
 * Whether an ARN operator covers an ARN: "each of the six colon-delimited components of the ARN is
 * checked separately", and the sixth may hold colons. `*` alone covers all; what else has fewer
 * components covers nothing. Follows "ARN condition operators" of AWS's IAM User Guide.
 */
export function arnCovers(pattern: Pattern, arn: string): boolean {
  if (literalOf(pattern) === "*" && pattern[0]?.[0]?.kind === "star") return true;
  const expected = sixComponents(pattern);
  const found = sixComponents(arn.split(":"));
  if (!expected || !found) return false;
  return expected.every((component, index) => globCovers(component, found[index]?.join(":") ?? ""));
}

function sixComponents<Part>(parts: readonly Part[]): readonly (readonly Part[])[] | undefined {
  if (parts.length < 6) return undefined;
  return [...parts.slice(0, 5).map((part) => [part]), parts.slice(5)];
}

function steps(
  pattern: Pattern,
  takesColons: (segment: Segment, index: number) => boolean,
): readonly Step[] {
  return pattern.flatMap((segment, position) => [
    ...(position > 0 ? [colon] : []),
    ...segment.map((sign, index) => ({ sign, colons: takesColons(segment, index) })),
  ]);
}

/**
 * Whether the steps lead through the whole text. All places that can be reached are followed
 * together, each once a step, so that no pattern is worse than its length times that of the text.
 */
function leads(pattern: readonly Step[], text: string): boolean {
  const characters = Array.from(text);
  let places: readonly number[] = [0];
  for (const step of pattern) {
    if (places.length === 0) return false;
    places = reached(step, places, characters);
  }
  return places.at(-1) === characters.length;
}

/** The places that a step leads to, in ascending order, from places in ascending order. */
function reached(
  { sign, colons }: Step,
  places: readonly number[],
  text: readonly string[],
): readonly number[] {
  if (sign.kind === "character")
    return places.filter((place) => text[place] === sign.value).map((place) => place + 1);
  const takes = (place: number): boolean => place < text.length && (colons || text[place] !== ":");
  if (sign.kind === "question") return places.filter(takes).map((place) => place + 1);
  const all: number[] = [];
  for (const start of places) {
    // What is behind the last place found was found from an earlier start.
    if (start <= (all.at(-1) ?? -1)) continue;
    let place = start;
    while (takes(place)) all.push(place++);
    all.push(place);
  }
  return all;
}
