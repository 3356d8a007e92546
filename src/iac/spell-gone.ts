import type { Policy, Statement } from "../iam/policy.ts";
import type { Edit } from "../source/edit.ts";
import { samePlace, type Span } from "../source/source.ts";

/**
 * Takes a statement out of the list that it stands in, whatever language that is: with its comma, or with its lines,
 * where nothing else stands on them. Of a policy something has to be left: AWS takes none without a statement.
 */
export function spellGone(
  { place, madeOf, presence, under }: Statement,
  { statements }: Policy,
): { readonly ok: true; readonly edit: Edit } | { readonly ok: false; readonly because: string } {
  const others = statements.filter((each) => !samePlace(each.place, place));
  if (madeOf !== undefined) return { ok: false, because: `it comes of a ${madeOf}` };
  if (others.length === 0)
    return { ok: false, because: "nothing would be left of its policy: take that out" };
  // What stands in a condition alone is a part of it, and no item of the list.
  const isConditional = (each: Statement): boolean =>
    presence === "maybe" && (each.presence !== presence || each.under !== under);
  if (others.some(isConditional))
    return { ok: false, because: "a condition decides whether it is there" };
  const { path, text } = place.source;
  if (isOnlyArgument(text, place.span)) return { ok: false, because: "a call is for it alone" };
  return { ok: true, edit: { path, span: goneIn(text, place.span), text: "" } };
}

/** Whether it is all that a call gets: `role.addToPolicy(...)`. */
function isOnlyArgument(text: string, { start, end }: Span): boolean {
  return /\(\s*$/.test(text.slice(0, start)) && /^\s*,?\s*\)/.test(text.slice(end));
}

function goneIn(text: string, { start, end }: Span): Span {
  const [behind = "", comma] = /^[ \t]*(,?)/.exec(text.slice(end)) ?? [];
  const before = /(,?)\s*$/.exec(text.slice(0, start));
  // The last one goes with the comma before it.
  if (comma === "" && before?.[1] === ",") return { start: before.index, end };
  const to = end + (comma === "," ? behind.length : 0);
  const [rest = ""] = /^[ \t]*(?:\r?\n)?/.exec(text.slice(to)) ?? [];
  const line = text.lastIndexOf("\n", start - 1) + 1;
  // A list of YAML has a dash before each of them.
  const isWhole = /^[ \t]*(?:- +)?$/.test(text.slice(line, start)) && rest.endsWith("\n");
  return isWhole ? { start: line, end: to + rest.length } : { start, end: to + rest.length };
}
