import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The rooms whose tests leave nothing behind in their process, and may share what they import. */
const pure = [
  "access",
  "authorize",
  "catalog",
  "change",
  "commands",
  "config",
  "entries",
  "evaluate",
  "evidence",
  "github",
  "iac",
  "iam",
  "jobs",
  "narrow",
  "query",
  "report",
  "repository",
  "rules",
  "source",
  "syntax",
  "usage",
  "validity",
].map((room) => `test/${room}/**/*.test.ts`);

/** What runs whole jobs takes longest: begun last, it would keep one core waiting for the other. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): boolean =>
      /\/test\/(?:entries|jobs)\//.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((each) => !isSlow(each))];
  }
}

const all = "test/**/*.test.ts";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    // Of two cores vitest would use one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    setupFiles: ["test/seed.ts"],
    sequence: { sequencer: SlowestFirst },
    projects: [
      { extends: true, test: { name: "pure", include: pure, isolate: false } },
      { extends: true, test: { name: "whole", include: [all], exclude: pure } },
    ],
  },
});
