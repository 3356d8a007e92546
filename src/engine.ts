import { setFlagsFromString } from "node:v8";

/**
 * How the versions of V8 that were tried are told to optimize a function 15 times as late as they would
 * by themselves. The name of such a flag is nothing to rely on: a version that is not here gets none,
 * since one that it does not know would be told of on the standard error.
 */
const later: Readonly<Record<string, string>> = {
  // Node 20: after so many bytes of its bytecode.
  11: "--interrupt-budget=1000000",
  // Node 22 and 24: after so many calls; the compiler before the last one is cheap.
  12: "--invocation-count-for-turbofan=45000",
  13: "--invocation-count-for-turbofan=45000",
};

/**
 * Readies V8 for a run that is over soon and goes through much code a few times, before anything of it
 * is run: optimizing took half of the processor's time of an audit, and was hardly used.
 */
export function forShortRuns(version = process.versions.v8): void {
  const flag = later[version.split(".")[0] ?? ""];
  if (flag !== undefined) setFlagsFromString(flag);
}

/**
 * Has the heap of this process grow by half of what lives in it before it is cleared up, where V8 by itself lets it
 * grow to three times that: what reads gigabytes is to stay small, and takes a tenth longer. For commands alone, before
 * much is read. V8 reads this flag whenever it has cleared up, so that it can be set while it runs.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=50");
}
