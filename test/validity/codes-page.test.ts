import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checks } from "../../src/validity/checks.ts";
import { issueCodes } from "../../src/validity/issue-codes.ts";
import { shownPath } from "../../src/validity/path.ts";
import { readCodes, type Shown } from "./page.ts";
import { findingsIn } from "./validity.ts";

const page = readFileSync(
  join(import.meta.dirname, "..", "..", "src", "validity", "codes.md"),
  "utf8",
);
const sections = readCodes(page);
const current = sections.filter(({ status }) => status !== "retired");

test("the page has every code of AWS's, with its type", () => {
  expect(current.map(({ code, findingType }) => [code, findingType]).sort()).toEqual(
    [...issueCodes].map(([code, type]) => [code, type]).sort(),
  );
});

test("every code that is said to be found is one of a check, and no other one", () => {
  const given = new Set<string>([...checks.flatMap(({ codes }) => codes), "JSON_SYNTAX_ERROR"]);
  const said = current.filter(({ status }) => status !== "not").map(({ code }) => code);
  expect([...given].sort()).toEqual(said.sort());
});

test("every code that is found is shown wrong and right", () => {
  const bare = current.filter(
    ({ status, examples }) =>
      status !== "not" && new Set(examples.map(({ wrong }) => wrong)).size < 2,
  );
  expect(bare.map(({ code }) => code)).toEqual([]);
});

describe.for(current)("$code", ({ code, examples }) => {
  test.for(examples)("$kind: $text", (example) => {
    const found = placesOf(code, example);
    expect(found).toEqual(example.wrong ? example.at.toSorted() : []);
  });
});

function placesOf(code: string, { text, kind, resourceType }: Shown): readonly string[] {
  return findingsIn(text, kind, resourceType)
    .filter((each) => each.code === code)
    .flatMap(({ locations }) => locations.map(({ path }) => shownPath(path)))
    .sort();
}
