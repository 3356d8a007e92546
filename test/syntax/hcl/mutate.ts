/** Numbers from 0 to below 1, the same for the same seed (Numerical Recipes' generator). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Pieces of the syntax, and what is close to them. */
export const pieces: readonly string[] = [
  ...['"', "'", "`", "{", "}", "[", "]", "(", ")", ",", ";", ":", "?", "\\", "~", "$", "%", "\0"],
  ...["=", "==", "=>", "!=", "!", "-", "+", "/", "*", "<", ">", "<=", "&&", "||", "|", "&", "..."],
  ...[
    ".",
    ".*",
    "[*]",
    ".0",
    "[0]",
    "0",
    "9.5",
    "1e3",
    ".5",
    "1.2.3",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
  ],
  ...["${", "%{", "${~ ", "~}", "$${", "%%{", "%{ if x ~}", "%{ else }", "%{ endif }"],
  ...["%{ for a, b in c }", "%{ endfor ~}", "<<EOT\n", "<<-E\n", "E\n", "EOT\n", "  EOT\n"],
  ...[
    "//",
    "#",
    "/*",
    "*/",
    "\\n",
    '\\"',
    "\\u00e9",
    "\\x",
    "é",
    "e\u0301",
    "\u00a0",
    "\ufeff",
    "😀",
  ],
  ...["for ", " in ", " if ", "null", "true", "[for x in y : x]", "{for k, v in m : k => v...}"],
  ...["a", "b = 1\n", "c {\n", "c { d = 1 }\n", "}\n", " ? a : b", '"${a ~}  "', "f(x, y...)"],
];

/** The text with one thing changed somewhere: taken out, put in, replaced, moved, doubled, cut. */
export function mutate(text: string, random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  const piece = (): string => pieces[below(pieces.length)] ?? "";
  const chars = Array.from(text);
  const at = below(chars.length + 1);
  const lines = text.split("\n");
  const line = below(lines.length);
  switch (below(9)) {
    case 0:
      chars.splice(at, 1);
      return chars.join("");
    case 1:
      chars.splice(at, 1 + below(12));
      return chars.join("");
    case 2:
      return chars.slice(0, at).join("");
    case 3:
      chars.splice(at, 1, piece());
      return chars.join("");
    case 4: {
      const from = below(chars.length);
      chars.splice(at, 0, ...chars.slice(from, from + below(60)));
      return chars.join("");
    }
    case 5:
      lines.splice(line, 1);
      return lines.join("\n");
    case 6:
      lines.splice(below(lines.length), 0, lines[line] ?? "");
      return lines.join("\n");
    default:
      chars.splice(at, 0, piece());
      return chars.join("");
  }
}
