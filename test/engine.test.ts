import { setFlagsFromString } from "node:v8";
import { beforeEach, expect, test, vi } from "vitest";
import { forLongRuns, forShortRuns } from "../src/engine.ts";

vi.mock("node:v8", () => ({ setFlagsFromString: vi.fn() }));
const flags = vi.mocked(setFlagsFromString);
beforeEach(() => flags.mockClear());

const set = (): readonly string[] =>
  flags.mock.calls.map(([flag]) => /^--[a-z-]+(?==\d+$)/.exec(flag)?.[0] ?? flag);
const further = ["--max-inlined-bytecode-size-cumulative", "--heap-growing-percent"];

test.each([
  ["Node 20", "11.3.244.8-node.38", ["--interrupt-budget"], further],
  ["Node 22", "12.4.254.21-node.57", ["--invocation-count-for-turbofan"], further],
  ["Node 24", "13.6.233.17-node.53", ["--invocation-count-for-turbofan"], further],
  // One that V8 does not know would be told of on the standard error.
  ["what was not tried", "14.0.1-node.1", [], []],
  ["no version", "", [], []],
])("%s gets the flags that it has", (_, version, budget, others) => {
  forShortRuns(version);
  expect(set()).toEqual(budget);
  flags.mockClear();
  forLongRuns(version);
  expect(set()).toEqual([...budget, ...others]);
});
