import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The environment in which git knows nothing of the machine and of whoever runs the tests. */
export const hermetic: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? "",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
  TZ: "UTC",
};

/** Runs git in a folder and returns what it prints, trimmed at the end. Throws when git fails. */
export function git(
  directory: string,
  args: readonly string[],
  input: string | Uint8Array = "",
): string {
  return gitBytes(directory, args, input).toString("utf8").trimEnd();
}

/** As `git`, but the untouched bytes. */
export function gitBytes(
  directory: string,
  args: readonly string[],
  input: string | Uint8Array = "",
): Buffer {
  return execFileSync("git", args, {
    cwd: directory,
    env: hermetic,
    input,
    stdio: ["pipe", "pipe", "pipe"],
    maxBuffer: 1 << 30,
  });
}

/** As `git`, but undefined where git says no: an unknown revision, an absent path. */
export function gitOrNothing(directory: string, args: readonly string[]): string | undefined {
  return gitBytesOrNothing(directory, args)?.toString("utf8").trimEnd();
}

/** The same, but the untouched bytes. */
export function gitBytesOrNothing(directory: string, args: readonly string[]): Buffer | undefined {
  try {
    return gitBytes(directory, args);
  } catch (error) {
    if (error instanceof Error && "status" in error && typeof error.status === "number")
      return undefined;
    throw error;
  }
}

/** The commit that a full ref of a bare repository points to. */
export function refSha(directory: string, ref: string): string | undefined {
  // Mostly a ref is a file of its own; git starts in milliseconds, a file is read in microseconds.
  const path = join(directory, ref);
  const text = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  return gitOrNothing(directory, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
}
