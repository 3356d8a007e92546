import { describe, expect, test } from "vitest";
import { checks } from "../../src/validity/checks.ts";
import { issueCodes } from "../../src/validity/issue-codes.ts";
import { shownPath } from "../../src/validity/path.ts";
import { codesOfPage, type CodeExample } from "./page.ts";
import { findingsIn } from "./validity.ts";

const current = codesOfPage().filter(({ status }) => !status.startsWith("retired"));

test("the page has every code of AWS's, with its type", () => {
  expect(current.map(({ code, findingType }) => [code, findingType]).sort()).toEqual(
    [...issueCodes].map(([code, type]) => [code, type]).sort(),
  );
});

test("every code that is said to be found is one of a check, and no other one", () => {
  const given = new Set<string>([...checks.flatMap(({ codes }) => codes), "JSON_SYNTAX_ERROR"]);
  const said = current.filter(({ status }) => !status.startsWith("not"));
  expect([...given].sort()).toEqual(said.map(({ code }) => code).sort());
});

describe.for(current)("$code", ({ code, examples }) => {
  test.for(examples)("$kind: $wrong", (example) => {
    expect(placesOf(code, example.wrong, example)).toEqual(example.at.toSorted());
    expect(placesOf(code, example.right, example)).toEqual([]);
  });
});

function placesOf(
  code: string,
  text: string,
  { kind, resourceType }: CodeExample,
): readonly string[] {
  return findingsIn(text, kind, resourceType)
    .filter((each) => each.code === code)
    .flatMap(({ locations }) => locations.map(({ path }) => shownPath(path)))
    .sort();
}
