import { logSafe } from "../report/log-safe.ts";
import { listed } from "../rules/wording.ts";
import { eventFiles, type EventFile } from "../repository/event-files.ts";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

/** The files of events below some paths. Throws a UsageError where there is none. */
export function eventFilesIn(run: Run, paths: readonly string[]): readonly EventFile[] {
  const passed: string[] = [];
  const files = eventFiles(run.directory, paths, (path) => passed.push(path));
  if (passed.length > 0)
    run.note(
      `${logSafe(`passed over, since they are links, or no files: ${listed(passed.sort(), 5)}`)}\n`,
    );
  if (files.length === 0) throw new UsageError(`there is no file in ${paths.join(", ")}`);
  return files;
}
