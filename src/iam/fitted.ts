import { isHole, type Hole, type Part } from "./text.ts";

/**
 * Values for the holes of a pattern with which it matches a text: the first ones, each as short as may
 * be; undefined where there are none. In time about the product of both lengths.
 */
export function fitted(
  parts: readonly Part[],
  text: string,
): ReadonlyMap<string, string> | undefined {
  const signs = parts.flatMap((part): readonly (string | Hole)[] =>
    isHole(part) ? [part] : Array.from(part),
  );
  const failed = new Set<number>();
  const from = (at: number, start: number): readonly (readonly [string, string])[] | undefined => {
    const key = at * (text.length + 1) + start;
    if (failed.has(key)) return undefined;
    const found = step(at, start);
    if (!found) failed.add(key);
    return found;
  };
  const step = (at: number, start: number): readonly (readonly [string, string])[] | undefined => {
    const sign = signs[at];
    if (sign === undefined) return start === text.length ? [] : undefined;
    if (typeof sign === "string" && sign !== "*") {
      const takes = start < text.length && (sign === "?" || sign === text[start]);
      return takes ? from(at + 1, start + 1) : undefined;
    }
    for (let end = start; end <= text.length; end++) {
      const rest = from(at + 1, end);
      if (!rest) continue;
      return isHole(sign) ? [[sign.id, text.slice(start, end)], ...rest] : rest;
    }
    return undefined;
  };
  const found = from(0, 0);
  return found && agreed(found);
}

/** Values, of which a hole that stands there twice has one. */
function agreed(
  values: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> | undefined {
  const known = new Map<string, string>();
  for (const [id, value] of values) {
    if ((known.get(id) ?? value) !== value) return undefined;
    known.set(id, value);
  }
  return known;
}
