import { rowOf } from "./row.ts";

/** How a value of a condition key may be one that somebody owns. */
export type Owned = "exact" | "arn" | "path" | "id" | "address" | "true";

/** What AWS takes for public in the policies of one type of resource. */
export type PublicAccess = {
  /** How a condition on a key may let in only who is trusted; undefined where none does. */
  ownedBy(key: string): Owned | undefined;
  /** The types of AWS's reference that such policies protect; none for trust policies. */
  readonly protects: readonly string[];
};

export type PublicAccessTypes = {
  /** In order: `AWS::S3::Bucket`. */
  readonly names: readonly string[];
  at(name: string): PublicAccess | undefined;
  /** By the type of AWS's reference that a policy protects; what is not listed has all keys. */
  of(protects: string | undefined): PublicAccess;
  /** The shortest prefix of a range of addresses that is not public, by the version of IP. */
  readonly shortestPrefix: Readonly<Record<4 | 6, number>>;
};

type Type = { readonly published?: string; readonly protects: readonly string[] };

type Table = {
  readonly keys: Readonly<Record<string, Owned>>;
  readonly published: Readonly<Record<string, { readonly keys: readonly string[] }>>;
  readonly broadest: { readonly prefixes: Readonly<Record<4 | 6, number>> };
  readonly types: Readonly<Record<string, Type>>;
};

/** Reads `public-access.json` of the catalog. */
export function openPublicAccess(read: (file: string) => string): PublicAccessTypes {
  const { keys, published, broadest, types } = JSON.parse(read("public-access.json")) as Table;
  const owned = new Map(Object.entries(keys).map(([key, how]) => [key.toLowerCase(), how]));
  const accessOf = ({ published: list, protects }: Type): PublicAccess => {
    const listed = list === undefined ? undefined : published[list]?.keys;
    const counts = new Set((listed ?? Object.keys(keys)).map((key) => key.toLowerCase()));
    return {
      protects,
      ownedBy: (key) => {
        const lower = key.toLowerCase();
        return counts.has(lower) ? owned.get(lower) : undefined;
      },
    };
  };
  return {
    names: Object.keys(types),
    shortestPrefix: broadest.prefixes,
    at: (name) => {
      const type = rowOf(types, name);
      return type && accessOf(type);
    },
    of: (protects) => {
      const type = Object.values(types).find((each) => each.protects.includes(protects ?? ""));
      return accessOf(type ?? { protects: [] });
    },
  };
}
