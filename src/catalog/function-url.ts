/** What is written into the policy of a function for its URL. */
export type FunctionUrl = {
  /** The authorization that asks nobody who they are. */
  readonly authorization: string;
  /** Permissions of Lambda's, by the properties that CloudFormation has for them. */
  readonly statements: readonly Readonly<Record<string, string>>[];
};

type Read = (file: string) => string;

const opened = new WeakMap<Read, FunctionUrl>();

/** Reads `function-url.json` of the catalog, once for a catalog. */
export function openFunctionUrl(read: Read): FunctionUrl {
  const known = opened.get(read) ?? (JSON.parse(read("function-url.json")) as FunctionUrl);
  opened.set(read, known);
  return known;
}
