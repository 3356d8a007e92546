export type Side = "LEFT" | "RIGHT";

/** A hunk of a unified diff: its header, and its lines with the numbers they have on either side. */
export type Hunk = { readonly header: string; readonly lines: readonly Line[] };

export type Line = {
  /** The line as the diff shows it, with the blank, + or - that it begins with. */
  readonly text: string;
  readonly left?: number;
  readonly right?: number;
};

/** Reads the hunks of one file's patch. */
export function hunksOf(patch: string): readonly Hunk[] {
  const hunks: { header: string; lines: Line[] }[] = [];
  let [left, right] = [0, 0];
  for (const text of patch.split("\n")) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
    if (header) {
      hunks.push({ header: text, lines: [] });
      [left, right] = [Number(header[1]), Number(header[2])];
      continue;
    }
    const lines = hunks.at(-1)?.lines;
    if (text.startsWith("+")) lines?.push({ text, right: right++ });
    else if (text.startsWith("-")) lines?.push({ text, left: left++ });
    else if (text.startsWith(" ")) lines?.push({ text, left: left++, right: right++ });
    else if (text.startsWith("\\")) lines?.push({ text });
  }
  return hunks;
}

/** The hunk that shows a line of one side. */
export function hunkWith(hunks: readonly Hunk[], side: Side, line: number): Hunk | undefined {
  return hunks.find((hunk) => hunk.lines.some((each) => numberOn(each, side) === line));
}

/** What GitHub shows above a comment: the hunk as far as the commented line. */
export function excerpt(hunk: Hunk, side: Side, line: number): string {
  const last = hunk.lines.findIndex((each) => numberOn(each, side) === line);
  return [hunk.header, ...hunk.lines.slice(0, last + 1).map(({ text }) => text)].join("\n");
}

/** GitHub's older way to say where a comment is: lines down from the first hunk's header. */
export function positionOf(hunks: readonly Hunk[], side: Side, line: number): number | undefined {
  let above = 0;
  for (const hunk of hunks) {
    const index = hunk.lines.findIndex((each) => numberOn(each, side) === line);
    if (index >= 0) return above + index + 1;
    above += hunk.lines.length + 1;
  }
  return undefined;
}

/**
 * The number of a line after a change that is given as a diff without context; undefined if the
 * change touches the line.
 */
export function moved(line: number, hunks: readonly Hunk[]): number | undefined {
  let shift = 0;
  for (const hunk of hunks) {
    const before = hunk.lines.flatMap(({ left }) => (left === undefined ? [] : [left]));
    const after = hunk.lines.filter(({ right }) => right !== undefined).length;
    if (before.includes(line)) return undefined;
    // A hunk that only adds says behind which line it does.
    const first = before[0] ?? Number(/^@@ -(\d+)/.exec(hunk.header)?.[1]) + 1;
    if (first > line) break;
    shift += after - before.length;
  }
  return line + shift;
}

function numberOn(line: Line, side: Side): number | undefined {
  return side === "LEFT" ? line.left : line.right;
}
