import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOfCommit, linked, relativeReference, rulePage } from "../../src/report/links.ts";
import { hostile } from "./hostile.ts";

const linkTo = linesOfCommit("https://github.com/o/r", "abc");

test.for([
  ["infra/main.tf", 2, 5, "https://github.com/o/r/blob/abc/infra/main.tf#L2-L5"],
  ["infra/main.tf", 2, 2, "https://github.com/o/r/blob/abc/infra/main.tf#L2"],
  ["a b/(c)#1?.tf", 1, 1, "https://github.com/o/r/blob/abc/a%20b/%28c%29%231%3F.tf#L1"],
] as const)("lines of %s from %i to %i are at %s", ([path, first, last, address]) => {
  expect(linkTo(path, first, last)).toBe(address);
});

describe("a link", () => {
  test("is one, whatever the path and the address hold", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const address of [linkTo(text, 1, 2), `https://github.com/${text}`])
          expect(linked("text", address)).toMatch(
            /^\[text\]\(https:\/\/github\.com\/[\w./:#?&=%~+-]*\)$|^text$/,
          );
      }),
    );
  });

  test.for(["javascript:alert(1)", "//evil.example", "", `https://x/${"x".repeat(3000)}`])(
    "is none to %j",
    (address) => {
      expect(linked("`a`", address)).toBe("`a`");
    },
  );
});

test("a path as a reference is the path again, and holds no sign that means more", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (path) => {
      const reference = relativeReference(path);
      expect(reference).toMatch(/^[\w./~%-]*$/);
      expect(decodeURIComponent(reference)).toBe(path.replace(/\p{Surrogate}/gu, "\ufffd"));
    }),
  );
});

test("the page of faults stands beside what makes them", () => {
  expect(rulePage("wildcard-action")).toMatch(/\/src\/rules\/wildcard-action\.md$/);
  expect(rulePage("suppression")).toMatch(/\/src\/config\/suppression\.md$/);
});
