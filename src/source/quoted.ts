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

/** A fenced block whose content cannot end it. */
export function fenced(content: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(content) + 1));
  return `${fence}${language}\n${content}\n${fence}`;
}

/** One line without what no line should hold, cut where it is too long. */
export function oneLine(text: string, most: number): string {
  const line = text
    // Control characters, and those that turn the direction of writing.
    .replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
