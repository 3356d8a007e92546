/** The most characters of a comment: GitHub takes 65,536. */
export const mostCharacters = 65_000;

const cut = "… cut here: all of it would be longer than a comment may be. `pare review` shows it.";

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

/** The first of some blocks that are together no longer than asked for. */
export function fitting(blocks: readonly string[], most: number): readonly string[] {
  let length = 0;
  const over = blocks.findIndex((block) => (length += block.length) > most);
  return over < 0 ? blocks : blocks.slice(0, over);
}

/** Lines of a list, the first ones of many. */
export function firstLines(lines: readonly string[], most: number): string {
  const left = lines.length - most;
  return [...lines.slice(0, most), ...(left > 0 ? [`- … and ${left} more`] : [])].join("\n");
}
