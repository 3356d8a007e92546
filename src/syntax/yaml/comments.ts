import { CST, Lexer, Parser } from "yaml";
import type { Span } from "../../source/source.ts";
import { commentsAbout, type Comment } from "../comment.ts";
import { deepest } from "../depth.ts";
import { longestYaml, parsedText } from "../yaml.ts";
import { constructsOf } from "./constructs.ts";

/**
 * The comments of a YAML text, of all its documents, and what each is about: an entry of a map, an
 * item of a list, or a value that begins on its line.
 *
 * @returns the comments in the order of the text; never throws. From a document on that nests
 *   deeper than 200 levels they are about nothing; a text of more than 2 MB, which is not read
 *   either, has none.
 */
export function yamlComments(text: string): readonly Comment[] {
  if (!text.includes("#") || text.length > longestYaml) return [];

  const parsed = parsedText(text);
  const { outer } = parsed;
  const outside = ({ start, end }: Span): Span => ({
    start: outer(start),
    end: outer(end - 1) + 1,
  });
  const comments: Span[] = [];
  const documents: CST.Document[] = [];
  const parser = new Parser();
  let isTooDeep = false;
  const pass = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) if (token.type === "document") documents.push(token);
  };
  for (const { lexeme, offset, isComment } of lexemesOf(parsed.text)) {
    if (isComment) comments.push(outside({ start: offset, end: offset + lexeme.length }));
    if (isTooDeep) continue;
    pass(parser.next(lexeme));
    isTooDeep = parser.stack.length > deepest + 2;
  }
  if (!isTooDeep) pass(parser.end());
  const constructs = documents.flatMap(constructsOf).map((each) => ({
    ...each,
    ...outside(each),
    ...(each.begins !== undefined && { begins: outer(each.begins) }),
  }));
  return commentsAbout(text, comments, constructs);
}

type Lexeme = { readonly lexeme: string; readonly offset: number; readonly isComment: boolean };

/** What the lexer says before a scalar and at faults; nothing in the text stands for it. */
const marks: ReadonlySet<CST.TokenType | null> = new Set(["scalar", "doc-mode", "flow-error-end"]);

function* lexemesOf(text: string): Generator<Lexeme> {
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isScalar ? null : CST.tokenType(lexeme);
    yield { lexeme, offset, isComment: type === "comment" };
    isScalar = type === "scalar";
    if (!marks.has(type)) offset += lexeme.length;
  }
}
