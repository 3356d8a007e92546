import { oneLine, unprintable } from "../source/quoted.ts";

/** A sentence of a report where nothing is marked up: what is quoted stands there as it is. */
export function plainSentence(sentence: string, most = 1000): string {
  return oneLine(sentence.replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, "$2"), most);
}

/** A line of a file without what moves the cursor or turns the direction of writing. */
export function plainLine(line: string): string {
  return line.replaceAll("\t", "  ").replace(unprintable, " ");
}

/** A message in which no viewer of SARIF finds a link (§3.11.6) or a placeholder (§3.11.5). */
export function sarifText(message: string): string {
  return message
    .replace(unprintable, " ")
    .replaceAll("](", "] (")
    .replace(/\{(?=\d+\})/g, "{ ");
}
