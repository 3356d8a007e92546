import type { Holder } from "../iam/holders.ts";
import { listed } from "../rules/wording.ts";
import type { Scan } from "./scan.ts";

/** What is to be known of roles to which the tool that makes them adds what nobody wrote, a note for each tool. */
export function addedByTools(
  holders: readonly Pick<Holder, "address" | "policies">[],
  scan: Pick<Scan, "formatOf">,
): readonly string[] {
  const roles = new Map<string, Set<string>>();
  for (const { address, policies } of holders)
    for (const policy of policies) {
      const added = scan.formatOf(policy).addsTo?.(address);
      if (added !== undefined) roles.set(added, (roles.get(added) ?? new Set()).add(address));
    }
  return [...roles].map(
    ([added, to]) => `${added} to ${listed([...to], 3)}: that is not read, and may allow more`,
  );
}
