import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { whoMayIgnore } from "../../src/jobs/may-ignore.ts";
import type { MayIgnore } from "../../src/jobs/replies.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { startGitHub, userToken, writeToken, type GitHub } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { hurried } from "../github/hurried.ts";
import { createOrigin } from "../github/origin.ts";

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "a.md": "a\n" }],
  head: [{ "a.md": "b\n" }],
});
const repository = { owner: "octo-org", repo: "infrastructure" };

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({
    directory: origin.directory,
    pulls: [{ number: 7 }],
    collaborators: { ada: "admin", walt: "write", petra: "write", rita: "read", nora: "none" },
    teams: { platform: { petra: "active", rita: "active" } },
  });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});
const client = (token = writeToken): Client =>
  connect({ token, apiUrl: github.url, userAgent: "pare", patience: hurried });

const codeowners = (text?: string, token?: string): MayIgnore => {
  const tree = memoryTree(new Map(text === undefined ? [] : [["CODEOWNERS", text]]));
  return whoMayIgnore("codeowners", client(token), repository, (path) =>
    Promise.resolve(tree.read(path)),
  );
};
const nothing = () => Promise.reject(new Error("no file is asked for"));

test("who may write may ignore, and nobody is asked for twice", async () => {
  const may = whoMayIgnore("write", client(), repository, nothing);
  const answers = await Promise.all(
    ["ada", "walt", "rita", "nora", "stranger", "walt"].map((login, index) =>
      may(login, `${index}.tf`),
    ),
  );
  expect(answers.map((answer) => answer.ok && answer.value)).toEqual([
    ...[true, true, false, false, false],
    true,
  ]);
  expect(github.count("repos/get-collaborator-permission-level")).toBe(5);
});

test("of code owners, those of the file may", async () => {
  const may = codeowners("* @walt\n/infra/ @ada @octo-org/platform\n", userToken);
  const answers = await Promise.all(
    [
      ["walt", "a.tf"],
      ["ada", "infra/a.tf"],
      ["petra", "infra/a.tf"],
      ["walt", "infra/a.tf"],
    ].map(([login = "", path = ""]) => may(login, path)),
  );
  expect(answers.map((answer) => answer.ok && answer.value)).toEqual([true, true, true, false]);
});

test("a code owner without write access is none, as GitHub has it", async () => {
  const may = codeowners("* @gone @Rita @octo-org/platform\n/infra/ @WALT\n", userToken);
  expect(await may("gone", "a.tf")).toMatchObject({ ok: false, status: 404 });
  expect(await may("rita", "a.tf")).toEqual({ ok: true, value: false });
  expect(await may("walt", "infra/a.tf")).toEqual({ ok: true, value: true });
});

test("of an author with many comments rights and teams are asked for once", async () => {
  const may = codeowners("* @octo-org/platform\n", userToken);
  for (let index = 0; index < 8; index++) await may("petra", `${index}.tf`);
  expect(github.count("teams/get-membership-for-user-in-org")).toBe(1);
  expect(github.count("repos/get-collaborator-permission-level")).toBe(1);
});

test("a token that may not see a team says so, which is no right", async () => {
  const answer = await codeowners("* @octo-org/platform\n")("petra", "a.tf");
  expect(answer).toMatchObject({ ok: false, status: 403 });
});

test("where no code owners are named nobody is one", async () => {
  for (const text of [undefined, "", "*.md @ada\n"])
    expect(await codeowners(text)("ada", "a.tf")).toEqual({ ok: true, value: false });
});
