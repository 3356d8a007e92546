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
    const token = p < pattern.length ? pattern.charCodeAt(p) : -1;
    if (token === any) {
      star = p++;
      resume = t;
    } else if (token === one || token === text.charCodeAt(t)) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (p < pattern.length && pattern.charCodeAt(p) === any) p++;
  return p === pattern.length;
}

const [any, one] = [0x2a, 0x3f];
