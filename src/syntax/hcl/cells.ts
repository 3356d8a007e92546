import { applyEdits } from "../../source/edit.ts";
import { tokensIn } from "./tokens.ts";

// How `terraform fmt` lays out lines (hclwrite/format.go of hashicorp/hcl): the `=` of lines that
// follow each other stand below each other, and so do the comments behind them.

/** A line with its cells. None begins inside a string, a heredoc or a comment of several lines. */
export type Line = {
  readonly start: number;
  /** Where what is assigned begins, with the `=`. */
  readonly assigned?: number;
  /** What is assigned goes on behind the line: its `=` has one blank before it. */
  readonly open?: true;
  /** Where the comment behind other things begins, one that goes up to the end of its line. */
  readonly comment?: number;
};

/** A text that begins outside of strings, heredocs and comments. */
export type Piece = {
  readonly text: string;
  /** What stands on its first line before it. */
  readonly before: string;
};

/** The lines of a text that begins outside of strings, heredocs and comments. */
export function linesIn(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let tokens = 0;
  let equals: number | undefined;
  let brackets = 0;
  let comment: number | undefined;
  const endLine = (): void => {
    lines.push({
      start,
      ...(equals !== undefined && { assigned: equals }),
      ...(equals !== undefined && brackets !== 0 && { open: true }),
      ...(comment !== undefined && { comment }),
    });
  };
  for (const token of tokensIn(text)) {
    if (token.kind === "newline") {
      endLine();
      start = token.end;
      tokens = brackets = 0;
      equals = comment = undefined;
      continue;
    }
    if (token.kind === "line comment" && tokens > 0) comment = token.start;
    if (token.kind === "equals" && tokens > 0) equals ??= token.start;
    if (equals !== undefined && token.kind === "open") brackets++;
    if (equals !== undefined && token.kind === "close") brackets--;
    tokens++;
  }
  endLine();
  return lines;
}

/**
 * The text of a piece with its cells moved below each other where they stood so in the piece that
 * it was made from. Where they did not, all lines stay as they are.
 */
export function alignedLike(model: Piece, piece: Piece): string {
  const from = withLines(model);
  const to = withLines(piece);
  const text = aligned("assigned", from, to);
  return aligned("comment", from, text === piece.text ? to : withLines({ ...piece, text }));
}

type Cell = "assigned" | "comment";

type InLines = Piece & { readonly lines: readonly Line[] };

function withLines(piece: Piece): InLines {
  return { ...piece, lines: linesIn(piece.text) };
}

function aligned(cell: Cell, model: InLines, piece: InLines): string {
  const free = new Set<string>();
  for (const chain of chainsOf(cell, model)) {
    const width = widthOf(chain);
    if (chain.some((link) => link.gap !== " ".repeat(width - link.width)))
      for (const link of chain) free.add(link.name);
  }
  const edits = chainsOf(cell, piece).flatMap((chain) => {
    if (chain.some((link) => free.has(link.name))) return [];
    const width = widthOf(chain);
    return chain.map(({ at, gap, width: own }) => ({
      span: { start: at - gap.length, end: at },
      text: " ".repeat(width - own),
    }));
  });
  return applyEdits(piece.text, edits);
}

/** A line of those whose cells belong below each other. */
type Link = {
  readonly at: number;
  /** The blanks before the cell. */
  readonly gap: string;
  /** The columns up to the blanks. */
  readonly width: number;
  /** The same in a text made from another, if nothing was done to this place. */
  readonly name: string;
};

/** The column at which the cells of a chain belong. */
function widthOf(chain: readonly Link[]): number {
  return Math.max(...chain.map((link) => link.width)) + 1;
}

function chainsOf(cell: Cell, { text, before, lines }: InLines): readonly (readonly Link[])[] {
  const chains: Link[][] = [];
  let chain: Link[] | undefined;
  for (const [index, line] of lines.entries()) {
    const at = line[cell];
    // Of the first line, the `=` may stand before this text.
    if (at === undefined || (index === 0 && cell === "assigned" && before.trim() !== "")) {
      chain = undefined;
      continue;
    }
    const code = text.slice(line.start, at).trimEnd();
    const gap = text.slice(line.start + code.length, at);
    const name =
      cell === "assigned"
        ? code.trimStart() + gap
        : gap + (text.slice(at).split(/\r?\n/, 1)[0] ?? "");
    const link = { at, gap, width: columns((index === 0 ? before : "") + code), name };
    const alone = cell === "assigned" && line.open;
    if (chain && !alone) chain.push(link);
    else chains.push((chain = [link]));
    if (alone) chain = undefined;
  }
  return chains;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many columns a text takes: as many as it has characters for the eye. */
export function columns(text: string): number {
  return /^[\0-\x7f]*$/.test(text) ? text.length : [...segmenter.segment(text)].length;
}
