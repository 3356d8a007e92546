import { count, listed } from "../rules/wording.ts";
import type { CalledAt, Seen } from "./code.ts";
import { linesName } from "./place.ts";
import { logSafe } from "./log-safe.ts";

/** The policy that code needs. */
export type Generated = {
  readonly paths: readonly string[];
  readonly statements: readonly GeneratedStatement[];
  readonly called: readonly CalledAt[];
  /** Actions that it needs under circumstances that the code does not tell. */
  readonly perhaps: readonly { readonly action: string; readonly when: string }[];
  readonly unseen: readonly Seen[];
};

export type GeneratedStatement = {
  readonly actions: readonly string[];
  /** As text; `${Name}` is what has to be filled in. */
  readonly resources: readonly string[];
  /** A key that equals one of some values. */
  readonly condition?: { readonly key: string; readonly values: readonly string[] };
};

/** Where each action comes from, what may be needed beside them, and what was not understood. */
export function generatedAccount({ paths, called, perhaps, unseen }: Generated): string {
  return [
    `read ${count(paths.length, "file")}`,
    ...called.map(({ action, places }) => `${action}: ${listed(places.map(linesName), 5)}`),
    ...perhaps.map(({ action, when }) => `perhaps ${action}: needed ${when}`),
    ...unseen.map(({ place, detail }) => `not known: ${linesName(place)}: ${detail}`),
  ]
    .map(logSafe)
    .join("\n");
}
