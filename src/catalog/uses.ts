/** What something that runs in AWS does with a service: "sends messages". */
export type Use = {
  readonly service: string;
  readonly does: string;
  readonly what: string;
  /** Its actions, in small letters: `sqs:sendmessage`. */
  readonly actions: ReadonlySet<string>;
  /** How a statement says so of itself. */
  readonly words: readonly string[];
  /** Done for its own sake: nobody takes it for granted. */
  readonly apart: boolean;
  /** How it takes what an event source hands it. */
  readonly fed: boolean;
  /** Whether a service principal (`lambda.amazonaws.com`) does so in a role of its own. */
  readonly isOf: (principal: string) => boolean;
};

export type Uses = {
  /** What is done with a service (`sqs`); nothing where that is not known. */
  of(service: string): readonly Use[];
};

type Row = {
  readonly does: string;
  readonly what: string;
  readonly by?: readonly string[];
  readonly only?: readonly string[];
  readonly words?: readonly string[];
  readonly apart?: true;
  readonly fed?: true;
  readonly actions: readonly string[];
};

type Table = {
  readonly compute: { readonly services: readonly string[] };
  readonly services: Readonly<Record<string, readonly Row[]>>;
};

/** Reads `uses.json` of the catalog. */
export function openUses(read: (file: string) => string): Uses {
  const table = JSON.parse(read("uses.json")) as Table;
  const { services: compute } = table.compute;
  const uses = new Map(
    Object.entries(table.services).map(([service, rows]) => [
      service,
      rows.map((row) => useOf(service, row, compute)),
    ]),
  );
  return { of: (service) => uses.get(service) ?? [] };
}

function useOf(service: string, row: Row, compute: readonly string[]): Use {
  const { does, what, by = [], only, words = [], apart = false, fed = false, actions } = row;
  const principals = new Set(only ?? [...compute, ...by]);
  return {
    service,
    does,
    what,
    actions: new Set(actions.map((name) => `${service}:${name}`.toLowerCase())),
    words,
    apart,
    fed,
    isOf: (principal) => principals.has(principal.replace(/\.amazonaws\.com(?:\.cn)?$/, "")),
  };
}
