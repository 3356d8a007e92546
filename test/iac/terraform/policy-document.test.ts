import { expect, test } from "vitest";
import { extracted, policiesIn, statementsIn } from "../policies.ts";

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
    "Allow if StringEquals a: b",
  ],
  [
    'dynamic "condition" {\nfor_each = {}\ncontent {\ntest = "a"\nvariable = "b"\nvalues = []\n}\n}',
    "Allow",
  ],
  [
    'dynamic "condition" {\nfor_each = ["x", "y"]\ncontent {\ntest = "Bool"\nvariable = condition.value\nvalues = [condition.key]\n}\n}',
    "Allow if Bool x: 0 if Bool y: 1",
  ],
])("conditions: %s", (members, shown) => {
  expect(statement(members)).toEqual([shown]);
});

test.each([
  // one symbolic statement stands for all turns
  [
    "for_each = var.x\ncontent {\nactions = [statement.value.action]\nresources = [statement.key]\n}",
    ["maybe Allow ${app/var.x[*].action} on ${app/var.x[*]/key}"],
  ],
  // one for each turn that is known
  [
    'for_each = toset(["a", "b"])\niterator = it\ncontent {\nactions = ["${it.key}:C", it.value]\n}',
    ["Allow a:C, a", "Allow b:C, b"],
  ],
  [
    'for_each = { a = ["x"], b = ["y", "z"] }\ncontent {\nactions = statement.value\nresources = [statement.key]\n}',
    ["Allow x on a", "Allow y, z on b"],
  ],
  [
    'for_each = [for s in ["x", "y"] : { action = s } if s != "x"]\ncontent {\nactions = [statement.value.action]\n}',
    ["Allow y"],
  ],
  ['for_each = var.x ? [1] : []\ncontent {\nactions = ["a:B"]\n}', ["maybe Allow a:B"]],
  [
    "for_each = concat([1], var.x ? [2] : [])\ncontent {\nactions = [statement.value]\n}",
    ["Allow 1", "maybe Allow 2"],
  ],
  // of those written for a variable a caller may give others
  [
    'for_each = var.list\ncontent {\nactions = [statement.value, "b"]\n}',
    ["maybe Allow a:Default, b", "maybe Allow ${app/var.list[*]: a:Default | ?}, b"],
  ],
  // what would be there, if anything were
  ['for_each = []\ncontent {\nactions = ["a:B"]\n}', ["never Allow a:B"]],
  ['for_each = true ? {} : { a = 1 }\ncontent {\nactions = ["a:B"]\n}', ["never Allow a:B"]],
])("a dynamic statement: %s", (members, shown) => {
  expect(document(`dynamic "statement" {\n${members}\n}`)).toEqual(shown);
});

test("the turns of a dynamic statement are one statement as it is written", () => {
  const { policies } = extracted({
    "main.tf": `data "aws_iam_policy_document" "d" {
  statement {
    actions = ["a:First"]
  }
  dynamic "statement" {
    for_each = ["b", "c"]
    content {
      actions = ["\${statement.value}:X"]
    }
  }
  statement {
    actions = ["a:Last"]
  }
}`,
  });
  const ids = policies.flatMap(({ statements }) => statements.map(({ id }) => id));
  expect(ids.map((id) => id.slice(-3))).toEqual(["[0]", "[1]", "[1]", "[2]"]);
});

test("more turns than are looked at one by one are one for all beside those", () => {
  const statements = document(
    'dynamic "statement" {\nfor_each = range(300)\ncontent {\nactions = ["a:X${statement.value}"]\n}\n}',
  );
  expect(statements).toHaveLength(101);
  expect(statements[99]).toBe("Allow a:X99");
  expect(statements[100]).toMatch(/^maybe Allow a:X\$/);
});

test.each([
  ["count = 2", ["Allow a:B0", "Allow a:B1"], "a:B${count.index}"],
  ["count = 0", ["never Allow a:B"], "a:B"],
  ["count = var.x ? 1 : 0", ["maybe Allow a:B0"], "a:B${count.index}"],
  ["count = var.x ? 2 : 1", ["Allow a:B0", "maybe Allow a:B1"], "a:B${count.index}"],
  ["count = var.x", ["maybe Allow a:B"], "a:B"],
  ['for_each = toset(["p", "q"])', ["Allow a:p", "Allow a:q"], "a:${each.key}"],
  ["for_each = { p = 1, q = 2 }", ["Allow p:1", "Allow q:2"], "${each.key}:${each.value}"],
  ["for_each = {}", ["never Allow a:B"], "a:B"],
  ["for_each = var.x ? { p = 1 } : {}", ["maybe Allow a:1"], "a:${each.value}"],
  ["for_each = var.x", ["maybe Allow a:B"], "a:B"],
])("%s: %s", (repeated, shown, action) => {
  expect(document(`${repeated}\nstatement {\nactions = ["${action}"]\n}`)).toEqual(shown);
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

test("a check may have a document of its own", () => {
  const check = `check "health" {
  data "aws_iam_policy_document" "d" {
    statement {
      actions = ["a:B"]
    }
  }
  assert {
    condition     = data.aws_iam_policy_document.d.json != ""
    error_message = "none"
  }
}`;
  expect(policiesIn("app/main.tf", check)).toEqual([
    "identity of data.aws_iam_policy_document.d",
    "  Allow a:B",
  ]);
});
