import type { Command } from "commander";
import type { Run } from "../../src/commands/run.ts";

/** What became of a command. */
export type Ended = {
  readonly printed: string;
  readonly noted: string;
  readonly exitCode: number;
};

/** Runs a command in a directory, in this process. */
export async function runIn(
  directory: string,
  make: (run: Run) => Command,
  args: readonly string[],
  more: Partial<Run> = {},
): Promise<Ended> {
  const ended = { printed: "", noted: "" };
  const state: Run = {
    directory,
    today: "2026-11-28",
    env: {},
    input: () => "",
    print: (text) => {
      ended.printed += text;
    },
    note: (text) => {
      ended.noted += text;
    },
    exitCode: 0,
    ...more,
  };
  await make(state).parseAsync(args, { from: "user" });
  return { ...ended, exitCode: state.exitCode };
}
