import type { ResourceType } from "./resource-type.ts";

/** Tells names that people give from ids that AWS makes up: only the first can be written ahead. */
export type Naming = {
  isGiven(type: ResourceType): boolean;
  /** Whether people name one of these by the id that AWS made: there are few, and they stay. */
  isSingle(type: ResourceType): boolean;
};

/** Reads `given-ids.json` of the catalog: ids that are names all the same, and names that are AWS's. */
export function openNaming(read: (file: string) => string): Naming {
  const table = JSON.parse(read("given-ids.json")) as {
    readonly types: readonly string[];
    readonly made: { readonly types: readonly string[] };
    readonly single: { readonly types: readonly string[] };
  };
  const given = new Set(table.types);
  const made = new Set(table.made.types);
  const single = new Set(table.single.types);
  const isNamed = ({ id, arns }: ResourceType): boolean =>
    given.has(id) || (!made.has(id) && arns.some(endsInName));
  const known = new Map<string, boolean>();
  return {
    isGiven: (type) => {
      const found = known.get(type.id) ?? isNamed(type);
      known.set(type.id, found);
      return found;
    },
    isSingle: ({ id }) => single.has(id),
  };
}

/**
 * Whether an ARN ends in a name, or in the id that AWS puts behind one: `stack/${Name}/${Id}`. The
 * names before that are of what it lies in: `domain/${Name}/export/${Id}`.
 */
function endsInName(arn: string): boolean {
  const [last, before] = placeholders(arn).reverse();
  if (!last || !isId(last.name)) return last !== undefined;
  const together = before && last.start - before.end <= 1;
  return together === true && !isId(before.name);
}

type Placeholder = { readonly name: string; readonly start: number; readonly end: number };

/** The placeholders of an ARN format that tell one resource of an account from another. */
function placeholders(arn: string): Placeholder[] {
  return [...arn.matchAll(/\$\{([^}]*)\}/g)]
    .map(({ 0: whole, 1: name = "", index }) => ({ name, start: index, end: index + whole.length }))
    .filter(({ name }) => !["Partition", "Region", "Account"].includes(name));
}

function isId(name: string): boolean {
  return /(?:Id|ID|Identifier|Uuid|UUID|Guid)$/.test(name);
}
