import { covers } from "./wildcard.ts";

/**
 * What a condition may limit: who asks (and from where, or on whose behalf), what is asked for, or
 * through what: nobody by themselves, but an AWS service for them.
 */
export type Limited = "caller" | "request" | "route";

/**
 * What else a key is about: a `name` says which is asked for, otherwise than by its ARN, a `use` what it
 * is for and not which it is; `made` is a tag of what a call makes, `making` lets nothing be tagged but
 * that; `asker` tells something of who asks, whatever for, without limiting who that is.
 */
export type KeyMeaning = "name" | "use" | "made" | "making" | "asker";

export type LimitingKeys = {
  limits(what: Limited, key: string): boolean;
  means(what: KeyMeaning, key: string): boolean;
  /** Whether a service, `cloudformation.amazonaws.com`, asks for whatever it is told to. */
  asksForAnything(service: string): boolean;
  /** Whether an action, by its name, makes what the tags of a request are put on. */
  tagsWhatItMakes(action: string): boolean;
};

type Rows = Readonly<Record<Limited | KeyMeaning, { readonly keys: readonly string[] }>> & {
  readonly made: { readonly verbs: readonly string[] };
  readonly route: { readonly except: { readonly services: readonly string[] } };
};

/** Reads `limiting-keys.json` of the catalog; a `*` stands there for what a key leaves open. */
export function openLimitingKeys(read: (file: string) => string): LimitingKeys {
  const rows = JSON.parse(read("limiting-keys.json")) as Rows;
  const patterns = new Map(
    Object.entries(rows).map(([what, { keys }]) => [what, keys.map((key) => key.toLowerCase())]),
  );
  const isAmong = (what: Limited | KeyMeaning, key: string): boolean =>
    patterns.get(what)?.some((pattern) => covers(pattern, key.toLowerCase())) ?? false;
  const making = new RegExp(`^(?:${rows.made.verbs.join("|")})(?=[A-Z])`);
  return {
    limits: isAmong,
    means: isAmong,
    asksForAnything: (service) => rows.route.except.services.includes(service.toLowerCase()),
    tagsWhatItMakes: (action) => making.test(action),
  };
}
