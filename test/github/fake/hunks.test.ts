import { expect, test } from "vitest";
import { excerpt, hunkWith, hunksOf, moved, positionOf } from "./hunks.ts";

const patch = `@@ -1,4 +1,5 @@ header
 one
-two
+2
+two and a half
 three
 four
@@ -20,2 +21 @@
 twenty
-last
\\ No newline at end of file`;
const hunks = hunksOf(patch);

test("lines have their numbers on either side", () => {
  expect(hunks[0]?.lines.map(({ left, right }) => [left, right])).toEqual([
    [1, 1],
    [2, undefined],
    [undefined, 2],
    [undefined, 3],
    [3, 4],
    [4, 5],
  ]);
  expect(hunks[1]?.lines.map(({ left, right }) => [left, right])).toEqual([
    [20, 21],
    [21, undefined],
    [undefined, undefined],
  ]);
});

test("a hunk is found by a line of a side", () => {
  expect(hunkWith(hunks, "RIGHT", 5)).toBe(hunks[0]);
  expect(hunkWith(hunks, "RIGHT", 6)).toBeUndefined();
  expect(hunkWith(hunks, "LEFT", 21)).toBe(hunks[1]);
  expect(hunkWith(hunks, "RIGHT", 22)).toBeUndefined();
});

test("excerpts and positions end at the line", () => {
  expect(hunks[0] && excerpt(hunks[0], "RIGHT", 2)).toBe("@@ -1,4 +1,5 @@ header\n one\n-two\n+2");
  expect(positionOf(hunks, "RIGHT", 2)).toBe(3);
  expect(positionOf(hunks, "RIGHT", 21)).toBe(8);
  expect(positionOf(hunks, "RIGHT", 99)).toBeUndefined();
});

test("a line moves with what changes above it, and is lost when it changes itself", () => {
  const change = hunksOf("@@ -3,0 +4,2 @@\n+a\n+b\n@@ -10,2 +12 @@\n-c\n-d\n+e");
  expect([1, 3, 4, 9, 10, 11, 12].map((line) => moved(line, change))).toEqual([
    1,
    3,
    6,
    11,
    undefined,
    undefined,
    13,
  ]);
});
