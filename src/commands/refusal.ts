import { NoAnswer } from "../github/answer.ts";
import { ConfigurationError } from "../jobs/settings.ts";
import { logSafe } from "../report/log-safe.ts";
import { GitFailure } from "../repository/git.ts";
import { MissingPath, NotWritten } from "../repository/worktree.ts";
import { UnknownName } from "../query/unknown-name.ts";
import { UsageError } from "./usage-error.ts";

const kinds = [
  UsageError,
  UnknownName,
  ConfigurationError,
  MissingPath,
  NotWritten,
  GitFailure,
  NoAnswer,
];

/**
 * What to say of an error that is no bug: what was asked for, set, is on disk, or GitHub does not
 * give. Undefined for a bug.
 */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !kinds.some((each) => error instanceof each)) return undefined;
  return error.message.split("\n").map(logSafe).join("\n");
}
