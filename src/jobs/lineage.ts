import type { Known } from "../access/new-access.ts";
import type { Policy } from "../iam/policy.ts";
import { mistakeOf } from "../rules/overreach-class.ts";
import { allowsNoMore } from "../rules/no-worse.ts";
import type { Finding } from "../rules/rule.ts";
import { textKey } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import type { FileDiff } from "../source/hunks.ts";
import type { Scan } from "./scan.ts";

/** Both sides of a change, read. */
export type Sides = {
  readonly now: Scan;
  readonly before: Scan;
  readonly diff: readonly FileDiff[];
};

/** The findings of the base, of some of which it is asked what became of them. */
export type Inherits = (finding: Finding, from: ReadonlySet<Finding>) => boolean;

/**
 * Whether a finding of the head is only what became of some of the base: everybody who has its
 * statement had one that allowed as much, in the same module or template and attached to no less,
 * and one of those was among them. Its rule is that of one of them, or found nothing there, where
 * what was found hid it.
 */
export function inheritance(
  { now, before, diff }: Sides,
  judgedBefore: readonly Finding[],
  knowledge: Known,
): Inherits {
  const cameFrom = origins(diff);
  const ancestors = groupedBy(before.policies, (policy) =>
    lineKey(policy, before, policy.place.source.path),
  );
  const users = new Map<string, Policy[]>();
  for (const policy of now.policies) for (const { id } of policy.statements) add(users, id, policy);
  const foundIn = new Map<string, Finding[]>();
  for (const finding of judgedBefore) add(foundIn, finding.statement.id, finding);

  return ({ rule, about, statement }, from) => {
    const inheritedFrom = (policy: Policy): readonly string[] => {
      const { path } = policy.place.source;
      const line = ancestors.get(lineKey(policy, now, cameFrom(path))) ?? [];
      return line
        .filter((ancestor) => isAttachedWithin(policy, ancestor))
        .flatMap(({ statements }) =>
          statements.filter((each) => allowsNoMore(statement, each, knowledge)).map(({ id }) => id),
        );
    };
    const lines = (users.get(statement.id) ?? []).map(inheritedFrom);
    if (lines.length === 0 || lines.some((ids) => ids.length === 0)) return false;
    return [...new Set(lines.flat())].some((id) => {
      const found = foundIn.get(id) ?? [];
      const same = found.filter(
        (each) => mistakeOf(each.rule) === mistakeOf(rule) && each.about === about,
      );
      // What statements grant together is no work of this one alone.
      return same.length > 0 || about !== undefined
        ? same.some((each) => from.has(each))
        : found.some((each) => from.has(each));
    });
  };
}

/** The path that each file of a change had before it. */
export function origins(diff: readonly FileDiff[]): (path: string) => string {
  const moved = new Map(
    diff.flatMap(({ path, before }) =>
      path !== undefined && before !== undefined ? [[path, before] as const] : [],
    ),
  );
  return (path) => moved.get(path) ?? path;
}

/** Equal for what a policy is and was: its kind, Version and owner, in one module or template. */
function lineKey(
  { kind, owner, place, version, ...policy }: Policy,
  scan: Scan,
  path: string,
): string {
  const format = scan.formatOf({ kind, owner, place, ...policy });
  const address = owner.address === place.source.path ? "" : owner.address;
  return JSON.stringify([
    kind,
    format.name,
    format.group(path),
    address,
    version && textKey(version),
  ]);
}

function isAttachedWithin({ attachedTo }: Policy, before: Policy): boolean {
  const known = new Set(before.attachedTo.map(({ address }) => address));
  return attachedTo.every(({ address }) => known.has(address));
}

function add<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
