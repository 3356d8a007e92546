import { isHole, known, type List, type Text } from "../../iam/text.ts";
import type { Match, Policy, PrincipalMatch, Statement } from "../../iam/policy.ts";
import type { Extraction } from "../format.ts";
import { withoutKeys } from "./plan.ts";

/**
 * What plans say beyond the configuration that stands beside them. A statement that the
 * configuration has is judged there, with what is planned for its unknown parts as long as that is
 * no wildcard; one that says more stays, at the place where it is written.
 */
export function besideSources(plans: Extraction, sources: readonly Policy[]): Extraction {
  const written = new Map<string, Statement[]>();
  for (const { owner, statements } of sources) {
    const known = written.get(withoutModule(owner.address));
    if (known) known.push(...statements);
    else written.set(withoutModule(owner.address), [...statements]);
  }
  const policies = plans.policies.map((policy) => {
    const here = written.get(withoutModule(policy.owner.address)) ?? [];
    return {
      ...policy,
      statements: policy.statements
        .filter((each) => !here.some((other) => isAs(each, other, "judged")))
        .map((each) => {
          const source = here.find((other) => isAs(each, other, "written"));
          return source ? { ...each, place: source.place } : each;
        }),
    };
  });
  return { ...plans, policies: policies.filter(({ statements }) => statements.length > 0) };
}

/** `aws_iam_policy.it` of `module.queue["in"].aws_iam_policy.it[0]`: the block, whoever calls its module. */
function withoutModule(address: string): string {
  return withoutKeys(address).replace(/^(?:module\.[^.]+\.)+/, "");
}

/**
 * What may stand in a plan for what a configuration does not know: anything, where the same text is
 * looked for; no wildcard, where it is to be judged alike.
 */
type Likeness = "judged" | "written";

function isAs(planned: Statement, source: Statement, likeness: Likeness): boolean {
  return (
    planned.effect === source.effect &&
    isText(planned.sid, source.sid, likeness) &&
    isMatch(planned.action, source.action, likeness) &&
    isMatch(planned.resource, source.resource, likeness) &&
    isPrincipal(planned.principal, source.principal, likeness) &&
    planned.conditions.every((condition) =>
      source.conditions.some(
        (other) =>
          isText(condition.operator, other.operator, likeness) &&
          isText(condition.key, other.key, likeness) &&
          isList(condition.values, other.values, likeness),
      ),
    ) &&
    source.conditions.length === planned.conditions.length
  );
}

function isMatch(
  planned: Match | undefined,
  source: Match | undefined,
  likeness: Likeness,
): boolean {
  if (!planned || !source) return planned === source;
  return planned.negated === source.negated && isList(planned, source, likeness);
}

function isPrincipal(
  planned: PrincipalMatch | undefined,
  source: PrincipalMatch | undefined,
  likeness: Likeness,
): boolean {
  if (!planned || !source) return planned === source;
  return (
    planned.negated === source.negated &&
    planned.entries.every((entry) =>
      source.entries.some(
        (other) =>
          (isUnknownType(other.type) || other.type === entry.type) &&
          isList(entry, other, likeness),
      ),
    )
  );
}

const isUnknownType = (type: unknown): boolean => typeof type !== "string";

/** Each text that is planned has one that it is made of, and all that is known is planned. */
function isList(planned: List, source: List, likeness: Likeness): boolean {
  const open = source.rest.length > 0;
  return (
    planned.items.every(
      (item) =>
        source.items.some((other) => isText(item, other, likeness)) ||
        (open && (likeness === "written" || isTame(item))),
    ) &&
    source.items.every(
      (other) =>
        known(other) === undefined || planned.items.some((item) => isText(item, other, likeness)),
    )
  );
}

function isTame(text: Text): boolean {
  return text.parts.every((part) => isHole(part) || !/[*?]/.test(part));
}

/** Whether a planned text may be what a text of the configuration comes to. */
function isText(planned: Text | undefined, source: Text | undefined, likeness: Likeness): boolean {
  if (!planned || !source) return planned === source;
  const text = known(planned);
  // What neither knows is the same thing.
  if (text === undefined) return source.parts.some(isHole);
  const put = putInto(source, text);
  return put?.every((each) => likeness === "written" || !/[*?]/.test(each)) ?? false;
}

/** What stands in a text for the holes of another one; undefined where it is none of its values. */
function putInto({ parts }: Text, text: string): readonly string[] | undefined {
  const put: string[] = [];
  let at = 0;
  let open = false;
  for (const [index, part] of parts.entries()) {
    if (isHole(part)) {
      open = true;
      continue;
    }
    const last = index === parts.length - 1;
    const found = open && last ? text.length - part.length : text.indexOf(part, at);
    if (found < at || (!open && found > at) || !text.startsWith(part, found)) return undefined;
    if (open) put.push(text.slice(at, found));
    at = found + part.length;
    open = false;
  }
  if (open) return [...put, text.slice(at)];
  return at === text.length ? put : undefined;
}
