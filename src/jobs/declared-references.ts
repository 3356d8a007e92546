import { covers } from "../catalog/wildcard.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { Stack } from "../write/stack.ts";

/** How observed resources are written that a stack declares. */
export type References = {
  /** The reference; undefined where the stack declares none of that name, or it is not clear which is meant. */
  readonly of: (resource: string) => Phrase | undefined;
  /** What keeps its ARN since the name alone does not tell which is meant, and why. */
  readonly unclear: readonly { readonly resource: string; readonly because: string }[];
};

/**
 * Writes resources that were observed by the references of a stack that declares them: `aws_s3_bucket.logs.arn` for
 * `arn:aws:s3:::logs`, and for what lies below it. It is not clear which is meant where two declarations have its name,
 * or it was observed in two accounts or regions.
 *
 * @param observed all resources that are to be written
 */
export function referencesTo({ resources }: Stack, observed: readonly string[]): References {
  const named = resources.flatMap(({ arn, named: pattern }) =>
    pattern === undefined || "because" in arn ? [] : [{ arn, pattern }],
  );
  const found = new Map<string, { readonly arn: Phrase; readonly begin: string }>();
  const unclear: { resource: string; because: string }[] = [];
  for (const resource of new Set(observed)) {
    const fitting = named.flatMap(({ arn, pattern }) => {
      const begin = beginningOf(resource, pattern);
      return begin === undefined ? [] : [{ arn, begin }];
    });
    const [only, ...others] = fitting;
    if (only && others.length === 0) found.set(resource, only);
    if (others.length > 0)
      unclear.push({ resource, because: `${fitting.length} declarations have its name` });
  }
  const begins = new Map<Phrase, Set<string>>();
  for (const { arn, begin } of found.values())
    begins.set(arn, (begins.get(arn) ?? new Set()).add(begin));
  const isClear = ({ arn }: { readonly arn: Phrase }): boolean => begins.get(arn)?.size === 1;
  for (const [resource, reference] of found)
    if (!isClear(reference))
      unclear.push({
        resource,
        because: "what one declaration names was met in several accounts or regions",
      });
  return {
    of: (resource) => {
      const reference = found.get(resource);
      if (!reference || !isClear(reference)) return undefined;
      return phrase(reference.arn, resource.slice(reference.begin.length));
    },
    unclear,
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
