import { blocksOf } from "./blocks.ts";

/** The most characters of a comment: GitHub takes 65,536. */
export const mostCharacters = 65_000;

const cut = "… cut here: GitHub takes no more. The log has all of it.";

/**
 * Paragraphs as one text that GitHub takes. What does not fit is left out from the first paragraph
 * on that is too long, and said to be: a paragraph is never cut, so that its blocks are closed.
 */
export function bounded(paragraphs: readonly string[], most = mostCharacters): string {
  const whole = paragraphs.join("\n\n");
  if (whole.length <= most) return whole;
  const kept: string[] = [];
  let left = most - cut.length;
  for (const paragraph of paragraphs) {
    left -= paragraph.length + 2;
    if (left < 0) break;
    kept.push(paragraph);
  }
  return [...kept, cut].join("\n\n");
}

/** The same of a text in Markdown, cut between its blocks. */
export function boundedMarkdown(markdown: string, most: number): string {
  return markdown.length <= most ? markdown : bounded(blocksOf(markdown), most);
}

/** Lines as a text of so many bytes at most; what is left out is said to be. */
export function boundedLines(lines: readonly string[], mostBytes: number): string {
  const whole = lines.join("\n");
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  const kept: string[] = [];
  let left = mostBytes - Buffer.byteLength(cut);
  for (const line of lines) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return [...kept, cut].join("\n");
}

/** The first of some blocks that are together no longer than asked for. */
export function fitting(blocks: readonly string[], most: number): readonly string[] {
  let length = 0;
  const over = blocks.findIndex((block) => (length += block.length) > most);
  return over < 0 ? blocks : blocks.slice(0, over);
}

/** Lines of a list, the first ones of many, together no longer than asked for. */
export function firstLines(lines: readonly string[], most: number, longest = Infinity): string {
  const shown = fitting(lines.slice(0, most), longest);
  const left = lines.length - shown.length;
  return [...shown, ...(left > 0 ? [`- … and ${left} more`] : [])].join("\n");
}
