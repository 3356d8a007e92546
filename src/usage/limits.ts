import type { Source } from "../source/source.ts";

/**
 * The most files that are read for one function, the longest one and all that a reader reads, in characters. The
 * parsers need up to a second for what is as long as the longest, where it is written to keep them busy.
 */
export const mostFiles = 400;
export const longest = 250_000;
export const mostCharacters = 6_000_000;

/** Why a file is not read, of which so many are read already. */
export function whyUnread({ path, text }: Source, read: number): string {
  const count = (limit: number): string => limit.toLocaleString("en");
  if (text.length > longest)
    return `${path} is longer than the ${count(longest)} characters that are read of a file`;
  if (read >= mostFiles)
    return `${path} is beyond the ${mostFiles} files that are read of a function`;
  return `${path} is beyond the ${count(mostCharacters)} characters that are read of all code`;
}
