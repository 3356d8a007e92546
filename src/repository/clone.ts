import { spawnSync } from "node:child_process";
import { oneLine } from "../source/quoted.ts";
import { gitAt } from "./git-command.ts";

export type Cloning = {
  /** The address of the repository, without a token in it. */
  readonly url: string;
  readonly commit: string;
  /** An empty directory for its files. */
  readonly directory: string;
  /** What GitHub is asked with; kept in no file. */
  readonly token?: string;
  /** Seconds after which the transfer is given up. */
  readonly seconds: number;
};

/**
 * Puts the files of one commit into a directory, without its history, submodules and large files of
 * LFS. Nothing of it is run. Why that fails is a line; undefined where it does not.
 */
export function cloneCommit(cloning: Cloning): string | undefined {
  const { url, commit, directory, token, seconds } = cloning;
  const made = spawnSync("git", ["init", "--quiet", "--template=", directory]);
  if (made.status !== 0) return failure("git init", made);
  const git = gitAt(directory);
  if (!git) return "git init has made no repository";
  const env = { GIT_LFS_SKIP_SMUDGE: "1", ...withoutTokens };
  const options = ["--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules"];
  const asked = { ...env, ...(token !== undefined && authorization(url, token)) };
  const fetched = git(["fetch", ...options, url, commit], { seconds, env: asked });
  // A filter that the machine has set up, as that of LFS, runs here: it is given no token.
  if (fetched.status !== 0) return failure("git fetch", fetched, seconds);
  const checked = git(["checkout", "--quiet", "--detach", commit], { seconds, env });
  return checked.status === 0 ? undefined : failure("git checkout", checked, seconds);
}

/** What a job may hold its token in. */
const withoutTokens = { GITHUB_TOKEN: "", GH_TOKEN: "" };

/** A header for one host alone, which no command line and no file shows. */
function authorization(url: string, token: string): Readonly<Record<string, string>> {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

function failure(
  command: string,
  { error, stderr }: ReturnType<typeof spawnSync>,
  seconds?: number,
): string {
  if (error && "code" in error && error.code === "ETIMEDOUT" && seconds !== undefined)
    return `${command} took longer than ${seconds} s`;
  const lines = String(stderr).trim().split("\n");
  const said = lines.find((line) => /^(?:fatal|error|remote): /.test(line)) ?? lines[0] ?? "";
  return `${command}: ${oneLine(error?.message ?? said, 300)}`;
}
