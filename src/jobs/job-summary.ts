import { blocksOf } from "../report/blocks.ts";

/** The most that the summary of a job takes from a step: 1 MiB, with the line end behind it. */
const largest = 1024 * 1024 - 1;

const note = "… cut here: the rest is too long for a job summary. The log has all of it.";

/** A report as a job summary: where it is too large, as many of its first blocks as fit. */
export function jobSummary(markdown: string): string {
  if (Buffer.byteLength(markdown) <= largest) return markdown;
  const kept: string[] = [];
  let left = largest - Buffer.byteLength(note);
  for (const block of blocksOf(markdown)) {
    left -= Buffer.byteLength(block) + 2;
    if (left < 0) break;
    kept.push(block);
  }
  return [...kept, note].join("\n\n");
}
