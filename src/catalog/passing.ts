/** How roles come to services, by the types of declarations. */
export type Passing = {
  /** Whether who starts it has to pass the roles that it has: a task definition. */
  hands(type: string): boolean;
  /** Whether it holds a role for others: an instance profile. */
  holds(type: string): boolean;
  /** The services that an action, in small letters, passes a role to, by their principals. */
  toBy(action: string): readonly string[];
  /** Whether some action of a service (`lambda`) passes a role. */
  isDoneBy(service: string): boolean;
  /** Whether it is known which actions pass a role to a service, by its principal. */
  isKnown(service: string): boolean;
  /** Whether it is not known to which service a role is passed for it. */
  isUnsure(type: string): boolean;
};

type Types = { readonly types: readonly string[] };

/** Reads `passing.json` of the catalog. */
export function openPassing(read: (file: string) => string): Passing {
  const table = JSON.parse(read("passing.json")) as Readonly<
    Record<"hands" | "profiles" | "takers", Types>
  > & { readonly by: { readonly services: Readonly<Record<string, readonly string[]>> } };
  const by = new Map(
    Object.entries(table.by.services).map(([action, services]) => [action.toLowerCase(), services]),
  );
  const takers = new Set([...by.values()].flat());
  const has = ({ types }: Types): ((type: string) => boolean) => {
    const known = new Set(types);
    return (type) => known.has(type);
  };
  return {
    hands: has(table.hands),
    holds: has(table.profiles),
    isDoneBy: (service) => [...by.keys()].some((each) => each.startsWith(`${service}:`)),
    toBy: (action) => by.get(action) ?? [],
    isKnown: (service) => takers.has(service),
    isUnsure: has(table.takers),
  };
}
