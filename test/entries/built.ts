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
  /** What comes on its standard input, when it waits for that. */
  readonly input?: string;
  /** Milliseconds until it is killed. */
  readonly timeout?: number;
};

/** Runs `pare` in a folder, with nothing of the machine's settings. */
export function pare(
  directory: string,
  args: readonly string[],
  { node = [], env = {}, input, timeout = 30_000 }: Options = {},
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
  if (input === undefined) child.stdin.end();
  else setTimeout(() => child.stdin.end(input), 500);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** What a run needed: the most memory that it held at a time, in megabytes, and how long it took. */
export type Needed = { readonly megabytes: number; readonly seconds: number };

/** Runs `pare` as above, and measures it. */
export async function measuredPare(
  directory: string,
  args: readonly string[],
): Promise<Ended & Needed> {
  const begin = performance.now();
  const ended = await pare(directory, args, { node: ["--import", tellPeak] });
  const seconds = (performance.now() - begin) / 1000;
  const [told = "", kilobytes] = /peak (\d+)\n$/.exec(ended.stderr) ?? [];
  const stderr = ended.stderr.slice(0, ended.stderr.length - told.length);
  return { ...ended, stderr, seconds, megabytes: Number(kilobytes) / 1024 };
}

// On Linux the usage of a process begins with that of the one that started it, so that a small
// process below a large one looks large; its status counts from its own beginning.
const tellPeak = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, writeSync } from "node:fs";
  const status = "/proc/self/status";
  const peak = () =>
    existsSync(status)
      ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, "utf8"))[1]
      : process.resourceUsage().maxRSS;
  process.on("exit", () => writeSync(2, "peak " + peak() + "\\n"));
`)}`;
