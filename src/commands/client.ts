import { connect, type Client } from "../github/client.ts";
import { proxyFetch } from "../github/proxy.ts";
import { version } from "../report/home.ts";
import { UsageError } from "./options.ts";
import type { Run } from "./run.ts";

/** A connection to the GitHub that the environment names; without a token a UsageError says which. */
export function clientFor(env: Run["env"], needed: string): Client {
  const token = tokenIn(env);
  if (token === undefined)
    throw new UsageError(`the variable GITHUB_TOKEN is not set: ${needed} is needed`);
  const fetch = proxyFetch(env);
  return connect({
    token,
    apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
    ...(env.GITHUB_GRAPHQL_URL !== undefined && { graphqlUrl: env.GITHUB_GRAPHQL_URL }),
    userAgent: `pare/${version}`,
    ...(fetch && { fetch }),
  });
}

/** The token of an environment; undefined where there is none. */
export function tokenIn({ GITHUB_TOKEN, GH_TOKEN }: Run["env"]): string | undefined {
  const token = GITHUB_TOKEN ?? GH_TOKEN;
  return token === "" ? undefined : token;
}
