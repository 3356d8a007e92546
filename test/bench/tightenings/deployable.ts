import { grantOf } from "../../../src/iam/grant.ts";
import { mayBeAsked } from "../../../src/iam/asked.ts";
import type { AwsFacts } from "../../../src/jobs/knowledge.ts";
import { lengthFlaw } from "../../../src/jobs/policy-size.ts";
import { hasNewCycle } from "../../../src/jobs/references.ts";
import { isAllowed, valueOf } from "../../narrow/cases/meaning.ts";
import { parses } from "../corpus/exact.ts";
import { readWithin, type Read, type Within } from "./statements.ts";

/** What must hold of a replacement that is deployed, and what is wrong where it does not. */
type Criterion = {
  readonly name: string;
  readonly flaw: (before: Read, after: Read, within: Judged) => string | undefined;
};

type Judged = { readonly path: string; readonly after: Within; readonly facts: AwsFacts };

const criteria: readonly Criterion[] = [
  {
    name: "parses",
    flaw: (before, after, { path, after: { text } }) => {
      if (!parses(path, text)) return "another parser does not read it";
      return after.held.length === 0 || after.found.problems.length > before.found.problems.length
        ? "it is not read as before"
        : undefined;
    },
  },
  {
    name: "no cycle",
    flaw: ({ found: before }, { found: after }) =>
      hasNewCycle(before.references, after.references) ? "a reference closes a circle" : undefined,
  },
  { name: "conjuncts", flaw: (_, after, { facts }) => withoutType(after, facts) },
  { name: "named actions", flaw: (before, after, { facts }) => notAllowed(before, after, facts) },
  {
    name: "quotas",
    flaw: (_, { found, held }, { facts }) =>
      held
        .map(({ policy }) => lengthFlaw(policy, found.policies, facts.quotas))
        .find((flaw) => flaw !== undefined),
  },
  { name: "counted", flaw: (_, __, { after }) => withoutIndex(after) },
];

export const criteriaNames: readonly string[] = criteria.map(({ name }) => name);

/** What is wrong with a replacement, criterion by criterion; undefined where nothing is. */
export function flawsOf(
  path: string,
  before: Within,
  after: Within,
  facts: AwsFacts,
): readonly (string | undefined)[] {
  const [was, is] = [readWithin(path, before, facts), readWithin(path, after, facts)];
  return criteria.map(({ flaw }) => flaw(was, is, { path, after, facts }));
}

/** An action that is not allowed on something of all that a call of it is authorised on. */
function withoutType({ held }: Read, { catalog, shapes }: AwsFacts): string | undefined {
  const grants = held.map(({ policy, statement }) => grantOf(statement, policy, catalog));
  const granted = grants.flatMap(({ actions }) => actions);
  for (const { action, exact } of granted) {
    if (!exact) continue;
    const own = granted.filter((each) => each.action === action);
    if (own.some(({ reach }) => reach === "everything")) continue;
    if (action.scoping === "none") {
      if (grants.some(({ resources }) => mayBeAsked(action, resources, shapes))) continue;
      return `${action.id} takes no resource`;
    }
    const types = new Set(own.flatMap(({ on }) => on.flatMap((each) => each.types)));
    if (!action.conjuncts.every((each) => each.some((type) => types.has(type))))
      return `${action.id} on nothing that it takes`;
  }
  return undefined;
}

/** An action that stands there by its name and is no longer allowed on anything that is written. */
function notAllowed(before: Read, after: Read, { catalog }: AwsFacts): string | undefined {
  const policies = after.held.map(({ policy, statement }) => ({
    ...policy,
    statements: [statement],
  }));
  const resources = after.held.flatMap(({ statement }) =>
    (statement.resource?.items ?? []).map((item) => valueOf(item).replace(/[*?]/g, "x")),
  );
  const named = before.held.flatMap(({ policy, statement }) =>
    grantOf(statement, policy, catalog).actions.flatMap(({ action, exact, reach }) =>
      exact && reach !== "nothing" ? [action] : [],
    ),
  );
  const lost = named.find(
    ({ service, name }) =>
      !resources.some((resource) => isAllowed(`${service}:${name} ${resource}`, policies)),
  );
  return lost && `${lost.id} is no longer allowed`;
}

/** A resource with `count` or `for_each` that is referred to without an index. */
function withoutIndex({ text, lines: [first, last] }: Within): string | undefined {
  const counted = [...text.matchAll(/^resource\s+"(\w+)"\s+"([\w-]+)"\s*\{([^]*?)^\}/gm)]
    .filter(([, , , body = ""]) => /^ {2}(?:count|for_each)\s*=/m.test(body))
    .map(([, type = "", name = ""]) => `${type}.${name}.`);
  const written = text
    .split("\n")
    .slice(first - 1, last)
    .join("\n");
  const found = counted.find((each) => written.includes(each));
  return found === undefined ? undefined : `${found} has no index`;
}
