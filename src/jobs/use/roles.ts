import type { Catalog } from "../../catalog/catalog.ts";
import type { Verdict } from "../../evidence/observed.ts";
import type { RoleUse, UseOfRoles } from "../../evidence/role-use.ts";
import { holdersIn } from "../../iam/holders.ts";
import type { Policy } from "../../iam/policy.ts";
import type { AwsFacts } from "../knowledge.ts";
import type { Scan } from "../scan.ts";
import type { observing, Observing } from "./observing.ts";
import { statementUse } from "./statement-use.ts";

/** What evidence says of each role and user that has identity policies here; undefined where there is none. */
export function useOfRoles(
  scan: Scan,
  observed: ReturnType<typeof observing>,
  { catalog }: Pick<AwsFacts, "catalog">,
): UseOfRoles | undefined {
  if (!observed) return undefined;
  if ("because" in observed) return { unheard: observed.because };
  const { window, days, evidence, identities, useOf, files } = observed;
  const roles = holdersIn(scan).flatMap(({ key, address, policies }): readonly RoleUse[] => {
    const own = policies.filter(({ kind }) => kind === "identity");
    const who = identities.get(key);
    const [first] = own;
    if (!who || !first) return [];
    return [
      {
        ...{ path: first.place.source.path, address },
        is: who.kind === "found" ? who.by : who.kind,
        arns: "arns" in who ? who.arns : [],
        actions: verdictsOn(own, useOf, catalog),
      },
    ];
  });
  return { files, window, days, regions: evidence.regions, roles };
}

/** Of an action that several policies allow, what keeps one of them is said. */
function verdictsOn(
  policies: readonly Policy[],
  useOf: Observing["useOf"],
  catalog: Catalog,
): readonly Verdict[] {
  const found = new Map<string, Verdict>();
  for (const policy of policies)
    for (const statement of policy.statements)
      for (const verdict of statementUse(statement, policy, { useOf, catalog })?.actions ?? []) {
        const before = found.get(verdict.action);
        if (!before || before.use === "unused") found.set(verdict.action, verdict);
      }
  return [...found.values()].sort((a, b) => (a.action < b.action ? -1 : 1));
}
