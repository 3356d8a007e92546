import { expect, test } from "vitest";
import { onlyProposed, proposals } from "./proposed.ts";

const module = `
variable "statements" {}
data "aws_iam_policy_document" "all" {
  dynamic "statement" {
    for_each = var.statements
    content {
      effect    = statement.value.effect
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }
}
resource "aws_iam_policy" "all" {
  policy = data.aws_iam_policy_document.all.json
}
`;

const caller = `
resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}
module "access" {
  source = "./access"
  statements = {
    read = {
      effect    = "Allow"
      actions   = ["s3:GetObject"]
      resources = ["*"]
    }
    send = { effect = "Allow", actions = ["sqs:SendMessage"], resources = ["arn:aws:sqs:eu-west-1:111122223333:in"] }
  }
}
`;

test("a statement that a module makes of its caller's object is replaced there", () => {
  const files = { "access/main.tf": module, "main.tf": caller };
  expect(proposals(files).map(({ statement }) => statement.place.source.path)).toEqual(["main.tf"]);
  expect(onlyProposed(files)).toMatchObject({
    kind: "commit",
    lines: `read = {
  effect    = "Allow"
  actions   = ["s3:GetObject"]
  resources = ["\${aws_s3_bucket.logs.arn}/*"]
}`,
  });
});
