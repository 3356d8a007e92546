import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startGitHub, userToken, type GitHub } from "../fake.ts";
import { temporaryFolder } from "../folder.ts";
import { octokitFor } from "../octokit.ts";
import { createOrigin } from "../origin.ts";

/** What the schema cannot say, and what is told of requests that it does not allow. */

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
});
afterEach(() => github.close());

const ask = (query: string, variables = {}) =>
  octokitFor(github, userToken)
    .graphql(query, variables)
    .catch((error: unknown) => error);
const threadsOf = (page: string): string =>
  `query threads { repository(owner: "octo-org", name: "infrastructure") {
    pullRequest(number: 7) { reviewThreads${page} { nodes { id } } } } }`;

test.for([
  ["{ topic { name } }", 'anonymous request: Cannot query field "topic" on type "Query".'],
  ["query broken {", "anonymous request: what is asked for cannot be parsed"],
  [
    'query a { node(id: "x") { isResolved } }',
    'a request: Cannot query field "isResolved" on type "Node". Did you mean to use an inline fragment on "PullRequestReviewThread"?',
  ],
] as const)("%s is a violation", async ([query, violation]) => {
  expect(await ask(query)).toMatchObject({ errors: [{}] });
  expect(github.violations).toEqual([`graphql/${violation}`]);
});

test("a variable that nobody declared is a violation", async () => {
  await ask(threadsOf("(first: 1)"), { number: 7 });
  expect(github.violations).toEqual(["graphql/threads request: number"]);
});

test.for([
  ["", "MISSING_PAGINATION_BOUNDARIES"],
  ["(first: 101)", "EXCESSIVE_PAGINATION"],
] as const)("a page%s is refused: %s", async ([page, type]) => {
  expect(await ask(threadsOf(page))).toMatchObject({
    errors: [{ type, path: ["repository", "pullRequest", "reviewThreads"] }],
    data: { repository: { pullRequest: null } },
  });
});

test("a query is logged by its name, and is no write", async () => {
  await ask(threadsOf("(first: 1)"));
  expect(github.log).toMatchObject([{ operation: "graphql/threads", method: "POST", status: 200 }]);
  expect(github.writes()).toEqual([]);
});
