import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { readBlob, readBlobs, readTree } from "../../src/github/contents.ts";
import { startGitHub, writeToken, type GitHub, type Options } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { createOrigin } from "./origin.ts";

const long = "0123456789abcdef\n".repeat(500);
const bytes = new Uint8Array([0, 255, 10, 13]);
const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "old.tf": "old\n" }],
  head: [
    {
      "main.tf": long,
      "modules/a b/x.tf": "x\n",
      "copy.tf": long,
      "binary.bin": bytes,
      link: { symlink: "../outside" },
      "empty.tf": "",
    },
  ],
});
const repository = { owner: "octo-org", repo: "infrastructure" };

let github: GitHub;
let client: Client;
async function start(options: Partial<Options> = {}): Promise<void> {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }], ...options });
  client = connect({ token: writeToken, apiUrl: github.url, userAgent: "pare" });
}
beforeEach(() => start());
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

test("a tree is all files of a commit, in folders too, links as links", async () => {
  const answer = await readTree(client, repository, origin.head());
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.value.truncated).toBe(false);
  expect(answer.value.entries.map(({ path, mode, size }) => [path, mode, size])).toEqual([
    ["binary.bin", "100644", 4],
    ["copy.tf", "100644", long.length],
    ["empty.tf", "100644", 0],
    ["link", "120000", 10],
    ["main.tf", "100644", long.length],
    ["modules/a b/x.tf", "100644", 2],
    ["old.tf", "100644", 4],
  ]);
});

test("a tree that GitHub cut says so", async () => {
  await github.close();
  await start({ limits: { treeEntries: 3 } });
  const answer = await readTree(client, repository, origin.head());
  expect(answer).toMatchObject({ ok: true, value: { truncated: true } });
});

test("files are read byte for byte, each content once", async () => {
  const tree = await readTree(client, repository, origin.head());
  if (!tree.ok) throw new Error(tree.message);
  const names = new Map(tree.value.entries.map(({ path, sha }) => [path, sha]));
  const blobs = await readBlobs(client, repository, [...names.values()]);
  if (!blobs.ok) throw new Error(blobs.message);
  const bytesOf = (path: string) => blobs.value.get(names.get(path) ?? "");
  const text = (path: string): string => new TextDecoder().decode(bytesOf(path));
  expect([text("main.tf"), text("copy.tf"), text("empty.tf")]).toEqual([long, long, ""]);
  expect([text("link"), text("modules/a b/x.tf")]).toEqual(["../outside", "x\n"]);
  expect(new Uint8Array(bytesOf("binary.bin") ?? [])).toEqual(bytes);
  expect(github.log.filter(({ operation }) => operation === "git/get-blob").length).toBe(6);
});

test("no files are no requests", async () => {
  expect(await readBlobs(client, repository, [])).toEqual({ ok: true, value: new Map() });
  expect(github.log).toEqual([]);
});

test("what is not there, or not to be had, is a refusal", async () => {
  const nothing = "0".repeat(40);
  expect(await readTree(client, repository, nothing)).toMatchObject({ ok: false, status: 404 });
  expect(await readBlob(client, repository, nothing)).toMatchObject({ ok: false, status: 404 });

  const tree = await readTree(client, repository, origin.head());
  if (!tree.ok) throw new Error(tree.message);
  github.fail("git/get-blob", { status: 403, times: 1 });
  const names = tree.value.entries.map(({ sha }) => sha);
  const files = await readBlobs(client, repository, names);
  expect(files).toMatchObject({ ok: false, status: 403 });
});
