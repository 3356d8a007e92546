import { expect, test } from "vitest";
import { policiesIn, statementsIn } from "../policies.ts";

const beside = `
variable "x" {}
variable "list" {
  default = ["a:Default"]
}
data "aws_caller_identity" "current" {}
`;

/** The statements of a document with a body. */
const document = (body: string): readonly string[] =>
  statementsIn("app/main.tf", `${beside}\ndata "aws_iam_policy_document" "d" {\n${body}\n}\n`);

/** A statement with the given members. */
const statement = (members: string): readonly string[] => document(`statement {\n${members}\n}`);

test.each([
  ['actions = ["a:B"]', "Allow a:B"],
  ['effect = "Deny"\nactions = ["a:B"]', "Deny a:B"],
  ['effect = var.x\nactions = ["a:B"]', "unknown a:B"],
  ['effect = null\nactions = ["a:B"]', "Allow a:B"],
  ['sid = "S"\nactions = ["a:B", "a:C"]\nresources = ["*"]', "S: Allow a:B, a:C on *"],
  ['sid = ""\nactions = ["a:B"]', "Allow a:B"],
  ['not_actions = ["a:B"]\nnot_resources = ["arn:c"]', "Allow all but a:B on all but arn:c"],
  ['actions = null\nnot_actions = ["a:B"]', "Allow all but a:B"],
  ["actions = var.x", "Allow <app/var.x>"],
  ["actions = var.list", "Allow <app/var.list: a:Default | ?>"],
  ['actions = concat(["a:B"], var.x)', "Allow a:B, <app/var.x>"],
  ['actions = ["${var.x}:B"]', "Allow ${app/var.x}:B"],
  // policy variables are spelled with &, escaped dollars as they are
  ['resources = ["home/&{aws:username}"]', "Allow on home/${aws:username}"],
  ['resources = ["home/$${aws:username}"]', "Allow on home/${aws:username}"],
  [
    'resources = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/r"]',
    "Allow on arn:aws:iam::${account app/provider.aws/account}:role/r",
  ],
])("%s", (members, shown) => {
  expect(statement(members)).toEqual([shown]);
});

test.each([
  ['principals {\ntype = "Service"\nidentifiers = ["a", "b"]\n}', "Allow for Service: a, b"],
  [
    'principals {\ntype = "AWS"\nidentifiers = [var.x]\n}\nprincipals {\ntype = "Federated"\nidentifiers = ["f"]\n}',
    "Allow for AWS: ${app/var.x}; Federated: f",
  ],
  ['principals {\ntype = "*"\nidentifiers = ["*"]\n}', "Allow for *: *"],
  ['not_principals {\ntype = "AWS"\nidentifiers = ["a"]\n}', "Allow for all but AWS: a"],
  [
    "principals {\ntype = var.x\nidentifiers = var.list\n}",
    "Allow for <app/var.x>: <app/var.list: a:Default | ?>",
  ],
  [
    'dynamic "principals" {\nfor_each = var.x\ncontent {\ntype = "AWS"\nidentifiers = [principals.value]\n}\n}',
    "Allow for AWS: ${app/var.x[*]}",
  ],
])("principals: %s", (members, shown) => {
  expect(statement(members)).toEqual([shown]);
});

test.each([
  [
    'condition {\ntest = "StringLike"\nvariable = "aws:PrincipalTag/&{a}"\nvalues = ["&{aws:username}", "b"]\n}',
    "Allow if StringLike aws:PrincipalTag/${a}: ${aws:username}, b",
  ],
  [
    'condition {\ntest = "Bool"\nvariable = "a"\nvalues = [true]\n}\ncondition {\ntest = "Null"\nvariable = "b"\nvalues = var.x\n}',
    "Allow if Bool a: true if Null b: <app/var.x>",
  ],
  [
    'condition {\ntest = "IpAddress"\nvariable = "a"\nvalues = ["b"]\n}\ncondition {\ntest = "IpAddress"\nvariable = "a"\nvalues = ["c"]\n}',
    "Allow if IpAddress a: b, c",
  ],
  [
    'dynamic "condition" {\nfor_each = { a = "b" }\niterator = c\ncontent {\ntest = "StringEquals"\nvariable = c.key\nvalues = [c.value]\n}\n}',
    'Allow if StringEquals ${app/{ a = "b" }[*]/key}: b',
  ],
])("conditions: %s", (members, shown) => {
  expect(statement(members)).toEqual([shown]);
});

test.each([
  // one symbolic statement stands for all turns
  [
    "for_each = var.x\ncontent {\nactions = [statement.value.action]\nresources = [statement.key]\n}",
    "maybe Allow ${app/var.x[*].action} on ${app/var.x[*]/key}",
  ],
  [
    'for_each = toset(["a", "b"])\niterator = it\ncontent {\nactions = ["${it.key}:C", it.value]\n}',
    'maybe Allow ${app/toset(["a", "b"])[*]: a | b}:C, ${app/toset(["a", "b"])[*]: a | b}',
  ],
  ['for_each = var.x ? [1] : []\ncontent {\nactions = ["a:B"]\n}', "maybe Allow a:B"],
])("a dynamic statement: %s", (members, shown) => {
  expect(document(`dynamic "statement" {\n${members}\n}`)).toEqual([shown]);
});

test.each(["count = 2", "for_each = var.x"])("%s: its statements are there or not", (repeated) => {
  expect(document(`${repeated}\nstatement {\nactions = ["a:B"]\n}`)).toEqual(["maybe Allow a:B"]);
});

test("a document that nothing uses shows its kind by itself", () => {
  const trust = 'actions = ["sts:AssumeRole"]\nprincipals {\ntype = "AWS"\nidentifiers = ["a"]\n}';
  const text = ['actions = ["a:B"]', trust, trust.replace("sts:AssumeRole", "a:B")]
    .map(
      (members, i) => `data "aws_iam_policy_document" "d${i}" {\nstatement {\n${members}\n}\n}\n`,
    )
    .join("");
  expect(policiesIn("main.tf", text).filter((line) => !line.startsWith(" "))).toEqual([
    "identity of data.aws_iam_policy_document.d0",
    "trust of data.aws_iam_policy_document.d1",
    "resource of data.aws_iam_policy_document.d2",
  ]);
});
