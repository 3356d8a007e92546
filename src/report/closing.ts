import type { Reply } from "../config/excuse.ts";
import { code, prose } from "../source/quoted.ts";
import { boundedMarkdown } from "./bounded.ts";
import { commentLimit } from "./limits.ts";
import { markerLine } from "./marker.ts";

/** Why a comment of an earlier run is not said again. */
export type Closed =
  | { readonly because: "repaired" | "excused" | "elsewhere" }
  | { readonly because: "ignored"; readonly reply: Reply };

/**
 * What a comment says that no longer holds: its marker stays, so that it is found again. Where
 * somebody answered it, what it said before is kept, folded: the answers would hang in the air.
 */
export function closingBody(body: string, closed: Closed, isAnswered = false): string {
  const marker = markerLine(body) ?? "";
  const head = `${marker}\n\n${sentence(closed)}`;
  if (!isAnswered) return head;
  const before = saidBefore(
    body.slice(marker.length).replaceAll("\r\n", "\n").trim(),
    isClosed(body),
  );
  const most = commentLimit.most - head.length - opening.length - ending.length;
  return before === ""
    ? head
    : `${head}${opening}${boundedMarkdown(before, { ...commentLimit, most })}${ending}`;
}

const opening = "\n\n<details><summary>What it said</summary>\n\n";
const ending = "\n\n</details>";

/** What a comment said while it held; no button commits it any more. */
function saidBefore(text: string, isClosed: boolean): string {
  if (!isClosed) return text.replace(/^(`{3,})suggestion$/gm, "$1");
  const from = text.indexOf(opening);
  return from < 0 ? "" : text.slice(from + opening.length, -ending.length);
}

/** Whether a comment says that it no longer holds. */
export function isClosed(body: string): boolean {
  const [, said = ""] = body.split(/\r?\n\r?\n/);
  return closings.some((each) => said.startsWith(each));
}

const closings = ["Repaired: ", "Excused: ", "Out of date: ", "Ignored on this pull request, "];

function sentence(closed: Closed): string {
  switch (closed.because) {
    case "repaired":
      return "Repaired: this statement has no finding any more, or the change no longer touches it.";
    case "excused":
      return "Excused: what was found in this statement is suppressed by now; the summary says by whom, and why.";
    case "elsewhere":
      return "Out of date: what is to be said of this statement now stands in a newer comment or in the summary.";
    case "ignored":
      return `Ignored on this pull request, as ${code(closed.reply.author)} answered: ${prose(closed.reply.reason)}`;
  }
}
