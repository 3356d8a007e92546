import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import Bottleneck from "bottleneck/light.js";
import { patient, usualPatience, type Patience } from "./patience.ts";
import { transport } from "./transport.ts";

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
  /** The runner's GITHUB_GRAPHQL_URL; where it is not known, the one that belongs to `apiUrl`. */
  readonly graphqlUrl?: string;
  readonly userAgent: string;
  /** Seconds after which a request that is not answered is given up, each time it is made. */
  readonly timeout?: number;
  /** How long GitHub is waited for where it refuses or fails for a while. */
  readonly patience?: Patience;
  /** Takes a line about each request, without its contents. */
  readonly log?: (line: string) => void;
  /** Makes the requests; where a proxy stands in between, one that knows it: proxy.ts. */
  readonly fetch?: typeof fetch;
};

/**
 * Every request is made with patience (patience.ts), at most ten at a time, and speaks to the host
 * of `apiUrl` or `graphqlUrl` only.
 */
export function connect(connection: Connection): Client {
  const { token, apiUrl, graphqlUrl, userAgent, timeout = usualTimeout, log = ignore } = connection;
  const { patience = usualPatience } = connection;
  // Octokit prints refusals and deprecations to the console, which is for the entries alone to do.
  const logger = { debug: ignore, info: log, warn: log, error: log };
  const { write, count } = writes(patience.second);
  // The first plugin is the one nearest to the request.
  const Client = Octokit.plugin(patient(patience, timeout, log), retry, throttling);
  const client = new Client({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ""),
    userAgent,
    log: logger,
    request: { log: logger, fetch: transport(connection.fetch ?? fetch, timeout) },
    retry: { doNotRetry: everyStatus, retryAfterBaseValue: patience.second },
    throttle: {
      id: connectionId,
      write,
      notifications: new Bottleneck.Group(),
      onRateLimit: ignore,
      onSecondaryRateLimit: ignore,
    },
  });
  client.hook.before("request", count);
  if (graphqlUrl !== undefined)
    // Octokit guesses another address where the base is that of a GitHub Enterprise Server.
    client.graphql = client.graphql.defaults({ url: graphqlUrl, baseUrl: graphqlUrl });
  return client;
}

/** GitHub ends what takes it more than 10 seconds: its page "Troubleshooting the REST API". */
const usualTimeout = 30;

/** What is made again is decided by patience.ts alone. */
const everyStatus = Array.from({ length: 200 }, (_, index) => 400 + index);

/** The throttling plugin keeps its queues by this name. */
const connectionId = "connection";

/**
 * Writes that are made as they come; after them, one a second. GitHub asks for that second, and
 * takes 80 a minute: its page on rate limits.
 */
const writesAtOnce = 20;

type Writes = {
  readonly write: Bottleneck.Group;
  readonly count: (request: { readonly method: string }) => void;
};

function writes(second: number): Writes {
  const write = new Bottleneck.Group({ maxConcurrent: 1 });
  let left = writesAtOnce;
  const count: Writes["count"] = ({ method }) => {
    if (method === "GET" || left-- !== 0) return;
    void write.key(connectionId).updateSettings({ minTime: second });
  };
  return { write, count };
}

function ignore(): void {
  // Requests are not logged unless somebody wants to know.
}
