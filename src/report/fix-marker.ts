import { markerStart } from "./marker.ts";

// The first line of a pull request with replacements, hidden: by it a later run knows the branch again
// that it made, and what was proposed.

export type FixMarker = {
  /** The commits that the branch may point to as Pare has left it: the one it was moved to comes first. */
  readonly at: readonly string[];
  /** A name for all that is changed: where it is the same, there is nothing to do. */
  readonly is: string;
  /** The statements that are replaced, by their fingerprints. */
  readonly of: readonly string[];
};

const form = /^<!-- pare:1 job=\S* fix at=([0-9a-f,]*) is=([0-9a-f]*) of=([0-9a-f,]*) -->$/;

export function fixMarker(job: string, { at, is, of }: FixMarker): string {
  return `${markerStart(job)}fix at=${at.join(",")} is=${is} of=${of.join(",")} -->`;
}

/** What the marker of a pull request of a job's says; undefined where it has none. */
export function readFixMarker(body: string, job: string): FixMarker | undefined {
  const [first = ""] = body.split(/\r?\n/, 1);
  const [, at, is, of] = form.exec(first) ?? [];
  if (at === undefined || is === undefined || of === undefined) return undefined;
  if (!first.startsWith(`${markerStart(job)}fix `)) return undefined;
  return { at: listIn(at), is, of: listIn(of) };
}

function listIn(text: string): readonly string[] {
  return text.split(",").filter((each) => each !== "");
}

/** The same text with another marker. */
export function withMarker(body: string, job: string, marker: FixMarker): string {
  return [fixMarker(job, marker), ...body.split(/\r?\n/).slice(1)].join("\n");
}

/** What is said where somebody else's commits are on the branch. */
const note =
  "> **Pare leaves this branch as it is**, since commits on it are not Pare's. Merge this pull request and delete the branch, or take these commits off it, and the next audit goes on. Closed, its statements are not proposed again until they read differently.";

/** The text with that said, or without. */
export function noted(body: string, isNoted: boolean): string {
  const lines = body.split(/\r?\n/);
  const [marker = "", ...rest] = lines;
  const at = rest.indexOf(note);
  if (isNoted === at >= 0) return body;
  if (isNoted) return [marker, "", note, ...rest].join("\n");
  return [marker, ...rest.slice(0, Math.max(0, at - 1)), ...rest.slice(at + 1)].join("\n");
}
