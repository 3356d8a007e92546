import { nowhere } from "../iam/draft.ts";
import {
  isCeiling,
  type Match,
  type Policy,
  type PolicyKind,
  type Statement,
} from "../iam/policy.ts";
import { makeText } from "../iam/text.ts";

/** Some actions on some resources, as patterns of policies; what is not given is all of them. */
export type Reach = {
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
};

/**
 * Policies that allow no more than they did, and of that only what is within one of several reaches:
 * a ceiling beside them. Ceilings alone, which allow nothing, are left as they are.
 */
export function limitedTo(
  policies: readonly Policy[],
  reaches: readonly Reach[],
): readonly Policy[] {
  const kinds = new Set(policies.map(({ kind }) => kind));
  const free = ceilings.find((kind) => !kinds.has(kind));
  if (free === undefined || policies.every(({ kind }) => isCeiling(kind))) return policies;
  const named = policies.some(({ statements }) => statements.some(({ principal }) => principal));
  return [...policies, ceilingOf(reaches, free, named)];
}

const ceilings: readonly PolicyKind[] = ["session", "boundary", "endpoint", "resource-control"];

function ceilingOf(reaches: readonly Reach[], kind: PolicyKind, named: boolean): Policy {
  const place = nowhere.written;
  const statements = reaches.map(
    ({ actions = ["*"], resources = ["*"] }, index): Statement => ({
      id: `within ${String(index)}`,
      place,
      presence: "always",
      effect: "Allow",
      action: match(actions),
      resource: match(resources),
      ...(named && {
        principal: {
          negated: false,
          place,
          entries: [{ type: "*", items: [makeText(["*"], nowhere)], rest: [] }],
        },
      }),
      conditions: [],
    }),
  );
  const owner = { address: "", type: "", names: [] };
  const version = makeText(["2012-10-17"], nowhere);
  return { id: "within", kind, owner, attachedTo: [], version, statements, place };
}

function match(patterns: readonly string[]): Match {
  return {
    negated: false,
    place: nowhere.written,
    items: patterns.map((each) => makeText([each], nowhere)),
    rest: [],
  };
}
