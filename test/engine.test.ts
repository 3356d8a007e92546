import { setFlagsFromString } from "node:v8";
import { beforeEach, expect, test, vi } from "vitest";
import { forLongRuns, forShortRuns } from "../src/engine.ts";

vi.mock("node:v8", () => ({ setFlagsFromString: vi.fn() }));
const flags = vi.mocked(setFlagsFromString);
beforeEach(() => flags.mockClear());

const set = (): readonly string[] =>
  flags.mock.calls.map(([flag]) => /^--[a-z-]+(?==\d+$)/.exec(flag)?.[0] ?? flag);
const inlined = "--max-inlined-bytecode-size-cumulative";
const short = [inlined, "--no-turbo-loop-peeling"];
const long = [inlined, "--turbo-loop-peeling", "--heap-growing-percent"];

const [compiled, interpreted] = ["--always-sparkplug", "--no-always-sparkplug"] as const;

test.each([
  ["Node 20", "11.3.244.8-node.38", "--interrupt-budget", [compiled], [interpreted]],
  ["Node 22", "12.4.254.21-node.57", "--invocation-count-for-turbofan", [compiled], [interpreted]],
  ["Node 24", "13.6.233.17-node.53", "--invocation-count-for-turbofan", [], []],
  // One that V8 does not know would be told of on the standard error.
  ["what was not tried", "14.0.1-node.1", undefined, [], []],
  ["no version", "", undefined, [], []],
])("%s gets the flags that it has", (_, version, budget, ofShort, ofLong) => {
  const all = (others: readonly string[], own: readonly string[]): ReadonlySet<string> =>
    new Set(budget === undefined ? [] : [budget, ...others, ...own]);
  forShortRuns(version);
  expect(new Set(set())).toEqual(all(short, ofShort));
  flags.mockClear();
  forLongRuns(version);
  expect(new Set(set())).toEqual(all(long, ofLong));
});
