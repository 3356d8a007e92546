import type { Extraction, Format } from "../iac/format.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Place, Source, Span } from "../source/source.ts";

/** What the files of a language say. */
type Found = {
  readonly format: Format;
  readonly sources: readonly Source[];
  readonly extraction: Extraction;
};

/**
 * What is found, without what is found twice: a statement that a file takes in from another one
 * (`file("policy.json")`, `${file(iam.yml)}`) is met where that file is read by itself too, where
 * nobody knows whose it is and what is filled in. Who takes it in knows.
 */
export function withoutTwins(found: readonly Found[]): readonly Found[] {
  const takenIn = new Map<string, Known[]>();
  for (const each of found)
    for (const policy of each.extraction.policies)
      for (const statement of policy.statements)
        if (isTakenIn(statement, policy, each)) {
          const { source, span } = statement.place;
          const known = { by: each.format, id: statement.id, span };
          takenIn.set(source.path, [...(takenIn.get(source.path) ?? []), known]);
        }
  if (takenIn.size === 0) return found;
  return found.map((each) => {
    const { format } = each;
    const isTwin = (statement: Statement, policy: Policy): boolean => {
      const { source, span } = statement.place;
      // What fills a file in may also decide where a statement of it ends.
      const known = takenIn.get(source.path)?.find((other) => overlap(other.span, span));
      if (!known || isTakenIn(statement, policy, each)) return false;
      // Within a language and under the same name it is one statement of several policies.
      return known.by !== format || known.id !== statement.id;
    };
    // A text that only parses once it is filled in was read as that.
    const isRead = (path: string): boolean =>
      takenIn.get(path)?.some(({ by }) => by !== format) ?? false;
    return { ...each, extraction: without(each.extraction, isTwin, isRead) };
  });
}

/** A statement that a file takes in from another one. */
type Known = { readonly by: Format; readonly id: string; readonly span: Span };

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether a statement stands in another file than those of the module or template that has it. */
function isTakenIn({ place }: Statement, policy: Policy, { format, sources }: Found): boolean {
  const { path } = place.source;
  const own = policy.place.source.path;
  if (path === own) return false;
  return format.group(path) !== format.group(own) || !sources.some((each) => each.path === path);
}

function without(
  extraction: Extraction,
  isTwin: (statement: Statement, policy: Policy) => boolean,
  isRead: (path: string) => boolean,
): Extraction {
  const gone: Place[] = [];
  const policies = extraction.policies.flatMap((policy): readonly Policy[] => {
    const statements = policy.statements.filter((statement) => {
      const isGone = isTwin(statement, policy);
      if (isGone) gone.push(statement.place);
      return !isGone;
    });
    if (statements.length === policy.statements.length) return [policy];
    return statements.length > 0 ? [{ ...policy, statements }] : [];
  });
  const problems = extraction.problems.filter(
    ({ path, offset = -1, reason }) =>
      !(reason === "syntax-error" && isRead(path)) &&
      !gone.some(
        ({ source, span }) => source.path === path && span.start <= offset && offset < span.end,
      ),
  );
  return { ...extraction, policies, problems };
}
