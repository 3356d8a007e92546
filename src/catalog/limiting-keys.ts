import { covers } from "./wildcard.ts";

/** What a condition may limit: who asks (and from where, or on whose behalf), or what is asked for. */
export type Limited = "caller" | "request";

export type LimitingKeys = { limits(what: Limited, key: string): boolean };

/** Reads `limiting-keys.json` of the catalog; a `*` stands there for what a key leaves open. */
export function openLimitingKeys(read: (file: string) => string): LimitingKeys {
  const rows = JSON.parse(read("limiting-keys.json")) as Record<
    Limited,
    { readonly keys: readonly string[] }
  >;
  const patterns = {
    caller: rows.caller.keys.map((key) => key.toLowerCase()),
    request: rows.request.keys.map((key) => key.toLowerCase()),
  };
  return {
    limits: (what, key) => patterns[what].some((pattern) => covers(pattern, key.toLowerCase())),
  };
}
