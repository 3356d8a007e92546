import { covers } from "../catalog/wildcard.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { Stack } from "../write/stack.ts";

/**
 * Writes resources that were observed by the references of a stack that declares them: `aws_s3_bucket.logs.arn` for
 * `arn:aws:s3:::logs`, and for what lies below it. Undefined where it declares none of that name, or where the name
 * alone does not tell which is meant: two declarations have it, or it was observed in two accounts or regions.
 *
 * @param observed all resources that are to be written
 */
export function referencesTo(
  { resources }: Stack,
  observed: readonly string[],
): (resource: string) => Phrase | undefined {
  const named = resources.flatMap(({ arn, named: pattern }) =>
    pattern === undefined || "because" in arn ? [] : [{ arn, pattern }],
  );
  const found = new Map<string, { readonly arn: Phrase; readonly begin: string }>();
  for (const resource of observed) {
    const fitting = named.flatMap(({ arn, pattern }) => {
      const begin = beginningOf(resource, pattern);
      return begin === undefined ? [] : [{ arn, begin }];
    });
    const [only, ...others] = fitting;
    if (only && others.length === 0) found.set(resource, only);
  }
  const begins = new Map<Phrase, Set<string>>();
  for (const { arn, begin } of found.values())
    begins.set(arn, (begins.get(arn) ?? new Set()).add(begin));
  return (resource) => {
    const reference = found.get(resource);
    if (!reference || begins.get(reference.arn)?.size !== 1) return undefined;
    return phrase(reference.arn, resource.slice(reference.begin.length));
  };
}

/** What of an ARN a pattern covers: all of it, or what stands before a slash or colon. */
function beginningOf(arn: string, pattern: string): string | undefined {
  const colons = pattern.split(":").length;
  const ends = [...arn.matchAll(/[/:]|$/g)].map(({ index }) => index);
  return ends
    .map((end) => arn.slice(0, end))
    .filter((begin) => begin.split(":").length === colons)
    .find((begin) => covers(pattern, begin));
}
