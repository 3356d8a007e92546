import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { readLimit } from "./tree.ts";

/** A command of git in one work tree, and what it printed. */
export type GitCommand = (
  args: readonly string[],
  more?: {
    readonly cwd?: string;
    readonly input?: string;
    readonly seconds?: number;
    /** Variables besides. */
    readonly env?: Readonly<Record<string, string>>;
  },
) => ReturnType<typeof spawnSync>;

/**
 * git in the work tree that a directory belongs to; undefined outside of one.
 *
 * The repository is the nearest `.git` above, which git lets no commit hold. git itself would also
 * take for one any folder that looks like it (`HEAD`, `objects/`, `refs/`, `config`): a pull request
 * may bring one along, with settings that run programs. Named so, it may belong to another user, as
 * the checkout of a job in a container does.
 */
export function gitAt(directory: string): GitCommand | undefined {
  const top = topOf(directory);
  if (top === undefined) return undefined;
  return (args, { cwd = top, input, seconds, env } = {}) =>
    spawnSync("git", [...settings, ...args], {
      cwd,
      maxBuffer: 1 << 30,
      env: {
        ...process.env,
        ...environment,
        ...env,
        GIT_DIR: join(top, ".git"),
        GIT_WORK_TREE: top,
      },
      ...(seconds !== undefined && { timeout: seconds * 1000 }),
      ...(input !== undefined && { input }),
    });
}

/** What GitHub calls the repository that a work tree is a clone of, `acme/shop`, by where it came from. */
export function nameOnGitHub(run: GitCommand | undefined): string | undefined {
  const { status, stdout } = run?.(["config", "--get", "remote.origin.url"]) ?? { status: 1 };
  if (status !== 0) return undefined;
  const [, name] = onGitHub.exec(String(stdout).trim()) ?? [];
  return name;
}

const onGitHub =
  /^(?:https:\/\/(?:[^/@]+@)?|(?:ssh:\/\/)?git@)github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/**
 * The top of the work tree that a directory belongs to, undefined outside of one: the nearest
 * directory with a `.git`, a folder, or the file that a submodule or a worktree has.
 */
export function topOf(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined;
  for (let at = realpathSync(directory); ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** What a repository may not decide, since others may have written its settings. */
const settings = [
  "core.quotePath=false",
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.sshCommand=ssh -o BatchMode=yes",
  "core.alternateRefsCommand=true",
  "credential.helper=",
  "diff.suppressBlankEmpty=false",
  // What is too large to be read has no lines to be compared either.
  `core.bigFileThreshold=${readLimit}`,
].flatMap((each) => ["-c", each]);

const environment = {
  // Prompts would wait for an answer that nobody gives.
  GIT_TERMINAL_PROMPT: "0",
  GIT_ASKPASS: "",
  // All others start programs that a repository may name.
  GIT_ALLOW_PROTOCOL: "file:http:https:ssh",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_LITERAL_PATHSPECS: "1",
  LC_ALL: "C",
};
