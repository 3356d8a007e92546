import { describe, expect, test } from "vitest";
import { worldsOf } from "../../src/change/world.ts";
import type { Policy } from "../../src/iam/policy.ts";
import { isHole, makeText, textKey, type Hole } from "../../src/iam/text.ts";
import { policyOf, statement } from "../iam/statements.ts";
import { hole, text } from "../iam/texts.ts";

type Given = {
  readonly values?: readonly string[];
  readonly complete?: boolean;
  readonly definition?: string;
};

/** A policy on one resource that is not known, with what is written for it. */
function about(given: Given, rest = false): Policy {
  const { values, complete = true, definition } = given;
  const unknown: Hole = {
    ...hole("x"),
    ...(values && { among: { texts: values.map(text), complete } }),
    ...(definition !== undefined && { definition }),
  };
  const own = statement({ action: ["s3:GetObject"], resource: [] });
  const resource = rest
    ? { ...own.resource, items: [], rest: [unknown] }
    : { ...own.resource, items: [makeText(["b/", unknown], text("").origin)], rest: [] };
  const { place } = own;
  return policyOf([{ ...own, resource: { negated: false, place, ...resource } }]);
}

/** The resources of a side in a world. */
function shown(policies: readonly Policy[]): string {
  return policies
    .flatMap(({ statements }) => statements)
    .flatMap(({ resource }) => [
      ...(resource?.items ?? []).map(textKey),
      ...(resource?.rest ?? []).map(({ id }) => `...${id}`),
    ])
    .join(" ");
}

/** Each world as `now < before`. */
function worlds(now: Given, before: Given, rest = false): readonly string[] {
  return worldsOf([about(now, rest)], [about(before, rest)]).map(
    (each) => `${shown(each.now)} < ${shown(each.before)}`,
  );
}

const apart = "b/${x after} < b/${x before}";
const alike = "b/${x} < b/${x}";
const many = Array.from({ length: 9 }, (_, index) => String(index));

describe("what is not known on both sides", () => {
  const cases: readonly (readonly [string, Given, Given, readonly string[]])[] = [
    ["has one value where it is defined alike", {}, {}, [alike]],
    [
      "has one value of several, where these are the same",
      { values: ["m", "n"] },
      { values: ["m", "n"] },
      [alike],
    ],
    [
      "has the values that are written on each side, the first with the first",
      { values: ["m", "n"] },
      { values: ["m", "o"] },
      ["b/m < b/m", "b/n < b/o"],
    ],
    [
      "has the last value where a side has fewer",
      { values: ["m", "n"] },
      { values: ["m"] },
      ["b/m < b/m", "b/n < b/m"],
    ],
    [
      "may be given one and the same, where somebody may give another",
      { values: ["m"], complete: false },
      { values: ["n"], complete: false },
      ["b/m < b/n", alike],
    ],
    [
      "is another on each side where more values are written than are looked at",
      { values: many },
      { values: ["m"] },
      [...many.slice(0, 8).map((each) => `b/${each} < b/m`), apart],
    ],
    [
      "is another where what it depends on has changed",
      { definition: "1" },
      { definition: "2" },
      [apart, apart],
    ],
    [
      "may be any of its values on each side, where what decides on them has changed",
      { values: ["m", "n"], definition: "1" },
      { values: ["m", "n"], definition: "2" },
      ["b/m < b/m", "b/n < b/n", apart],
    ],
    [
      "is another where nothing was written for it before",
      { values: ["m"] },
      {},
      ["b/m < b/${x before}"],
    ],
  ];
  test.each(cases)("%s", (_, now, before, expected) => {
    expect(worlds(now, before)).toEqual(expected);
  });

  test("and stands for several items has all that are written", () => {
    expect(worlds({ values: ["m", "n"] }, { values: ["o"] }, true)).toEqual(["m n < o", "m n < o"]);
    expect(worlds({}, {}, true)).toEqual(["...x < ...x"]);
  });
});

test("a statement of a world is told as the one that it was made of", () => {
  const [now, before] = [about({ values: ["m"] }), about({ values: ["n"] })];
  const [world] = worldsOf([now], [before]);
  const made = world?.now[0]?.statements[0];
  expect(made).not.toBe(now.statements[0]);
  expect(made && world.originalOf(made)).toBe(now.statements[0]);
});

test("what only one side names stays as it is", () => {
  const other = policyOf([statement({ action: ["s3:GetObject"], resource: ["<y>"] })]);
  const [world, ...more] = worldsOf([about({ values: ["m"] })], [other]);
  expect(more).toEqual([]);
  const holes = world?.now.flatMap(({ statements }) =>
    statements.flatMap(({ resource }) => resource?.items ?? []),
  );
  expect(holes?.flatMap(({ parts }) => parts.filter(isHole)).map(({ id }) => id)).toEqual(["x"]);
});
