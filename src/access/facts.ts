import type { ConditionKeys } from "../catalog/condition-keys.ts";
import type { Policy } from "../iam/policy.ts";
import { isHole, known, type Text } from "../iam/text.ts";

/** What is known of condition keys, by AWS and by the policies that are compared. */
export type Facts = {
  readonly keys: ConditionKeys;
  /** Those that set operators stand before. */
  readonly severalKeys: ReadonlySet<string>;
  /** Keys as policies write them, by their name in lower case. */
  readonly written: ReadonlyMap<string, string>;
};

/** What policies say of condition keys themselves: how they are written, and which have several values. */
export function factsFor(policies: readonly Policy[], keys: ConditionKeys): Facts {
  const conditions = policies.flatMap(({ statements }) =>
    statements.flatMap((statement) => statement.conditions),
  );
  const written = new Map<string, string>();
  const severalKeys = new Set<string>();
  for (const { operator, key } of conditions) {
    const name = known(key);
    if (name === undefined) continue;
    written.set(name.toLowerCase(), name);
    if (/^for(?:any|all)values?:/i.test(known(operator) ?? "")) severalKeys.add(name.toLowerCase());
  }
  return { keys, severalKeys, written };
}

/**
 * Whether a key that a condition names may have several values: of one that is partly unknown, as far
 * as its beginning (`aws:ResourceTag/${var.tag}`) or its claim (`${var.url}:sub`) tells.
 */
export function mayHaveSeveral({ parts }: Text, name: string, facts: Facts): boolean {
  if (!parts.some(isHole)) return hasSeveral(name, facts);
  const [first] = parts;
  const last = parts.at(-1);
  if (typeof first === "string" && first.includes("/"))
    return hasSeveral(`${first}x`.toLowerCase(), facts);
  const claim = typeof last === "string" ? /:[^:]+$/.exec(last)?.[0] : undefined;
  return claim === undefined || hasSeveral(`some.provider${claim}`.toLowerCase(), facts);
}

/** Whether a key, in lower case, may have several values: set operators are for those. */
export function hasSeveral(key: string, { keys, severalKeys }: Facts): boolean {
  return keys.at(key)?.several ?? severalKeys.has(key);
}
