import { unprintable } from "../../source/quoted.ts";

/** A piece of HTML, as `markup` makes it: what is put into it is text unless it is one of these. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a piece of HTML; nothing stands where it is undefined or false. */
export type Piece = string | number | Markup | undefined | false | readonly Piece[];

/** Reads a template as HTML. What is put in is escaped, for between tags and for quoted attributes. */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const parts = strings.map(
    (text, index) => text + (index < pieces.length ? put(pieces[index]) : ""),
  );
  return new Markup(parts.join(""));
}

function put(piece: Piece): string {
  if (piece === undefined || piece === false) return "";
  if (piece instanceof Markup) return piece.html;
  if (typeof piece === "object") return piece.map(put).join("");
  return escaped(String(piece));
}

const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Without what no line should hold; line ends and tabs of blocks stay. */
function escaped(text: string): string {
  return text
    .replace(unprintable, (run) => (/^[\n\t]+$/.test(run) ? run : "\ufffd"))
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}

/** A sentence of a finding, in which some code may be quoted as Markdown has it. */
export function sentence(text: string): Markup {
  const parts = text.split(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/);
  // Every match leaves three parts: what stands before it, its fence, and what it quotes.
  return markup`${parts.map((part, index) =>
    index % 3 === 0 ? part : index % 3 === 2 && markup`<code>${part.trim()}</code>`,
  )}`;
}
