import { setFlagsFromString } from "node:v8";

/**
 * How the versions of V8 that were tried are told to optimize a function 15 times as late as they would
 * by themselves. The name of such a flag is nothing to rely on: a version that is not here gets none,
 * since one that it does not know would be told of on the standard error.
 */
const later: Readonly<Record<string, Flag>> = {
  // Node 20: after so many bytes of its bytecode.
  11: { name: "--interrupt-budget", late: 1_000_000, long: 30_000, isWithoutMaglev: true },
  // Node 22 and 24: after so many calls. Node 24 has a cheap compiler before the last one.
  12: {
    name: "--invocation-count-for-turbofan",
    late: 45_000,
    long: 3000,
    isWithoutMaglev: true,
  },
  13: { name: "--invocation-count-for-turbofan", late: 45_000, long: 3000 },
};

type Flag = {
  readonly name: string;
  readonly late: number;
  /**
   * For runs that read much: as V8 has it by itself; of Node 20 less than half of that (67,584), which took a tenth less
   * time for 400 MB.
   */
  readonly long: number;
  /** Nothing stands between the compiler that optimizes nothing and the one that optimizes all. */
  readonly isWithoutMaglev?: true;
};

/**
 * Readies V8 for a run that is over soon and goes through much code a few times, before anything of it
 * is run: optimizing took half of the processor's time of an audit, and was hardly used. What is optimized all the
 * same gets little of other functions in it and no loop unrolled for its first turn, which took a twentieth. On Node 20
 * and 22 a function is compiled when it is first run, and never interpreted: a fortieth less, where Node 24 takes a
 * hundredth more.
 */
export function forShortRuns(version = process.versions.v8): void {
  const flag = flagOf(version);
  if (!flag) return;
  setFlagsFromString(`${flag.name}=${flag.late}`);
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=100");
  setFlagsFromString("--no-turbo-loop-peeling");
  if (flag.isWithoutMaglev) setFlagsFromString("--always-sparkplug");
}

/**
 * Readies V8 for a run that reads gigabytes: it optimizes as soon as it does by itself, or sooner, but puts less of
 * other functions into one, which took a sixth of the time of 100 MB, and made nothing faster. It has the heap grow by
 * half of what lives in it before it is cleared up, where it would let it grow to three times that, and take a tenth
 * less time. For commands alone, before much is read. V8 reads these flags again and again, so that they can be set
 * while it runs.
 */
export function forLongRuns(version = process.versions.v8): void {
  const flag = flagOf(version);
  if (!flag) return;
  setFlagsFromString(`${flag.name}=${flag.long}`);
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=250");
  setFlagsFromString("--turbo-loop-peeling");
  if (flag.isWithoutMaglev) setFlagsFromString("--no-always-sparkplug");
  setFlagsFromString("--heap-growing-percent=50");
}

const flagOf = (version: string): Flag | undefined => later[version.split(".")[0] ?? ""];
