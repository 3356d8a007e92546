import { asText } from "../evaluate/texts.ts";
import type { MapValue, Value } from "../evaluate/value.ts";
import type { Statement } from "../iam/policy.ts";
import { alternatives, known } from "../iam/text.ts";
import { textAt, type Place } from "../source/source.ts";

/**
 * What a statement is judged as whose Effect is not known: as an Allow that may be there, where
 * one of the values that are written for it is Allow.
 */
export function effectOf<Read extends Pick<Statement, "effect">>(
  elements: Read,
  written: Value | undefined,
): Read & { readonly presence: "always" | "maybe" } {
  const text = elements.effect === "unknown" && written ? asText(written) : undefined;
  return text && alternatives(text).some((each) => known(each) === "Allow")
    ? { ...elements, effect: "Allow", presence: "maybe" }
    : { ...elements, presence: "always" };
}

/** The value of a statement's Effect, whose name AWS reads in any case. */
export function effectIn({ entries }: MapValue): Value | undefined {
  return entries.findLast(({ key }) => known(key)?.toLowerCase() === "effect")?.value;
}

/** Up to a comma, a brace or the end of the line; with what stands in brackets, and in `${}`. */
const effectPattern =
  /\beffect["']?\s*[:=]\s*((?:\([^()\n]*\)|\$\{[^{}\n]*\}|[^\s,}(])(?:\([^()\n]*\)|\$\{[^{}\n]*\}|[^,}\n(])*)/di;

/** Where a statement writes its Effect, and what stands there. */
export function writtenEffect({ place }: Pick<Statement, "place">): Place | undefined {
  const found = effectPattern.exec(textAt(place));
  const [start, end] = found?.indices?.[1] ?? [];
  if (start === undefined || end === undefined) return undefined;
  const { source, span } = place;
  const length = textAt(place).slice(start, end).trimEnd().length;
  return { source, span: { start: span.start + start, end: span.start + start + length } };
}

/** Whether a statement may turn out to be a Deny, which is never rewritten. */
export function mayDeny(statement: Statement): boolean {
  if (statement.effect !== "Allow") return true;
  if (statement.presence === "always") return false;
  const effect = writtenEffect(statement);
  return effect !== undefined && !/^["']?Allow\b["']?\s*(?:#.*|\/\/.*)?$/.test(textAt(effect));
}

export const mayBeDenied = "its Effect may be Deny, and what is denied is not rewritten";
