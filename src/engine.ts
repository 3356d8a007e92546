import { setFlagsFromString } from "node:v8";

/**
 * How V8 shall treat a run, before anything of it is run: it optimizes a function once this many bytes
 * of its bytecode went by, 15 times as many as it would by itself. A run is over soon, and goes
 * through much code a few times: optimizing that took half of the processor's time of an audit, and a
 * quarter of that of a review, and was hardly used.
 */
export function forShortRuns(): void {
  setFlagsFromString("--interrupt-budget=1000000");
}
