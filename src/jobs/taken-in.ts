import type { Extraction, Format } from "../iac/format.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Place, Source } from "../source/source.ts";

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
  const takenIn = new Map<string, { readonly by: Format; readonly id: string }>();
  for (const each of found)
    for (const policy of each.extraction.policies)
      for (const statement of policy.statements)
        if (isTakenIn(statement, policy, each))
          takenIn.set(keyOf(statement.place), { by: each.format, id: statement.id });
  if (takenIn.size === 0) return found;
  return found.map((each) => {
    const isTwin = (statement: Statement, policy: Policy): boolean => {
      const known = takenIn.get(keyOf(statement.place));
      if (!known || isTakenIn(statement, policy, each)) return false;
      // Within a language and under the same name it is one statement of several policies.
      return known.by !== each.format || known.id !== statement.id;
    };
    return { ...each, extraction: without(each.extraction, isTwin) };
  });
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
  if (gone.length === 0) return extraction;
  const problems = extraction.problems.filter(
    ({ path, offset = -1 }) =>
      !gone.some(
        ({ source, span }) => source.path === path && span.start <= offset && offset < span.end,
      ),
  );
  return { ...extraction, policies, problems };
}

function keyOf({ source, span }: Place): string {
  return `${source.path}:${span.start}-${span.end}`;
}
