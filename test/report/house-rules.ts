import type { HouseRule } from "../../src/rules/terms.ts";

/** So many rules of a team that the same statement is against: no rule of Pare's says two things of one. */
export function houseRules(count: number, says = "Nobody writes here."): readonly HouseRule[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `no-writes-${String(n)}`,
    says,
    severity: "high",
    kinds: new Set(["identity"] as const),
    covers: () => true,
    never: [{ actions: ["s3:Put*"] }],
    unless: [],
  }));
}
