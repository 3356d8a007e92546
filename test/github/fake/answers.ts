import type { Json } from "../contract.ts";
import type { Person, World } from "./world.ts";

/** Who a request comes from, and what it may do. */
export type Token = {
  readonly person: Person;
  /** An installation token is a GitHub App's, as GITHUB_TOKEN is; a user's is a person's own. */
  readonly kind: "installation" | "user";
  readonly permissions: Readonly<Record<string, "read" | "write">>;
};

export type Request = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly token: Token;
};

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Handler = (world: World, request: Request, url: string) => Answer;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const gone: Answer = { status: 204 };

export const refusal = (status: number, message: string, more: Json = {}): Answer => ({
  status,
  body: { message, ...more, documentation_url: "https://docs.github.com/rest" },
});

export const notFound: Answer = refusal(404, "Not Found");
export const badCredentials: Answer = refusal(401, "Bad credentials");

/** What an App's token meets where it lacks a permission; the header names what would do. */
export function forbidden(accepted?: string): Answer {
  const answer = refusal(403, "Resource not accessible by integration");
  return accepted ? { ...answer, headers: { "x-accepted-github-permissions": accepted } } : answer;
}

/** 422 as most operations say it: what is wrong with which field. */
export function validationFailed(...errors: readonly Flaw[]): Answer {
  return refusal(422, "Validation Failed", { errors });
}
export type Flaw = {
  readonly resource?: string;
  readonly field?: string;
  readonly code: string;
} & {
  readonly message?: string;
};

/** 422 as creating a review says it: sentences. */
export function unprocessable(...errors: readonly string[]): Answer {
  return refusal(422, "Unprocessable Entity", { errors });
}

/**
 * One page of a list, and the header that leads to the others. 30 items a page unless told
 * otherwise, and never more than 100: docs.github.com, "Using pagination in the REST API", and the
 * parameters `per_page` and `page` of the description.
 */
export function page<T>(
  { query }: Request,
  url: string,
  items: readonly T[],
  show: (item: T) => unknown,
  wrap: (shown: readonly unknown[], total: number) => unknown = (shown) => shown,
): Answer {
  const size = Math.min(Math.max(Number(query.get("per_page") ?? 30), 1), 100);
  const number = Math.max(Number(query.get("page") ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const shown = items.slice((number - 1) * size, number * size).map(show);
  const link = linkTo(url, number, last);
  return {
    status: 200,
    body: wrap(shown, items.length),
    ...(link && { headers: { link } }),
  };
}

function linkTo(url: string, number: number, last: number): string {
  const target = (page: number, rel: string): string => {
    const address = new URL(url);
    address.searchParams.set("page", String(page));
    return `<${address.href}>; rel="${rel}"`;
  };
  const before = number > 1 ? [target(number - 1, "prev"), target(1, "first")] : [];
  const after = number < last ? [target(number + 1, "next"), target(last, "last")] : [];
  return [...before, ...after].join(", ");
}
