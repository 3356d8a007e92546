import { eventFiles, type EventFile } from "../repository/event-files.ts";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

/** The files of events below some paths. Throws a UsageError where there is none. */
export function eventFilesIn({ directory }: Run, paths: readonly string[]): readonly EventFile[] {
  const files = eventFiles(directory, paths);
  if (files.length === 0) throw new UsageError(`there is no file in ${paths.join(", ")}`);
  return files;
}
