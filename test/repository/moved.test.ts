import { expect, test } from "vitest";
import { moved, pathMoved } from "../../src/repository/moved.ts";
import { memoryTree } from "../../src/repository/tree.ts";

const cases: readonly (readonly [string, string, string, string])[] = [
  ["old.tf", "old.tf", "new.tf", "new.tf"],
  ["beside.json", "old.tf", "new.tf", "beside.json"],
  ["a/beside.json", "a/old.tf", "b/c/new.tf", "b/c/beside.json"],
  ["a/old.tf", "a/old.tf", "new.tf", "new.tf"],
  ["base/main.tf", "base", ".", "main.tf"],
  ["main.tf", ".", "head", "head/main.tf"],
  ["a/base/x.tf", "a/base", "b/head", "b/head/x.tf"],
  ["a/modules/x.tf", "a/base", "b/head", "b/modules/x.tf"],
  ["elsewhere/x.tf", "a/base", "b/head", "elsewhere/x.tf"],
];
test.each(cases)("%s, where %s is moved to %s, is %s", (path, from, to, expected) => {
  expect(pathMoved(path, { from, to })).toBe(expected);
});

test("a moved tree lists and reads its files where they are to stand", () => {
  const tree = memoryTree(new Map([["a/old.tf", "text"]]));
  const there = moved(tree, { from: "a/old.tf", to: "b/new.tf" });
  expect(there.list()).toEqual(["b/new.tf"]);
  expect(there.read("b/new.tf")).toEqual({ ok: true, source: { path: "b/new.tf", text: "text" } });
  expect(there.read("b/gone.tf")).toMatchObject({ ok: false, problem: { path: "b/gone.tf" } });
});
