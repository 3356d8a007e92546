import { expect, test } from "vitest";
import { byLevel, queryArn } from "../../src/query/arn.ts";
import { UnknownName } from "../../src/query/unknown-name.ts";
import { share } from "../share.ts";
import { reference } from "./reference.ts";

const types = (arn: string): readonly string[] =>
  queryArn(arn, reference).map(({ type }) => type.id);

/** Those of the ARN's own service, which come first. */
const own = (arn: string): readonly string[] => {
  const all = types(arn);
  const service = all[0]?.split(":")[0] ?? "";
  const first = all.filter((id) => id.startsWith(`${service}:`));
  expect(all.slice(0, first.length)).toEqual(first);
  return first;
};

test.each([
  ["arn:aws:s3:::b", ["s3:bucket"]],
  ["arn:aws:s3:::b/k", ["s3:object"]],
  // Not only buckets.
  ["arn:aws:s3:::*", ["s3:bucket", "s3:object"]],
  ["arn:aws:s3:us-east-1:111122223333:accesspoint/p/object/k", ["s3:accesspointobject"]],
  ["arn:aws:kinesis:us-east-1:111122223333:stream/s/consumer/c:1", ["kinesis:consumer"]],
  ["arn:aws:logs:us-east-1:111122223333:log-group:g:log-stream:s", ["logs:log-stream"]],
  ["arn:aws:lambda:us-east-1:111122223333:function:f", ["lambda:function"]],
  ["arn:aws:dynamodb:us-east-1:111122223333:table/backup", ["dynamodb:table"]],
  ["arn:aws:ssm:us-east-1:111122223333:parameter/team/app", ["ssm:parameter"]],
  ["arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/p", ["ssm:parameter"]],
  ["arn:aws-cn:s3:::${var.bucket}/*", ["s3:object"]],
  ["arn:aws:iam::111122223333:role/team/app", ["iam:role"]],
])("%s means %j", (arn, expected) => {
  expect(own(arn)).toEqual(expected);
});

test("types that other services list as theirs come last, with the actions that take them", () => {
  const meant = queryArn("arn:aws:iam::111122223333:role/app", reference);
  expect(meant.map(({ type }) => type.id)).toEqual([
    "iam:role",
    "ec2:role",
    "ssm:iam-role",
    "sts:role",
  ]);
  const [, , , sts] = meant;
  expect(sts?.actions.map(({ id }) => id)).toContain("sts:AssumeRole");
});

test("a wildcard for a whole resource means every type of its service", () => {
  const all = reference.catalog.service("ssm")?.resourceTypes.map(({ id }) => id) ?? [];
  const meant = own("arn:aws:ssm:us-east-1:111122223333:*");
  expect(meant.length).toBeGreaterThan(8);
  expect(all).toEqual(expect.arrayContaining([...meant]));
});

test("the actions of a type are those that take it, by their access level", () => {
  const [secret] = queryArn("arn:aws:secretsmanager:us-east-1:111122223333:secret:s-1", reference);
  const levels = new Map(byLevel(secret?.actions ?? []));
  expect(levels.get("Permissions management")?.map(({ name }) => name)).toEqual([
    "DeleteResourcePolicy",
    "PutResourcePolicy",
    "ValidateResourcePolicy",
  ]);
  for (const [level, actions] of levels)
    for (const action of actions) {
      expect(action.level).toBe(level);
      expect(action.resourceTypes.map(({ type }) => type.id)).toContain("secretsmanager:Secret");
    }
});

test("an ARN made by the format of a type means that type", () => {
  for (const service of share(reference.catalog.services(), 60))
    for (const type of reference.catalog.service(service)?.resourceTypes ?? [])
      for (const format of type.arns) {
        const arn = format
          .replaceAll("${Partition}", "aws")
          .replaceAll("${Region}", "us-east-1")
          .replaceAll("${Account}", "111122223333")
          // What AWS Backup restores may be called as any service calls it.
          .replaceAll("${Vendor}", type.service)
          .replaceAll(/\$\{\w+\}|\*/g, "x1");
        expect(types(arn)).toContain(type.id);
      }
});

test.each([
  ["arn:aws:lambda:us-east-1:111122223333:funtion:f", /function:\$\{FunctionName\}/],
  ["arn:aws:SQS:us-east-1:111122223333:q", /did you mean arn:\$\{Partition\}:sqs:/],
  [
    "arn:aws:lamda:us-east-1:111122223333:function:f",
    /nor is lamda the service of any; did you mean lambda/,
  ],
  ["s3:bucket", /is no ARN: it is neither/],
  ["", /is no ARN: it is empty/],
  ["arn:aws:s3", /three|3 of the six/],
])("%j is refused, with what may have been meant", (arn, said) => {
  expect(() => queryArn(arn, reference)).toThrow(UnknownName);
  expect(() => queryArn(arn, reference)).toThrow(said);
});
