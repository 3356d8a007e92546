/**
 * Whether a pattern (`*` any characters, `?` one) covers a text, in time at most the product of
 * their lengths whatever the pattern: patterns come from pull requests of strangers.
 */
export function covers(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const token = pattern[p];
    if (token === "*") {
      star = p++;
      resume = t;
    } else if (token !== undefined && (token === "?" || token === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
