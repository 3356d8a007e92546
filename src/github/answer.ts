import { oneLine } from "../source/quoted.ts";
import { graphqlErrorsOf, statusOf } from "./graphql-error.ts";
import { isRateLimit, secondsToWait, type Headers } from "./rate-limit.ts";

/** What came of a request to GitHub. What a user can act on is a value; bugs throw. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal;

/** GitHub said no, or nothing at all. */
export type Refusal = {
  readonly ok: false;
  /** The HTTP status; 0 where no whole answer came back. */
  readonly status: number;
  /** What GitHub said, on one line. */
  readonly message: string;
  /** What the reader of a log can do about it. */
  readonly hint: string;
};

/** Makes a request, and a value of whatever goes wrong outside this program. */
export async function ask<T>(request: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await request() };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refusal;
  }
}

/** The parts of Octokit's RequestError that matter here; it exports no class to ask for. */
type RequestError = Error & {
  readonly status: number;
  readonly request?: { readonly method: string; readonly url: string };
  readonly response?: { readonly headers: Headers; readonly data: unknown };
};

function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const [first, ...others] = graphqlErrorsOf(error);
  if (first) {
    const message = oneLine([first, ...others].map((each) => each.message).join(": "), Infinity);
    return refusal(statusOf(first), {}, message);
  }
  if (!isRequestError(error)) return undefined;
  // Without a response the status is Octokit's invention: the network failed, or time ran out.
  if (!error.response) return unreachable(error);
  const { headers, data } = error.response;
  return refusal(error.status, headers, messageOf(data) ?? oneLine(error.message, Infinity));
}

function refusal(status: number, headers: Headers, message: string): Refusal {
  return { ok: false, status, message, hint: hintFor(status, headers, message) };
}

function isRequestError(error: Error): error is RequestError {
  return error.name === "HttpError" || error.name === "AbortError";
}

function unreachable({ message, request }: RequestError): Refusal {
  const isDoneOnce = request?.method === "POST" && !request.url.endsWith("/graphql");
  const hint = isDoneOnce
    ? "GitHub did not answer, and may have done it all the same: run again, and see what is there."
    : "GitHub did not answer. Run again; if it stays so, check network and proxy.";
  return { ok: false, status: 0, message: oneLine(message, Infinity), hint };
}

/** GitHub's sentence and the details below it, which are sentences or objects. */
function messageOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("message" in data)) return undefined;
  const errors = "errors" in data && Array.isArray(data.errors) ? (data.errors as unknown[]) : [];
  const details = errors.map((error) => (typeof error === "string" ? error : detailOf(error)));
  return oneLine([String(data.message), ...details].filter(Boolean).join(": "), Infinity);
}

function detailOf(error: unknown): string {
  const { message, field, code } = error as Readonly<Record<string, string | undefined>>;
  return message ?? [field, code].filter(Boolean).join(" ");
}

function hintFor(status: number, headers: Headers, message: string): string {
  if (isRateLimit(status, headers, message)) return rateLimitHint(headers);
  if (status === 401)
    return "The token is not valid, or no longer: check the input github-token, or GITHUB_TOKEN.";
  if (status === 403) return permissionHint(headers);
  if (status === 404)
    return "It does not exist, or the token may not read it: check `permissions:` of the job.";
  if (status === 422) return "GitHub refused the content of the request; nothing was changed.";
  if (status < 400)
    return "GitHub leads in a circle, or to another host, to which nothing is sent.";
  if (status >= 500) return "GitHub has a problem: run again, and see githubstatus.com.";
  return "GitHub refused the request.";
}

function rateLimitHint(headers: Headers): string {
  const seconds = secondsToWait(headers);
  const when = seconds === undefined ? "later" : `in ${seconds} seconds`;
  return `GitHub's rate limit is reached: run again ${when}.`;
}

/** The header has one set of permissions, or several of which any will do, between semicolons. */
function permissionHint(headers: Headers): string {
  const forks =
    "Runs for forks and for Dependabot get a token that can only read, whatever the job asks for.";
  const accepted = String(headers["x-accepted-github-permissions"] ?? "");
  const sets = accepted
    .split(";")
    .map((set) => set.trim().replaceAll("_", "-").replaceAll("=", ": ").replaceAll(",", ", "))
    .filter(Boolean);
  if (sets.length === 0) return `The token lacks a permission. ${forks}`;
  return `The token lacks \`${sets.join("` or `")}\` under \`permissions:\` of the job. ${forks}`;
}

/** A refusal as a line of a log. */
export function refusalLine({ status, message, hint }: Refusal): string {
  return `GitHub answered ${status === 0 ? "nothing" : status}: ${message}. ${hint}`;
}

/** A refusal that ends a run: without the answer there is nothing to judge, or nothing to judge by. */
export class NoAnswer extends Error {
  constructor(refusal: Refusal) {
    super(refusalLine(refusal));
  }
}

/** The value of an answer; a refusal throws. */
export function answered<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new NoAnswer(answer);
  return answer.value;
}
