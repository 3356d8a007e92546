import type { Match, PrincipalMatch, Statement } from "../iam/policy.ts";
import type { Finding } from "../rules/rule.ts";
import { contains, type Source, type Span } from "../source/source.ts";
import type { Comment } from "../syntax/comment.ts";
import { readDirective } from "./directive.ts";
import { malformed, type Fault } from "./fault.ts";
import type { Suppression } from "./suppression.ts";

/** What the comments of a file ask for, and what in them is not understood. */
export type Inline = {
  readonly suppressions: readonly Suppression[];
  readonly faults: readonly Fault[];
};

/** More are not read of one file; people write a handful. */
const most = 1000;

/**
 * The suppressions that the comments of a file make. One above a statement or a declaration, or on
 * the line where it begins or ends, is about all that stands in it; above an element of a statement,
 * about that statement; behind an element, or at an item of a list, about what is found there.
 */
export function inlineSuppressions(
  source: Source,
  comments: readonly Comment[],
  statements: readonly Statement[],
): Inline {
  const suppressions: Suppression[] = [];
  const faults: Fault[] = [];
  for (const comment of comments) {
    const read = readDirective(comment.text);
    if (!read) continue;
    const place = { source, span: comment.span };
    if (suppressions.length + faults.length === most) {
      faults.push(malformed(place, `no more than ${most} directives are read in one file`));
      break;
    }
    if (!read.ok) {
      faults.push(malformed(place, read.mistake));
      continue;
    }
    const { file, ...asked } = read.directive;
    const covers = file ? inFile(source) : coverageOf(comment, source, statements);
    if (covers) suppressions.push({ by: "comment", place, ...asked, covers });
    else
      faults.push(malformed(place, "it is about nothing: write it directly above what it means"));
  }
  return { suppressions, faults };
}

type Covers = Suppression["covers"];

function inFile({ path }: Source): Covers {
  return ({ statement, subject }) =>
    statement.place.source.path === path || subject.source.path === path;
}

/** Where a comment has an effect; undefined where it is about nothing. */
function coverageOf(
  comment: Comment,
  source: Source,
  statements: readonly Statement[],
): Covers | undefined {
  const { about, span } = comment;
  const inside = about ? statements.filter(({ place }) => contains(about, place.span)) : [];
  if (inside.length > 0) return inStatements(inside);
  const around = statements.find(({ place }) => contains(place.span, about ?? span));
  if (around && (!about || isAboveElement(comment, about, around))) return inStatements([around]);
  return about && at(source, about);
}

function inStatements(statements: readonly Statement[]): Covers {
  const ids = new Set(statements.map(({ id }) => id));
  return ({ statement }) => ids.has(statement.id);
}

function at({ path }: Source, span: Span): Covers {
  return ({ subject }: Finding) =>
    subject.source.path === path && (contains(span, subject.span) || contains(subject.span, span));
}

/** Whether it stands above a whole element of a statement, not within one. */
function isAboveElement({ trailing }: Comment, about: Span, statement: Statement): boolean {
  if (trailing) return false;
  const { action, resource, principal } = statement;
  const elements: readonly (Match | PrincipalMatch | undefined)[] = [action, resource, principal];
  return !elements.some((each) => each && contains(each.place.span, about) && !begins(each, about));
}

function begins({ place }: Match | PrincipalMatch, { start }: Span): boolean {
  return place.span.start === start;
}
