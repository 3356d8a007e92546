import type { Passing } from "../catalog/passing.ts";
import type { DeclaredGraph } from "./callers.ts";

/**
 * The roles of what is started by others, by who has them: `aws_ecs_task_definition.app` for its two.
 *
 * @param started scoped addresses
 */
export function rolesHandedBy(
  started: Iterable<string>,
  passing: Passing,
  { declared, references }: DeclaredGraph,
): ReadonlyMap<string, string> {
  const handing = [...started].filter((each) => passing.hands(references.get(each)?.type ?? ""));
  if (handing.length === 0) return new Map();
  const roles = new Set<string>(
    declared.flatMap(({ type, scope, address }) =>
      type === "iam:role" ? [`${scope}/${address}`] : [],
    ),
  );
  const handed = new Map<string, string>();
  for (const address of handing) {
    const held = (references.get(address)?.refersTo ?? []).flatMap((each) => {
      const holder = references.get(each);
      return holder && passing.holds(holder.type) ? holder.refersTo : [each];
    });
    for (const role of held) if (roles.has(role) && !handed.has(role)) handed.set(role, address);
  }
  return handed;
}

/** Whether something takes a role of which it is not known to which service it is passed for that. */
export function isTakenUnsurely(
  role: string,
  passing: Passing,
  { references, referrers }: DeclaredGraph,
): boolean {
  return (referrers.get(role) ?? []).some((address) => {
    const type = references.get(address)?.type ?? "";
    if (passing.holds(type))
      return isTakenUnsurely(address, passing, { declared: [], references, referrers });
    return passing.isUnsure(type);
  });
}
