import { expect } from "vitest";
import type { Comment } from "../../src/syntax/comment.ts";

/** By what each comment of a text says, the text that it is about. */
export function subjectsOf(
  text: string,
  comments: readonly Comment[],
): Readonly<Record<string, string | undefined>> {
  const subjects = comments.map(
    ({ text: said, about }) => [said, about && text.slice(about.start, about.end)] as const,
  );
  expect(new Set(subjects.map(([said]) => said)).size).toBe(comments.length);
  return Object.fromEntries(subjects);
}

/** A text whose comments say nothing, as long as it is. */
export function silenced(text: string, comments: readonly Comment[]): string {
  return replaced(text, comments, (comment) =>
    comment.startsWith("/*")
      ? `/*${comment.slice(2, -2).replace(/[^\n]/g, " ")}*/`
      : comment.replace(/(?<=^#|^\/\/).*$/s, (said) => " ".repeat(said.length)),
  );
}

/** A text with blanks in the place of its comments, as long as it is. */
export function blanked(text: string, comments: readonly Comment[]): string {
  return replaced(text, comments, (comment) => " ".repeat(comment.length));
}

function replaced(
  text: string,
  comments: readonly Comment[],
  replacement: (comment: string) => string,
): string {
  let end = 0;
  const pieces = comments.map(({ span }) => {
    const piece = text.slice(end, span.start) + replacement(text.slice(span.start, span.end));
    end = span.end;
    return piece;
  });
  return pieces.join("") + text.slice(end);
}

/**
 * That comments stand where comments can, one behind the other, and that each is about something
 * on the line that it should be: found here by looking at one line after the other.
 */
export function expectInTheirPlaces(text: string, comments: readonly Comment[]): void {
  const lines = linesOf(text, comments);
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length - 1;
  let end = 0;
  for (const { span, trailing, about } of comments) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    end = span.end;
    expect(text.slice(span.start, span.end)).toMatch(/^(?:#[^\n]*|\/\/[^\n]*|\/\*[^]*\*\/)$/);
    const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
    const own = lines[lineOf(span.start)];
    expect(trailing).toBe(/\S/.test(own?.bare.slice(0, span.start - lineStart) ?? ""));
    if (!about) continue;
    expect(about.start).toBeLessThan(about.end);
    expect(about.end).toBeLessThanOrEqual(text.length);
    let line = lineOf(trailing ? span.start : span.end - 1);
    const from = span.end - (text.lastIndexOf("\n", span.end - 1) + 1);
    if (!trailing && !/\S/.test(lines[line]?.bare.slice(from) ?? "")) {
      line++;
      while (lines[line]?.isComment) line++;
    }
    const begins = lineOf(about.start) === line;
    const closes = trailing && lineOf(about.end - 1) === line;
    const dashes = /^[\s-]*-\s*$/.test(lines[line]?.bare ?? "");
    expect({ begins: begins || closes || dashes, line, about, text }).toMatchObject({
      begins: true,
    });
  }
}

/** The lines of a text, with blanks for comments, and whether they hold nothing else. */
function linesOf(
  text: string,
  comments: readonly Comment[],
): readonly { readonly bare: string; readonly isComment: boolean }[] {
  const marked = replaced(text, comments, (comment) => comment.replace(/[^\n]/g, "\uE000"));
  let start = 0;
  return marked.split("\n").map((line) => {
    const isInside = comments.some(({ span }) => span.start < start && start < span.end);
    start += line.length + 1;
    const bare = line.replace(/[\uE000\uFEFF]/g, " ");
    return { bare, isComment: !/\S/.test(bare) && (isInside || line.includes("\uE000")) };
  });
}
