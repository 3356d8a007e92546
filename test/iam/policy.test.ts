import { describe, expect, test } from "vitest";
import { isCeiling, placeIn, type Policy } from "../../src/iam/policy.ts";
import { kindOfUnattached } from "../../src/iam/policy-kind.ts";
import { makeText } from "../../src/iam/text.ts";
import { statement, type Short } from "./statements.ts";

test("policies that only limit others are ceilings", () => {
  const kinds: readonly Policy["kind"][] = [
    ...(["identity", "resource", "trust", "boundary", "service-control"] as const),
    ...(["resource-control", "session", "endpoint"] as const),
  ];
  expect(kinds.filter(isCeiling)).toEqual([
    "boundary",
    "service-control",
    "resource-control",
    "session",
    "endpoint",
  ]);
});

describe("a policy that is attached to nothing is", () => {
  const kind = (...all: readonly Short[]): string => kindOfUnattached(all.map(statement));
  test.for<readonly [string, string, readonly Short[]]>([
    ["without principals", "identity", [{ action: ["s3:GetObject"], resource: ["*"] }]],
    ["without statements", "identity", []],
    ["with principals", "resource", [{ action: ["s3:GetObject"], principal: ["*"] }]],
    ["of assuming roles", "trust", [{ action: ["sts:AssumeRole"], principal: ["1"] }]],
    [
      "of assuming roles by a web identity, with tags",
      "trust",
      [{ action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"], principal: ["1"] }],
    ],
    ["of all of STS", "trust", [{ action: ["sts:*"], principal: ["1"] }]],
    [
      "of assuming roles and more",
      "resource",
      [
        { action: ["sts:AssumeRole"], principal: ["1"] },
        { action: ["s3:GetObject"], principal: ["1"] },
      ],
    ],
    ["with actions that are not known", "resource", [{ action: ["<x>"], principal: ["1"] }]],
    ["with principals and no actions", "resource", [{ principal: ["1"] }]],
    ["with NotPrincipal", "resource", [{ action: ["s3:*"], notPrincipal: ["1"] }]],
  ])("%s: %s", ([, expected, all]) => {
    expect(kind(...all)).toBe(expected);
  });
});

describe("the place of a text in a statement", () => {
  const here = { path: "main.tf", text: "statement { local.x }  locals" };
  const at = (start: number, end: number, source = here) => ({ source, span: { start, end } });
  const made = { ...statement({}), place: at(0, 21) };
  const elsewhere = at(0, 5, { path: "locals.tf", text: "" });

  test("is where it is written, if that is within", () => {
    const text = makeText(["x"], { written: at(12, 19), via: [elsewhere] });
    expect(placeIn(made, text)).toEqual(at(12, 19));
  });

  test("or the reference there, through which it came", () => {
    const text = makeText(["x"], { written: elsewhere, via: [at(23, 29), at(12, 19)] });
    expect(placeIn(made, text)).toEqual(at(12, 19));
  });

  test("or else where it is written", () => {
    const text = makeText(["x"], { written: elsewhere, via: [at(23, 29)] });
    expect(placeIn(made, text)).toEqual(elsewhere);
  });
});
