// What takes long is tested in part; whole every week, and by whoever changes what it tests: `PARE_TESTS=all npm test`.

import { test } from "vitest";

const isWhole = process.env.PARE_TESTS === "all";

/** Every so manieth of some rows. */
export function share<Row>(rows: readonly Row[], each: number, from = 0): readonly Row[] {
  return isWhole ? rows : rows.filter((_, index) => index % each === from % each);
}

/** How often a property is tried of as often as it once held. */
export function often(runs: number): number {
  return isWhole ? runs : Math.ceil(runs / 8);
}

/** A test of what others of its file are close to. */
export const wholeTest = test.runIf(isWhole);
