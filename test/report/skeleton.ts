/**
 * What Markdown takes for markup in a text: its lines without code, a `…` for every code span, and
 * of fenced blocks nothing but what opens them. Follows CommonMark 0.31, 4.5 and 6.1.
 */
export function skeletonOf(markdown: string): readonly string[] {
  const shown: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const [, run = "", info = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence !== undefined) {
      if (run.startsWith(fence) && info.trim() === "") fence = undefined;
      continue;
    }
    if (run !== "" && !(run.startsWith("`") && info.includes("`"))) {
      fence = run;
      shown.push(`block of ${info}`);
    } else shown.push(withoutCode(line));
  }
  if (fence !== undefined) shown.push("a block that is not closed");
  return shown;
}

/** A line with its code spans taken out; a run of backticks that nothing closes is text. */
export function withoutCode(line: string): string {
  return line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "…");
}

/** The contents of the blocks that GitHub offers to commit. */
export function suggestionsIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^(`{3,})suggestion\n([^]*?)\n\1$/gm)].map(
    ([, , content = ""]) => content,
  );
}
