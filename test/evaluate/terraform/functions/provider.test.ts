import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  [
    'provider::aws::arn_parse("arn:aws:iam::444455556666:role/example")',
    '{partition = "aws", service = "iam", region = "", account_id = "444455556666", resource = "role/example"}',
  ],
  ['provider::aws::arn_parse("arn:aws:s3:::bucket/a:b").resource', '"bucket/a:b"'],
  [
    'provider::aws::arn_build("aws", "iam", "", "444455556666", "role/example")',
    '"arn:aws:iam::444455556666:role/example"',
  ],
  [
    'provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:role/with/path/example")',
    '"arn:aws:iam::444455556666:role/example"',
  ],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});
