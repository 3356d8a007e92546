import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** The rooms whose code is pure: their tests leave nothing behind, and may share what they import. */
const pure = [
  "catalog",
  "change",
  "config",
  "evaluate",
  "iac",
  "iam",
  "narrow",
  "report",
  "rules",
  "source",
  "syntax",
].map((room) => `test/${room}/**/*.test.ts`);

const all = "test/**/*.test.ts";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    // Of two cores vitest would use one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "pure", include: pure, isolate: false } },
      { extends: true, test: { name: "whole", include: [all], exclude: pure } },
    ],
  },
});
