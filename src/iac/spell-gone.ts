import type { Policy, Statement } from "../iam/policy.ts";
import type { Edit } from "../source/edit.ts";
import { samePlace, type Span } from "../source/source.ts";

/**
 * Takes a statement out of the list that it stands in, whatever language that is: with its comma, or with its lines,
 * where nothing else stands on them. Of a policy something has to be left: AWS takes none without a statement.
 */
export function spellGone(
  { place, madeOf }: Statement,
  { statements }: Policy,
): { readonly ok: true; readonly edit: Edit } | { readonly ok: false; readonly because: string } {
  const others = statements.filter((each) => !samePlace(each.place, place));
  if (madeOf !== undefined) return { ok: false, because: `it comes of a ${madeOf}` };
  if (others.length === 0)
    return { ok: false, because: "nothing would be left of its policy: take that out" };
  const { path, text } = place.source;
  return { ok: true, edit: { path, span: goneIn(text, place.span), text: "" } };
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
