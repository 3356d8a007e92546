import type { Catalog } from "./catalog.ts";
import { keyFinder, type ConditionKey, type ConditionKeyType } from "./condition-key.ts";

/**
 * Which requests carry a condition key:
 *
 * - `always`: all, those of anonymous callers too;
 * - `signed`: all but those of anonymous callers;
 * - `service`: none but those that a service makes as itself, by its service principal;
 * - `endpoint`: none but those that come through a VPC endpoint;
 * - `sometimes`: it depends on something else, or is not known.
 */
export type Carried = "always" | "signed" | "service" | "endpoint" | "sometimes";

/** What is known of a condition key. */
export type KeyFacts = {
  /** As AWS writes it; a variable part stands as `${...}`. */
  readonly name: string;
  /** Of its value, or of each of its values. */
  readonly type: Exclude<ConditionKeyType, `ArrayOf${string}`>;
  /** Whether a request may carry several values of it, which set operators are for. */
  readonly several: boolean;
  readonly carried: Carried;
};

export type ConditionKeys = {
  /** By its name, in any case: `aws:SourceIp`, `aws:ResourceTag/team`; undefined if not known. */
  at(key: string): KeyFacts | undefined;
  /** The keys that are not those of one service, as AWS writes them. */
  readonly names: readonly string[];
};

/**
 * Reads `condition-keys.json` of the catalog when a key is first asked for; the others are on the
 * pages of their services. Follows "AWS global condition context keys" of AWS's IAM User Guide.
 */
export function openConditionKeys(read: (file: string) => string, catalog: Catalog): ConditionKeys {
  let table: Table | undefined;
  const opened = (): Table => (table ??= tableOf(read("condition-keys.json")));
  return {
    get names() {
      return opened().names;
    },
    at: (key) => {
      const listed = opened().named(key);
      if (listed) return factsOf(listed);
      const [prefix = ""] = key.split(":", 1);
      const own = catalog.service(prefix)?.conditionKey(key);
      if (own) return factsOf({ ...own, carried: "sometimes" });
      const claim = prefix.includes(".") ? opened().claim(key) : undefined;
      return claim && factsOf(claim);
    },
  };
}

type Row = ConditionKey & { readonly carried: Carried };

type Table = {
  readonly names: readonly string[];
  readonly named: (key: string) => Row | undefined;
  /** A claim that any identity provider may make: `${Provider}:sub`. */
  readonly claim: (key: string) => Row | undefined;
};

function tableOf(text: string): Table {
  const groups = JSON.parse(text) as Readonly<
    Record<Carried, Readonly<Record<string, ConditionKeyType>>>
  >;
  const rows = (Object.keys(groups) as Carried[]).flatMap((carried) =>
    Object.entries(groups[carried]).map(([name, type]): Row => ({ name, type, carried })),
  );
  return {
    names: rows.map(({ name }) => name),
    named: keyFinder(rows.filter(({ name }) => !name.startsWith("$"))),
    claim: keyFinder(rows.filter(({ name }) => name.startsWith("$"))),
  };
}

function factsOf({ name, type, carried }: Row): KeyFacts {
  return {
    name,
    type: type.replace("ArrayOf", "") as KeyFacts["type"],
    several: type.startsWith("ArrayOf"),
    carried,
  };
}
