import { expect, test } from "vitest";
import { isHole } from "../../../src/iam/text.ts";
import { valueOf } from "./template.ts";

/** The holes of what a value comes to. */
function holesIn(
  written: string,
): readonly { readonly id: string; readonly expression?: string }[] {
  const value = valueOf(written);
  if (value.kind === "text") return value.text.parts.filter(isHole);
  if (value.kind === "unknown" || value.kind === "choice") return [value.hole];
  throw new Error(`no hole is looked for in a ${value.kind}`);
}

const idsIn = (written: string): readonly string[] => holesIn(written).map(({ id }) => id);

// Holes of equal id have equal values: what is proved of one is proved of the other.
test.each([
  ["a reference and a name that is filled in", "!Ref Given", '!Sub "${Given}"'],
  ["short and long form", "!Ref Given", "{ Ref: Given }"],
  ["an attribute in three forms", "!GetAtt Bucket.Name", '!Sub "${Bucket.Name}"'],
  ["an attribute as a list", "!GetAtt Bucket.Name", "!GetAtt [Bucket, Name]"],
  ["an import that is written twice", "!ImportValue a", "!ImportValue a"],
])("one thing has one id: %s", (_, a, b) => {
  expect(idsIn(a)).toHaveLength(1);
  expect(idsIn(a)).toEqual(idsIn(b));
});

test.each([
  ["references", "!Ref Given", "!Ref Bucket"],
  ["a resource and its attribute", "!Ref Bucket", "!GetAtt Bucket.Name"],
  ["an import of the name of a parameter", "!ImportValue Given", "!Ref Given"],
  [
    "an import and one of what a name stands for",
    "!ImportValue Given",
    "Fn::ImportValue: !Ref Given",
  ],
  ["two functions of equal arguments", "!Select [!Ref Given, [a]]", "!Cidr [!Ref Given, [a]]"],
  ["choices", "!If [Prod, a, b]", "!If [Test, a, b]"],
])("two things have two ids: %s", (_, a, b) => {
  const [one, other] = [idsIn(a), idsIn(b)];
  expect(one).not.toEqual([]);
  expect(one.filter((id) => other.includes(id))).toEqual([]);
});

test.each([
  ["!Ref Given", "Given"],
  ["!Ref AWS::Region", "AWS::Region"],
  ["!GetAtt Bucket.Name", "Bucket.Name"],
  // Fn::Sub takes names, no functions
  ["!ImportValue Given", undefined],
  ["!Select [0, !Ref Given]", undefined],
])("%s is written in Fn::Sub as %s", (written, expression) => {
  expect(holesIn(written).map((hole) => hole.expression)).toEqual([expression]);
});
