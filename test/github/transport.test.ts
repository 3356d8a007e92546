import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect } from "../../src/github/client.ts";
import { getPullRequest } from "../../src/github/pull-request.ts";
import { putSummary } from "../../src/github/summary.ts";
import { startGitHub, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

/** Where requests go, and where they do not. */

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };
const moved = { ...pull, owner: "old-name" };
const own = { author: "github-actions[bot]", marker: "<!-- pare -->" };

let github: GitHub;
let other: Server;
let asked = 0;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
  asked = 0;
  other = createServer((_, response) => {
    asked++;
    response.end("{}");
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  other.close();
});

const client = () =>
  connect({ token: writeToken, apiUrl: github.url, userAgent: "pare", patience: hurried });
const to = (location: string, status = 301) => ({
  status,
  headers: { location },
  body: { message: "Moved Permanently", url: location, documentation_url: "" },
});

test("a repository that has another name is asked for by that name", async () => {
  github.fail("pulls/get", {
    ...to("/repos/octo-org/infrastructure/pulls/7"),
    times: 1,
  });
  expect(await getPullRequest(client(), moved)).toMatchObject({ ok: true, value: { number: 7 } });
});

test.for([301, 302, 307, 308])("what is written is written where it is now: %i", async (status) => {
  const place = "/repos/octo-org/infrastructure/issues/7/comments";
  github.fail("issues/create-comment", { ...to(place, status), times: 1 });
  expect(await putSummary(client(), pull, own, "text")).toMatchObject({ ok: true });
  expect(github.world.issueComments.map(({ body }) => body)).toEqual(["text"]);
});

test("nothing is sent to another host", async () => {
  github.fail("pulls/get", to(`http://127.0.0.1:${(other.address() as AddressInfo).port}/x`));
  expect(await getPullRequest(client(), pull)).toEqual({
    ok: false,
    status: 301,
    message: "Moved Permanently",
    hint: "GitHub leads in a circle, or to another host, to which nothing is sent.",
  });
  expect([github.count(), asked]).toEqual([1, 0]);
});

test("a circle has an end", async () => {
  github.fail("pulls/get", to("/repos/octo-org/infrastructure/pulls/7"));
  expect(await getPullRequest(client(), pull)).toMatchObject({ ok: false, status: 301 });
  expect(github.count()).toBe(4);
});
