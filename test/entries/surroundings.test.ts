import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { pullRequestEvent } from "../github/event.ts";
import { schedule } from "../github/events.ts";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import type { Run } from "../github/runner.ts";
import { connectionsIn, tellConnections } from "./connections.ts";
import { openPull, type PullRequest } from "./pull.ts";
import { seenComments } from "./seen.ts";
import { narrowStatement, sam, terraform, wideFiles, widened } from "./stories.ts";
import { wideItem, wideStatement } from "./stories.ts";
import { share, wholeTest } from "../share.ts";

/** Jobs, repositories and machines that are not as most are: the same review, or why there is none. */

const folder = temporaryFolder();
const medium = { "fail-on": "medium" };
const both = [
  "infra/main.tf:31-38 Medium aws_iam_role_policy.reporter",
  "orders/template.yaml:28-32 Medium OrdersFunction",
];
const blocked = { code: 1, outputs: { blocked: "true", findings: "2" } };
const errorsOf = ({ commands }: Run): readonly string[] =>
  commands.filter(({ name }) => name === "error").map(({ message }) => message);
/** What was read of a repository through the API. */
const readOf = ({ github }: PullRequest): readonly string[] => [
  ...new Set(
    github.log
      .map(({ operation }) => operation)
      .filter((each) => each === "git/get-tree" || each === "git/get-blob"),
  ),
];
const withoutGit = (workspace: string): void => {
  rmSync(join(workspace, ".git"), { recursive: true });
};

const [first, second] = ["1".repeat(40), "2".repeat(40)];
const withSubmodules = {
  base: [
    { ...widened.base[0], "vendor/lib": { submodule: first }, "x/main.tf": { submodule: first } },
  ],
  head: [
    {
      ...wideFiles,
      "vendor/lib": { submodule: second },
      "x/main.tf": null,
      "y/main.tf": { submodule: second },
      "orders/other.yaml": { submodule: first },
    },
  ],
};

test.concurrent.for([
  ["git", () => undefined],
  ["the API", withoutGit],
] as const)("a submodule is no file, whatever it is called: read by %s", async ([, prepare]) => {
  const { github, run } = await openPull(folder, withSubmodules);
  const ended = await run(medium, {}, prepare);
  expect(ended).toMatchObject(blocked);
  expect(seenComments(github)).toEqual(both);
  expect(ended.stdout).toContain("3 statements in 2 files, 2 touched");
  expect(ended.stdout).not.toContain("  not evaluated  ");
  expect(github.violations).toEqual([]);
});

const ada = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];

wholeTest("a base of another history is compared as it is, and that is said", async () => {
  const { origin, github, run } = await openPull(folder, widened);
  const tree = git(origin.directory, ["rev-parse", `${origin.base()}^{tree}`]);
  const anew = git(origin.directory, [...ada, "commit-tree", tree, "-m", "All of it, anew"]);
  git(origin.directory, ["update-ref", "refs/heads/main", anew]);
  const ended = await run(medium);
  expect(ended).toMatchObject(blocked);
  expect(seenComments(github)).toEqual(both);
  expect(ended.summary).toContain("compared with the base as it is now");
  expect(github.violations).toEqual([]);
});

test.concurrent(
  "a base that was rewritten makes the change larger, as GitHub shows it",
  async () => {
    const { origin, github, run } = await openPull(folder, {
      base: [{ ...widened.base[0] }, { "orders/template.yaml": sam(wideItem) }],
      head: [{ "infra/main.tf": terraform(wideStatement) }],
    });
    expect(await run(medium)).toMatchObject({ code: 1, outputs: { findings: "1" } });
    expect(seenComments(github)).toEqual(both.slice(0, 1));
    // The second commit of the base is taken back by force, and another takes its place.
    const parent = git(origin.directory, ["rev-parse", "refs/heads/main~1"]);
    const tree = git(origin.directory, ["rev-parse", `${parent}^{tree}`]);
    const other = git(origin.directory, [...ada, "commit-tree", tree, "-p", parent, "-m", "Other"]);
    git(origin.directory, ["update-ref", "refs/heads/main", other]);
    expect(await run(medium)).toMatchObject(blocked);
    expect(seenComments(github)).toEqual(both);
    expect(github.violations).toEqual([]);
  },
);

test.runIf(process.getuid?.() === 0)(
  "a checkout that belongs to another user is read by git, as in a container",
  async () => {
    const pull = await openPull(folder, widened);
    const ended = await pull.run(medium, {}, (workspace) => {
      execFileSync("chown", ["-R", "12345:12345", workspace]);
    });
    expect(ended).toMatchObject(blocked);
    expect(seenComments(pull.github)).toEqual(both);
    expect(readOf(pull)).toEqual([]);
    const audited = await pull.run(medium, schedule(pull.github.world), (workspace) => {
      execFileSync("chown", ["-R", "12345:12345", workspace]);
    });
    expect(audited).toMatchObject(blocked);
  },
);

test.concurrent("where there is no git, everything is read through the API", async () => {
  const pull = await openPull(folder, widened);
  const empty = join(folder, "no-programs");
  mkdirSync(empty);
  const ended = await pull.run(medium, { env: { PATH: empty } });
  expect(ended).toMatchObject(blocked);
  expect(seenComments(pull.github)).toEqual(both);
  expect(readOf(pull)).toEqual(["git/get-tree", "git/get-blob"]);
  const audited = await pull.run(medium, { env: { PATH: empty }, ...schedule(pull.github.world) });
  expect(audited).toMatchObject(blocked);
});

const cloned =
  ({ origin }: PullRequest, name: string) =>
  (workspace: string) => {
    git(workspace, ["clone", "--quiet", "--depth=1", origin.url, name]);
  };

wholeTest("a working directory may be written in many ways", async () => {
  const pull = await openPull(folder, widened);
  for (const at of ["source", "./source/", "other/../source", "."]) {
    const ended = await pull.run(
      { ...medium, "working-directory": at },
      {},
      cloned(pull, "source"),
    );
    expect(ended, at).toMatchObject(blocked);
  }
  expect(readOf(pull)).toEqual([]);
});

test.concurrent("a working directory that is none of the workspace's is refused", async () => {
  const pull = await openPull(folder, widened);
  const missing =
    "input working-directory: the workspace has no such directory; see how it is spelled, and that actions/checkout runs first";
  const outside = "input working-directory: it leads out of the workspace";
  const cases = [
    ["sourec", missing],
    // On Windows it would lead out; here it is a name like any other.
    ["source\\..\\..", missing],
    ["C:\\source", missing],
    ["..", outside],
    ["source/../../..", outside],
    ["/", outside],
  ] as const;
  for (const [at, said] of share(cases, 3))
    for (const more of [{}, schedule(pull.github.world)]) {
      const inputs = { ...medium, "working-directory": at };
      const ended = await pull.run(inputs, more, cloned(pull, "source"));
      expect(ended, at).toMatchObject({ code: 1, outputs: {}, summary: "" });
      expect(errorsOf(ended), at).toEqual([said]);
    }
});

/** A proxy that knows one host, and where it is. */
async function openProxy(host: string, port: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    response.writeHead(502).end();
  }).on("connect", ({ url = "" }, client, head) => {
    asked.push(url);
    if (url !== host) {
      client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const tunnel = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      tunnel.write(head);
      tunnel.pipe(client).pipe(tunnel);
    });
    tunnel.on("error", () => client.destroy());
    client.on("error", () => tunnel.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("a GitHub Enterprise Server behind a proxy: nothing is sent to any other host", async () => {
  const { github, run } = await openPull(folder, widened, { basePath: "/api/v3" });
  const proxy = await openProxy("ghes.example:80", Number(new URL(github.url).port));
  const file = join(folder, "connections");
  const more = {
    apiUrl: "http://ghes.example/api/v3",
    env: {
      http_proxy: `http://${proxy.address}`,
      GITHUB_SERVER_URL: "https://ghes.example",
      ...tellConnections(file),
    },
  };
  expect(await run({ ...medium, "max-comments": "1" }, more)).toMatchObject(blocked);
  expect(seenComments(github)).toEqual(both.slice(0, 1));
  const [comment] = github.world.comments;
  const summary = github.world.issueComments[0]?.body ?? "";
  expect(summary).toContain("](https://ghes.example/octo-org/infrastructure/blob/");
  for (const text of [summary, comment?.body ?? ""])
    expect(text).not.toContain("https://github.com/octo-org");
  expect(github.log.map(({ operation }) => operation)).toContain("graphql/viewer");
  expect(new Set(proxy.asked)).toEqual(new Set(["ghes.example:80"]));
  expect(connectionsIn(file)).toEqual([proxy.address]);
  expect(github.violations).toEqual([]);
});

test("without a proxy, GitHub is all that is connected to", async () => {
  const { github, run, origin } = await openPull(folder, widened);
  const file = join(folder, "direct");
  await run(medium, { env: tellConnections(file) });
  origin.push({ "infra/main.tf": terraform(narrowStatement) });
  const payload = pullRequestEvent(github.world, 7, "synchronize");
  await run(medium, { payload, env: tellConnections(file) }, withoutGit);
  expect(github.log.map(({ operation }) => operation)).toContain("graphql/minimizeComment");
  expect(connectionsIn(file)).toEqual([new URL(github.url).host]);
});
