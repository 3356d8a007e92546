import { readGlyphs } from "../iam/glyph.ts";
import { holesOf, known, type Hole, type Text } from "../iam/text.ts";
import type { Policy } from "../iam/policy.ts";

/**
 * How AWS is taken to read a policy where its documentation leaves room, or where the configuration
 * does not say. Policies that are compared are read alike; what is proved holds in every reading.
 */
export type Reading = {
  /**
   * Whether a `*` that ends a component of a resource may run past colons, and wildcards of a
   * service are some; otherwise only a `*` at the very end does.
   */
  readonly runsOn: boolean;
  /** Whether `${...}` is a policy variable where a policy does not say its Version. */
  readonly variables: boolean;
};

export const usualReading: Reading = { runsOn: true, variables: true };

/** The readings in which policies may mean different things, the usual one first. */
export function readingsOf(policies: readonly Policy[]): readonly Reading[] {
  const texts = policies.flatMap(({ statements }) =>
    statements.flatMap(({ resource }) => resource?.items ?? []),
  );
  const runs = texts.some(hasInnerStar) ? [true, false] : [true];
  const isVaried = new Set(policies.map(({ version }) => version && known(version))).size > 1;
  const variables = policies.some((each) => isVersionless(each, isVaried)) ? [true, false] : [true];
  return runs.flatMap((runsOn) => variables.map((each) => ({ runsOn, variables: each })));
}

/** The reading of one policy, whose Version decides on policy variables where it is known. */
export function readingIn(policy: Policy, reading: Reading): Reading {
  const version = policy.version && known(policy.version);
  return version === undefined ? reading : { ...reading, variables: version !== "2008-10-17" };
}

function hasInnerStar({ parts }: Text): boolean {
  return parts.some((part, index) => {
    if (typeof part !== "string") return false;
    return index === parts.length - 1 ? /[*?]./s.test(part) : /[*?]/.test(part);
  });
}

/** `isVaried`: others say their Version, so that what is not known may mean something else there. */
function isVersionless({ version, statements }: Policy, isVaried: boolean): boolean {
  if (version && known(version) !== undefined) return false;
  return statements.some(({ resource, conditions }) =>
    [...(resource?.items ?? []), ...conditions.flatMap(({ values }) => values.items)].some(
      (text) => hasVariable(text) || (isVaried && holesOf(text).some(mayHoldVariable)),
    ),
  );
}

function mayHoldVariable({ meaning }: Hole): boolean {
  return meaning.kind === "unknown";
}

/** Whether something is written as `${...}`: `${*}` is a character, as a variable. */
function hasVariable({ parts }: Text): boolean {
  return readGlyphs(parts).some(
    (glyph) =>
      glyph.kind === "variable" || (glyph.kind === "character" && glyph.written !== glyph.value),
  );
}
