import type { Command } from "commander";
import type { Run } from "../../src/commands/run.ts";

/** What a command printed, noted and ended with. */
export type Ended = {
  readonly printed: string;
  readonly noted: string;
  readonly exitCode: number;
};

/** Runs commands in a folder, in this process. */
export function runIn(
  directory: string,
): (make: (run: Run) => Command, ...args: readonly string[]) => Promise<Ended> {
  return async (make, ...args) => {
    const ended = { printed: "", noted: "" };
    const state: Run = {
      directory,
      today: "2026-11-28",
      env: {},
      print: (text) => {
        ended.printed += text;
      },
      note: (text) => {
        ended.noted += text;
      },
      exitCode: 0,
    };
    await make(state).parseAsync(args, { from: "user" });
    return { ...ended, exitCode: state.exitCode };
  };
}
