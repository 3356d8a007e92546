import { GraphQLError } from "graphql";
import type { Token } from "./answers.ts";
import type { World } from "./world.ts";

/** What all answers of GraphQL's are made with. */

/** Who asks, and the world that is asked about. */
export type Context = { readonly world: World; readonly token: Token };

type Paging = { readonly first?: number; readonly after?: string | null };
export type Resolver<A> = (args: A, context: Context) => unknown;

/** An error with GitHub's type. */
export function refused(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function notFound(what: string): GraphQLError {
  return refused("NOT_FOUND", `Could not resolve to ${what}.`);
}

export function forbidden(): GraphQLError {
  return refused("FORBIDDEN", "Resource not accessible by integration");
}

/** 1 to 100 items a page, always said: GitHub's page "Rate limits and query limits for the GraphQL API". */
export function connection(name: string, all: readonly unknown[]): Resolver<Paging> {
  return ({ first, after }) => {
    if (first === undefined) {
      const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
      throw refused("MISSING_PAGINATION_BOUNDARIES", message);
    }
    if (first > 100) {
      const message = `Requesting ${first} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`;
      throw refused("EXCESSIVE_PAGINATION", message);
    }
    const start = Number(after ?? 0);
    const end = Math.min(start + first, all.length);
    return {
      nodes: all.slice(start, end),
      pageInfo: { endCursor: String(end), hasNextPage: end < all.length },
    };
  };
}
