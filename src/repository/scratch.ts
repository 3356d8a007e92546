import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The files of a commit: paths and texts. */
export type Files = Readonly<Record<string, string>>;

/** git is not there, or does not do what is asked of it. */
export class NoGit extends Error {}

/**
 * Makes a git repository with a commit for each set of files, hands over its directory, and takes
 * it away again. The branch `main` is the first commit, `change` the last.
 */
export function withRepository<T>(commits: readonly Files[], work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "pare-"));
  const git = (...args: readonly string[]): void => {
    const { status, stderr, error } = spawnSync("git", args, {
      cwd: directory,
      encoding: "utf8",
      env: { ...process.env, ...identity },
    });
    if (error) throw new NoGit("git is needed for this, and is not installed");
    if (status !== 0) throw new NoGit(`git ${args.join(" ")}: ${stderr.trim()}`);
  };
  try {
    git("init", "--quiet", "--initial-branch=main");
    commits.forEach((files, index) => {
      if (index === 1) git("checkout", "--quiet", "-b", "change");
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), text);
      }
      git("add", "--all");
      git("commit", "--quiet", "--no-gpg-sign", "--message", index === 0 ? "base" : "change");
    });
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Nobody's settings decide what the commits are. */
const identity = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "Pare",
  GIT_AUTHOR_EMAIL: "pare@example.com",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "Pare",
  GIT_COMMITTER_EMAIL: "pare@example.com",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};
