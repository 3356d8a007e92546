import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, type Client, type Connection } from "../../src/github/client.ts";
import { ownLogin } from "../../src/github/identity.ts";
import { getPullRequest, listFiles } from "../../src/github/pull-request.ts";
import { putSummary } from "../../src/github/summary.ts";
import { readToken, startGitHub, userToken, writeToken, type GitHub } from "./fake.ts";
import {
  diffTooLarge,
  rateLimit,
  secondaryLimit,
  tooManyRequests,
  type Failure,
} from "./fake/failures.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

/** The connection: whom it speaks to and for, and what becomes of everything that goes wrong. */

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };
const own = { author: "github-actions[bot]", marker: "<!-- pare -->" };

let github: GitHub;
const app = { login: "an-app[bot]", type: "Bot" } as const;
beforeEach(async () => {
  github = await startGitHub({
    directory: origin.directory,
    pulls: [{ number: 7 }],
    tokens: { app: { kind: "installation", person: app, permissions: {} } },
  });
});
afterEach(() => github.close());

function client(token: string, more: Partial<Connection> = {}): Client {
  return connect({
    token,
    apiUrl: github.url,
    userAgent: "pare/0.1.0",
    patience: hurried,
    ...more,
  });
}

test("requests name their program and carry the token", async () => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  expect((await getPullRequest(client(writeToken, { log }), pull)).ok).toBe(true);
  expect(github.log[0]?.headers).toMatchObject({
    authorization: `token ${writeToken}`,
    "user-agent": expect.stringMatching(/^pare\/0\.1\.0 /) as string,
  });
  expect(lines).toEqual([
    expect.stringMatching(/^GET \/repos\/octo-org\/infrastructure\/pulls\/7 - 200 /),
  ]);
  expect(lines.join()).not.toContain(writeToken);
});

test("nothing is printed, be it refused or deprecated", async () => {
  const printed = [vi.spyOn(console, "warn"), vi.spyOn(console, "error")];
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const headers = { deprecation: "true", sunset: "2027-01-01" };
  github.fail("pulls/list-files", { status: 200, headers, body: [] });
  expect(await listFiles(client(writeToken, { log }), pull)).toMatchObject({ ok: true });
  expect(await getPullRequest(client("expired", { log }), pull)).toMatchObject({ ok: false });
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  expect(lines.map((line) => line.slice(0, 40))).toEqual([
    expect.stringContaining("[@octokit/request]"),
    expect.stringContaining("GET /repos/octo-org/infrastructure/pulls"),
    expect.stringContaining("GET /repos/octo-org/infrastructure/pulls"),
  ]);
});

test("GitHub Enterprise Server is spoken to where it is", async () => {
  await github.close();
  const pulls = [{ number: 7 }];
  github = await startGitHub({ directory: origin.directory, pulls, basePath: "/api/v3" });
  const files = await listFiles(client(writeToken, { apiUrl: `${github.url}/` }), pull);
  expect(files).toMatchObject({ ok: true, value: { files: [{ path: "main.tf" }] } });
  expect(github.violations).toEqual([]);
});

test("another fetch may make the requests", async () => {
  const asked: unknown[] = [];
  const through: typeof fetch = (input, init) => {
    asked.push(input);
    return fetch(input, init);
  };
  await getPullRequest(client(writeToken, { fetch: through }), pull);
  expect(asked).toEqual([`${github.url}/repos/octo-org/infrastructure/pulls/7`]);
});

test("a user's token has its user's login, an App's that of the App's bot", async () => {
  expect(await ownLogin(client(userToken))).toEqual({ ok: true, value: "octo-reviewer" });
  expect(await ownLogin(client(writeToken))).toEqual({ ok: true, value: "github-actions[bot]" });
  expect(await ownLogin(client("app"))).toEqual({ ok: true, value: "an-app[bot]" });
  expect(await ownLogin(client("expired"))).toMatchObject({ ok: false, status: 401 });
  expect(github.violations).toEqual([]);
});

test("a refusal says what GitHub said, and what to do", async () => {
  expect(await getPullRequest(client("expired"), pull)).toEqual({
    ok: false,
    status: 401,
    message: "Bad credentials",
    hint: "The token is not valid, or no longer: check the input github-token, or GITHUB_TOKEN.",
  });
  expect(await getPullRequest(client(writeToken), { ...pull, number: 8 })).toEqual({
    ok: false,
    status: 404,
    message: "Not Found",
    hint: "It does not exist, or the token may not read it: check `permissions:` of the job.",
  });
  expect(await putSummary(client(readToken), pull, own, "text")).toEqual({
    ok: false,
    status: 403,
    message: "Resource not accessible by integration",
    hint: `The token lacks \`issues: write\` or \`pull-requests: write\` under \`permissions:\` of the job. ${forks}`,
  });
  expect(await putSummary(client(writeToken), pull, own, "x".repeat(65_537))).toEqual({
    ok: false,
    status: 422,
    message: "Validation Failed: Body is too long (maximum is 65536 characters)",
    hint: "GitHub refused the content of the request; nothing was changed.",
  });
  expect(github.violations).toEqual([]);
});

const forks =
  "Runs for forks and for Dependabot get a token that can only read, whatever the job asks for.";
const failures: readonly (readonly [string, number, Failure, object])[] = [
  [
    "a forbidden request without a reason",
    1,
    { status: 403 },
    { status: 403, message: "made to fail", hint: `The token lacks a permission. ${forks}` },
  ],
  [
    "a primary rate limit that lifts in an hour",
    1,
    rateLimit(3600),
    { status: 403, hint: "GitHub's rate limit is reached: run again in 3601 seconds." },
  ],
  [
    "a primary rate limit that lifts soon",
    3,
    rateLimit(30),
    { status: 403, hint: "GitHub's rate limit is reached: run again in 31 seconds." },
  ],
  [
    "a secondary rate limit",
    3,
    secondaryLimit(),
    { status: 403, hint: "GitHub's rate limit is reached: run again later." },
  ],
  [
    "too many requests",
    3,
    tooManyRequests(30),
    { status: 429, hint: "GitHub's rate limit is reached: run again in 30 seconds." },
  ],
  [
    "a failure of GitHub's",
    3,
    { status: 502, body: "<html>Unicorn!</html>" },
    { status: 502, hint: "GitHub has a problem: run again, and see githubstatus.com." },
  ],
  ["too large a diff", 1, diffTooLarge, { status: 406, hint: "GitHub refused the request." }],
  [
    "a conflict, no empty list,",
    1,
    { status: 409 },
    { status: 409, hint: "GitHub refused the request." },
  ],
  [
    "details as objects, on several lines",
    1,
    { status: 422, body: { message: "No:\n no", errors: [{ field: "base", code: "invalid" }] } },
    { status: 422, message: "No: no: base invalid" },
  ],
  ["a connection cut before the answer", 3, { cut: "after" }, { status: 0 }],
  [
    "a connection cut within the answer",
    3,
    { cut: "within" },
    {
      status: 0,
      message: "the answer from /repos/octo-org/infrastructure/pulls/7/files broke off",
      hint: "GitHub did not answer. Run again; if it stays so, check network and proxy.",
    },
  ],
];

test.for(failures)("%s is a refusal after %i tries", async ([, tries, failure, expected]) => {
  github.fail("pulls/list-files", failure);
  expect(await listFiles(client(writeToken), pull)).toMatchObject({ ok: false, ...expected });
  expect(github.count()).toBe(tries);
});

test("a request that is not answered in time is given up, and made again", async () => {
  github.fail("pulls/get", { delay: 3000, times: 1 });
  const started = performance.now();
  const asked = await getPullRequest(client(writeToken, { timeout: 0.3 }), pull);
  expect(asked).toMatchObject({ ok: true });
  github.fail("pulls/get", { delay: 3000 });
  const answer = await getPullRequest(client(writeToken, { timeout: 0.1 }), pull);
  expect(answer).toMatchObject({ ok: false, status: 0 });
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("a host that is not there is a refusal", async () => {
  const answer = await getPullRequest(client(writeToken, { apiUrl: "http://127.0.0.1:9" }), pull);
  expect(answer).toMatchObject({ ok: false, status: 0 });
});

test("bugs throw", async () => {
  const broken = client(writeToken);
  broken.hook.before("request", () => {
    throw new TypeError("a bug");
  });
  await expect(getPullRequest(broken, pull)).rejects.toThrow("a bug");
});
