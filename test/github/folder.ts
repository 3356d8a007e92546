import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** An empty folder for the tests of a file, removed after them. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pare-")));
  afterAll(() => {
    rmSync(folder, { recursive: true });
    // Thousands of files take their time.
  }, 60_000);
  return folder;
}
