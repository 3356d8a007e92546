import { Octokit } from "@octokit/rest";
import { BrokenAnswer } from "./answer.ts";

/** A connection to one GitHub with one token. Nothing is sent until something is asked for. */
export type Client = Octokit;

/** A repository, named as GitHub's own clients name it. */
export type Repository = { readonly owner: string; readonly repo: string };

/** A pull request of a repository. */
export type Pull = Repository & { readonly number: number };

export type Connection = {
  readonly token: string;
  /** The runner's GITHUB_API_URL: "https://api.github.com", or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly userAgent: string;
  /** Seconds after which a request that is not answered is given up. */
  readonly timeout?: number;
  /** Takes a line about each request, without its contents. */
  readonly log?: (line: string) => void;
  /** Makes the requests; where a proxy stands in between, one that knows it. */
  readonly fetch?: typeof fetch;
};

export function connect(connection: Connection): Client {
  const { token, apiUrl, userAgent, timeout = 60, log = ignore } = connection;
  // Octokit prints refusals and deprecations to the console, which is for the entries alone to do.
  const logger = { debug: ignore, info: log, warn: log, error: log };
  const client = new Octokit({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ""),
    userAgent,
    log: logger,
    request: { log: logger, ...(connection.fetch && { fetch: connection.fetch }) },
  });
  client.hook.before("request", (options) => {
    options.request.signal ??= AbortSignal.timeout(timeout * 1000);
  });
  // Where the connection breaks within an answer, Octokit hands on what arrived, as a text.
  client.hook.after("request", ({ data, status, url }) => {
    if (status !== 204 && typeof data !== "object")
      throw new BrokenAnswer(`the answer from ${new URL(url).pathname} broke off`);
  });
  return client;
}

function ignore(): void {
  // Requests are not logged unless somebody wants to know.
}
