import { expect, test } from "vitest";
import { openNamePatterns } from "../../src/catalog/name-patterns.ts";
import { readCatalogFile } from "./committed.ts";

const patterns = openNamePatterns(readCatalogFile);
const { names } = JSON.parse(readCatalogFile("name-patterns.json")) as {
  readonly names: Readonly<Record<string, string>>;
};

test("every name is one that an ARN of its service has", () => {
  const actions = readCatalogFile("actions.json").split("\n");
  const unknown = Object.keys(names).filter((key) => {
    const [service = "", name = ""] = key.split(" ");
    const line = actions.find((each) => each.startsWith(`["${service}",`)) ?? "";
    return !line.includes(`\${${name}}`);
  });
  expect(unknown).toEqual([]);
});

test.each([
  ["sqs", "QueueName", "orders.fifo", true],
  ["sqs", "QueueName", "orders-*", true],
  ["sqs", "QueueName", "a/b", false],
  ["sqs", "QueueName", "a".repeat(81), false],
  ["s3", "BucketName", "ab", false],
  ["s3", "BucketName", "b?", true],
  ["iam", "RoleNameWithPath", "service-role/app", true],
  ["iam", "RoleNameWithPath", "/app", false],
  ["kms", "KeyId", "alias/app", false],
  ["kms", "KeyId", "mrk-1234abcd12ab34cd56ef1234567890ab", true],
  ["ssm", "ParameterNameWithoutLeadingSlash", "app/prod/key", true],
  ["ssm", "ParameterNameWithoutLeadingSlash", "/app", false],
  ["a4b", "ResourceId", "x", undefined],
])("%s %s %s: %s", (service, placeholder, name, takes) => {
  expect(patterns.takes(service, placeholder, name)).toBe(takes);
});
