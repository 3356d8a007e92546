import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { findSummary, putSummary } from "../../src/github/summary.ts";
import { actionsBot } from "./fake/shapes.ts";
import { addIssueComment, type Person } from "./fake/world.ts";
import { startGitHub, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { createOrigin } from "./origin.ts";

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };
const own = { author: "github-actions[bot]", marker: "<!-- pare:summary -->" };
const text = "<!-- pare:summary -->\n\n# Pare\n\nNothing found.";
const mallory: Person = { login: "mallory", type: "User" };

let github: GitHub;
let client: Client;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
  client = connect({ token: writeToken, apiUrl: github.url, userAgent: "pare" });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

test("the first run creates the summary, the next leaves it, a change edits it", async () => {
  const created = await putSummary(client, pull, own, text);
  const { id } = github.world.issueComments[0] ?? { id: 0 };
  const htmlUrl = `https://github.com/octo-org/infrastructure/pull/7#issuecomment-${id}`;
  expect(created).toEqual({ ok: true, value: { id, htmlUrl, did: "created" } });

  const unchanged = await putSummary(client, pull, own, `${text}\n`);
  expect(unchanged).toEqual({ ok: true, value: { id, htmlUrl, did: "unchanged" } });
  expect(github.writes().length).toBe(1);

  const changed = text.replace("Nothing", "Something");
  const updated = await putSummary(client, pull, own, changed);
  expect(updated).toEqual({ ok: true, value: { id, htmlUrl, did: "updated" } });
  expect(github.world.issueComments.map(({ body }) => body)).toEqual([changed]);
});

test("a summary is found behind more than 100 comments", async () => {
  for (let index = 0; index < 130; index++)
    addIssueComment(github.world, { issue: 7, author: mallory, body: `comment ${index}` });
  const { id } = addIssueComment(github.world, { issue: 7, author: actionsBot, body: text });
  addIssueComment(github.world, { issue: 7, author: actionsBot, body: text });
  expect(await findSummary(client, pull, own)).toMatchObject({ ok: true, value: { id } });
  expect(github.log.length).toBe(2);
});

test("somebody else's comment with our marker is neither found nor edited", async () => {
  const forged = addIssueComment(github.world, { issue: 7, author: mallory, body: text });
  addIssueComment(github.world, { issue: 7, author: actionsBot, body: `> said:\n${text}` });
  expect(await findSummary(client, pull, own)).toEqual({ ok: true, value: undefined });
  expect(await putSummary(client, pull, own, text)).toMatchObject({ value: { did: "created" } });
  expect(forged.body).toBe(text);
  expect(github.world.issueComments.length).toBe(3);
});

test("what cannot be read is not written anew", async () => {
  github.fail("issues/list-comments", { status: 500 });
  expect(await putSummary(client, pull, own, text)).toMatchObject({ ok: false, status: 500 });
  expect(github.writes()).toEqual([]);
});
