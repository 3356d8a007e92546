/**
 * Text that comes from a repository, made safe to stand in Markdown: a code span on one line, which
 * mentions nobody, links nothing and cannot be left.
 */
export function code(text: string, most = 160): string {
  const line = oneLine(text, most);
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A code span of Markdown, and a word, which may hold some with the blanks in them. */
const span = /(?<!`)(`+)(?!`).*?[^`]\1(?!`)/g;
const words = /(?:(?<!`)(`+)(?!`).*?[^`]\1(?!`)|\S)+/g;

/**
 * A sentence that may quote a repository as it is. Its code spans stay; every word beside them that
 * could mean something to Markdown or to GitHub becomes code.
 */
export function prose(text: string, most = 400): string {
  const found = oneLine(text, most).match(words) ?? [];
  return found.map((word) => (isPlainWord(word.replace(span, "")) ? word : code(word))).join(" ");
}

/** Nothing in it marks up, mentions, links, or refers to an issue (`#1`, `ABC-1`). */
function isPlainWord(word: string): boolean {
  return (
    /^["'(]*[\p{L}\p{N}%+/=,.;:?'"(){}…-]*$/u.test(word) && !/www\.|:\/\/|[a-z]-\d/i.test(word)
  );
}

/** A fenced block whose content cannot end it. */
export function fenced(content: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(content) + 1));
  return content === ""
    ? `${fence}${language}\n${fence}`
    : `${fence}${language}\n${content}\n${fence}`;
}

/** Control characters, line ends, and what turns the direction of writing. */
export const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

/** One line without what no line should hold, cut where it is too long. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(unprintable, " ").replace(/ {2,}/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
