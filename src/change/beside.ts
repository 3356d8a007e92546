import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import type { Source, Span } from "../source/source.ts";

/** Statements that allow something, by the path of the file in which they are written. */
export type Allows = (path: string) => readonly Statement[];

/**
 * The statements that always allow something, whoever has them: not those that a tool or AWS makes
 * of something that says more than they do, nor those that a ceiling has as well.
 */
export function allowsOf(policies: readonly Policy[]): Allows {
  const written = new Map<string, Map<string, Statement>>();
  const others = new Set<string>();
  for (const { kind, statements } of policies)
    for (const statement of statements) {
      const { path } = statement.place.source;
      const key = placeKey(statement);
      if (isCeiling(kind) || !isPlainAllow(statement)) others.add(key);
      const own = written.get(path);
      if (own) own.set(key, statement);
      else written.set(path, new Map([[key, statement]]));
    }
  return (path) =>
    [...(written.get(path) ?? [])].flatMap(([key, each]) => (others.has(key) ? [] : [each]));
}

function isPlainAllow({ effect, presence, madeOf }: Statement): boolean {
  return effect === "Allow" && presence === "always" && madeOf === undefined;
}

function placeKey({ place: { source, span } }: Statement): string {
  return JSON.stringify([source.path, span.start, span.end]);
}

/**
 * What a file says beside statements that stand in it, piece by piece: without blank lines and lines
 * of comments, and without what separates two statements. Equal for two sides of a change only if
 * nothing but those statements differs.
 */
export function besides({ text }: Source, statements: readonly Statement[]): readonly string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const span of outermost(statements, text)) {
    const piece = text.slice(end, span.start);
    if (end === 0 || !/^[\s,-]*$/.test(piece)) pieces.push(withoutComments(piece));
    end = span.end;
  }
  return [...pieces, withoutComments(text.slice(end))];
}

/**
 * The spans of statements in their order; those within others go with them. What an anchor of YAML
 * names may be said elsewhere as well.
 */
function outermost(statements: readonly Statement[], text: string): readonly Span[] {
  const spans = statements
    .filter(({ place }) => place.source.text === text)
    .map(({ place }) => place.span)
    .filter(({ start, end }) => !/(?<!&)&\w/.test(text.slice(start, end)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return spans.filter((span) => {
    const isWithin = span.start < end;
    end = Math.max(end, span.end);
    return !isWithin;
  });
}

/** Where a line may end a longer comment, or be part of a template, it stays. */
function withoutComments(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !/^\s*(?:#|\/\/)(?!.*(?:\*\/|\/\*|%\{|\$\{))/.test(line))
    .join("\n");
}
