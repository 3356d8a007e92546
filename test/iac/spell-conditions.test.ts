import { describe, expect, test } from "vitest";
import type { NewCondition, Phrase } from "../../src/iam/draft.ts";
import type { Condition } from "../../src/iam/policy.ts";
import { known } from "../../src/iam/text.ts";
import { draft, respelled, written } from "./drafts.ts";
import { extracted } from "./policies.ts";

function value(text: string): Phrase {
  const item = written(text);
  if (!("phrase" in item)) throw new Error("no new item");
  return item.phrase;
}

const account: NewCondition = {
  operator: "StringEquals",
  key: "aws:SourceAccount",
  values: [value("<acc>")],
};
const arns: NewCondition = {
  operator: "ArnEquals",
  key: "aws:SourceArn",
  values: [value("<a.arn>"), value("x/<b>")],
};

type Written = {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What stands around the statement; its line is "@". */
  readonly within: string;
};

const cloudFormation = `Resources:
  P:
    Type: AWS::SQS::QueuePolicy
    Properties:
      PolicyDocument:
        Statement:
@
`;
const dataBlock = `data "aws_iam_policy_document" "d" {
@
}
`;
const jsonencode = `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [
@
    ]
  })
}
`;
const heredoc = `resource "aws_iam_policy" "p" {
  policy = <<-EOT
    {
      "Statement": [
@
      ]
    }
  EOT
}
`;

const syntaxes: Readonly<Record<string, Written>> = {
  "a policy document": {
    path: "main.tf",
    within: dataBlock,
    before: `  statement {
    sid       = "A"
    actions   = ["a:B"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    } # who
  }`,
    after: `  statement {
    sid       = "A"
    actions   = ["a:B"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    } # who

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [acc]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [a.arn, "x/\${b}"]
    }
  }`,
  },
  "a policy document with blocks close together": {
    path: "main.tf",
    within: dataBlock,
    before: `  statement {
    actions = ["a:B"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }`,
    after: `  statement {
    actions = ["a:B"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [acc]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [a.arn, "x/\${b}"]
    }
  }`,
  },
  "a policy document in one line": {
    path: "main.tf",
    within: dataBlock,
    before: `  statement { actions = ["a:B"] }`,
    after: `  statement {
    actions = ["a:B"]

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [acc]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [a.arn, "x/\${b}"]
    }
  }`,
  },
  jsonencode: {
    path: "main.tf",
    within: jsonencode,
    before: `      {
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "a:B"
      },`,
    after: `      {
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "a:B"
        Condition = {
          StringEquals = { "aws:SourceAccount" = acc }
          ArnEquals    = { "aws:SourceArn" = [a.arn, "x/\${b}"] }
        }
      },`,
  },
  "jsonencode with conditions": {
    path: "main.tf",
    within: jsonencode,
    before: `      {
        Effect = "Allow"
        Action = "a:B"
        Condition = {
          StringEquals = {
            "aws:X" = "y" # why
          }
        }
      },`,
    after: `      {
        Effect = "Allow"
        Action = "a:B"
        Condition = {
          StringEquals = {
            "aws:X"             = "y" # why
            "aws:SourceAccount" = acc
          }
          ArnEquals = {
            "aws:SourceArn" = [a.arn, "x/\${b}"]
          }
        }
      },`,
  },
  "jsonencode that looks like JSON": {
    path: "main.tf",
    within: jsonencode,
    before: `      {
        "Effect": "Allow",
        "Principal": {
          "Service": "sns.amazonaws.com"
        },
        "Action": "a:B"
      }`,
    after: `      {
        "Effect": "Allow",
        "Principal": {
          "Service": "sns.amazonaws.com"
        },
        "Action": "a:B",
        "Condition": {
          "StringEquals": {
            "aws:SourceAccount": acc
          },
          "ArnEquals": {
            "aws:SourceArn": [a.arn, "x/\${b}"]
          }
        }
      }`,
  },
  "a heredoc": {
    path: "main.tf",
    within: heredoc,
    before: `        {
          "Effect": "Allow",
          "Principal": { "Service": "sns.amazonaws.com" },
          "Action": "a:B",
          "Resource": "\${local.y}"
        }`,
    after: `        {
          "Effect": "Allow",
          "Principal": { "Service": "sns.amazonaws.com" },
          "Action": "a:B",
          "Resource": "\${local.y}",
          "Condition": {
            "StringEquals": { "aws:SourceAccount": "\${acc}" },
            "ArnEquals": { "aws:SourceArn": ["\${a.arn}", "x/\${b}"] }
          }
        }`,
  },
  "Terraform's JSON": {
    path: "main.tf.json",
    within: `{
  "data": { "aws_iam_policy_document": { "d": { "statement": [
@
  ] } } }
}
`,
    before: `    {
      "actions": ["a:B"],
      "condition": { "test": "Bool", "variable": "aws:SecureTransport", "values": ["true"] }
    }`,
    after: `    {
      "actions": ["a:B"],
      "condition": [
        { "test": "Bool", "variable": "aws:SecureTransport", "values": ["true"] },
        { "test": "StringEquals", "variable": "aws:SourceAccount", "values": ["\${acc}"] },
        { "test": "ArnEquals", "variable": "aws:SourceArn", "values": ["\${a.arn}", "x/\${b}"] }
      ]
    }`,
  },
  "CloudFormation in YAML": {
    path: "template.yaml",
    within: cloudFormation,
    before: `          - Effect: Allow
            Principal:
              Service: sns.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt Q.Arn # the queue`,
    after: `          - Effect: Allow
            Principal:
              Service: sns.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt Q.Arn # the queue
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref acc
              ArnEquals:
                aws:SourceArn:
                  - !GetAtt a.arn
                  - !Sub "x/\${b}"`,
  },
  "CloudFormation in YAML with conditions, indented by four": {
    path: "template.yaml",
    within: cloudFormation,
    before: `          - Effect: Allow
            Action:
            - a:B
            Condition:
                StringEquals:
                    aws:X: y # why
                Bool: { "aws:SecureTransport": true }
            Resource: "*"`,
    after: `          - Effect: Allow
            Action:
            - a:B
            Condition:
                StringEquals:
                    aws:X: y # why
                    aws:SourceAccount: !Ref acc
                Bool: { "aws:SecureTransport": true }
                ArnEquals:
                    aws:SourceArn:
                    - !GetAtt a.arn
                    - !Sub "x/\${b}"
            Resource: "*"`,
  },
  "CloudFormation in YAML, between braces": {
    path: "template.yaml",
    within: cloudFormation,
    before: `          - { Effect: Allow, Principal: { Service: a.b }, Action: a:B }`,
    after: `          - { Effect: Allow, Principal: { Service: a.b }, Action: a:B, Condition: {
            StringEquals: { aws:SourceAccount: !Ref acc },
            ArnEquals: { aws:SourceArn: [!GetAtt a.arn, !Sub "x/\${b}"] }
          } }`,
  },
  "CloudFormation in YAML with other maps between braces": {
    path: "template.yaml",
    within: cloudFormation,
    before: `          - Effect: Allow
            Principal: { Service: a.b }
            Action: a:B`,
    after: `          - Effect: Allow
            Principal: { Service: a.b }
            Action: a:B
            Condition:
              StringEquals: { aws:SourceAccount: !Ref acc }
              ArnEquals: { aws:SourceArn: [!GetAtt a.arn, !Sub "x/\${b}"] }`,
  },
  "CloudFormation in JSON": {
    path: "template.json",
    within: `{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": {
    "Statement": [
@
    ]
} } } } }
`,
    before: `        {
            "Effect": "Allow",
            "Action": "a:B",
            "Condition": {
                "StringEquals": {
                    "aws:X": "y"
                }
            }
        }`,
    after: `        {
            "Effect": "Allow",
            "Action": "a:B",
            "Condition": {
                "StringEquals": {
                    "aws:X": "y",
                    "aws:SourceAccount": { "Ref": "acc" }
                },
                "ArnEquals": {
                    "aws:SourceArn": [{ "Fn::GetAtt": ["a", "arn"] }, { "Fn::Sub": "x/\${b}" }]
                }
            }
        }`,
  },
  Serverless: {
    path: "serverless.yml",
    within: `service: s
provider:
  name: aws
  iam:
    role:
      statements:
@
`,
    before: `        - Effect: Allow
          Action: a:B
          Resource: "*"`,
    after: `        - Effect: Allow
          Action: a:B
          Resource: "*"
          Condition:
            StringEquals:
              aws:SourceAccount: !Ref acc
            ArnEquals:
              aws:SourceArn:
                - !GetAtt a.arn
                - !Sub "x/\${b}"`,
  },
  "a document without blanks": {
    path: "policy.json",
    within: `{"Statement":[
@
]}
`,
    before: `{"Effect":"Allow","Action":"a:B","Resource":"*"}`,
    after: `{"Effect":"Allow","Action":"a:B","Resource":"*","Condition":{
  "StringEquals":{"aws:SourceAccount":"\${acc}"},
  "ArnEquals":{"aws:SourceArn":["\${a.arn}","x/\${b}"]}
}}`,
  },
  "JSON in a string of YAML": {
    path: "policy.yaml",
    within: `policy: '{"Statement": [
@
  ]}'
`,
    before: `  {"Effect": "Allow", "Action": "a:B", "Resource": "\${y}"}`,
    after: `  {"Effect": "Allow", "Action": "a:B", "Resource": "\${y}", "Condition": {"StringEquals": {"aws:SourceAccount": "\${acc}"}, "ArnEquals": {"aws:SourceArn": ["\${a.arn}", "x/\${b}"]}}}`,
  },
};

function put(within: string, statement: string): string {
  return within.replace("@", () => statement);
}

function conditionsIn(path: string, text: string): readonly (readonly Condition[])[] {
  return extracted({ [path]: text }).policies.flatMap(({ statements }) =>
    statements.map(({ conditions }) => conditions),
  );
}

describe("conditions are added to those that are there", () => {
  test.for(Object.entries(syntaxes))("%s", ([, { path, within, before, after }]) => {
    const result = respelled(path, put(within, before), () => [
      draft({ conditions: [account, arns] }),
    ]);
    expect(result).toBe(put(within, after));
    const keys = conditionsIn(path, result)[0]?.map(({ key }) => known(key));
    expect(keys).toEqual(expect.arrayContaining(["aws:SourceAccount", "aws:SourceArn"]));
  });
});

test("of two statements, the one gets a condition that is to have it", () => {
  const { path, within, before } = syntaxes["a policy document with blocks close together"] ?? {
    ...{ path: "", within: "", before: "" },
  };
  const result = respelled(path, put(within, before), () => [
    draft({ conditions: [account] }),
    draft({ actions: [written("a:C")] }),
  ]);
  const conditions = conditionsIn(path, result).map((each) => each.length);
  expect(conditions).toEqual([2, 1]);
});

describe("a condition on a key that is there already is never changed, nor one that is made", () => {
  const other = (condition: string): string =>
    put(jsonencode, `      { Effect = "Allow", Action = "a:B", Condition = ${condition} }`);
  const yaml = (condition: string): string =>
    put(cloudFormation, `          - { Effect: Allow, Action: a:B, Condition: ${condition} }`);
  test.each([
    ["main.tf", other('{ StringEquals = { "AWS:SourceAccount" = var.x } }')],
    ["main.tf", other("merge(local.one, local.other)")],
    ["main.tf", other("{ StringEquals = local.one }")],
    ["template.yaml", yaml("{ stringequals: { aws:sourceaccount: x } }")],
    ["template.yaml", yaml("!If [A, { Bool: { x: true } }, !Ref AWS::NoValue]")],
    ["template.yaml", yaml("{ StringEquals: !If [A, { x: y }, !Ref AWS::NoValue] }")],
  ])("%s: %s", (path, text) => {
    const result = respelled(path, text, () => [draft({ conditions: [account] })]);
    expect(result).toMatch(/condition can be added|cannot be taken apart/);
  });
});
