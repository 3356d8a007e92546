/** A hash of 32 bits with a word more in it: a step of FNV's, and what it has in its high bits in the low ones too. */
export function mixed(hash: number, word: number): number {
  const more = Math.imul(hash ^ word, 0x01000193);
  return more ^ (more >>> 15);
}

/** Two letters of a text as one word, the second nothing behind the end: most texts are of ASCII. */
export function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}
