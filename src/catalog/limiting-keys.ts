import { covers } from "./wildcard.ts";

/**
 * What a condition may limit: who asks (and from where, or on whose behalf), what is asked for, or
 * through what: nobody by themselves, but an AWS service for them.
 */
export type Limited = "caller" | "request" | "route";

export type LimitingKeys = {
  limits(what: Limited, key: string): boolean;
  /** Whether a key names what is asked for, otherwise than by its ARN. */
  isOfName(key: string): boolean;
  /** Whether a key tells something of who asks, whatever that asks for, without limiting who that is. */
  isOfAsker(key: string): boolean;
  /** Whether a key is about a tag of what a call makes. */
  isOfMade(key: string): boolean;
  /** Whether a key limits an action to what is being made. */
  isOfMaking(key: string): boolean;
  /** Whether a service, `cloudformation.amazonaws.com`, asks for whatever it is told to. */
  asksForAnything(service: string): boolean;
  /** Whether an action, by its name, makes what the tags of a request are put on. */
  tagsWhatItMakes(action: string): boolean;
};

type Rows = Readonly<
  Record<Limited | "name" | "asker" | "made" | "making", { readonly keys: readonly string[] }>
> & {
  readonly made: { readonly verbs: readonly string[] };
  readonly route: { readonly except: { readonly services: readonly string[] } };
};

/** Reads `limiting-keys.json` of the catalog; a `*` stands there for what a key leaves open. */
export function openLimitingKeys(read: (file: string) => string): LimitingKeys {
  const rows = JSON.parse(read("limiting-keys.json")) as Rows;
  const among = ({ keys }: { readonly keys: readonly string[] }): ((key: string) => boolean) => {
    const patterns = keys.map((key) => key.toLowerCase());
    return (key) => patterns.some((pattern) => covers(pattern, key.toLowerCase()));
  };
  const limiting = {
    caller: among(rows.caller),
    request: among(rows.request),
    route: among(rows.route),
  };
  const making = new RegExp(`^(?:${rows.made.verbs.join("|")})(?=[A-Z])`);
  return {
    limits: (what, key) => limiting[what](key),
    isOfName: among(rows.name),
    isOfAsker: among(rows.asker),
    isOfMade: among(rows.made),
    isOfMaking: among(rows.making),
    asksForAnything: (service) => rows.route.except.services.includes(service.toLowerCase()),
    tagsWhatItMakes: (action) => making.test(action),
  };
}
