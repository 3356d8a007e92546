/** What an escape means and how long it is; no meaning where only Unicode's table of names has it. */
export type Escape = { readonly length: number; readonly meaning: string | undefined };

const simple: Record<string, string> = {
  "\n": "",
  "\r": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const digits: Record<string, number> = { x: 2, u: 4, U: 8 };

/**
 * Reads the escape that begins with the backslash at an offset: Python's reference, 2.4.1.1.
 *
 * @returns undefined where Python knows no such escape and leaves the backslash as it is
 */
export function escapeAt(text: string, at: number, isBytes: boolean): Escape | undefined {
  const selector = text.charAt(at + 1);
  if (selector === "\r" && text.charAt(at + 2) === "\n") return { length: 3, meaning: "" };
  const plain = simple[selector];
  if (plain !== undefined) return { length: 2, meaning: plain };
  const [octal] = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4)) ?? [];
  if (octal !== undefined) return octalEscape(octal, isBytes);
  if (isBytes && selector !== "x") return undefined;
  if (selector === "N") return namedEscape(text, at);
  const count = digits[selector];
  if (count === undefined) return undefined;
  const hex = text.slice(at + 2, at + 2 + count);
  const code = parseInt(hex, 16);
  if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < count || code > 0x10ffff) return undefined;
  return { length: 2 + count, meaning: String.fromCodePoint(code) };
}

function octalEscape(octal: string, isBytes: boolean): Escape {
  const code = parseInt(octal, 8);
  return { length: 1 + octal.length, meaning: String.fromCharCode(isBytes ? code & 0xff : code) };
}

/** `\N{EM DASH}` */
function namedEscape(text: string, at: number): Escape | undefined {
  const [name] = /^\{[^{}'"\n]{1,100}\}/.exec(text.slice(at + 2, at + 104)) ?? [];
  return name === undefined ? undefined : { length: 2 + name.length, meaning: undefined };
}
