import { expect, test } from "vitest";
import { apartOf, applyEdits, joinedEdit, overlap, type Edit } from "../../src/source/edit.ts";
import { replacementOf } from "../../src/report/replacement.ts";

const source = { path: "a", text: "one\ntwo\nthree\nfour\n" };
const edit = (start: number, end: number, text: string): Edit => ({
  path: "a",
  span: { start, end },
  text,
});
const outer = joinedEdit(source, [edit(18, 18, "\nfive"), edit(0, 4, "")]);

test("an edit of several pieces says all that stands from the first to the last", () => {
  expect(outer).toMatchObject({ span: { start: 0, end: 18 }, text: "two\nthree\nfour\nfive" });
  expect(applyEdits(source.text, [outer])).toBe("two\nthree\nfour\nfive\n");
});

test("what stands between its pieces may be changed by others", () => {
  const inner = edit(8, 13, "3");
  expect([overlap(outer, inner), overlap(inner, outer)]).toEqual([false, false]);
  expect(apartOf([inner, outer])).toEqual(new Set([outer, inner]));
  expect(applyEdits(source.text, [inner, outer])).toBe("two\n3\nfour\nfive\n");
  expect(replacementOf(source, [outer, inner]).lines).toEqual(["two", "3", "four", "five"]);
});

test("of edits that change the same, or insert at the same place, one begins first", () => {
  const first = edit(2, 6, "");
  const again = edit(18, 18, "\nsix");
  const between = edit(8, 13, "3");
  expect([overlap(outer, first), overlap(outer, again)]).toEqual([true, true]);
  expect(apartOf([again, first, between, outer])).toEqual(new Set([outer, between]));
  expect(() => applyEdits(source.text, [outer, first])).toThrow("edits overlap");
});
