import type { Octokit } from "@octokit/core";
import type { RetryPlugin } from "@octokit/plugin-retry";
import { RequestError } from "@octokit/request-error";
import { isRateLimit, secondsToWait } from "./rate-limit.ts";

/** How long GitHub is waited for, where waiting may help. */
export type Patience = {
  /** How often a request is made at most. */
  readonly tries: number;
  /** Seconds that a single wait lasts at most. What would last longer is a refusal at once. */
  readonly longestWait: number;
  /** Seconds that all waits of a connection last at most, added up, those for no answer too. */
  readonly allWaits: number;
  /** Milliseconds in a second of these; fewer where nobody is to wait, in tests. */
  readonly second: number;
};

export const usualPatience: Patience = {
  tries: 3,
  longestWait: 60,
  allWaits: 180,
  second: 1000,
};

/** "Otherwise, wait for at least one minute": GitHub's page on rate limits, of the secondary ones. */
const unsaidWait = 60;

/**
 * An Octokit plugin that decides whether a failed request is made again, and when. Octokit's retry
 * plugin does what is decided here: alone it would repeat what must not be, without end of waiting.
 *
 * Repeated are requests that GitHub refused for a rate limit, and those that it failed to answer
 * (5xx, a connection that broke, no answer in time) where doing them twice comes to the same. A POST
 * that was not answered may have been carried out: it is given up, and the next run finds what there
 * is, by its marker.
 *
 * `timeout` are the seconds after which an answer is not waited for any more.
 */
export function patient(
  { tries, longestWait, allWaits }: Patience,
  timeout: number,
  log: (line: string) => void,
): (octokit: Octokit) => void {
  return (octokit) => {
    const made = new WeakMap<object, number>();
    let waited = 0;

    octokit.hook.after("request", (response, options) => {
      const answered: Answered = response;
      const { data, status, url } = answered;
      const request = { ...options, url };
      if (status >= 300) throw new RequestError("Moved", status, { request, response });
      // Where the connection breaks within an answer, Octokit hands on what arrived, as a text.
      if (status === 204 || typeof data === "object") return;
      const message = `the answer from ${new URL(url).pathname} broke off`;
      throw new RequestError(message, 500, { request });
    });

    octokit.hook.error("request", (error, options) => {
      if (!(error instanceof Error) || error.name !== "HttpError") throw error;
      const failure = error as RequestError;
      const count = (made.get(options) ?? 0) + 1;
      made.set(options, count);
      if (isTimeout(failure)) waited += timeout;
      const wait = waitAfter(failure, options, count);
      if (wait === undefined || count >= tries) throw error;
      if (wait > longestWait || waited + wait > allWaits) throw error;
      waited += wait;
      const asked = `${options.method} ${new URL(failure.request.url).pathname}`;
      const answered = failure.response ? `answered ${failure.status}` : "not answered";
      log(`${asked} was ${answered} and is made again in ${wait} s`);
      const { retry } = octokit as Octokit & RetryPlugin;
      throw retry.retryRequest(failure, tries - 1, wait);
    });
  };
}

type Answered = { readonly data: unknown; readonly status: number; readonly url: string };
type Asked = {
  readonly method: string;
  readonly url: string;
  readonly request: object;
};

function isTimeout({ cause }: RequestError): boolean {
  return cause instanceof Error && cause.name === "TimeoutError";
}

/** Seconds after which a request that failed may be made again; undefined where it may not. */
function waitAfter(
  { status, response, message }: RequestError,
  asked: Asked,
  count: number,
): number | undefined {
  if (!response) return isRepeatable(asked) ? count ** 2 : undefined;
  const { headers } = response;
  if (isRateLimit(status, headers, message)) return secondsToWait(headers) ?? unsaidWait;
  if (status < 500 || !isRepeatable(asked)) return undefined;
  return secondsToWait(headers) ?? count ** 2;
}

/** Whether making a request twice comes to the same as once; who knows better says `retries: 0`. */
function isRepeatable({ method, url, request }: Asked): boolean {
  if ("retries" in request && request.retries === 0) return false;
  // Threads are resolved and comments minimized over GraphQL: nothing that could be there twice.
  return method !== "POST" || url.endsWith("/graphql");
}
