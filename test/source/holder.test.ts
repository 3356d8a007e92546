import { expect, test } from "vitest";
import { holderIn } from "../../src/source/holder.ts";
import type { Place } from "../../src/source/source.ts";

const source = { path: "a", text: "0123456789" };
const at = (start: number, end: number, path = "a"): Place => ({
  source: { ...source, path },
  span: { start, end },
});

test("the one thing that a place lies in, whole", () => {
  const things = [at(6, 9), at(0, 2), at(3, 6), at(3, 5, "b")];
  const holder = holderIn(things, (place) => place);
  expect(holder(at(3, 6))).toBe(things[2]);
  expect(holder(at(7, 8))).toBe(things[0]);
  expect(holder(at(0, 1))).toBe(things[1]);
  expect(holder(at(3, 4, "b"))).toBe(things[3]);
  expect(holder(at(4, 7))).toBeUndefined();
  expect(holder(at(2, 3))).toBeUndefined();
  expect(holder(at(9, 10))).toBeUndefined();
  expect(holder(at(3, 4, "c"))).toBeUndefined();
});

test("of nothing, nothing", () => {
  expect(holderIn<Place>([], (place) => place)(at(0, 1))).toBeUndefined();
});
