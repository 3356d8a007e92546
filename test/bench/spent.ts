import { spawnSync } from "node:child_process";

/** What a process took, in milliseconds: by the clock, and of processors in all its threads. */
export type Spent = { readonly wall: number; readonly cpu: number };

// Printed behind all that the program itself prints.
const told = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write("\\n" + (user + system) / 1000);
});`;

/** Runs Node with arguments and an input, and takes its time; throws where it does not end by itself. */
export function spentBy(args: readonly string[], input = ""): Spent {
  const start = performance.now();
  const hook = `data:text/javascript,${encodeURIComponent(told)}`;
  const { stderr, status } = spawnSync(process.execPath, ["--import", hook, ...args], {
    input,
    encoding: "utf8",
    stdio: ["pipe", "ignore", "pipe"],
  });
  const wall = performance.now() - start;
  const cpu = Number(stderr.split("\n").at(-1));
  if (status === null || Number.isNaN(cpu)) throw new Error(`${args.join(" ")}: ${stderr}`);
  return { wall, cpu };
}
