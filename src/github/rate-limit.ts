/** Headers of an answer as Octokit hands them on. */
export type Headers = Readonly<Record<string, string | number | undefined>>;

/**
 * Whether an answer says that too much was asked: GitHub's page "Rate limits for the REST API".
 * Both the primary and the secondary limits come with 403 or 429.
 */
export function isRateLimit(status: number, headers: Headers, message: string): boolean {
  if (status !== 403 && status !== 429) return false;
  return (
    status === 429 ||
    headers["retry-after"] !== undefined ||
    isUsedUp(headers) ||
    /rate limit/i.test(message)
  );
}

/**
 * After how many seconds GitHub wants to be asked again; undefined where it does not say. The reset
 * is held against the answer's own time, since no two clocks agree.
 */
export function secondsToWait(headers: Headers): number | undefined {
  const seconds = Number(headers["retry-after"] ?? NaN);
  if (seconds >= 0) return Math.ceil(seconds);
  const reset = Number(headers["x-ratelimit-reset"] ?? NaN);
  const now = Date.parse(String(headers.date)) / 1000;
  if (!isUsedUp(headers) || Number.isNaN(reset - now)) return undefined;
  return Math.max(Math.ceil(reset - now), 0) + 1;
}

function isUsedUp(headers: Headers): boolean {
  return String(headers["x-ratelimit-remaining"]) === "0";
}
