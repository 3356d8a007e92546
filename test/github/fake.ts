import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { notFound, type Answer, type Token } from "./fake/answers.ts";
import { createFailures, type Failure } from "./fake/failures.ts";
import { graphqlCall } from "./fake/graphql.ts";
import { restCall } from "./fake/respond.ts";
import { actionsBot } from "./fake/shapes.ts";
import { createWorld, type Description, type World } from "./fake/world.ts";

/** A request as it came in, and the status that it was answered with. */
export type Logged = {
  /** GitHub's name of the operation, `pulls/create-review`; that of a query, `graphql/...`. */
  readonly operation: string;
  readonly method: string;
  /** Whether it asks for a change. */
  readonly isWrite: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Undefined where the connection was cut instead. */
  readonly status: number | undefined;
};

export type GitHub = {
  /** Where the API is: what the runner hands to an Action as GITHUB_API_URL. */
  readonly url: string;
  /** What it hands over as GITHUB_GRAPHQL_URL. */
  readonly graphqlUrl: string;
  readonly log: readonly Logged[];
  /** Every deviation from GitHub's description, of requests and of the fake itself. */
  readonly violations: readonly string[];
  /** What is on GitHub now; tests look here, and act here for people. */
  readonly world: World;
  /** The requests that asked for a change, granted or not. */
  writes(): readonly Logged[];
  /** How many requests there were, of an operation or in all. */
  count(operation?: string): number;
  /** Lets an operation ("*": any) fail from now on, until `recover`. */
  readonly fail: (operation: string, failure: Failure) => void;
  readonly recover: () => void;
  close(): Promise<void>;
};

export type Options = Description & {
  /** Tokens beside the ones below. */
  readonly tokens?: Readonly<Record<string, Token>>;
  /** GitHub Enterprise Server has its API under "/api/v3", and GraphQL under "/api/graphql". */
  readonly basePath?: string;
  readonly graphqlPath?: string;
};

/** GITHUB_TOKEN with the permissions that the documentation of Pare asks for. */
export const writeToken = "ghs_write";
/** GITHUB_TOKEN as runs for forks and Dependabot get it, whatever `permissions:` says. */
export const readToken = "ghs_read";
/** A person's own token. */
export const userToken = "ghp_user";

const tokens: Readonly<Record<string, Token>> = {
  [writeToken]: {
    person: actionsBot,
    kind: "installation",
    permissions: { contents: "read", pull_requests: "write" },
  },
  [readToken]: {
    person: actionsBot,
    kind: "installation",
    permissions: { contents: "read", pull_requests: "read" },
  },
  [userToken]: { person: { login: "octo-reviewer", type: "User" }, kind: "user", permissions: {} },
};

/** Starts a GitHub of one repository on this machine. */
export async function startGitHub(options: Options): Promise<GitHub> {
  const { basePath = "" } = options;
  const { graphqlPath = basePath.replace(/\/v3$/, "") + "/graphql" } = options;
  const world = createWorld(options);
  const known = { ...tokens, ...options.tokens };
  const log: Logged[] = [];
  const violations: string[] = [];
  const failures = createFailures();

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "", `http://${request.headers.host ?? ""}`);
    const text = await read(request);
    const method = request.method ?? "";
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    const { authorization = "", accept = "" } = request.headers;
    const token = known[authorization.replace(/^(?:token|bearer) /i, "")];
    const call =
      url.pathname === graphqlPath && method === "POST"
        ? graphqlCall(body)
        : restCall({ method, url, basePath, body, accept });
    if (!call) {
      violations.push(`no such operation: ${method} ${url.pathname}`);
      send(response, notFound);
      return;
    }
    const { operation, isWrite, params } = call;
    const query = Object.fromEntries(url.searchParams);
    const asked = { operation, method, isWrite, params, query, body, headers: request.headers };
    const entry: { -readonly [key in keyof Logged]: Logged[key] } = { ...asked, status: undefined };
    log.push(entry);

    const failure = failures.next(operation);
    if (failure?.delay) await sleep(failure.delay);
    if (failure?.status !== undefined) {
      entry.status = failure.status;
      send(response, { body: { message: "made to fail" }, ...failure, status: failure.status });
      return;
    }
    if (failure?.cut === "before") {
      response.destroy();
      return;
    }

    const { answer, violations: found } = call.respond(world, token);
    violations.push(...found);
    if (!failure?.cut) entry.status = answer.status;
    if (failure?.cut === "after") response.destroy();
    else send(response, answer, failure?.cut === "within");
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(`the fake itself failed: ${String(error)}`);
      send(response, { status: 500, body: { message: String(error) } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.api = `${host}${basePath}`;

  return {
    url: world.api,
    graphqlUrl: `${host}${graphqlPath}`,
    log,
    violations,
    world,
    count: (wanted) =>
      log.filter(({ operation }) => wanted === undefined || operation === wanted).length,
    writes: () => log.filter(({ isWrite }) => isWrite),
    fail: failures.add,
    recover: failures.clear,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { status, headers, body }: Answer, broken = false): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  const type = "application/json; charset=utf-8";
  response.writeHead(status, { "content-type": type, "content-length": bytes.length, ...headers });
  if (!broken) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
