import type { Policy, Statement } from "./policy.ts";

/** A policy of one of its statements, and of all that it denies. */
export function withDenies(policy: Policy, statement: Statement): Policy {
  return { ...policy, statements: [statement, ...deniesIn(policy)] };
}

/** What a policy denies, if it may be there. */
export function deniesIn({ statements }: Policy): readonly Statement[] {
  return statements.filter(({ effect, presence }) => effect === "Deny" && presence !== "never");
}
