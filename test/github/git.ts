import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";

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
  // A ref that is no file of its own stands among those that are packed, if any are.
  const isBare = existsSync(join(directory, "HEAD"));
  if (isBare && text === "" && !existsSync(join(directory, "packed-refs"))) return undefined;
  return gitOrNothing(directory, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
}

/** Lets a full ref of a bare repository point to a commit, or takes it away: as `git update-ref`. */
export function putRef(directory: string, ref: string, sha: string | undefined): void {
  const path = join(directory, ref);
  if (sha === undefined) {
    if (existsSync(join(directory, "packed-refs"))) git(directory, ["update-ref", "-d", ref]);
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${sha}\n`);
}

/** Writes an object into a bare repository, and returns its name: as `git hash-object -w`. */
export function putObject(
  directory: string,
  kind: "blob" | "tree" | "commit",
  content: string | Uint8Array,
): string {
  const body = Buffer.from(content);
  const object = Buffer.concat([Buffer.from(`${kind} ${body.length}\0`), body]);
  const sha = createHash("sha1").update(object).digest("hex");
  const path = join(directory, "objects", sha.slice(0, 2), sha.slice(2));
  if (existsSync(path)) return sha;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, deflateSync(object));
  return sha;
}

type TreeLine = { readonly mode: string; readonly sha: string; readonly path: string };

/** Writes a folder as an object: as `git mktree`. Git sorts folders as if their names ended in a slash. */
export function putTree(directory: string, entries: readonly TreeLine[]): string {
  const keyOf = ({ mode, path }: TreeLine): Buffer =>
    Buffer.from(mode === "040000" ? `${path}/` : path);
  const sorted = [...entries].sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)));
  const lines = sorted.flatMap(({ mode, sha, path }) => [
    Buffer.from(`${mode.replace(/^0/, "")} ${path}\0`),
    Buffer.from(sha, "hex"),
  ]);
  return putObject(directory, "tree", Buffer.concat(lines));
}
