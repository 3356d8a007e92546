const escapes: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A string as HCL spells it: in quotes, with nothing in it that begins an interpolation. */
export function quoteHcl(value: string): string {
  const escaped = value
    // eslint-disable-next-line no-control-regex -- what may not stand in a string as it is
    .replace(/["\\\0-\x1f\x7f\u2028\u2029]/g, (found) => escapes[found] ?? unicodeEscape(found))
    .replace(/[$%](?=\{)/g, "$&$&");
  return `"${escaped}"`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
