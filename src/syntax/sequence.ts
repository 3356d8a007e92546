import type { Span } from "../source/source.ts";
import type { Stead } from "./replaced.ts";

// The items of a list or the entries of a map as parts of a text, and the gaps between them, in
// which blanks, commas and comments stand.

export type Sequence = {
  /** What stands before, between and behind the parts: one more than there are parts. */
  readonly gaps: readonly string[];
  /** What goes between two parts that did not follow each other: ", ", ",\n    ", "\n  ". */
  readonly between: string;
  /** A line end and the indentation of the parts: where a comment of a part goes. */
  readonly line: string;
  /** Commas stand between the parts. Elsewhere a part ends with its line, comment and all. */
  readonly commas: boolean;
  /** What stands between a part and the comment on its line, where it is not a comma. */
  readonly comma?: string;
};

/** A part of the sequence to be: one that is written, or a new one. */
export type Part = {
  readonly text: string;
  readonly index?: number;
  /** A written part with another text. */
  readonly changed?: boolean;
  /** It may end with a block scalar, which would take comments as deep as it for its own text. */
  readonly open?: boolean;
  /** Of a new part: what stands between the one before and it, where that is not as usual. */
  readonly before?: string | undefined;
  /** Of a new part: the written ones whose comments it takes over. */
  readonly stead?: Stead | undefined;
};

/**
 * Which comments of the gaps are taken over: all, those that belong to a part that is taken over
 * (on its line, or on the lines directly above it) or has another in its stead, or none.
 */
export type Comments = "all" | "of parts" | "none";

/** The gaps around the parts of a text, which follow each other in it. */
export function gapsOf(text: string, within: Span, parts: readonly Span[]): readonly string[] {
  const ends = [within.start, ...parts.map((part) => part.end)];
  const starts = [...parts.map((part) => part.start), within.end];
  return ends.map((end, index) => text.slice(end, starts[index]));
}

/** Whether nothing but blanks, comments and the commas of the sequence stands in the gaps. */
export function understood(gaps: readonly string[], commas: boolean): boolean {
  return gaps.every((gap, index) => {
    const rest = withoutComments(gap).trim();
    if (rest === "") return !commas || index === 0 || index === gaps.length - 1;
    return commas && rest === "," && index > 0;
  });
}

/** What stands between the parts of a sequence as a rule; undefined for less than two. */
export function usualGap(gaps: readonly string[]): string | undefined {
  const inner = gaps.slice(1, -1).map(withoutComments);
  return inner.find((gap) => gap.includes("\n")) ?? inner[0];
}

// YAML and HCL: "#". HCL: "//" and "/* */", which mean nothing between the parts of the others.
const comment = /#[^\r\n]*|\/\/[^\r\n]*|\/\*[^]*?\*\//g;
const commentAndBlanks = new RegExp(`(?:\\r?\\n)?[ \\t]*(?:${comment.source})`, "g");

/** A gap without its comments, and without the lines that hold nothing else. */
export function withoutComments(gap: string): string {
  const bare = gap.replace(commentAndBlanks, "");
  // The blank lines above and below a comment become one.
  return bare === gap ? gap : bare.replace(/(\r?\n)[ \t]*\r?\n(?:[ \t]*\r?\n)+/g, "$1$1");
}

/** The last line of a gap, on which the part after it begins. */
export function lastLine(gap: string): string {
  return gap.slice(gap.lastIndexOf("\n") + 1);
}

/**
 * The sequence of other parts, without what encloses it. Written parts that still follow each
 * other keep the gap between them to the letter; elsewhere comments travel with their parts.
 *
 * With `anew`, a line end and an indentation, the parts are written without commas, each on a
 * line of its own, and so are comments that stood above them.
 */
export function rejoin(
  sequence: Sequence,
  parts: readonly Part[],
  comments: Comments,
  anew?: string,
): string {
  const line = anew ?? sequence.line;
  const commas = sequence.commas && anew === undefined;
  const found = sequence.gaps.map(commentsOf);
  const count = sequence.gaps.length - 1;
  let text = "";
  // The index of the last written part that has been passed, in the order of the text.
  let passed = -1;
  let before: Part | undefined;

  const looseUpTo = (index: number): readonly string[] => {
    const loose = found.slice(passed + 1, index + 1).flatMap((gap) => gap.loose);
    passed = Math.max(passed, index);
    return comments === "all" ? loose : [];
  };
  const tailOf = (part: Part | undefined): string => {
    if (comments === "none" || !sequence.commas || !part) return "";
    const [only] = part.stead?.alone ? part.stead.indices : [];
    const index = part.index ?? only;
    const tail = index === undefined ? undefined : found[index + 1]?.tail;
    return tail === undefined ? "" : ` ${tail}`;
  };
  const plain = (index: number): string | undefined => {
    const gap = sequence.gaps[index] ?? "";
    return gap === withoutComments(gap) ? gap : undefined;
  };
  /** Whether all comments that must stand before a part are those of the gap before it. */
  const isWhole = (index: number): boolean => {
    const tail = sequence.commas && found[index]?.tail !== undefined;
    const pending = found.slice(passed + 1, index).some((gap) => gap.loose.length > 0);
    const isKept = comments === "all" && anew === undefined;
    return isKept && index > Math.max(0, passed) && !tail && !pending;
  };
  /** A gap behind another part than it was, or another text of it. */
  const behind = (part: Part, gap: string): string =>
    part.open ? gap.replace(/\r?\n[ \t]*(?=#)/g, line) : gap;
  const separator = commas ? (sequence.comma ?? ",") : "";
  const verbatim = (index: number): string | undefined =>
    anew !== undefined
      ? undefined
      : comments === "none"
        ? withoutComments(sequence.gaps[index] ?? "")
        : comments === "all"
          ? sequence.gaps[index]
          : plain(index);

  const opening = (part: Part): string => {
    const gap = sequence.gaps[0] ?? "";
    const { tail = [], loose = [], lead = [] } = found[0] ?? {};
    const kept = comments === "all" ? gap : withoutComments(gap);
    // A comment above the first part is a heading: it stays, whatever comes first now.
    passed = 0;
    const heading = anew !== undefined && comments === "all" ? [tail, loose, lead].flat() : [];
    const own = ownLines(part);
    if (anew !== undefined) return line + onLines([...heading, ...own]);
    const start = own.length > 0 && sequence.commas && !kept.includes("\n") ? line : kept;
    return start + onLines(own);
  };
  const leadOf = (index: number): readonly string[] =>
    comments === "none" || index === 0 ? [] : (found[index]?.lead ?? []);
  /** The comments that stand above a part. */
  const ownLines = ({ index, stead }: Part): readonly string[] => {
    if (index !== undefined) return [...looseUpTo(index), ...leadOf(index)];
    if (!stead || comments === "none") return [];
    return stead.indices.flatMap((each) => {
      const tail = stead.alone || !sequence.commas ? undefined : found[each + 1]?.tail;
      return [...leadOf(each), ...(tail === undefined ? [] : [tail])];
    });
  };
  const onLines = (lines: readonly string[]): string => lines.map((text) => text + line).join("");

  const joint = (part: Part): string => {
    const { index } = part;
    if (index !== undefined && before?.index === index - 1) {
      const gap = verbatim(index);
      passed = Math.max(passed, index);
      if (gap !== undefined) return before.changed ? behind(before, gap) : gap;
    }
    const tail = tailOf(before);
    // With the comments above the part, and the blank line above them.
    if (before && index !== undefined && tail === "" && isWhole(index)) {
      passed = index;
      return behind(before, sequence.gaps[index] ?? "");
    }
    const own = ownLines(part);
    if (tail === "" && own.length === 0) {
      const written = index === undefined || index === 0 ? undefined : plain(index);
      return anew ?? written ?? part.before ?? sequence.between;
    }
    return separator + tail + line + onLines(own);
  };
  const closing = (): string => {
    const gap = sequence.gaps[count] ?? "";
    if (before?.index === count - 1) {
      const kept = verbatim(count);
      if (kept !== undefined) return before.changed ? behind(before, kept) : kept;
    }
    const tail = tailOf(before);
    const loose = looseUpTo(count).map((text) => line + text);
    const isAtEnd = !commas && (anew !== undefined || withoutComments(gap) === "");
    if (isAtEnd) return tail + loose.join("");
    if (tail === "" && loose.length === 0) return plain(count) ?? withoutComments(gap);
    const comma = withoutComments(gap).trimStart().startsWith(",") ? "," : "";
    const end = gap.includes("\n") ? gap.slice(lineEndBefore(gap)) : line;
    return comma + tail + loose.join("") + end;
  };

  for (const part of parts) {
    text += (before ? joint(part) : opening(part)) + part.text;
    before = part;
  }
  return text + closing();
}

type Found = {
  /** The comment on the line of the part before the gap. */
  readonly tail?: string;
  /** Comments on the lines directly above the part after the gap. */
  readonly lead: readonly string[];
  /** Others, which belong to no part. */
  readonly loose: readonly string[];
};

function commentsOf(gap: string, index: number, gaps: readonly string[]): Found {
  const [tail, ...lines] = commentLines(gap);
  const isLast = index === gaps.length - 1;
  const between = isLast ? lines : lines.slice(0, -1);
  const directly = isLast ? between.length : between.lastIndexOf(undefined) + 1;
  const isComment = (line: string | undefined): line is string => line !== undefined;
  return {
    ...(tail !== undefined && { tail }),
    lead: between.slice(directly).filter(isComment),
    loose: between.slice(0, directly).filter(isComment),
  };
}

/** The comments of a gap, line by line; one of several lines is on the line it begins on. */
function commentLines(gap: string): readonly (string | undefined)[] {
  const lines: (string | undefined)[] = [undefined];
  for (const [found] of gap.matchAll(new RegExp(`\\n|${comment.source}`, "g"))) {
    if (found === "\n") lines.push(undefined);
    else lines.push([lines.pop(), found.trimEnd()].filter(Boolean).join(" "));
  }
  return lines;
}

/** Where the last line end of a text begins. */
function lineEndBefore(text: string): number {
  const lineFeed = text.lastIndexOf("\n");
  return text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
}
