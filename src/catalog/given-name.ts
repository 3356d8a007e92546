import type { ResourceType } from "./resource-type.ts";

/** Tells names that people give from ids that AWS makes up: only the first can be written ahead. */
export type Naming = { isGiven(type: ResourceType): boolean };

/** Reads `given-ids.json` of the catalog: the ids that are names all the same. */
export function openNaming(read: (file: string) => string): Naming {
  const { types } = JSON.parse(read("given-ids.json")) as { readonly types: readonly string[] };
  const given = new Set(types);
  return {
    isGiven: (type) =>
      given.has(type.id) || type.arns.some((arn) => placeholders(arn).some((name) => !isId(name))),
  };
}

/** The placeholders of an ARN format that tell one resource of an account from another. */
function placeholders(arn: string): readonly string[] {
  return [...arn.matchAll(/\$\{([^}]*)\}/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => !["Partition", "Region", "Account"].includes(name));
}

function isId(name: string): boolean {
  return /(?:Id|ID|Identifier|Uuid|UUID|Guid)$/.test(name);
}
