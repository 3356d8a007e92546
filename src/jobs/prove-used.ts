import { decisionOf } from "../authorize/statement.ts";
import type { Settled } from "../authorize/settled.ts";
import { holesOf } from "../evidence/pattern.ts";
import { grantOf } from "../iam/grant.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Hole } from "../iam/text.ts";
import type { Knowledge } from "../rules/rule.ts";
import { code } from "../source/quoted.ts";

/**
 * A call that evidence says was authorised, which statements allowed and what replaces them does not: each is decided
 * as AWS does, beside all that the replacement was made by. Conditions count as met. Of an action that
 * is to go nothing is asked.
 */
export function lostUse(
  before: readonly Statement[],
  after: readonly Statement[],
  policy: Policy,
  { useOf, catalog }: Knowledge,
): string | undefined {
  const granted = new Set(
    after.flatMap((each) => grantOf(each, policy, catalog).actions.map(({ action }) => action)),
  );
  for (const statement of before) {
    const observed = useOf(policy, statement);
    if (!observed) continue;
    const accounts = observed.principals.map((arn) => arn.split(":")[4] ?? "");
    for (const { action } of grantOf(statement, policy, catalog).actions) {
      const used = granted.has(action) ? observed.on(action) : undefined;
      // Where no event says on what, no call is known to be lost.
      const known = (used?.patterns ?? []).filter(
        (pattern) => pattern !== "*" && holesOf(pattern).length === 0,
      );
      for (const pattern of known) {
        const asked = { action: action.id, resource: oneOf(pattern) };
        const isAllowed = (those: readonly Statement[]): boolean =>
          allows(those, asked, accounts, policy);
        if (isAllowed(before) && !isAllowed(after))
          return `${code(action.id)} was used on ${code(pattern)}, and would not be allowed on that`;
      }
    }
  }
  return undefined;
}

/** An ARN that a pattern of evidence stands for. */
function oneOf(pattern: string): string {
  return pattern.replace(/(?<!\$\{)\*(?!\})/g, "x").replace(/\$\{([*?$])\}/g, "$1");
}

function allows(
  statements: readonly Statement[],
  asked: { readonly action: string; readonly resource: string },
  accounts: readonly string[],
  policy: Policy,
): boolean {
  const [, partition = "", , region = "", own = ""] = asked.resource.split(":");
  const account = accounts.includes(own) ? own : (accounts[0] ?? "");
  const known = { partition, region, account };
  const textOf = ({ meaning }: Hole): string =>
    meaning.kind === "name" || meaning.kind === "unknown" ? "*" : known[meaning.kind];
  const settled: Settled = {
    textOf,
    textsOf: (hole) => [textOf(hole)],
    isThere: () => true,
    effectOf: () => "Allow",
    spares: () => false,
    hasSeveral: () => false,
    meetsUnsaid: () => true,
    variables: true,
  };
  const request = { ...asked, caller: { type: "anonymous" } as const, context: new Map() };
  const unconditional = statements.map((each) => ({ ...each, conditions: [] }));
  return decisionOf(request, { ...policy, statements: unconditional }, settled).kind === "allow";
}
