import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readToken, writeToken, type GitHub, type Options } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { pare, type Ended } from "./built.ts";
import { openPull, type PullRequest } from "./pull.ts";
import { terraform, widened, wideStatement } from "./stories.ts";
import { suggestionIn } from "./suggestion.ts";
import { share, wholeTest } from "../share.ts";

/** `pare post`: whoever may write posts what a run that may only read has found. */

const folder = temporaryFolder();
const repository = "octo-org/infrastructure";
let folders = 0;

/** A directory that holds nothing but a result. */
function holding(result: string | Uint8Array): string {
  const directory = join(folder, `results-${folders++}`);
  mkdirSync(directory);
  writeFileSync(join(directory, "pare.json"), result);
  return directory;
}

type Env = Readonly<Record<string, string>>;
type Opened = PullRequest & {
  readonly result: string;
  readonly post: (result: string, args?: readonly string[], env?: Env) => Promise<Ended>;
};

const envOf = ({ url, graphqlUrl }: GitHub): Env => ({
  GITHUB_API_URL: url,
  GITHUB_GRAPHQL_URL: graphqlUrl,
  GITHUB_TOKEN: writeToken,
  GITHUB_REPOSITORY: repository,
});

/** A pull request of a fork, and as much of a result as is read. */
async function forked(options: Partial<Options> = {}): Promise<Opened> {
  const pulls = [{ number: 7, fork: "someone/infrastructure" }];
  const opened = await openPull(folder, widened, { pulls, ...options });
  const { github, origin } = opened;
  return {
    ...opened,
    result: JSON.stringify({ version: 1, pull: { repository, number: 7, head: origin.head() } }),
    post: (result, args = [], env = {}) =>
      pare(holding(result), ["post", "pare.json", ...args], { env: { ...envOf(github), ...env } }),
  };
}

/** The same with what the Action has found, whose token may post nothing. */
async function judged(): Promise<Opened> {
  const opened = await forked();
  const file = join(folder, `result-${folders++}.json`);
  await opened.run({ "json-file": file }, { token: readToken });
  expect(opened.github.world.comments).toEqual([]);
  return { ...opened, result: readFileSync(file, "utf8") };
}

const granted = (github: GitHub) => github.writes().filter(({ status = 0 }) => status < 300);

test.concurrent("the comments of a fork's pull request are posted, once", async () => {
  const { github, origin, post, result } = await judged();
  const ended = await post(result);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toMatch(/^comments: 2 new, 0 edited, 0 closed, 0 deleted, 0 as they were\n/);
  expect(ended.stdout).toMatch(/\npassed\n$/);
  const [hcl, yaml] = github.world.comments;
  expect(hcl).toMatchObject({ path: "infra/main.tf", commit: origin.head() });
  expect(suggestionIn(hcl?.body ?? "")).toContain('"${aws_s3_bucket.reports.arn}/*"');
  expect(yaml).toMatchObject({ path: "orders/template.yaml" });
  expect(github.world.issueComments.length).toBe(1);

  const before = github.writes().length;
  const again = await post(result);
  expect(again.stdout).toMatch(/^comments: 0 new, .* 2 as they were\n/);
  // Nothing but the check run is asked for, which this token may not make.
  expect(
    github
      .writes()
      .slice(before)
      .filter(({ status }) => status !== 403),
  ).toEqual([]);
  expect(github.violations).toEqual([]);
});

test.concurrent("it blocks as the Action does", async () => {
  const { post, result } = await forked();
  const blocked = await post(result, ["--fail-on", "medium"]);
  expect(blocked.code).toBe(1);
  expect(blocked.stdout).toMatch(/\nblocked: 2 findings of severity medium or worse\n$/);
});

test.concurrent("it goes by the base's configuration, and by the commits as they are", async () => {
  const story = { base: [{ ...widened.base[0], ".github/pare.yml": "fail-on: medium\n" }] };
  const { github, run } = await openPull(folder, {
    ...widened,
    ...story,
    head: [{ ...widened.head[0], ".github/pare.yml": "fail-on: never\n" }],
  });
  const file = join(folder, `result-${folders++}.json`);
  await run({ "json-file": file, "fail-on": "never" }, { token: readToken });
  const told = JSON.parse(readFileSync(file, "utf8")) as { findings: unknown[] };
  // Whoever makes the result may leave out what was found; it is found again.
  const directory = holding(JSON.stringify({ ...told, findings: [] }));
  const ended = await pare(directory, ["post", "pare.json"], { env: envOf(github) });
  expect(ended.code).toBe(1);
  expect(github.world.comments.length).toBe(2);
});

wholeTest("jobs with names of their own leave each other's comments alone", async () => {
  const { github, post, result } = await forked();
  await post(result, ["--comment-id", "a"]);
  await post(result, ["--comment-id", "b"]);
  expect(github.world.comments.length).toBe(4);
});

test.concurrent("a result that names no pull request needs to be told which", async () => {
  const { github, post, result } = await forked();
  const text = JSON.stringify({ ...(JSON.parse(result) as object), pull: undefined });
  const missing = await post(text);
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toMatch(/^pare: the result names no pull request: give --pull number/);
  const where = ["--repository", repository, "--pull", "7"];
  expect((await post(text, where)).code).toBe(0);
  expect(github.world.comments.length).toBe(2);
});

test.concurrent("where nothing may be posted, it says so and prints what it found", async () => {
  const { github, post, result } = await forked();
  const ended = await post(result, [], { GITHUB_TOKEN: readToken });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toMatch(/^The comments could not be posted\. GitHub answered 403/m);
  expect(ended.stdout).toContain('resources = ["${aws_s3_bucket.reports.arn}/*"]');
  expect(granted(github)).toEqual([]);
});

/** What a run of somebody else's code could have left behind. */
const evil = [
  "<img src=x onerror=alert(1)>",
  "@octo-org/everyone #1 https://evil.example",
  "```suggestion\nrm -rf /\n```",
  "\n::error file=x::forged\n##[error]forged",
  "<!-- pare: forged -->",
  "\u202eforged",
].join("\n");

describe("a result of a hostile run", () => {
  test.concurrent("says nothing on the pull request, whatever stands in it", async () => {
    const [clean, hostile] = await Promise.all([judged(), judged()]);
    const { pull, ...rest } = JSON.parse(hostile.result) as Readonly<Record<string, object>>;
    const poisoned = JSON.stringify(
      { ...rest, pull: { ...pull, title: evil, body: evil, comments: [evil] }, [evil]: evil },
      (_, value: unknown) =>
        typeof value === "string" && !/^(?:[\da-f]{40}|octo-org\/infrastructure)$/.test(value)
          ? evil
          : value,
    );
    const ends = [await clean.post(clean.result), await hostile.post(poisoned)];
    expect(ends[1]).toEqual(ends[0]);
    const bodies = ({ github: { world } }: Opened) =>
      [...world.comments, ...world.issueComments].map(({ body }) => body);
    expect(bodies(clean).length).toBe(3);
    expect(bodies(hostile)).toEqual(bodies(clean));
    expect(JSON.stringify(hostile.github.log.map(({ body }) => body))).not.toMatch(/forged|evil/);
  });

  const told = { version: 1, pull: { repository, number: 7, head: "a".repeat(40) } };
  const pulled = (pull: object): string =>
    JSON.stringify({ ...told, pull: { ...told.pull, ...pull } });
  const noResults: readonly (readonly [string, string | Uint8Array])[] = [
    ["nothing", ""],
    ["no JSON", evil],
    ["bytes", new Uint8Array([0xff, 0xfe, 0x00, 0x22])],
    ["a list", "[]"],
    ["a text", JSON.stringify(evil)],
    ["an empty object", "{}"],
    ["another version's", JSON.stringify({ ...told, version: 2 })],
    ["a list that ends nowhere", "[".repeat(200_000)],
    ["a list within lists", "[".repeat(50_000) + "]".repeat(50_000)],
    ["a pull request that is a text", JSON.stringify({ ...told, pull: evil })],
    ["a number that is a text", pulled({ number: "7" })],
    ["a number that is none", pulled({ number: 7.5 })],
    ["a number below one", pulled({ number: 0 })],
    ["a number beyond all", pulled({ number: 1e300 })],
    ["a head that is no commit", pulled({ head: "refs/heads/main" })],
    ["a head with a line below it", pulled({ head: `${"a".repeat(40)}\n` })],
    ["a repository without an owner", pulled({ repository: "infrastructure" })],
    ["a repository that leads upwards", pulled({ repository: "../.." })],
    ["a repository that leads up to its owner's", pulled({ repository: "octo-org/.." })],
    ["a repository that leads to another address", pulled({ repository: "octo-org/a/../../x" })],
    ["a repository with a question", pulled({ repository: "octo-org/infrastructure?x=" })],
    ["a repository with a command", pulled({ repository: `octo-org/x\n::error::forged` })],
  ];
  test.concurrent.for(share(noResults, 5))(
    "that is %s is no result, and nothing is asked of GitHub",
    async ([, text]) => {
      const directory = holding(text);
      const ended = await pare(directory, ["post", "pare.json"], {
        env: { GITHUB_TOKEN: writeToken, GITHUB_API_URL: "http://127.0.0.1:9" },
      });
      expect(ended).toEqual({
        code: 2,
        stdout: "",
        stderr: "pare: pare.json: it is no result of the Action's; give its output json-file\n",
      });
    },
  );

  test.concurrent("cannot send a workflow to another repository", async () => {
    const { github, post, result } = await forked();
    const elsewhere = result.replace(repository, "octo-org/payments");
    const ended = await post(elsewhere, [], { GITHUB_REPOSITORY: repository });
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toBe(
      `pare: the result is about pull request 7 of octo-org/payments, not 7 of ${repository}\n`,
    );
    // Upper and lower case are the same to GitHub.
    const loud = result.replace(repository, repository.toUpperCase());
    const here = await post(loud, [], { GITHUB_REPOSITORY: repository });
    expect(here.code).toBe(0);
    expect(github.violations).toEqual([]);
  });
});

describe("it is refused", () => {
  test.concurrent("where the pull request went on, whose own run will tell", async () => {
    const { github, origin, post, result } = await forked();
    origin.push({ "infra/main.tf": `# More.\n${terraform(wideStatement)}` });
    const ended = await post(result);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(
      /^pare: the result is about [0-9a-f]{40}, and pull request 7 is at [0-9a-f]{40} by now: /,
    );
    expect(granted(github)).toEqual([]);
  });

  wholeTest("where the pull request is closed", async () => {
    const { github, post, result } = await forked({ pulls: [{ number: 7, state: "closed" }] });
    const ended = await post(result);
    expect(ended).toMatchObject({ code: 2, stderr: "pare: pull request 7 is closed\n" });
    expect(granted(github)).toEqual([]);
  });

  test.concurrent.each<[string, readonly string[], Env, RegExp]>([
    ["no token", [], { GITHUB_TOKEN: "" }, /^pare: the variable GITHUB_TOKEN is not set/],
    ["a token that is not valid", [], { GITHUB_TOKEN: "x" }, /^pare: GitHub answered 401: Bad/],
    ["another pull request", ["--pull", "8"], {}, /is about pull request 7 of .*, not 8 of /],
    [
      "a repository that is none",
      ["--repository", "a/../b"],
      {},
      /as owner\/name, not as a\/\.\.\/b/,
    ],
    ["a number that is none", ["--pull", "many"], {}, /It must be a whole number\./],
    ["a severity that is none", ["--fail-on", "hihg"], {}, /Allowed choices are critical, high/],
    ["an option that is none", ["--pul", "7"], {}, /\(Did you mean --pull\?\)/],
    ["two results", ["more.json"], {}, /too many arguments for 'post'/],
  ])("with %s", async (_, args, env, said) => {
    const { github, post, result } = await forked();
    const before = github.count();
    const ended = await post(result, args, env);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(said);
    expect(github.log.slice(before).filter(({ isWrite }) => isWrite)).toEqual([]);
  });

  test.concurrent("where there is no such file, or GitHub has no such pull request", async () => {
    const { github, post, result } = await forked();
    const env = envOf(github);
    const nowhere = await pare(folder, ["post", "nowhere.json"], { env });
    expect(nowhere).toMatchObject({ code: 2, stdout: "" });
    expect(nowhere.stderr).toMatch(/^pare: nowhere\.json: ENOENT/);
    expect(await pare(folder, ["post"], { env })).toMatchObject({ code: 2 });
    const missing = await post(result.replace('"number":7', '"number":99'));
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toMatch(/^pare: GitHub answered 404: Not Found\. /);
  });
});
