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

/** Thrown for an answer that broke off: it has a status that says all is well, and half a body. */
export class BrokenAnswer extends Error {
  override readonly name = "BrokenAnswer";
}

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
  readonly response?: { readonly headers: Headers; readonly data: unknown };
};
type Headers = Readonly<Record<string, string | number | undefined>>;

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof BrokenAnswer) return unreachable(error.message);
  if (!isRequestError(error)) return undefined;
  // Without a response the status is Octokit's invention: the network failed, or time ran out.
  if (!error.response) return unreachable(error.message);
  const { headers, data } = error.response;
  const message = messageOf(data) ?? error.message;
  return {
    ok: false,
    status: error.status,
    message,
    hint: hintFor(error.status, headers, message),
  };
}

function isRequestError(error: unknown): error is RequestError {
  if (!(error instanceof Error)) return false;
  return error.name === "HttpError" || error.name === "AbortError";
}

function unreachable(message: string): Refusal {
  const hint = "GitHub did not answer. Run again; if it stays so, check network and proxy.";
  return { ok: false, status: 0, message: oneLine(message), hint };
}

/** GitHub's sentence and the details below it, which are sentences or objects. */
function messageOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("message" in data)) return undefined;
  const errors = "errors" in data && Array.isArray(data.errors) ? (data.errors as unknown[]) : [];
  const details = errors.map((error) => (typeof error === "string" ? error : detailOf(error)));
  return oneLine([String(data.message), ...details].filter(Boolean).join(": "));
}

function detailOf(error: unknown): string {
  const { message, field, code } = error as Readonly<Record<string, string | undefined>>;
  return message ?? [field, code].filter(Boolean).join(" ");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function hintFor(status: number, headers: Headers, message: string): string {
  if (isRateLimit(status, headers, message)) return rateLimitHint(headers);
  if (status === 401) return "The token is not valid, or no longer: check the input github-token.";
  if (status === 403) return permissionHint(headers);
  if (status === 404)
    return "It does not exist, or the token may not read it: check `permissions:` of the job.";
  if (status === 422) return "GitHub refused the content of the request; nothing was changed.";
  if (status >= 500) return "GitHub has a problem: run again, and see githubstatus.com.";
  return "GitHub refused the request.";
}

function isRateLimit(status: number, headers: Headers, message: string): boolean {
  if (status !== 403 && status !== 429) return false;
  return (
    status === 429 ||
    headers["retry-after"] !== undefined ||
    String(headers["x-ratelimit-remaining"]) === "0" ||
    /rate limit/i.test(message)
  );
}

function rateLimitHint(headers: Headers): string {
  const wait = headers["retry-after"];
  const when = wait === undefined ? "later" : `in ${wait} seconds`;
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
