import { setFlagsFromString } from "node:v8";

/**
 * Lets the engine wait with optimizing until code has run some ten times as long as usually: most runs
 * are over in seconds, of which optimizing what is hardly used again takes a third. What runs for
 * long is optimized all the same.
 */
export function optimizeLate(): void {
  setFlagsFromString("--interrupt-budget=1000000");
}
