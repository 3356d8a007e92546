/** What a path of a finding leads to in a policy: `Statement[0].Condition.StringEquals["aws:x"][1]`. */
export function valueAt(policy: unknown, path: string): unknown {
  if (path === "$") return policy;
  const steps = [...path.matchAll(/\[(\d+)\]|\["([^"]+)"\]|(?:^|\.)(\w+)/g)];
  if (steps.map(([step]) => step).join("") !== path) throw new Error(`not a path: ${path}`);
  return steps.reduce<unknown>(
    (value, [, index, key, name]) => (value as Record<string, unknown>)[index ?? key ?? name ?? ""],
    policy,
  );
}
