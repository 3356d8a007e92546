import { spawn } from "node:child_process";
import { join } from "node:path";
import { hermetic } from "../github/git.ts";

/** What is shipped, and what these tests start: the bundles that `npm run build` makes. */
export const packageRoot = join(import.meta.dirname, "..", "..");
export const actionBundle = join(packageRoot, "dist", "action", "index.js");
export const actionManifest = join(packageRoot, "action.yml");
export const cliBundle = join(packageRoot, "dist", "cli", "index.js");

/** What became of a run of the command line. */
export type Ended = {
  /** The exit code; null if it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

type Options = {
  /** Options of Node itself, before the bundle. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds until it is killed. */
  readonly timeout?: number;
};

/** Runs `pare` in a folder, with nothing of the machine's settings. */
export function pare(
  directory: string,
  args: readonly string[],
  { node = [], env = {}, timeout = 30_000 }: Options = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...node, cliBundle, ...args], {
    cwd: directory,
    env: { ...hermetic, HOME: directory, ...env },
    timeout,
    killSignal: "SIGKILL",
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
