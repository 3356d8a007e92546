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
  const width = text.length + 1;
  // Whether the signs from one on match the text from some offset on.
  const fits = new Uint8Array((signs.length + 1) * width);
  fits[signs.length * width + text.length] = 1;
  for (let at = signs.length - 1; at >= 0; at--)
    for (let start = text.length; start >= 0; start--) {
      const here = at * width + start;
      const sign = signs[at];
      const behind = fits[here + width] ?? 0;
      const further = start < text.length ? (fits[here + 1] ?? 0) : 0;
      const next = start < text.length ? (fits[here + width + 1] ?? 0) : 0;
      fits[here] = isMany(sign) ? behind | further : takes(sign, text[start]) ? next : 0;
    }
  if (fits[0] !== 1) return undefined;
  const values: (readonly [string, string])[] = [];
  let start = 0;
  for (const [at, sign] of signs.entries()) {
    let end = isMany(sign) ? start : start + 1;
    while (fits[(at + 1) * width + end] !== 1) end++;
    if (isHole(sign)) values.push([sign.id, text.slice(start, end)]);
    start = end;
  }
  return agreed(values);
}

function isMany(sign: string | Hole | undefined): boolean {
  return sign === "*" || typeof sign === "object";
}

function takes(sign: string | Hole | undefined, character: string | undefined): boolean {
  return character !== undefined && (sign === "?" || sign === character);
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
