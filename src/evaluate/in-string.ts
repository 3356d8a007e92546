import { isHole, makeText, saidBy, type Hole, type Part, type Text } from "../iam/text.ts";
import { readJson } from "../syntax/json.ts";

// What texts say that are put into a string of JSON: AWS reads `iam:\u002a` there as `iam:*`.

/** Whether something of a text ends a string of JSON, or escapes what follows. */
export const isMarked = (text: string): boolean => /["\\]/.test(text);

/** Whether a text has such marks, be it in one of the values that something of it may have. */
export function mayBreakOut({ parts }: Text): boolean {
  return parts.some((part) =>
    isHole(part) ? (part.among?.texts.some(mayBreakOut) ?? false) : isMarked(part),
  );
}

/** A text as it is read in a string of JSON; undefined where it is none by itself: where it ends the string. */
export function unescapedText({ parts, origin }: Text): Text | undefined {
  const made = parts.map((part) => (isHole(part) ? unescapedHole(part) : unescaped(part)));
  const known = made.filter((part) => part !== undefined);
  return known.length === made.length ? makeText(known, origin) : undefined;
}

/** The same with the values that it may have; those are left out that are no part of a string. */
function unescapedHole(hole: Hole): Part {
  const { id, place, among } = hole;
  if (!among?.texts.some(mayBreakOut)) return hole;
  const texts = among.texts.flatMap((text) => unescapedText(text) ?? []);
  const complete = among.complete && texts.length === among.texts.length;
  const said = among.texts.map(saidBy).join(" or ");
  const made: Hole = { id: `${id} in JSON, ${said}`, place, meaning: { kind: "unknown" } };
  return texts.length > 0 ? { ...made, among: { texts, complete } } : made;
}

function unescaped(part: string): string | undefined {
  const { root, problems } = readJson(`"${part}"`);
  const isText = problems.length === 0 && root?.kind === "scalar";
  return isText && typeof root.value === "string" ? root.value : undefined;
}
