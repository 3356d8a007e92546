import { mistakeOf } from "../rules/overreach-class.ts";
import type { Finding } from "../rules/rule.ts";
import { expired, unused, withoutReason, type Fault } from "./fault.ts";
import type { Suppression } from "./suppression.ts";

/** What suppressions come to. */
export type Suppressed = {
  readonly by: ReadonlyMap<Finding, Suppression>;
  readonly faults: readonly Fault[];
};

/** On what conditions a suppression holds: with a reason, and up to its last day. */
export type Conditions = { readonly requireReason: boolean; readonly today: string };

/** Which findings suppressions excuse, the first one each, and which suppressions fail to. */
export function suppressed(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  { requireReason, today }: Conditions,
): Suppressed {
  const faults: Fault[] = [];
  const holding: Suppression[] = [];
  for (const each of suppressions) {
    if (requireReason && each.reason === undefined) faults.push(withoutReason(each));
    else if (each.until !== undefined && each.until < today) faults.push(expired(each));
    else holding.push(each);
  }
  const nearby = indexed(holding);
  const by = new Map<Finding, Suppression>();
  const used = new Map<Suppression, Set<string>>(holding.map((each) => [each, new Set()]));
  for (const finding of findings)
    for (const each of nearby(finding)) {
      if (!each.covers(finding)) continue;
      for (const name of namesOf(finding)) used.get(each)?.add(name);
      if (!by.has(finding)) by.set(finding, each);
    }
  for (const [each, rules] of used) {
    const left = each.rules.filter((rule) => !rules.has(rule));
    if (left.length > 0) faults.push(unused(each, left));
  }
  return { by, faults };
}

/** The suppressions that may be about a finding: those of its rule, in its files or in none. */
function indexed(
  suppressions: readonly Suppression[],
): (finding: Finding) => readonly Suppression[] {
  const index = new Map<string, Suppression[]>();
  const keyOf = (rule: string, path: string): string => `${rule} ${path}`;
  for (const each of suppressions) {
    const path = each.by === "comment" ? each.place.source.path : "";
    for (const rule of each.rules) {
      const key = keyOf(rule, path);
      const known = index.get(key);
      if (known) known.push(each);
      else index.set(key, [each]);
    }
  }
  return (finding) => {
    const { statement, subject } = finding;
    const paths = new Set([statement.place.source.path, subject.source.path, ""]);
    const found = [...paths].flatMap((path) =>
      namesOf(finding).flatMap((name) => index.get(keyOf(name, path)) ?? []),
    );
    return [...new Set(found)];
  };
}

/** The rules by whose names a finding is excused: its own, and the general one that it is a case of. */
function namesOf({ rule }: Finding): readonly string[] {
  return [...new Set([rule, mistakeOf(rule)])];
}
