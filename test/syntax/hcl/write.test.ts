import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/source/edit.ts";
import type { Expression } from "../../../src/syntax/hcl/ast.ts";
import {
  type HclChange,
  type HclItem,
  type HclStatement,
  quoteHcl,
  respellStatement,
} from "../../../src/syntax/hcl/write.ts";
import { statementsOf } from "./statement-texts.ts";
import { entriesOf, nameOf, valueOf } from "./write-changes.ts";

type MakeChange = (statement: HclStatement) => HclChange;
type Wanted = number | string | ((statement: HclStatement) => Expression);

function itemsOf(statement: HclStatement, key: string): readonly Expression[] {
  const entry = entriesOf(statement).find((each) => nameOf(each) === key);
  const value = entry && valueOf(entry);
  return value?.kind === "tuple" ? value.items : value ? [value] : [];
}

const item =
  (key: string, index: number) =>
  (statement: HclStatement): Expression => {
    const kept = itemsOf(statement, key)[index];
    if (!kept) throw new Error(`${key} has no item ${index}`);
    return kept;
  };

/** The items of a key that are kept, by their places, and new ones, by their spelling. */
const items =
  (key: string, ...wanted: readonly Wanted[]): MakeChange =>
  (statement) => ({
    key,
    items: wanted.map((each): HclItem => {
      if (typeof each === "string") return { text: each };
      return { kept: (typeof each === "number" ? item(key, each) : each)(statement) };
    }),
  });
const scalar =
  (key: string, spelled: string): MakeChange =>
  () => ({ key, scalar: spelled });
const remove =
  (key: string): MakeChange =>
  () => ({ key, remove: true });

const actions = (...wanted: readonly Wanted[]): MakeChange => items("actions", ...wanted);
const resources = (...wanted: readonly Wanted[]): MakeChange => items("resources", ...wanted);
const sid = scalar("sid", '"New"');
const newSid = scalar("Sid", '"New"');

/** Copies of the first statement of a text, in the place where it stands. */
function written(text: string, ...copies: readonly (readonly MakeChange[])[]): string | undefined {
  const [first] = statementsOf(text);
  if (!first) throw new Error("no statement");
  const { item: statement, parent } = first;
  const changes = copies.map((copy) => copy.map((change) => change(statement)));
  const respelled = respellStatement(text, statement, parent, changes);
  if (!respelled) return undefined;
  expect(respelled.span).toEqual(statement.span);
  const result = applyEdits(text, [respelled]);
  expect(statementsOf(result)).toHaveLength(statementsOf(text).length + copies.length - 1);
  return result;
}

/** A text inside another one, of which nothing may change; texts begin with a new line. */
const inside =
  (head: string, tail: string) =>
  (text: string, ...copies: readonly (readonly MakeChange[])[]): string | undefined => {
    const result = written(head + text + tail, ...copies);
    return result?.slice(head.length, result.length - tail.length);
  };
const inDocument = inside('data "aws_iam_policy_document" "it" {', "\n}\n");
const inPolicy = inside("locals {\n  policy = {", "\n  }\n}\n");

describe("the body of a block", () => {
  test.each([
    {
      name: "one-line lists stay on one line",
      text: `
  statement {
    effect    = "Allow"
    actions   = ["s3:*", "ec2:*"]
    resources = ["*"]
  }`,
      changes: [actions(1, '"s3:Get*"'), resources("aws_s3_bucket.logs.arn")],
      becomes: `
  statement {
    effect    = "Allow"
    actions   = ["ec2:*", "s3:Get*"]
    resources = [aws_s3_bucket.logs.arn]
  }`,
    },
    {
      name: "an argument that becomes longer than its line leaves the alignment",
      text: `
  statement {
    effect    = "Allow"
    actions   = ["dynamodb:BatchGetItem"]
    resources = ["*"]
  }`,
      changes: [
        actions(
          0,
          '"dynamodb:BatchWriteItem"',
          '"dynamodb:ConditionCheckItem"',
          '"dynamodb:DescribeTable"',
        ),
      ],
      becomes: `
  statement {
    effect = "Allow"
    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DescribeTable",
    ]
    resources = ["*"]
  }`,
    },
    {
      name: "arguments that were not aligned are left as they are",
      text: `
  statement {
    effect = "Allow"
    actions =   ["a:b"]
    resources    = ["*"]
  }`,
      changes: [sid, actions('"c:d"'), items("not_resources", '"x"')],
      becomes: `
  statement {
    sid = "New"
    effect = "Allow"
    actions =   ["c:d"]
    resources    = ["*"]
    not_resources = ["x"]
  }`,
    },
    {
      name: "a new sid comes first and takes part in the alignment",
      text: `
  statement {
    effect    = "Allow"
    resources = ["*"]
  }`,
      changes: [sid],
      becomes: `
  statement {
    sid       = "New"
    effect    = "Allow"
    resources = ["*"]
  }`,
    },
    {
      name: "a new sid before a list of several lines",
      text: `
  statement {
    actions = [
      "a:b",
    ]
  }`,
      changes: [sid],
      becomes: `
  statement {
    sid = "New"
    actions = [
      "a:b",
    ]
  }`,
    },
    {
      name: "the comment above the first argument stays on top",
      text: `
  statement {
    # Reads the logs
    actions = ["a:b"]
  }`,
      changes: [sid],
      becomes: `
  statement {
    # Reads the logs
    sid     = "New"
    actions = ["a:b"]
  }`,
    },
    {
      name: "a sid is changed, its comment stays",
      text: `
  statement {
    sid    = "Old" # as in the console
    effect = "Allow"
  }`,
      changes: [sid],
      becomes: `
  statement {
    sid    = "New" # as in the console
    effect = "Allow"
  }`,
    },
    {
      name: "new arguments come before the blocks",
      text: `
  statement {
    actions = ["a:b"]

    # Only over TLS
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }`,
      changes: [items("resources", '"*"')],
      becomes: `
  statement {
    actions   = ["a:b"]
    resources = ["*"]

    # Only over TLS
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }`,
    },
    {
      name: "arguments and blocks are left out with their comments",
      text: `
  statement {
    sid = "Old" # the sid
    # what it may do
    actions   = ["a:b"]
    resources = ["*"]

    # by whom
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }`,
      changes: [remove("sid"), remove("actions"), remove("principals")],
      becomes: `
  statement {
    resources = ["*"]

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }`,
    },
    {
      name: "a key takes the place of its negation",
      text: `
  statement {
    sid         = "Old"
    not_actions = ["a:b"]
    resources   = ["*"]
  }`,
      changes: [items("actions", '"c:d"'), remove("not_actions")],
      becomes: `
  statement {
    sid       = "Old"
    actions   = ["c:d"]
    resources = ["*"]
  }`,
    },
    {
      name: "a list that is not written as one is replaced",
      text: `
  statement {
    actions   = local.actions
    resources = concat(["*"], local.more)
  }`,
      changes: [actions('"a:b"'), resources('"c"', '"d"')],
      becomes: `
  statement {
    actions   = ["a:b"]
    resources = ["c", "d"]
  }`,
    },
    {
      name: "what is kept as a whole stays as it is",
      text: `
  statement {
    actions   = local.actions
    resources = ["*"]
  }`,
      changes: [actions(0), resources(0)],
      becomes: `
  statement {
    actions   = local.actions
    resources = ["*"]
  }`,
    },
    {
      name: "blank lines between all arguments",
      text: `
  statement {
    effect = "Allow"

    actions = ["a:b"]

    resources = ["*"]
  }`,
      changes: [sid, items("not_principals", '"x"')],
      becomes: `
  statement {
    sid = "New"

    effect = "Allow"

    actions = ["a:b"]

    resources = ["*"]

    not_principals = ["x"]
  }`,
    },
    {
      name: "a block in one line gets lines where it must",
      text: `
  statement { actions = ["a:b"] }`,
      changes: [sid, actions(0, '"c:d"')],
      becomes: `
  statement {
    sid     = "New"
    actions = ["a:b", "c:d"]
  }`,
    },
    {
      name: "a block in one line stays in it where it can",
      text: `
  statement { actions = ["a:b"] }`,
      changes: [actions(0, '"c:d"')],
      becomes: `
  statement { actions = ["a:b", "c:d"] }`,
    },
    {
      name: "an empty block",
      text: `
  statement {
  }`,
      changes: [sid, actions('"a:b"')],
      becomes: `
  statement {
    sid     = "New"
    actions = ["a:b"]
  }`,
    },
    {
      name: "dynamic: the changes go into the content",
      text: `
  dynamic "statement" {
    for_each = var.buckets
    content {
      effect    = "Allow"
      actions   = ["s3:*"]
      resources = ["\${statement.value}/*"]
    }
  }`,
      changes: [sid, actions('"s3:Get*"')],
      becomes: `
  dynamic "statement" {
    for_each = var.buckets
    content {
      sid       = "New"
      effect    = "Allow"
      actions   = ["s3:Get*"]
      resources = ["\${statement.value}/*"]
    }
  }`,
    },
    {
      name: "tabs",
      text: `
\tstatement {
\t\tactions = [
\t\t\t"a:b",
\t\t]
\t\tresources = ["*"]
\t}`,
      changes: [actions(0, '"c:d"'), resources('"one"', 'join(":", [\n  local.a,\n])')],
      becomes: `
\tstatement {
\t\tactions = [
\t\t\t"a:b",
\t\t\t"c:d",
\t\t]
\t\tresources = [
\t\t\t"one",
\t\t\tjoin(":", [
\t\t\t  local.a,
\t\t\t]),
\t\t]
\t}`,
    },
    {
      name: "line ends of CR and LF",
      text: `
  statement {\r
    actions = [\r
      "a:b",\r
    ]\r
  }`,
      changes: [sid, actions(0, '"c:d"'), resources('"*"')],
      becomes: `
  statement {\r
    sid = "New"\r
    actions = [\r
      "a:b",\r
      "c:d",\r
    ]\r
    resources = [\r
      "*",\r
    ]\r
  }`,
    },
    {
      name: "an expression of several lines is indented",
      text: `
  statement {
    actions   = ["a:b"]
    resources = ["*"]
  }`,
      changes: [scalar("sid", 'join("", [\n  "a",\n\n  <<-EOT\n  b\n  EOT\n])')],
      becomes: `
  statement {
    sid = join("", [
      "a",

      <<-EOT
  b
  EOT
    ])
    actions   = ["a:b"]
    resources = ["*"]
  }`,
    },
  ])("$name", ({ text, changes, becomes }) => {
    expect(inDocument(text, changes)).toBe(becomes);
  });
});

describe("lists", () => {
  test.each([
    {
      name: "one item a line, a comma behind the last",
      text: `
  statement {
    actions = [
      "a:b",
      "c:d",
      "e:f",
    ]
  }`,
      changes: [actions(2, '"g:h"')],
      becomes: `
  statement {
    actions = [
      "e:f",
      "g:h",
    ]
  }`,
    },
    {
      name: "one item a line, no comma behind the last",
      text: `
  statement {
    actions = [
      "a:b",
      "c:d"
    ]
  }`,
      changes: [actions(0, '"g:h"')],
      becomes: `
  statement {
    actions = [
      "a:b",
      "g:h"
    ]
  }`,
    },
    {
      name: "the last of several items stays on its line",
      text: `
  statement {
    actions = [
      "a:b",
      "c:d",
    ]
  }`,
      changes: [actions(1)],
      becomes: `
  statement {
    actions = [
      "c:d",
    ]
  }`,
    },
    {
      name: "several items a line",
      text: `
  statement {
    actions = [
      "a:b", "c:d",
      "e:f", "g:h",
    ]
  }`,
      changes: [actions(0, 1, 3, '"i:j"')],
      becomes: `
  statement {
    actions = [
      "a:b", "c:d", "g:h",
      "i:j",
    ]
  }`,
    },
    {
      name: "the first item beside the bracket",
      text: `
  statement {
    actions = ["a:b",
      "c:d",
      "e:f"
    ]
  }`,
      changes: [actions(1, 2, '"g:h"')],
      becomes: `
  statement {
    actions = ["c:d",
      "e:f",
      "g:h"
    ]
  }`,
    },
    {
      name: "the last item beside the bracket",
      text: `
  statement {
    actions = [
      "a:b",
    "c:d"]
  }`,
      changes: [actions(0, 1, '"g:h"')],
      becomes: `
  statement {
    actions = [
      "a:b",
      "c:d",
      "g:h"
    ]
  }`,
    },
    {
      name: "comments go with the items on their line or directly below them",
      text: `
  statement {
    actions = [
      "a:b", # reads
      // writes
      "c:d",
      /* deletes,
         too */
      "e:f", # deletes
      "g:h" // the last
    ]
  }`,
      changes: [actions(1, 3)],
      becomes: `
  statement {
    actions = [
      // writes
      "c:d",
      "g:h" // the last
    ]
  }`,
    },
    {
      name: "comments follow items to other places",
      text: `
  statement {
    actions = [
      "a:b",
      # writes
      "c:d", # now
      "e:f",
    ]
  }`,
      changes: [actions(2, '"g:h"', 1, 0)],
      becomes: `
  statement {
    actions = [
      "e:f",
      "g:h",
      # writes
      "c:d", # now
      "a:b",
    ]
  }`,
    },
    {
      name: "a comment above the first item stays, and those that stand alone",
      text: `
  statement {
    actions = [
      # reading
      "a:b",

      # writing

      "c:d",
      # the end
    ]
  }`,
      changes: [actions('"e:f"', '"g:h"')],
      becomes: `
  statement {
    actions = [
      # reading
      "e:f",
      "g:h",
      # writing
      # the end
    ]
  }`,
    },
    {
      name: "comments below each other stay so",
      text: `
  statement {
    actions = [
      "a:b",     # one
      "c:defgh", # two
      "e:f",     # three
    ]
  }`,
      changes: [actions(0, 2, '"i:j"')],
      becomes: `
  statement {
    actions = [
      "a:b", # one
      "e:f", # three
      "i:j", # two
    ]
  }`,
    },
    {
      name: "comments about an item stay with what stands in its place",
      text: `
  statement {
    actions = [
      "a:b",
      # about c
      "c:*", # two
      "e:f",
    ]
  }`,
      changes: [actions(0, '"c:d"', 2)],
      becomes: `
  statement {
    actions = [
      "a:b",
      # about c
      "c:d", # two
      "e:f",
    ]
  }`,
    },
    {
      name: "comments about items that become several stand above those",
      text: `
  statement {
    actions = [
      "a:b", # one
      "c:*", # two
      "e:*", # three
    ]
  }`,
      changes: [actions(0, '"c:d"', '"e:f"')],
      becomes: `
  statement {
    actions = [
      "a:b", # one
      # two
      # three
      "c:d",
      "e:f",
    ]
  }`,
    },
    {
      name: "a comment within the line stays with what stands in its place",
      text: `
  statement {
    actions = [/* all */ "a:*", "c:d"]
  }`,
      changes: [actions('"a:b"', '"a:c"', 1)],
      becomes: `
  statement {
    actions = [/* all */ "a:b", "a:c", "c:d"]
  }`,
    },
    {
      name: "comments that do not stand below each other are left there",
      text: `
  statement {
    actions = [
      "a:b",  # one
      "c:defgh",  # two
      "e:f",  # three
    ]
  }`,
      changes: [actions(0, 2)],
      becomes: `
  statement {
    actions = [
      "a:b", # one
      "e:f",  # three
    ]
  }`,
    },
    {
      name: "blank lines between groups",
      text: `
  statement {
    actions = [
      "a:b",

      # of c
      "c:d",
      "c:e",
    ]
  }`,
      changes: [actions(0, '"a:c"', 1, 2, '"f:g"')],
      becomes: `
  statement {
    actions = [
      "a:b",
      "a:c",

      # of c
      "c:d",
      "c:e",
      "f:g",
    ]
  }`,
    },
    {
      name: "comments inside a line",
      text: `
  statement {
    actions = ["a:b" /* one */, /* two */ "c:d", "e:f"]
  }`,
      changes: [actions(1, 0)],
      becomes: `
  statement {
    actions = [/* two */ "c:d", "a:b" /* one */]
  }`,
    },
    {
      name: "a line that would grow too long is broken up",
      text: `
  statement {
    actions   = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"]
    resources = ["*"]
  }`,
      changes: [actions(0, 1, '"dynamodb:ConditionCheckItem"', '"dynamodb:DescribeTable"')],
      becomes: `
  statement {
    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DescribeTable",
    ]
    resources = ["*"]
  }`,
    },
    {
      name: "a line that was too long already is not",
      text: `
  statement {
    actions = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable"]
  }`,
      changes: [actions(0, 1, 2, 3, '"a:b"')],
      becomes: `
  statement {
    actions = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable", "a:b"]
  }`,
    },
    {
      name: "several items of several lines",
      text: `
  statement {
    actions = ["a:b"]
  }`,
      changes: [actions(0, 'format("%s",\n  local.a,\n)')],
      becomes: `
  statement {
    actions = [
      "a:b",
      format("%s",
        local.a,
      ),
    ]
  }`,
    },
    {
      name: "an item of several lines in a list of lines",
      text: `
  statement {
    actions = [
      "a:b",
    ]
  }`,
      changes: [actions(0, 'format("%s",\n  local.a,\n)')],
      becomes: `
  statement {
    actions = [
      "a:b",
      format("%s",
        local.a,
      ),
    ]
  }`,
    },
    {
      name: "a new list is written like another one of the statement",
      text: `
  statement {
    actions = [
      "a:b",
      "c:d",
    ]
  }`,
      changes: [items("resources", '"x"', '"y"'), items("not_resources", '"*"')],
      becomes: `
  statement {
    actions = [
      "a:b",
      "c:d",
    ]
    resources = [
      "x",
      "y",
    ]
    not_resources = ["*"]
  }`,
    },
    {
      name: "an empty list",
      text: `
  statement {
    actions   = []
    resources = [
      # none yet
    ]
  }`,
      changes: [actions('"a:b"'), resources('"*"')],
      becomes: `
  statement {
    actions   = ["a:b"]
    resources = [
      # none yet
      "*"
    ]
  }`,
    },
    {
      name: "a list becomes empty",
      text: `
  statement {
    actions = [
      "a:b",
    ]
  }`,
      changes: [actions()],
      becomes: `
  statement {
    actions = []
  }`,
    },
    {
      name: "items move from one list to another",
      text: `
  statement {
    actions = [
      "a:b",
    ]
    resources = [format("%s", [
      "x",
    ]), "y"]
  }`,
      changes: [items("not_actions", item("resources", 0)), resources(1)],
      becomes: `
  statement {
    actions = [
      "a:b",
    ]
    resources = ["y"]
    not_actions = [
      format("%s", [
        "x",
      ]),
    ]
  }`,
    },
  ])("$name", ({ text, changes, becomes }) => {
    expect(inDocument(text, changes)).toBe(becomes);
  });
});

describe("objects", () => {
  test.each([
    {
      name: "a single value stays one, or becomes a list",
      text: `
    Statement = {
      Effect   = "Allow"
      Action   = "s3:*"
      Resource = "*"
    }`,
      changes: [items("Action", '"s3:Get*"'), items("Resource", '"a"', '"b"')],
      becomes: `
    Statement = {
      Effect   = "Allow"
      Action   = "s3:Get*"
      Resource = ["a", "b"]
    }`,
    },
    {
      name: "a list stays one",
      text: `
    Statement = {
      Effect = "Allow"
      Action = [
        "s3:*",
      ]
    }`,
      changes: [items("Action", '"s3:Get*"')],
      becomes: `
    Statement = {
      Effect = "Allow"
      Action = [
        "s3:Get*",
      ]
    }`,
    },
    {
      name: "references of what IAM reads stay single, what may be a list becomes one",
      text: `
    Statement = {
      Effect      = "Allow"
      Action      = local.actions
      Resource    = aws_s3_bucket.logs.arn
      NotResource = concat(local.a, local.b)
    }`,
      changes: [items("Action", '"s3:*"'), items("Resource", '"*"'), items("NotResource", '"*"')],
      becomes: `
    Statement = {
      Effect      = "Allow"
      Action      = ["s3:*"]
      Resource    = "*"
      NotResource = ["*"]
    }`,
    },
    {
      name: "the inputs of a module remain lists",
      text: `
    Statement = {
      effect  = "Allow"
      actions = local.actions
    }`,
      changes: [items("actions", '"s3:*"'), items("resources", '"*"')],
      becomes: `
    Statement = {
      effect    = "Allow"
      actions   = ["s3:*"]
      resources = ["*"]
    }`,
    },
    {
      name: "quoted keys and colons",
      text: `
    Statement = {
      "Effect": "Allow",
      "Action": ["s3:*"],
      "Resource": "*",
    }`,
      changes: [
        newSid,
        items("Action", 0, '"ec2:*"'),
        scalar("Condition", '{\n  Bool = { "a:b" = "true" }\n}'),
      ],
      becomes: `
    Statement = {
      "Sid": "New",
      "Effect": "Allow",
      "Action": ["s3:*", "ec2:*"],
      "Resource": "*",
      "Condition": {
        Bool = { "a:b" = "true" }
      },
    }`,
    },
    {
      name: "colons with blanks before them",
      text: `
    Statement = {
      "Effect" : "Allow",
      "NotAction" : ["s3:*"],
      "Resource" : "*"
    }`,
      changes: [newSid, items("Action", '"ec2:*"'), remove("NotAction")],
      becomes: `
    Statement = {
      "Sid" : "New",
      "Effect" : "Allow",
      "Action" : ["ec2:*"],
      "Resource" : "*"
    }`,
    },
    {
      name: "commas behind some items only",
      text: `
    Statement = {
      Effect   = "Allow",
      Action   = "s3:*"
      Resource = "*"
    }`,
      changes: [newSid, remove("Action"), items("NotAction", '"a:b"', '"c:d"')],
      becomes: `
    Statement = {
      Sid       = "New",
      Effect    = "Allow",
      NotAction = ["a:b", "c:d"]
      Resource  = "*"
    }`,
    },
    {
      name: "no blanks around the signs",
      text: `
    Statement = {
      Effect="Allow"
      Resource="*"
    }`,
      changes: [newSid, items("Action", '"a:b"')],
      becomes: `
    Statement = {
      Sid="New"
      Effect="Allow"
      Resource="*"
      Action="a:b"
    }`,
    },
    {
      name: "one item only",
      text: `
    Statement = {
      Effect = "Allow",
    }`,
      changes: [newSid, items("Action", '"a:b"')],
      becomes: `
    Statement = {
      Sid    = "New",
      Effect = "Allow",
      Action = "a:b",
    }`,
    },
    {
      name: "keys that are no names, and keys that are expressions",
      text: `
    Statement = {
      Effect         = "Allow"
      (local.action) = "s3:*"
    }`,
      changes: [items("aws:x", '"a:b"')],
      becomes: `
    Statement = {
      Effect         = "Allow"
      (local.action) = "s3:*"
      "aws:x"        = ["a:b"]
    }`,
    },
    {
      name: "comments stay with their items",
      text: `
    Statement = {
      # allowed
      Effect = "Allow" # always
      // what
      Action = "s3:*", // all of S3
      /* where */
      Resource = "*" /* everywhere */
    }`,
      changes: [remove("Action"), newSid],
      becomes: `
    Statement = {
      # allowed
      Sid    = "New"
      Effect = "Allow" # always
      /* where */
      Resource = "*" /* everywhere */
    }`,
    },
    {
      name: "in one line",
      text: `
    Statement = { Effect = "Allow", Action = ["a:b", "c:d"], Resource = "*" }`,
      changes: [newSid, items("Action", 1), remove("Resource")],
      becomes: `
    Statement = { Sid = "New", Effect = "Allow", Action = ["c:d"] }`,
    },
    {
      name: "in one line that would grow too long",
      text: `
    Statement = { Effect = "Allow", Action = "dynamodb:BatchGetItem", Resource = local.table }`,
      changes: [newSid, items("Action", '"dynamodb:BatchGetItem"', '"dynamodb:BatchWriteItem"')],
      becomes: `
    Statement = {
      Sid      = "New"
      Effect   = "Allow"
      Action   = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"]
      Resource = local.table
    }`,
    },
    {
      name: "in one line, with a new item of several lines",
      text: `
    Statement = { Effect = "Allow", Action = "a:b" }`,
      changes: [items("Action", 0, 'format("%s",\n  local.a,\n)')],
      becomes: `
    Statement = {
      Effect = "Allow"
      Action = [
        "a:b",
        format("%s",
          local.a,
        ),
      ]
    }`,
    },
    {
      name: "braces beside the items",
      text: `
    Statement = { Effect = "Allow"
      Action   = "a:b"
    Resource = "*" }`,
      changes: [items("Action", '"c:d"', '"e:f"'), remove("Resource")],
      becomes: `
    Statement = { Effect = "Allow"
      Action   = ["c:d", "e:f"]
    }`,
    },
    {
      name: "an empty object",
      text: `
    Statement = {}`,
      changes: [newSid, items("Action", '"a:b"')],
      becomes: `
    Statement = { Sid = "New", Action = "a:b" }`,
    },
    {
      name: "a heredoc ends with its line",
      text: `
    Statement = {
      Effect = "Allow"
      Sid    = <<-EOT
        old
      EOT
      Action = "a:b"
    }`,
      changes: [items("Action", '"c:d"', '"e:f"')],
      becomes: `
    Statement = {
      Effect = "Allow"
      Sid    = <<-EOT
        old
      EOT
      Action = ["c:d", "e:f"]
    }`,
    },
  ])("$name", ({ text, changes, becomes }) => {
    expect(inPolicy(text, changes)).toBe(becomes);
  });
});

describe("copies of a block", () => {
  test.each([
    {
      name: "a blank line between them",
      text: `
  statement {
    actions   = ["a:b", "c:d"]
    resources = ["x", "y"]
  }`,
      copies: [
        [actions(0), resources(0)],
        [sid, actions(1), resources(1)],
      ],
      becomes: `
  statement {
    actions   = ["a:b"]
    resources = ["x"]
  }

  statement {
    sid       = "New"
    actions   = ["c:d"]
    resources = ["y"]
  }`,
    },
    {
      name: "what is between their neighbours",
      text: `
  statement {
    actions = ["a:b"]
  } # first
  statement {
    actions = ["c:d"]
  }`,
      copies: [[], [sid]],
      becomes: `
  statement {
    actions = ["a:b"]
  }
  statement {
    sid     = "New"
    actions = ["a:b"]
  } # first
  statement {
    actions = ["c:d"]
  }`,
    },
    {
      name: "comments stay in the first copy, those of items go with them",
      text: `
  statement {
    # heading
    sid = "Old" # the sid

    # what
    actions = [ # these
      # reading
      "a:b", # read
      # writing
      "c:d", # write
    ] # end
    # where
    resources = [ # there
      "x", # all
    ]

    condition { # only if
      test     = "Bool" # the test
      variable = "a:b"
      # true
      values = ["true"]
    }
    # the end
  }`,
      copies: [[actions(0)], [sid, actions(1, '"e:f"')]],
      becomes: `
  statement {
    # heading
    sid = "Old" # the sid

    # what
    actions = [ # these
      # reading
      "a:b", # read
    ] # end
    # where
    resources = [ # there
      "x", # all
    ]

    condition { # only if
      test     = "Bool" # the test
      variable = "a:b"
      # true
      values = ["true"]
    }
    # the end
  }

  statement {
    sid = "New"

    actions = [
      # writing
      "c:d", # write
      "e:f",
    ]
    resources = [
      "x",
    ]

    condition {
      test     = "Bool"
      variable = "a:b"
      values   = ["true"]
    }
  }`,
    },
    {
      name: "of a dynamic block, all of it",
      text: `
  dynamic "statement" {
    # for each
    for_each = var.buckets # all
    content {
      actions   = ["a:b", "c:d"]
      resources = [statement.value]
    }
  }`,
      copies: [[actions(0)], [actions(1)]],
      becomes: `
  dynamic "statement" {
    # for each
    for_each = var.buckets # all
    content {
      actions   = ["a:b"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = var.buckets
    content {
      actions   = ["c:d"]
      resources = [statement.value]
    }
  }`,
    },
    {
      name: "of a block in one line",
      text: `
  statement { actions = ["a:b"] }`,
      copies: [[], [actions('"c:d"')], [sid]],
      becomes: `
  statement { actions = ["a:b"] }

  statement { actions = ["c:d"] }

  statement {
    sid     = "New"
    actions = ["a:b"]
  }`,
    },
  ])("$name", ({ text, copies, becomes }) => {
    expect(inDocument(text, ...copies)).toBe(becomes);
  });
});

describe("copies of an object", () => {
  test.each([
    {
      name: "in a list of lines",
      text: `
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["a:b", "c:d"]
        Resource = "*"
      },
      {
        Effect = "Deny"
        Action = "*"
      }
    ]`,
      copies: [[items("Action", 0)], [newSid, items("Action", 1), items("Resource", '"x"', '"y"')]],
      becomes: `
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["a:b"]
        Resource = "*"
      },
      {
        Sid      = "New"
        Effect   = "Allow"
        Action   = ["c:d"]
        Resource = ["x", "y"]
      },
      {
        Effect = "Deny"
        Action = "*"
      }
    ]`,
    },
    {
      name: "the only one of a list of lines",
      text: `
    Statement = [
      {
        Effect = "Allow"
        Action = "*"
      },
    ]`,
      copies: [[items("Action", '"a:b"')], [items("Action", '"c:d"')]],
      becomes: `
    Statement = [
      {
        Effect = "Allow"
        Action = "a:b"
      },
      {
        Effect = "Allow"
        Action = "c:d"
      },
    ]`,
    },
    {
      name: "beside the brackets, as terraform fmt indents it",
      text: `
    Statement = [{
      Effect = "Allow"
      Action = "*"
    }]`,
      copies: [[items("Action", '"a:b"')], [newSid, items("Action", '"c:d"')], []],
      becomes: `
    Statement = [{
      Effect = "Allow"
      Action = "a:b"
      }, {
      Sid    = "New"
      Effect = "Allow"
      Action = "c:d"
      }, {
      Effect = "Allow"
      Action = "*"
    }]`,
    },
    {
      name: "beside the brackets, in another style",
      text: `
    Statement = [{
        Effect = "Allow"
        Action = "*"
    }, {
        Effect = "Deny"
        Action = "*"
    }]`,
      copies: [[items("Action", '"a:b"')], [newSid, items("Action", '"c:d"')]],
      becomes: `
    Statement = [{
        Effect = "Allow"
        Action = "a:b"
    }, {
        Sid    = "New"
        Effect = "Allow"
        Action = "c:d"
    }, {
        Effect = "Deny"
        Action = "*"
    }]`,
    },
    {
      name: "with blank lines between them",
      text: `
    Statement = [
      {
        Effect = "Allow"
        Action = "*"
      },

      {
        Effect = "Deny"
        Action = "*"
      }
    ]`,
      copies: [[items("Action", '"a:b"')], [items("Action", '"c:d"')]],
      becomes: `
    Statement = [
      {
        Effect = "Allow"
        Action = "a:b"
      },

      {
        Effect = "Allow"
        Action = "c:d"
      },

      {
        Effect = "Deny"
        Action = "*"
      }
    ]`,
    },
    {
      name: "in lists in one line",
      text: `
    Statement = [{ Effect = "Allow", Action = "*" }]`,
      copies: [[items("Action", '"a:b"')], [items("Action", '"c:d"')]],
      becomes: `
    Statement = [{ Effect = "Allow", Action = "a:b" }, { Effect = "Allow", Action = "c:d" }]`,
    },
    {
      name: "in lists in one line that would grow too long",
      text: `
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]`,
      copies: [[items("Action", '"a:b"')], [newSid, items("Action", '"c:d"')]],
      becomes: `
    Statement = [{
      Effect   = "Allow"
      Action   = "a:b"
      Resource = "*"
      }, {
      Sid      = "New"
      Effect   = "Allow"
      Action   = "c:d"
      Resource = "*"
    }]`,
    },
    {
      name: "on a line each",
      text: `
    Statement = [
      { Effect = "Allow", Action = "*" }, # all
      { Effect = "Deny", Action = "x:y" }
    ]`,
      copies: [[items("Action", '"a:b"')], [items("Action", '"c:d"')]],
      becomes: `
    Statement = [
      { Effect = "Allow", Action = "a:b" },
      { Effect = "Allow", Action = "c:d" }, # all
      { Effect = "Deny", Action = "x:y" }
    ]`,
    },
    {
      name: "in the place of a list",
      text: `
    Statement = { # only one
      Effect = "Allow" # allowed
      Action = [
        "a:b", # read
        "c:d", # write
      ]
      Condition = {
        StringEquals = {
          "a:b" = <<-EOT
            value
          EOT
        }
      }
    }`,
      copies: [[items("Action", 0)], [items("Action", 1), newSid]],
      becomes: `
    Statement = [
      { # only one
        Effect = "Allow" # allowed
        Action = [
          "a:b", # read
        ]
        Condition = {
          StringEquals = {
            "a:b" = <<-EOT
            value
          EOT
          }
        }
      },
      {
        Sid    = "New"
        Effect = "Allow"
        Action = [
          "c:d", # write
        ]
        Condition = {
          StringEquals = {
            "a:b" = <<-EOT
            value
          EOT
          }
        }
      },
    ]`,
    },
    {
      name: "in the place of a list, in one line",
      text: `
    Statement = { Effect = "Allow", Action = "*" }`,
      copies: [[items("Action", '"a:b"')], [items("Action", '"c:d"')]],
      becomes: `
    Statement = [{ Effect = "Allow", Action = "a:b" }, { Effect = "Allow", Action = "c:d" }]`,
    },
    {
      name: "in the place of a list, on lines that it needs",
      text: `
    Statement = { Effect = "Allow", Action = "*", Resource = aws_s3_bucket.logs.arn }`,
      copies: [[items("Action", '"a:b"')], [items("Action", '"c:d"')]],
      becomes: `
    Statement = [
      { Effect = "Allow", Action = "a:b", Resource = aws_s3_bucket.logs.arn },
      { Effect = "Allow", Action = "c:d", Resource = aws_s3_bucket.logs.arn },
    ]`,
    },
    {
      name: "tabs, and line ends of CR and LF",
      text: `
\t\tStatement = {\r
\t\t\tEffect = "Allow"\r
\t\t\tAction = "*"\r
\t\t}`,
      copies: [[items("Action", '"a:b"', '"c:d"')], []],
      becomes: `
\t\tStatement = [\r
\t\t\t{\r
\t\t\t\tEffect = "Allow"\r
\t\t\t\tAction = ["a:b", "c:d"]\r
\t\t\t},\r
\t\t\t{\r
\t\t\t\tEffect = "Allow"\r
\t\t\t\tAction = "*"\r
\t\t\t},\r
\t\t]`,
    },
  ])("$name", ({ text, copies, becomes }) => {
    expect(inPolicy(text, ...copies)).toBe(becomes);
  });
});

test("a value of an object has no room for a second copy", () => {
  const text = 'locals {\n  all = {\n    read = { Effect = "Allow", Action = "*" }\n  }\n}\n';
  expect(written(text, [], [])).toBeUndefined();
  expect(written(text, [items("Action", '"a:b"')])).toBe(text.replace('"*"', '"a:b"'));
});

test("copies of the last of those beside each other", () => {
  const deny = '{\n    Effect = "Deny"\n    Action = "*"\n    }';
  const allow = (action: string, end: string): string =>
    `{\n    Effect = "Allow"\n    Action = "${action}"\n${end}}`;
  const head = `locals {\n  x = { Statement = [${deny}, `;
  const text = `${head}${allow("*", "  ")}] }\n}\n`;
  const last = statementsOf(text)[1];
  const copies = ['"a:b"', '"c:d"'].map((each) => [{ key: "Action", scalar: each }]);
  const respelled = last && respellStatement(text, last.item, last.parent, copies);
  expect(respelled?.text).toBe(`${allow("a:b", "    ")}, ${allow("c:d", "  ")}`);
});

test("a heredoc does not end inside a line", () => {
  const text = "\n  statement {\n    actions = [<<EOT\na:b\nEOT\n    ]\n  }";
  expect(inDocument(text, [actions(0)])).toBe(text);
  expect(inDocument(text, [actions(0, '"c:d"')])).toBeUndefined();
});

test("a dynamic block without content is no statement", () => {
  const text = '\n  dynamic "statement" {\n    for_each = []\n  }';
  expect(inDocument(text, [sid])).toBeUndefined();
});

test("no copies are nothing that can be written", () => {
  expect(inDocument('\n  statement { actions = ["a:b"] }')).toBeUndefined();
});

test("the width of lines is an option", () => {
  const text = 'data "x" "y" {\n  statement {\n    actions = ["a:b"]\n  }\n}\n';
  const [first] = statementsOf(text);
  const copies = [[{ key: "actions", items: [{ text: '"c:d"' }, { text: '"e:f"' }] }]];
  const respelled =
    first && respellStatement(text, first.item, first.parent, copies, { width: 25 });
  expect(respelled?.text).toBe(
    'statement {\n    actions = [\n      "c:d",\n      "e:f",\n    ]\n  }',
  );
});

test.each([
  ["", '""'],
  ["s3:Get*", '"s3:Get*"'],
  ['say "hi" \\ there', '"say \\"hi\\" \\\\ there"'],
  ["a\nb\r\tc\u0000\u2028", '"a\\nb\\r\\tc\\u0000\\u2028"'],
  ["arn:${aws:username}", '"arn:$${aws:username}"'],
  ["%{if} 100% $ {}", '"%%{if} 100% $ {}"'],
  ["$${x}", '"$$${x}"'],
])("the string %j is quoted", (value, quoted) => {
  expect(quoteHcl(value)).toBe(quoted);
});
