import fc from "fast-check";
import { expect, test } from "vitest";
import { validityKinds } from "../../src/validity/check.ts";
import { issueCodes } from "../../src/validity/issue-codes.ts";
import {
  elementsOfPolicy,
  elementsOfStatement,
  principalKeys,
} from "../../src/validity/elements.ts";
import { operatorNames } from "../../src/validity/operators.ts";
import { findingsIn } from "./validity.ts";

const words = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...[
      "*",
      "Allow",
      "Deny",
      "2012-10-17",
      "s3:GetObject",
      "s3:*",
      "iam:Pass*",
      "arn:aws:s3:::b/*",
    ],
    ...["arn:aws:iam::*:role/x", "arn:", "${aws:username}", "${", "${}", "10.0.0.0/8", "true", ":"],
    ...["aws:SourceIp", "aws:TagKeys", "aws:ResourceTag/", "s3:prefix", "sns.amazonaws.com"],
  ),
);
const keys = fc.oneof(
  words,
  fc.constantFrom<string>(
    ...elementsOfPolicy,
    ...elementsOfStatement,
    ...principalKeys,
    ...operatorNames,
    "ForAllValues:StringLike",
    "ForAnyValue:",
    "NullIfExists",
  ),
);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(words, fc.boolean(), fc.integer(), fc.double(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 5 }),
  ),
}));

test("whatever JSON a policy is, something known is said of it, at places in it", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom(...validityKinds), (value, kind) => {
      const text = JSON.stringify(value);
      for (const { code, message, locations } of findingsIn(text, kind)) {
        expect(issueCodes.has(code)).toBe(true);
        expect(message).not.toBe("");
        for (const { place } of locations) {
          expect(place.span.start).toBeGreaterThanOrEqual(0);
          expect(place.span.end).toBeLessThanOrEqual(text.length);
          expect(place.span.start).toBeLessThanOrEqual(place.span.end);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("what breaks off is a syntax error, wherever it does", () => {
  const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*"}]}';
  for (let end = 0; end < text.length; end++)
    expect(findingsIn(text.slice(0, end)).map(({ code }) => code)).toEqual(["JSON_SYNTAX_ERROR"]);
});
