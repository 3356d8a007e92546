import { expect, test } from "vitest";
import { openArnShapes } from "../../src/catalog/arn-shapes.ts";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { resourceNames } from "../../src/evidence/named-resource.ts";
import { readCatalogFile } from "../../src/repository/root.ts";

const catalog = openCatalog(readCatalogFile);
const nameOf = resourceNames(catalog, openArnShapes(readCatalogFile));

function named(arn: string, id: string, endings: readonly string[] = []) {
  const type = catalog.resourceType(id);
  if (!type) throw new Error(`${id} is no type`);
  const found = nameOf(arn, type, endings);
  return found && [found.type.id, found.arn, found.name, found.behind];
}

const at = "eu-west-1:111122223333";

test.for<readonly [arn: string, type: string, found: readonly string[] | undefined]>([
  ["arn:aws:s3:::reports", "s3:bucket", ["s3:bucket", "arn:aws:s3:::reports", "reports", ""]],
  [
    "arn:aws:s3:::reports/2026/a/b.csv",
    "s3:object",
    ["s3:bucket", "arn:aws:s3:::reports", "reports", "/2026/a/b.csv"],
  ],
  ["arn:aws:s3:::reports", "s3:object", undefined],
  [
    `arn:aws:dynamodb:${at}:table/orders/index/by/day`,
    "dynamodb:index",
    ["dynamodb:table", `arn:aws:dynamodb:${at}:table/orders`, "orders", "/index/by/day"],
  ],
  // What AWS adds to the name has dashes too: the name is as long as it can be.
  [
    `arn:aws:secretsmanager:${at}:secret:team/db-a-b-AbCdEf`,
    "secretsmanager:Secret",
    [
      "secretsmanager:Secret",
      `arn:aws:secretsmanager:${at}:secret:team/db-a-b-??????`,
      "team/db-a-b",
      "",
    ],
  ],
  ["arn:aws:sqs:eu-west-1:jobs", "sqs:queue", undefined],
])("%s is named as %s", ([arn, type, found]) => {
  expect(named(arn, type)).toEqual(found);
});

test("an ARN that somebody made up takes no longer than its length", () => {
  // What a format writes between its names, again and again, but never what it ends with.
  const hostile = catalog.services().flatMap((service) =>
    (catalog.service(service)?.resourceTypes ?? []).flatMap(({ id, arns }) => {
      const parts = (arns[0] ?? "")
        .replace(/\$\{(?:Partition|Region|Account)\}/g, "aws")
        .split(/\$\{\w+\}/);
      if (parts.length < 5) return [];
      const [begin = "", ...between] = parts;
      const step = between.slice(0, -2).join("a");
      return [{ id, arn: `${begin}a${step.repeat(Math.ceil(20_000 / step.length))}` }];
    }),
  );
  expect(hostile.length).toBeGreaterThan(10);
  for (const { id, arn } of hostile) expect([undefined, 4]).toContain(named(arn, id)?.length);
});
