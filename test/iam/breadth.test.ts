import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArnPattern } from "../../src/iam/arn-pattern.ts";
import { breadthOf, breadths, namesAccount } from "../../src/iam/breadth.ts";
import { included } from "../../src/access/included.ts";
import { facts } from "../rules/facts.ts";
import { statement } from "./statements.ts";
import { catalog } from "../catalog/committed.ts";
import { text } from "./texts.ts";
import { often } from "../share.ts";

/** Whether all that one resource names is named by another. */
const lies = (narrow: string, wide: string): boolean => {
  const [now, before] = [narrow, wide].map((each) =>
    statement({ action: ["s3:GetObject"], resource: [each] }),
  );
  return (
    now !== undefined &&
    before !== undefined &&
    included([now], [before], { conditionKeys: facts.conditionKeys }).proved
  );
};

const breadth = (pattern: string, ...types: readonly string[]): string =>
  breadthOf(
    parseArnPattern(text(pattern)),
    types.flatMap((type) => catalog.resourceType(type) ?? []),
  );

describe("the breadth of a pattern", () => {
  test.for([
    ["*", "s3:bucket", "everything"],
    ["arn:aws:*:*:*:*", "s3:bucket", "everything"],
    ["arn:aws:*", "s3:bucket", "everything"],
    ["arn:aws:s3:::*", "s3:bucket", "type"],
    ["arn:aws:s3:::*/*", "s3:object", "type"],
    ["arn:aws:s3:::b", "s3:bucket", "named"],
    ["arn:aws:s3:::b*", "s3:bucket", "named"],
    ["arn:aws:s3:::*-logs", "s3:bucket", "named"],
    ["arn:aws:s3:::?", "s3:bucket", "named"],
    ["arn:aws:s3:::b/*", "s3:object", "named"],
    ["arn:aws:s3:::*/public/*", "s3:object", "named"],
    ["arn:aws:s3:::${aws:username}", "s3:bucket", "named"],
    ["arn:aws:s3:::<name:b>/*", "s3:object", "named"],
    ["arn:aws:dynamodb:*:*:table/*", "dynamodb:table", "type"],
    ["arn:aws:dynamodb:*:*:t*", "dynamodb:table", "type"],
    ["arn:aws:dynamodb:*:*:*", "dynamodb:table", "type"],
    ["arn:aws:dynamodb:*", "dynamodb:table", "type"],
    ["arn:aws:dynamodb:us-east-1:1:table/*", "dynamodb:table", "type"],
    ["arn:aws:dynamodb:*:*:table/orders", "dynamodb:table", "named"],
    ["arn:aws:dynamodb:*:*:table/*/index/*", "dynamodb:index", "type"],
    ["arn:aws:dynamodb:*:*:table/orders/index/*", "dynamodb:index", "named"],
    ["arn:aws:iam::1:role/*", "iam:role", "type"],
    ["arn:aws:ssm:*:*:parameter/*", "ssm:parameter", "type"],
    ["arn:aws:ssm:*::parameter/aws/service/*", "ssm:parameter", "named"],
    ["arn:aws:iam::1:role/app/*", "iam:role", "named"],
    ["arn:aws:secretsmanager:*:*:secret:db-??????", "secretsmanager:Secret", "named"],
    ["<x>", "s3:bucket", "unknown"],
    ["<x>/*", "s3:object", "unknown"],
    ["no arn", "s3:bucket", "unknown"],
  ])("%s for %s is %s", ([pattern = "", type = "", expected]) => {
    expect(breadth(pattern, type)).toBe(expected);
  });

  test("is that of the type of which it reaches most", () => {
    expect(breadth("arn:aws:s3:::*", "s3:object", "s3:bucket")).toBe("type");
    expect(breadth("arn:aws:dynamodb:*:*:table/*", "dynamodb:index", "dynamodb:table")).toBe(
      "type",
    );
  });

  test("is not less for what covers more", () => {
    const part = fc.constantFrom("*", "a", "a*", "?", "aaaaaaaaaaaaaaaa", "table/*", "table/a");
    const pattern = fc
      .tuple(fc.constantFrom("dynamodb", "*"), part, part, part)
      .map(
        ([service, region, account, resource]) =>
          `arn:aws:${service}:${region}:${account}:${resource}`,
      );
    const types = ["dynamodb:table"].flatMap((type) => catalog.resourceType(type) ?? []);
    const rank = (written: string): number =>
      breadths.indexOf(breadthOf(parseArnPattern(text(written)), types));
    let compared = 0;
    fc.assert(
      fc.property(pattern, pattern, (narrow, wide) => {
        if (narrow === wide || !lies(narrow, wide)) return;
        compared++;
        expect(rank(wide)).toBeLessThanOrEqual(rank(narrow));
      }),
      { numRuns: often(1_500) },
    );
    expect(compared).toBeGreaterThan(often(10));
  });
});

describe("the account", () => {
  test.for([
    ["arn:aws:sqs:*:1:*", true],
    ["arn:aws:sqs:*:<account>:*", true],
    ["arn:aws:sqs:*:<x>:*", true],
    ["arn:aws:sqs:*:*:*", false],
    ["arn:aws:sqs:*:?:*", false],
    ["arn:aws:sqs:*", false],
    ["arn:aws:s3:::b", false],
    ["*", false],
    ["<x>", false],
  ] as const)("of %s is named: %s", ([pattern, expected]) => {
    expect(namesAccount(parseArnPattern(text(pattern)))).toBe(expected);
  });
});
