import type { Span } from "../../source/source.ts";

/**
 * A text that says the same as another one and that the parser takes, and where its offsets lie in
 * that one.
 */
export type Shadow = { readonly text: string; readonly outer: (offset: number) => number };

/** Blanks to be put in at the beginning of a line. */
type Pad = { readonly at: number; readonly count: number };

/**
 * A text in which the lines of quoted scalars and of flow collections are indented as YAML wants
 * them to be: more than the key or dash that they are the value of. Parsers of YAML 1.1 (PyYAML,
 * js-yaml 4) do not mind where those stand, closing brackets and quotes least of all, and blanks
 * there mean nothing. A byte order mark is left out, which the parser takes for a column.
 *
 * @param longest undefined is returned for what would come out longer, or where nothing changes
 */
export function shadowOf(text: string, longest: number): Shadow | undefined {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const pads = padsIn(text, start);
  if (!pads) return undefined;
  const added = pads.reduce((sum, { count }) => sum + count, 0);
  if ((added === 0 && start === 0) || text.length + added > longest) return undefined;

  const pieces: string[] = [];
  const shifts: { readonly from: number; readonly pad: Pad }[] = [];
  let at = start;
  let length = 0;
  for (const pad of pads) {
    pieces.push(text.slice(at, pad.at), " ".repeat(pad.count));
    length += pad.at - at;
    shifts.push({ from: length, pad });
    length += pad.count;
    at = pad.at;
  }
  pieces.push(text.slice(at));
  return {
    text: pieces.join(""),
    outer(offset) {
      let low = 0;
      let high = shifts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((shifts[middle]?.from ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      const shift = shifts[low - 1];
      if (!shift) return offset + start;
      const { from, pad } = shift;
      return pad.at + Math.max(0, offset - from - pad.count);
    },
  };
}

/** What is missing in all of a text; undefined where something is not closed in it. */
function padsIn(text: string, start: number): readonly Pad[] | undefined {
  const pads: Pad[] = [];
  for (let at: number | undefined = start; ; ) {
    at = behindLine(text, at, pads);
    if (at === undefined) return undefined;
    if (at >= text.length) return pads;
  }
}

/** Behind a line of block style, and behind what begins on it and goes on below. */
function behindLine(text: string, start: number, pads: Pad[]): number | undefined {
  let at = blanksEnd(text, start);
  // Where no key or dash stands before it, a value goes on where it begins.
  let parent = at - start - 1;
  while (at < lineEnd(text, at)) {
    const char = text[at] ?? "";
    if (char === "#") break;
    if (/^[-?](?:\s|$)/.test(text.slice(at, at + 2))) {
      parent = at - start;
      at = blanksEnd(text, at + 1);
    } else if (char === "!" || char === "&") at = blanksEnd(text, wordEnd(text, at));
    else if (/^[|>][-+0-9]*[ \t]*(?:#|$)/.test(text.slice(at, lineEnd(text, at)).trimEnd()))
      return behindBlockScalar(text, at, parent);
    else {
      const end = valueEnd(text, at);
      if (end === undefined) return undefined;
      pad(text, { start: at, end }, parent + 1, pads);
      // A key, if a colon follows on its line.
      if (text.slice(at, end).includes("\n")) return lineEnd(text, end) + 1;
      parent = at - start;
      at = blanksEnd(text, end);
      if (text[at] !== ":") break;
      at = blanksEnd(text, at + 1);
    }
  }
  return lineEnd(text, at) + 1;
}

/** Notes the lines of a value, behind its first, that are indented less than they should be. */
function pad(text: string, { start, end }: Span, least: number, pads: Pad[]): void {
  for (let feed = text.indexOf("\n", start); feed >= 0 && feed < end; ) {
    const at = feed + 1;
    let indent = 0;
    while (text[at + indent] === " ") indent++;
    if (indent < least && !/[\r\n]/.test(text[at + indent] ?? "\n"))
      pads.push({ at, count: least - indent });
    feed = text.indexOf("\n", at);
  }
}

/** Behind the lines of a block scalar: those that are blank, or indented more than its parent. */
function behindBlockScalar(text: string, start: number, parent: number): number {
  let at = lineEnd(text, start) + 1;
  while (at < text.length) {
    const content = blanksEnd(text, at);
    if (content < lineEnd(text, at) && text[content] !== "\r" && content - at <= parent) return at;
    at = lineEnd(text, at) + 1;
  }
  return at;
}

/** The end of a scalar or flow collection; undefined where it is not closed. */
function valueEnd(text: string, at: number): number | undefined {
  const char = text[at];
  if (char === "'" || char === '"') return quotedEnd(text, at);
  if (char === "[" || char === "{") return flowEnd(text, at);
  const line = text.slice(at, lineEnd(text, at));
  return at + (/:(?=\s|$)|\s#/.exec(line)?.index ?? line.length);
}

function quotedEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === "\\") at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return undefined;
}

function flowEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? "";
    const begins = /[\s[\]{},:]/.test(text[at - 1] ?? " ");
    if (char === "[" || char === "{") depth++;
    else if (char === "]" || char === "}") {
      depth--;
      if (depth === 0) return at + 1;
    } else if (char === "#" && /\s/.test(text[at - 1] ?? " ")) at = lineEnd(text, at);
    else if ((char === "'" || char === '"') && begins) {
      const end = quotedEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

function blanksEnd(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/\s/.test(text[at] ?? "")) at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 ? text.length : feed;
}
