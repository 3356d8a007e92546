/** Something that goes wrong with an operation, instead of the answer it would have got. */
export type Failure = {
  /** Answers this; nothing else happens. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Milliseconds that pass before anything happens. */
  readonly delay?: number;
  /** Cuts the connection: before anything is done, when all is done but not said, or half said. */
  readonly cut?: "before" | "after" | "within";
  /** How many requests meet it; all, unless said. */
  readonly times?: number;
};

export type Failures = {
  readonly add: (operation: string, failure: Failure) => void;
  /** The failure that a request of an operation meets; the newest counts. */
  readonly next: (operation: string) => Failure | undefined;
  readonly clear: () => void;
};

export function createFailures(): Failures {
  let planned: { readonly operation: string; readonly failure: Failure; left: number }[] = [];
  return {
    add: (operation, failure) => {
      planned.push({ operation, failure, left: failure.times ?? Infinity });
    },
    next: (operation) => {
      const found = planned.findLast(
        (each) => each.left > 0 && (each.operation === "*" || each.operation === operation),
      );
      if (found) found.left--;
      return found?.failure;
    },
    clear: () => {
      planned = [];
    },
  };
}
