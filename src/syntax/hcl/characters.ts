// The characters of HCL's syntax by their UTF-16 codes: comparing numbers keeps the reader fast.

export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const exclamation = 0x21;
export const quote = 0x22;
export const hash = 0x23;
export const dollar = 0x24;
export const percent = 0x25;
export const ampersand = 0x26;
export const openParenthesis = 0x28;
export const closeParenthesis = 0x29;
export const asterisk = 0x2a;
export const plus = 0x2b;
export const comma = 0x2c;
export const minus = 0x2d;
export const dot = 0x2e;
export const slash = 0x2f;
export const colon = 0x3a;
export const lessThan = 0x3c;
export const equals = 0x3d;
export const greaterThan = 0x3e;
export const question = 0x3f;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const bar = 0x7c;
export const closeBrace = 0x7d;
export const tilde = 0x7e;

const byteOrderMark = 0xfeff;

/** Where a text begins: behind the byte order mark that an editor may have written. */
export function startOf(text: string): number {
  return text.charCodeAt(0) === byteOrderMark ? 1 : 0;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isSign(code: number): boolean {
  return code === plus || code === minus;
}

/** Whether an ASCII character begins an identifier. */
export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** Whether an ASCII character goes on with an identifier. */
export function isNamePart(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === minus;
}

/** Whether only Unicode's tables say if a character may be part of an identifier. */
export function isBeyondAscii(code: number): boolean {
  return code > 0x7f;
}

/**
 * White space as a template's `~`, `<<-` and the line of a closing marker know it: that of Go,
 * which differs from JavaScript's in U+0085 and U+FEFF.
 */
export function isSpace(code: number): boolean {
  if (code <= space) return code === space || (code >= tab && code <= carriageReturn);
  if (!isBeyondAscii(code)) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** The first offset from `start` on that holds no white space, or a line feed. */
export function skipSpaceInLine(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || !isSpace(code)) return at;
    at++;
  }
}
