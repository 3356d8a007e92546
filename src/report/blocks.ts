/**
 * The paragraphs of a text in Markdown; fenced blocks and what is folded stay whole, with all they
 * hold, so that a text can be cut between any two of them.
 */
export function blocksOf(markdown: string): readonly string[] {
  const blocks: string[] = [];
  let open: string[] = [];
  let fence = "";
  let folded = 0;
  for (const paragraph of markdown.split("\n\n")) {
    open.push(paragraph);
    for (const line of paragraph.split("\n")) {
      if (fence !== "") {
        if (line === fence) fence = "";
      } else if (line.startsWith("```")) fence = /^`+/.exec(line)?.[0] ?? "";
      else if (line.startsWith("<details>")) folded++;
      else if (line.startsWith("</details>")) folded--;
    }
    if (fence !== "" || folded > 0) continue;
    blocks.push(open.join("\n\n"));
    open = [];
  }
  return blocks;
}
