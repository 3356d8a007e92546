import { setFlagsFromString } from "node:v8";

/**
 * Has the heap of this process grow by half of what lives in it before it is cleared up, where V8 by itself lets it
 * grow to three times that: what reads gigabytes is to stay small, and takes a tenth longer. For commands alone, before
 * much is read. V8 reads this flag whenever it has cleared up, so that it can be set while it runs.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=50");
}
