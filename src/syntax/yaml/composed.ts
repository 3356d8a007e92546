import { Composer, Lexer, Parser } from "yaml";
import type { CST, Document } from "yaml";
import type { DataDocument, DataProblem } from "../data.ts";
import { deepest, tooDeep } from "../depth.ts";
import { treeOf } from "./tree.ts";

/** More is not told of one file. */
const mostProblems = 100;

/** A document as the parser leaves it. */
type Composed = { readonly contents: Document["contents"]; readonly problems: DataProblem[] };

type Report = (problem: DataProblem) => void;

/** The documents of a text by the library, which reads all of YAML, and tells what is wrong. */
export function composed(text: string): readonly DataDocument[] {
  const allowance = { aliased: 0 };
  return compose(text).map(({ contents, problems }) => {
    const root = treeOf(text, contents, allowance, reportTo(problems));
    return { root, problems: problems.sort((a, b) => a.offset - b.offset) };
  });
}

function reportTo(problems: DataProblem[]): Report {
  return (problem) => {
    if (problems.length < mostProblems) problems.push(problem);
  };
}

/**
 * What `parseAllDocuments` does, with a look at the parser's stack after each token: deeply
 * nested text would overflow the stack later on, at places where that cannot be caught. From a
 * document that nests too deep on, nothing is read.
 */
function compose(text: string): readonly Composed[] {
  const documents: Composed[] = [];
  // The problems of each document met, and, before it comes, of the next one.
  const problems: DataProblem[][] = [[]];
  let met = 0;
  let current = 0;
  const report: Report = (problem) => {
    reportTo((problems[current] ??= []))(problem);
  };
  const parser = new Parser();
  const composer = quietComposer(report);

  const take = (made: Iterable<Document>): void => {
    for (const { contents } of made)
      documents.push({ contents, problems: problems[documents.length] ?? [] });
  };
  const pass = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) {
      if (token.type === "directive") current = met;
      if (token.type === "document") current = met++;
      if (token.type === "error") report(syntaxError(token.message, token.offset));
      else take(composer.next(token));
    }
  };

  for (const lexeme of new Lexer().lex(text)) {
    pass(parser.next(lexeme));
    // Beside the open maps and lists, the document and a scalar stand on the stack.
    if (parser.stack.length > deepest + 2) {
      take(composer.end());
      return [...documents, { contents: null, problems: [tooDeep(parser.offset)] }];
    }
  }
  pass(parser.end());
  take(composer.end());
  const rest = problems.slice(documents.length).flat();
  return rest.length > 0 ? [...documents, { contents: null, problems: rest }] : documents;
}

/**
 * A composer that hands its errors on. Its own way is an `Error` with a stack trace for each,
 * which takes gigabytes for two megabytes of commas.
 */
function quietComposer(report: Report): Composer {
  const composer = new Composer({
    schema: "failsafe",
    resolveKnownTags: false,
    merge: false,
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
  });
  const onError = (
    source: number | readonly number[] | { readonly offset: number },
    _code: string,
    message: string,
    warning?: boolean,
  ): void => {
    if (!warning) report(syntaxError(message, offsetOf(source)));
  };
  Object.assign(composer, { onError });
  return composer;
}

function offsetOf(source: number | readonly number[] | { readonly offset: number }): number {
  if (typeof source === "number") return source;
  return "offset" in source ? source.offset : (source[0] ?? 0);
}

function syntaxError(message: string, offset: number): DataProblem {
  return {
    reason: "syntax-error",
    message: message.endsWith(".") ? message : `${message}.`,
    offset,
  };
}
