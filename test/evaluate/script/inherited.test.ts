import { expect, test } from "vitest";
import { inherited } from "../../../src/evaluate/script/inherited.ts";
import type { Class } from "../../../src/syntax/script/tree.ts";

const classes = Array.from(
  { length: 5000 },
  (_, at): Class => ({
    kind: "class",
    name: `C${at}`,
    bases: [],
    body: [],
    span: { start: at, end: at },
  }),
);

test("each class of a long line is looked at once, whoever is asked for first", () => {
  let made = 0;
  const depth = inherited<number>(
    ({ span }) => classes[span.start - 1],
    (_, above = 0) => {
      made++;
      return above + 1;
    },
  );
  const asked = [...classes.slice(4000).reverse(), ...classes];
  expect(asked.map(depth)).toEqual(asked.map(({ span }) => span.start + 1));
  expect(made).toBe(classes.length);
});

test("classes that extend themselves in a circle come to an end", () => {
  const names = inherited<string>(
    ({ span }) => classes[(span.start + 1) % 3],
    (own, above = "") => above + String(own.name),
  );
  expect(classes.slice(0, 3).map(names)).toEqual(["C2C1C0", "C2C1", "C2"]);
});
