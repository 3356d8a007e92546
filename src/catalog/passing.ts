/** How roles come to services, by the types of declarations. */
export type Passing = {
  /** Whether who starts it has to pass the roles that it has: a task definition. */
  hands(type: string): boolean;
  /** Whether it holds a role for others: an instance profile. */
  holds(type: string): boolean;
  /** Whether it is not known to which service a role is passed for it. */
  isUnsure(type: string): boolean;
};

type Types = { readonly types: readonly string[] };

/** Reads `passing.json` of the catalog. */
export function openPassing(read: (file: string) => string): Passing {
  const table = JSON.parse(read("passing.json")) as Readonly<
    Record<"hands" | "profiles" | "takers", Types>
  >;
  const has = ({ types }: Types): ((type: string) => boolean) => {
    const known = new Set(types);
    return (type) => known.has(type);
  };
  return {
    hands: has(table.hands),
    holds: has(table.profiles),
    isUnsure: has(table.takers),
  };
}
