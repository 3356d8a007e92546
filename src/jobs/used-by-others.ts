import { typeOf, type Surroundings } from "./surroundings.ts";

/**
 * What tells who may do what, watches, belongs to what is watched, hands on events to it, or says how others write: it
 * writes nothing itself.
 */
const bystanders =
  /iam|logs?_?(?:group|metric|subscription|stream|::)|alarm|policy|event_target|ssm(?:_|::)document/i;

/**
 * Whether what does not run under any of the roles refers to something, and nothing that does: it is there for that.
 * Undecided, and so not, where the roles are not known.
 */
export function isUsedByOthers(
  address: string,
  running: readonly string[],
  roles: readonly string[],
  around: Surroundings,
): boolean {
  if (roles.length === 0) return false;
  const users = (around.referrers.get(address) ?? []).filter(
    (each) => !bystanders.test(typeOf(each, around)),
  );
  const isOwn = (each: string): boolean =>
    running.includes(each) ||
    around.references.get(each)?.refersTo.some((to) => roles.includes(to)) === true;
  return users.length > 0 && !users.some(isOwn);
}
