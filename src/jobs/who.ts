import { newAccess } from "../access/new-access.ts";
import { pinned } from "../access/pinned.ts";
import { asAttached, withBoundaries } from "../iam/attached.ts";
import { withValues } from "../iam/given.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Allowed, AllowedBy, WhoAnswer } from "../report/can.ts";
import { shownProblems } from "../report/not-evaluated.ts";
import { holdersIn, ofKinds } from "../iam/holders.ts";
import { addedByTools } from "./added-by-tools.ts";
import type { AwsFacts } from "./knowledge.ts";
import { policiesOn } from "./protected.ts";
import type { Scan } from "./scan.ts";

/**
 * Who may do something, patterns of it included: by the policies that they have, within their
 * boundary, and by those of the resources.
 */
export function who(action: string, resource: string, scan: Scan, facts: AwsFacts): WhoAnswer {
  const reached = policiesOn(resource, scan);
  const partition = /^arn:([^:*?]+):/.exec(resource)?.[1];
  const allowing = (policies: readonly Policy[], named: boolean): readonly AllowedBy[] => {
    const given = new Map(
      policies.map((policy) => [
        withValues(policy, ({ meaning }) => (meaning.kind === "partition" ? partition : undefined)),
        policy,
      ]),
    );
    return newAccess([...given.keys(), pinned(action, resource, named)], [], facts).map(
      ({ statement, policy, witness, ...opening }) => {
        const written = given.get(policy) ?? policy;
        return {
          ...opening,
          policy: written,
          statement: written.statements[policy.statements.indexOf(statement)] ?? statement,
          certain:
            opening.certain &&
            (!named || reached.get(written) === "certain" || namesResource(statement)),
          ...(witness && { witness: witness.shown }),
        };
      },
    );
  };
  const all = holdersIn(withBoundaries(scan));
  const holders = all.flatMap((holder): readonly Allowed[] => {
    const { address, scope } = holder;
    const held = asAttached(holder);
    const own = [...ofKinds(held, "identity"), ...ofKinds(held, "boundary")];
    const ofResource = ofKinds(holder, "resource", "trust").filter((each) => reached.has(each));
    const sets = [
      { kind: "identity", statements: allowing(own, false) },
      { kind: ofResource[0]?.kind ?? "resource", statements: allowing(ofResource, true) },
    ] as const;
    return sets.flatMap(({ kind, statements }) =>
      statements.some(({ policy }) => policy.kind === kind)
        ? [{ address, scope, kind, certain: statements.some(({ certain }) => certain), statements }]
        : [],
    );
  });
  return {
    action,
    resource,
    holders,
    written: scan.written,
    files: scan.files,
    policies: scan.policies.length,
    notes: addedByTools(all, scan),
    unread: shownProblems(
      scan.problems.filter(({ reason }) => reason !== "unknown-action-name"),
      scan.sources,
    ),
  };
}

/** Whether a statement says itself which resource it is about, whatever its policy is attached to. */
function namesResource({ resource }: Statement): boolean {
  return resource?.items.every((item) => known(item) !== "*") ?? false;
}
