import { blocksOf } from "./blocks.ts";
import { commentLimit, isWithin, type Limit } from "./limits.ts";

const cut = "… cut here: GitHub takes no more. The log says more, the JSON all.";

/**
 * Paragraphs as one text that GitHub takes. What does not fit is left out from the first paragraph
 * on that is too long, and said to be: a paragraph is never cut, so that its blocks are closed.
 */
export function bounded(paragraphs: readonly string[], limit = commentLimit, note = cut): string {
  return joined(paragraphs, "\n\n", limit, note);
}

/** The same of a text in Markdown, cut between its blocks. */
export function boundedMarkdown(markdown: string, limit: Limit, note = cut): string {
  return isWithin(markdown, limit) ? markdown : bounded(blocksOf(markdown), limit, note);
}

/** The same of lines. */
export function boundedLines(lines: readonly string[], limit: Limit): string {
  return joined(lines, "\n", limit, cut);
}

function joined(parts: readonly string[], between: string, limit: Limit, note: string): string {
  const whole = parts.join(between);
  if (isWithin(whole, limit)) return whole;
  const { most, measure } = limit;
  const kept: string[] = [];
  let left = most - measure(note);
  for (const part of parts) {
    left -= measure(part) + between.length;
    if (left < 0) break;
    kept.push(part);
  }
  return [...kept, note].join(between);
}

/** A line as one that GitHub takes, cut between its characters. */
export function boundedLine(line: string, { most, measure }: Limit): string {
  if (measure(line) <= most) return line;
  let left = most - measure("…");
  const kept = Array.from(line).findIndex((each) => (left -= measure(each)) < 0);
  return `${Array.from(line).slice(0, kept).join("")}…`;
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
