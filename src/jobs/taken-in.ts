import type { Extraction, Format } from "../iac/format.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { once } from "../source/once.ts";
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
  const takenIn = new Map<string, Map<string, TakenIn>>();
  for (const each of found)
    for (const policy of each.extraction.policies)
      for (const statement of policy.statements) {
        if (!isTakenIn(statement, policy, each)) continue;
        const { id, place } = statement;
        const known = takenIn.get(place.source.path) ?? new Map<string, TakenIn>();
        takenIn.set(place.source.path, known.set(keyOf(place), { id, place, by: each.format }));
      }
  if (takenIn.size === 0) return found;
  return found.map((each) => {
    const isTwin = (statement: Statement, policy: Policy): boolean => {
      const { place, id } = statement;
      const known = takenIn.get(place.source.path);
      if (!known || isTakenIn(statement, policy, each)) return false;
      // Within a language and under the same name it is one statement of several policies.
      const same = known.get(keyOf(place));
      if (same) return same.by !== each.format || same.id !== id;
      // Without what is filled in, another language may see it begin or end elsewhere.
      return [...known.values()].some((one) => one.by !== each.format && overlap(one.place, place));
    };
    const elsewhere = (path: string): readonly TakenIn[] =>
      [...(takenIn.get(path)?.values() ?? [])].filter(({ by }) => by !== each.format);
    return { ...each, extraction: without(each.extraction, isTwin, elsewhere) };
  });
}

type TakenIn = { readonly by: Format; readonly id: string; readonly place: Place };

function overlap({ span: a }: Place, { span: b }: Place): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether a statement stands in another file than those of the module or template that has it. */
function isTakenIn({ place }: Statement, policy: Policy, { format, sources }: Found): boolean {
  const { path } = place.source;
  const own = policy.place.source.path;
  if (path === own) return false;
  return format.group(path) !== format.group(own) || !pathsOf(sources).has(path);
}

const pathsOf = once(
  (sources: readonly Source[]): ReadonlySet<string> => new Set(sources.map(({ path }) => path)),
);

/** Without twins, and without what was not understood in a file around one that others read. */
function without(
  extraction: Extraction,
  isTwin: (statement: Statement, policy: Policy) => boolean,
  elsewhere: (path: string) => readonly TakenIn[],
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
  const problems = extraction.problems.filter(({ path, reason, offset = -1 }) => {
    const read = elsewhere(path);
    // What is no JSON before it is filled in, Terraform has read as a whole.
    if (reason === "syntax-error" && read.some(({ by }) => by.name === "terraform")) return false;
    const known = [
      ...gone.filter(({ source }) => source.path === path),
      ...read.map(({ place }) => place),
    ];
    return !known.some(({ span }) => span.start <= offset && offset < span.end);
  });
  return { ...extraction, policies, problems };
}

function keyOf({ source, span }: Place): string {
  return `${source.path}:${span.start}-${span.end}`;
}
