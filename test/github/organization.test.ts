import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { listOrganization } from "../../src/github/organization.ts";
import { commit, listedOf, simulatedOrganization } from "../jobs/organization.ts";
import { startGitHub, writeToken, type GitHub, type Options } from "./fake.ts";
import { secondaryLimit } from "./fake/failures.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

const origin = createOrigin(join(temporaryFolder(), "origin"), { base: [{ a: "" }], head: [] });
const operation = "graphql/organizationRepositories";

let github: GitHub;
async function start(owned: Options["owned"] = []): Promise<Client> {
  github = await startGitHub({ directory: origin.directory, owned });
  return connect({ token: writeToken, apiUrl: github.url, userAgent: "pare", patience: hurried });
}
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

test("every hundred repositories take a request, and come with their commits", async () => {
  const all = simulatedOrganization(201);
  const answer = await listOrganization(await start(all), "octo-org");
  expect(answer).toEqual({ ok: true, value: { repositories: all.map(listedOf), hidden: 0 } });
  expect(github.count()).toBe(3);
});

test("what the token may not see is counted, the rest is listed", async () => {
  const [one, two] = [1, 2].map((n) => ({ nameWithOwner: `octo-org/${n}`, head: commit(n) }));
  const client = await start([one ?? null, null, two ?? null, null]);
  const answer = await listOrganization(client, "octo-org");
  expect(answer).toMatchObject({ ok: true, value: { repositories: [{}, {}], hidden: 2 } });
});

test.each([
  ["a rate limit", secondaryLimit(60)],
  ["an outage", { status: 502 }],
  ["a connection that breaks", { cut: "before" } as const],
])("%s is waited for", async (_, failure) => {
  const client = await start(simulatedOrganization(201));
  github.fail(operation, { ...failure, skip: 1, times: 1 });
  const answer = await listOrganization(client, "octo-org");
  expect(answer.ok && answer.value.repositories.length).toBe(201);
  expect(github.count()).toBe(4);
});

test("a limit that lasts too long, and an organisation that is not there, are refusals", async () => {
  const client = await start();
  expect(await listOrganization(client, "nobody")).toMatchObject({ ok: false, status: 404 });
  github.fail(operation, secondaryLimit(3600));
  expect(await listOrganization(client, "octo-org")).toMatchObject({ ok: false, status: 403 });
});
