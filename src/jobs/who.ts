import { newAccess } from "../access/new-access.ts";
import { pinned } from "../access/pinned.ts";
import type { Policy } from "../iam/policy.ts";
import type { Allowed, WhoAnswer } from "../report/can.ts";
import { shownProblems } from "../report/not-evaluated.ts";
import { holdersIn, ofKinds } from "./holders.ts";
import type { AwsFacts } from "./knowledge.ts";
import { policiesOn } from "./protected.ts";
import type { Scan } from "./scan.ts";

/**
 * Who may do something, patterns of it included: by the policies that they have, within their
 * boundary, and by those of the resources.
 */
export function who(action: string, resource: string, scan: Scan, facts: AwsFacts): WhoAnswer {
  const known = { catalog: facts.catalog, keys: (key: string) => facts.conditionKeys.at(key) };
  const reaching = new Set(policiesOn(resource, scan));
  const allowed = (policies: readonly Policy[], named: boolean): Allowed["statements"] =>
    newAccess([...policies, pinned(action, resource, named)], [], known).map(
      ({ witness, ...opening }) => ({ ...opening, ...(witness && { witness: witness.shown }) }),
    );
  const holders = holdersIn(scan).flatMap((holder): readonly Allowed[] => {
    const { address, scope } = holder;
    const own = ofKinds(holder, "identity");
    const ofResource = ofKinds(holder, "resource", "trust").filter((each) => reaching.has(each));
    const sets = [
      { kind: "identity", policies: [...own, ...ofKinds(holder, "boundary")], named: false },
      { kind: ofResource[0]?.kind ?? "resource", policies: ofResource, named: true },
    ] as const;
    return sets.flatMap(({ kind, policies, named }): readonly Allowed[] => {
      if (!policies.some((each) => each.kind === kind)) return [];
      const statements = allowed(policies, named);
      if (statements.length === 0) return [];
      return [
        { address, scope, kind, certain: statements.some((each) => each.certain), statements },
      ];
    });
  });
  return {
    action,
    resource,
    holders,
    files: scan.files,
    policies: scan.policies.length,
    unread: shownProblems(
      scan.problems.filter(({ reason }) => reason !== "unknown-action-name"),
      scan.sources,
    ),
  };
}
