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
  /** How many requests pass before the first that meets it. */
  readonly skip?: number;
  /** How many requests meet it; all, unless said. */
  readonly times?: number;
};

const described = { documentation_url: "https://docs.github.com/rest" };

/** The primary rate limit, used up for some seconds: GitHub's page "Rate limits for the REST API". */
export function rateLimit(seconds: number): Failure {
  const now = Date.UTC(2026, 0, 2);
  const message = "API rate limit exceeded for installation.";
  const headers = {
    date: new Date(now).toUTCString(),
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(now / 1000 + seconds),
  };
  return { status: 403, headers, body: { message, ...described } };
}

/** A secondary rate limit, which says how long or does not: apache/devlake#1322. */
export function secondaryLimit(seconds?: number): Failure {
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  const headers = seconds === undefined ? {} : { "retry-after": String(seconds) };
  return { status: 403, headers, body: { message, ...described } };
}

/** 429, which either limit may come with: the same page. */
export function tooManyRequests(seconds: number): Failure {
  return { ...secondaryLimit(seconds), status: 429 };
}

/** What asking for a diff of more than 300 files is answered: truongnh1992/gemini-ai-code-reviewer#51. */
export const diffTooLarge: Failure = {
  status: 406,
  body: {
    message: "Sorry, the diff exceeded the maximum number of files (300).",
    errors: [{ resource: "PullRequest", field: "diff", code: "too_large" }],
    ...described,
  },
};

export type Failures = {
  readonly add: (operation: string, failure: Failure) => void;
  /** The failure that a request of an operation meets; the newest counts. */
  readonly next: (operation: string) => Failure | undefined;
  readonly clear: () => void;
};

export function createFailures(): Failures {
  type Planned = { readonly operation: string; readonly failure: Failure };
  let planned: (Planned & { skip: number; left: number })[] = [];
  return {
    add: (operation, failure) => {
      const { skip = 0, times = Infinity } = failure;
      planned.push({ operation, failure, skip, left: times });
    },
    next: (operation) => {
      const found = planned.findLast(
        (each) =>
          (each.operation === "*" || each.operation === operation) &&
          each.skip-- <= 0 &&
          each.left > 0,
      );
      if (found) found.left--;
      return found?.failure;
    },
    clear: () => {
      planned = [];
    },
  };
}
