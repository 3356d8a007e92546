import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { isTeamMember, permissionOf } from "../../src/github/people.ts";
import { startGitHub, userToken, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const repository = { owner: "octo-org", repo: "infrastructure" };
const roles = ["admin", "maintain", "write", "triage", "read", "none"];
const app = { login: "an-app[bot]", type: "Bot" } as const;

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({
    directory: origin.directory,
    private: false,
    collaborators: { ...Object.fromEntries(roles.map((role) => [role, role])), eve: "auditor" },
    teams: { security: { ada: "active", bob: "pending" } },
    tokens: { app: { kind: "installation", person: app, permissions: { members: "read" } } },
  });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.writes()).toEqual([]);
  await github.close();
});

const as = (token: string): Client =>
  connect({ token, apiUrl: github.url, userAgent: "pare", patience: hurried });

test.for(roles)("somebody may %s", async (role) => {
  expect(await permissionOf(as(writeToken), repository, role)).toEqual({ ok: true, value: role });
});

test("a role of the organisation's own is what it is built on", async () => {
  const answer = await permissionOf(as(writeToken), repository, "eve");
  expect(answer).toEqual({ ok: true, value: "write" });
});

test("nobody is a refusal", async () => {
  const answer = await permissionOf(as(writeToken), repository, "nobody");
  expect(answer).toMatchObject({ ok: false, status: 404 });
});

test.for([
  ["security", "ada", true],
  ["security", "bob", false],
  ["security", "mallory", false],
  ["platform", "ada", false],
] as const)("of the team %s %s is a member: %s", async ([team, login, value]) => {
  expect(await isTeamMember(as("app"), "octo-org", team, login)).toEqual({ ok: true, value });
  expect(await isTeamMember(as(userToken), "octo-org", team, login)).toEqual({ ok: true, value });
});

test("another organisation's team has no members that are seen", async () => {
  const answer = await isTeamMember(as("app"), "other-org", "security", "ada");
  expect(answer).toEqual({ ok: true, value: false });
});

test("GITHUB_TOKEN may not ask who is in a team", async () => {
  expect(await isTeamMember(as(writeToken), "octo-org", "security", "ada")).toMatchObject({
    ok: false,
    status: 403,
    hint: "GITHUB_TOKEN may not ask who is in a team; an App's token with the organisation's `members: read` may.",
  });
});
