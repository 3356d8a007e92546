import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../github/runner.ts";
import type { Needed } from "./built.ts";

/** Runs the Action with some variables more, and measures what it needs. */
export async function measured(
  run: (env: Readonly<Record<string, string>>) => Promise<Run>,
): Promise<Run & Needed> {
  const folder = mkdtempSync(join(tmpdir(), "peak-"));
  const file = join(folder, "peak");
  try {
    const begin = performance.now();
    const ended = await run({ NODE_OPTIONS: `--import=${tellPeak}`, PEAK_FILE: file });
    const seconds = (performance.now() - begin) / 1000;
    const kilobytes = existsSync(file) ? Number(readFileSync(file, "utf8")) : NaN;
    return { ...ended, seconds, megabytes: kilobytes / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// On Linux the usage of a process begins with that of the one that started it; its status does not.
const tellPeak = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, writeFileSync } from "node:fs";
  const status = "/proc/self/status";
  const peak = () =>
    existsSync(status)
      ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, "utf8"))[1]
      : process.resourceUsage().maxRSS;
  process.on("exit", () => writeFileSync(process.env.PEAK_FILE, String(peak())));
`)}`;
