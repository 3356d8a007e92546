import { expect, test } from "vitest";
import { writtenTemplate } from "../../../src/evaluate/cloudformation/written.ts";
import { valueOf } from "../../../src/syntax/data.ts";
import { show } from "../show.ts";
import { scopeOf } from "./template.ts";

// What a file says: literals as such, what Fn::Sub fills in by its name, functions as their text.
test.each([
  ["[a, 1, { b: true }]", '["a", 1, {b = true}]'],
  ['!Sub "arn:${AWS::Partition}:s3:::${Bucket}/*"', '"arn:${AWS::Partition}:s3:::${Bucket}/*"'],
  ['Fn::Sub: "${Bucket}"', '"${Bucket}"'],
  ['!Sub "${!aws:username}"', '"${!aws:username}"'],
  ["!Ref Bucket", "<Bucket>"],
  ["!GetAtt Bucket.Arn", "<Bucket.Arn>"],
  ["Ref: Bucket", "<Ref: Bucket>"],
  ['!Join ["", [a, b]]', '<["", [a, b]]>'],
])("%s is read as %s", (written, value) => {
  const text = `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    It:\n      ${written}\n`;
  const { template } = scopeOf(text);
  const node = valueOf(template.root, "Resources", "A", "It");
  expect(node && show(writtenTemplate(template)(node))).toBe(value);
});
