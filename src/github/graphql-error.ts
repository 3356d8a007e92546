/** One of the errors that GitHub's GraphQL API puts beside, or instead of, the data. */
export type GraphqlError = { readonly type?: string; readonly message: string };

/**
 * The errors of a GraphQL answer, which comes with status 200 all the same. The first form is
 * Octokit's; the second is what its throttling plugin makes of a rate limit.
 */
export function graphqlErrorsOf(error: Error): readonly GraphqlError[] {
  const { errors, data } = error as Error & Partial<Record<"errors" | "data", unknown>>;
  if (error.name === "GraphqlResponseError") return errors as readonly GraphqlError[];
  if (typeof data !== "object" || data === null || !("errors" in data)) return [];
  return data.errors as readonly GraphqlError[];
}

const statuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

/** The status that the REST API would have answered with. */
export function statusOf({ type = "" }: GraphqlError): number {
  return statuses[type] ?? 422;
}
