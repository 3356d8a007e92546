import type { DataEntry, DataMap, DataNode } from "../../syntax/data.ts";

/**
 * The entry of a name as any of the tools spells it: `assume_role_policy`, `assumeRolePolicy`,
 * `AssumeRolePolicy`, and `inlinePolicies` for `inline_policy`.
 */
export function entryLike(node: DataNode | undefined, name: string): DataEntry | undefined {
  if (node?.kind !== "map") return undefined;
  const wanted = plain(name);
  return named(node, wanted) ?? named(node, plural(wanted));
}

function named({ entries }: DataMap, wanted: string): DataEntry | undefined {
  return entries.findLast(({ key }) => plain(key) === wanted);
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function plural(name: string): string {
  return name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
}
