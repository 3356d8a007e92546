import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { broken } from "./broken-reasoning.mjs";

const src = join(import.meta.dirname, "..", "..", "src");

test.for(broken)("what is to be broken is there, once: %s %s", ([file, there]) => {
  expect(readFileSync(join(src, file), "utf8").split(there).length).toBe(2);
});
