import { describe, expect, test } from "vitest";
import { facts } from "../rules/facts.ts";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { onlyProposed, proposals } from "./proposed.ts";

type Written = {
  readonly actions: readonly string[];
  readonly resource?: string;
  readonly service?: string;
  /** Who may assume its role, where that is no service. */
  readonly trusted?: string;
  readonly condition?: string;
  readonly beside?: string;
};

/** A role of a template with one statement, of which nothing beside it tells what it is about. */
const template = ({
  actions,
  resource = "*",
  service = "lambda",
  trusted,
  condition,
  beside,
}: Written) => `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: ${trusted ?? `{ Service: ${service}.amazonaws.com }`}
            Action: sts:AssumeRole
      Policies:
        - PolicyName: role
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [${actions.join(", ")}]
                Resource: "${resource}"${condition === undefined ? "" : `\n                Condition: ${condition}`}
${beside ?? ""}`;

const terraform = (statement: string, beside = ""): Readonly<Record<string, string>> => ({
  "main.tf": `
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = ${statement}
}
${beside}`,
});

const jsonencoded = (action: string, version = "2012-10-17"): string =>
  `jsonencode({
    Version = "${version}"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["${action}"]
        Resource = "*"
      }
    ]
  })`;

const here = (service: string, resource: string): string =>
  `Resource: !Sub "arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}"`;

describe("where nothing tells a name, it is kept within its account", () => {
  test.each([
    ["by the ARNs of its types", ["lambda:PublishVersion"], here("lambda", "function:*")],
    ["with what lies in them", ["dynamodb:Query"], here("dynamodb", "table/*")],
    [
      "where it gets permissions with others alone",
      ["lambda:InvokeFunction"],
      here("lambda", "function:*"),
    ],
    ["in its Region, of what nobody shares", ["ecs:DeleteCluster"], here("ecs", "cluster/*")],
    [
      "of what nobody shares, whichever accounts are spoken of",
      ["ecs:DeleteCluster"],
      here("ecs", "cluster/*"),
      "  # in each account",
    ],
    ["by those of its ARNs that say whose it is", ["ssm:PutParameter"], here("ssm", "parameter/*")],
    [
      "each by the types that it takes, with what weighs little",
      ["athena:StartQueryExecution", "athena:UpdateDataCatalog", "athena:GetWorkGroup"],
      [
        "  Action: [athena:StartQueryExecution, athena:GetWorkGroup]",
        '  Resource: !Sub "arn:${AWS::Partition}:athena:${AWS::Region}:${AWS::AccountId}:workgroup/*"',
        "- Effect: Allow",
        "  Action: [athena:UpdateDataCatalog]",
        '  Resource: !Sub "arn:${AWS::Partition}:athena:${AWS::Region}:${AWS::AccountId}:datacatalog/*"',
      ].join("\n"),
    ],
    [
      "where it makes some too",
      ["cloudtrail:CreateTrail", "cloudtrail:DeleteTrail"],
      here("cloudtrail", "trail/*"),
    ],
  ])("%s", (_, actions, lines, beside = "") => {
    const found = onlyProposed(template({ actions, beside }));
    expect(found).toMatchObject({
      kind: "commit",
      grade: "assumed",
      assumptions: ["that it works on resources of this account and region only"],
      lines: expect.stringContaining(lines) as string,
    });
  });

  test("in any Region where its ARNs have none", () => {
    const found = onlyProposed(template({ actions: ["cloudfront:CreateInvalidation"] }));
    expect(found).toMatchObject({
      assumptions: ["that it works on resources of this account only"],
      lines: expect.stringContaining("cloudfront::${AWS::AccountId}:distribution/*") as string,
    });
  });

  test("by a condition where ARNs have no account, with what weighs little beside it", () => {
    const found = onlyProposed(template({ actions: ["s3:PutObject", "s3:ListBucket"] }));
    expect(found).toMatchObject({
      kind: "commit",
      assumptions: ["that it works on resources of its own account only"],
      lines: [
        "- Effect: Allow",
        "  Action: [s3:PutObject, s3:ListBucket]",
        '  Resource: "*"',
        "  Condition:",
        "    StringEquals:",
        "      aws:ResourceAccount: !Ref AWS::AccountId",
      ].join("\n"),
    });
  });

  test("by the caller's where nothing gives the account, in the words of each file", () => {
    const heredoc = `<<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["kms:Decrypt"], "Resource": "*" }
  ]
}
EOF`;
    const blocks = "data.aws_iam_policy_document.app.json";
    const document = `data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]
  }
}`;
    // The data source writes the Version of today where its blocks say none.
    expect(onlyProposed(terraform(blocks, document))).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining('["$${aws:PrincipalAccount}"]') as string,
    });
    // A Region alone says nothing of whose a key is.
    const provider = 'provider "aws" {\n  region = "eu-west-1"\n}\n';
    expect(onlyProposed(terraform(blocks, provider + document))).toMatchObject({
      kind: "commit",
      assumptions: ["that it works on resources of its own account only"],
      lines: expect.stringContaining('["$${aws:PrincipalAccount}"]') as string,
    });
    const old = document.replace("statement {", 'version = "2008-10-17"\n  statement {');
    expect(onlyProposed(terraform(blocks, old)).kind).toBe("show");
    for (const [statement, variable] of [
      [jsonencoded("kms:Decrypt"), '"$${aws:PrincipalAccount}"'],
      [heredoc, '"$${aws:PrincipalAccount}"'],
    ] as const)
      expect(onlyProposed(terraform(statement))).toMatchObject({
        kind: "commit",
        lines: expect.stringContaining(variable) as string,
      });
  });
});

test("what a key's policy lets users do says nothing of who administers it", () => {
  const key = `
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Sid: Administration
            Effect: Allow
            Principal: { AWS: !Ref Admins }
            Action: "kms:*"
            Resource: "*"
          - { Effect: Allow, Principal: { AWS: !Ref Users }, Action: "kms:Decrypt", Resource: "*" }
`;
  expect(onlyProposed(key)).toMatchObject({
    kind: "show",
    grade: "fill in",
    missing: ["whether it only decrypts and encrypts data"],
  });
});

describe("it is left to be named where", () => {
  const cases: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
    "it lies in an organization, whose ARNs name another account": template({
      actions: ["organizations:DescribeAccount", "organizations:RegisterDelegatedAdministrator"],
    }),
    "the account is named already": template({
      actions: ["ssm:PutParameter"],
      resource: "arn:aws:ssm:eu-west-1:111122223333:parameter/*",
    }),
    "the account is named already, of a service as a whole": template({
      actions: ["mediastore:PutObject"],
      resource: "arn:aws:mediastore:eu-west-1:111122223333:*",
    }),
    "nothing says whose it is, nor where": terraform(
      jsonencoded("appconfig:GetLatestConfiguration"),
    ),
    "something of its type is declared": template({
      actions: ["lambda:PublishVersion"],
      beside:
        "  App:\n    Type: AWS::Lambda::Function\n    Properties: { Role: !GetAtt Role.Arn, Handler: a.b }",
    }),
    "another account is spoken of": template({
      actions: ["sqs:SendMessage"],
      beside:
        "  Old:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [arn:aws:sqs:eu-west-1:444455556666:old]",
    }),
    "another account is spoken of, and AWS makes up the ids": template({
      actions: ["kms:Decrypt"],
      beside:
        "  Old:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [arn:aws:sqs:eu-west-1:444455556666:old]",
    }),
    "others are called by what they are for": template({
      actions: ["s3:PutObject"],
      beside: "  # into the bucket of the log archive account",
    }),
    "an organization is asked for": template({
      actions: ["s3:PutObject"],
      beside: "  # aws:PrincipalOrgID is asked for by the buckets",
    }),
    "a second way into AWS is there": terraform(
      jsonencoded("kms:Decrypt"),
      'provider "aws" {\n  alias  = "other"\n  region = "eu-west-1"\n}',
    ),
    "a second way into AWS is there, in a text that is made to be slow": terraform(
      jsonencoded("kms:Decrypt"),
      `# ${'provider "aws" {'.repeat(90_000)} alias`,
    ),
    "variables mean nothing": terraform(jsonencoded("kms:Decrypt", "2008-10-17")),
    "nobody is known to have the policy":
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }] }',
    "it is what others offer": template({ actions: ["ssm:GetParameter"] }),
    "it is objects that anybody may offer": template({ actions: ["s3:GetObject"] }),
    "it is phone numbers too": template({ actions: ["sns:Publish"] }),
    "nobody shares it, and no Region is known": terraform(jsonencoded("ecs:DeleteCluster")),
    "it makes what is new, and no Region is known": terraform(jsonencoded("lambda:CreateFunction")),
    "it gets permissions with any": template({ actions: ["lambda:UpdateFunctionCode"] }),
    "it gets permissions with others that the policy allows": template({
      actions: ["lambda:InvokeFunction", "lambda:UpdateFunctionCode"],
    }),
    "there is nothing beyond the account": template({ actions: ["iam:DeleteUser"] }),
    "it is what others' APIs are set up by": template({ actions: ["apigateway:DELETE"] }),
    "templates decide what it is about": template({
      actions: ["s3:DeleteBucket"],
      service: "cloudformation",
    }),
  };

  test.each(Object.entries(cases))("%s", (_, files) => {
    expect(onlyProposed(files).kind).not.toBe("commit");
  });

  test("its account is asked for already, or its organization", () => {
    for (const key of ["aws:ResourceAccount", "s3:ResourceAccount", "aws:ResourceOrgID"]) {
      const condition = `{ StringNotEquals: { "${key}": "444455556666" } }`;
      const found = onlyProposed(template({ actions: ["s3:PutObject"], condition }));
      expect(found.kind).not.toBe("commit");
    }
  });
});

describe("of several, of which nothing tells which are meant, all of the account are allowed", () => {
  const queues = "  Jobs: { Type: AWS::SQS::Queue }\n  Failed: { Type: AWS::SQS::Queue }";

  test("beside what is limited for sure, with the names to be filled in beside that", () => {
    const files = template({
      actions: ["sqs:SendMessage", "ec2:TerminateInstances"],
      beside: queues,
    });
    expect(onlyProposed(files)).toMatchObject({
      kind: "commit",
      grade: "assumed",
      missing: [],
      assumptions: ["that it works on resources of this account and region only"],
      lines: expect.stringContaining(here("sqs", "*")) as string,
    });
    const [{ outcome } = {}] = proposals(files);
    const others = outcome && outcome.kind !== "none" ? outcome.alternatives : [];
    expect(others.map(({ when }) => when)).toEqual([
      "the names are filled in",
      "it uses only `Jobs`",
      "it uses only `Failed`",
    ]);
  });

  test.each([
    ["alone", ["sqs:SendMessage"]],
    ["beside what weighs little", ["sqs:SendMessage", "ec2:DescribeInstances", "sqs:ListQueues"]],
    ["beside what has no narrower resource", ["sqs:SendMessage", "translate:TranslateText"]],
  ])("and are not %s", (_, actions) => {
    expect(onlyProposed(template({ actions, beside: queues })).kind).not.toBe("commit");
  });
});

describe("it is kept within its account, and in no Region, where", () => {
  const anywhere = 'Resource: !Sub "arn:${AWS::Partition}:sqs:*:${AWS::AccountId}:*"';
  const cases: Readonly<Record<string, Written>> = {
    "it asks which Regions there are": { actions: ["sqs:DeleteQueue", "ec2:DescribeRegions"] },
    "its role is another account's to assume": {
      actions: ["sqs:DeleteQueue"],
      trusted: '{ AWS: "arn:aws:iam::111122223333:root" }',
    },
    "its role is for accounts that are not known": {
      actions: ["sqs:DeleteQueue"],
      trusted: '{ AWS: !Split [",", !ImportValue accounts] }',
    },
    "it says which ones it means": {
      actions: ["sqs:DeleteQueue"],
      condition: "{ StringEquals: { aws:RequestedRegion: [eu-west-1, us-east-1] } }",
    },
  };

  test.each(Object.entries(cases))("%s", (_, written) => {
    expect(onlyProposed(template(written))).toMatchObject({
      assumptions: ["that it works on resources of this account only"],
      lines: expect.stringContaining(anywhere) as string,
    });
  });

  test("somebody takes the role on: the stack's Region is not where they work", () => {
    const trusting = (principal: string): string =>
      template({ actions: ["sqs:DeleteQueue"] }).replace(
        "{ Service: lambda.amazonaws.com }",
        principal,
      );
    expect(onlyProposed(trusting("{ AWS: !Ref Administrators }"))).toMatchObject({
      lines: expect.stringContaining(anywhere) as string,
    });
    const both = "{ AWS: !Ref Administrators, Service: lambda.amazonaws.com }";
    expect(onlyProposed(trusting(both))).not.toMatchObject({
      lines: expect.stringContaining(anywhere) as string,
    });
  });

  test("it has the account, and every Region: there is nothing to write", () => {
    const resource = "arn:aws:sqs:*:111122223333:*";
    const found = onlyProposed(template({ actions: ["sqs:DeleteQueue"], resource }));
    expect(found).not.toMatchObject({ kind: "commit" });
  });
});

describe("what the catalog says of accounts", () => {
  test.each([
    ["s3:PutObject", true, false],
    ["s3:GetObjectVersion", true, true],
    ["ec2:CopyImage", false, true],
    ["events:PutEvents", false, true],
    ["ssm:GetParametersByPath", true, true],
    ["kms:Decrypt", true, false],
    ["EC2:runinstances", true, true],
  ])("%s", (action, isSaid, isOfOthers) => {
    expect(facts.ownAccount.isSaid(action)).toBe(isSaid);
    expect(facts.ownAccount.isOfOthers(action)).toBe(isOfOthers);
  });

  test("it names actions that there are", () => {
    const rows = JSON.parse(facts.read("own-account.json")) as Record<
      string,
      { readonly actions: readonly string[] }
    >;
    const named = Object.values(rows).flatMap(({ actions }) => actions);
    expect(named.filter((each) => facts.catalog.expand(each).length === 0)).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });
});

test("what asks already whose it is, is not limited to a Region beside that", () => {
  const condition = '{ StringEquals: { "aws:ResourceAccount": !Ref AWS::AccountId } }';
  const tagging = { actions: ["ec2:CreateTags"] };
  expect(onlyProposed(template(tagging))).toMatchObject({
    kind: "commit",
    lines: expect.stringContaining("aws:ResourceAccount: !Ref AWS::AccountId") as string,
  });
  expect(proposals(template({ ...tagging, condition }))[0]).not.toMatchObject({
    outcome: { kind: "commit" },
  });
});

test("what is chosen among many by their tags is not the only one that is declared", () => {
  const beside = "  Jobs:\n    Type: AWS::Lambda::Function\n";
  const get = { actions: ["lambda:UpdateFunctionConfiguration"], beside };
  const declared = expect.stringContaining("Resource: !GetAtt Jobs.Arn") as string;
  expect(onlyProposed(template(get))).toMatchObject({ kind: "commit", lines: declared });
  const condition = "{ StringNotEquals: { aws:ResourceTag/scanned: 'false' } }";
  expect(onlyProposed(template({ ...get, condition }))).not.toMatchObject({ lines: declared });
});

test("of a role that is given out, and that nothing here runs under, nothing declared is taken for all that it uses", () => {
  const queue = "  Orders:\n    Type: AWS::SQS::Queue\n";
  const given = "Outputs:\n  Role:\n    Value: !GetAtt Role.Arn\n";
  const actions = ["sqs:PurgeQueue"];
  expect(onlyProposed(template({ actions, beside: queue }))).toMatchObject({
    kind: "commit",
    lines: expect.stringContaining("Resource: !GetAtt Orders.Arn") as string,
  });
  expect(onlyProposed(template({ actions, beside: queue + given }))).toMatchObject({
    kind: "show",
    lines: expect.not.stringContaining("Orders.Arn") as string,
  });
});

describe("a policy of a module that nothing tells the account", () => {
  const moduleOf = (queue: string): Readonly<Record<string, string>> => ({
    "module/main.tf": `
variable "queue" {}
variable "account" {}
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["cloudtrail:DeleteTrail"]
    resources = ["*"]
  }
  statement {
    actions   = ["sqs:GetQueueUrl"]
    resources = [${queue}]
  }
}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.app.json
}`,
    "main.tf": `
module "app" {
  source  = "./module"
  account = "111122223333"
  queue   = "arn:aws:sqs:eu-west-1:111122223333:orders"
}`,
  });
  const trail = (files: Readonly<Record<string, string>>): string | undefined =>
    proposals(files).flatMap(({ outcome }) =>
      outcome.kind === "none" ? [] : outcome.edit.text,
    )[0];

  test("has the number that its own ARNs have", () => {
    expect(trail(moduleOf('"arn:aws:sqs:eu-west-1:111122223333:orders"'))).toContain(
      ":111122223333:trail/",
    );
  });

  test("is looked for in time in what begins like an ARN again and again", () => {
    const many = "${arn:x}".repeat(100_000);
    const text = terraform(
      'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "cloudtrail:DeleteTrail", Resource = "*" }] })',
      `locals {\n  queue = "arn:aws:sqs:eu-west-1:111122223333:jobs"\n}\n# ${many}`,
    );
    expect(proposals(text)).toHaveLength(1);
  });

  test("has none that only the repository of an image names, which all accounts may share", () => {
    const naming = (arn: string): readonly Proposal[] =>
      proposals(
        terraform(
          'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "cloudtrail:DeleteTrail", Resource = "*" }] })',
          `resource "aws_iam_policy" "pull" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["ecr:BatchGetImage", "sqs:GetQueueUrl"], Resource = "${arn}" }]
  })
}`,
        ),
      );
    const account = "111122223333";
    const written = (arn: string): string =>
      naming(arn).flatMap(({ outcome }) => (outcome.kind === "none" ? [] : outcome.edit.text))[0] ??
      "";
    expect(written(`arn:aws:ecr:eu-west-1:${account}:repository/app`)).toContain(":*:trail/");
    expect(written(`arn:aws:sqs:eu-west-1:${account}:jobs`)).toContain(`:${account}:trail/`);
  });

  test.each([
    ["as an ARN", "var.queue"],
    ["within an ARN", '"arn:aws:sqs:eu-west-1:${var.account}:orders"'],
  ])("has none that one of its callers gives it, %s", (_, queue) => {
    expect(trail(moduleOf(queue))).not.toContain("111122223333");
  });
});

test.for([
  ["what every runtime needs is asked about where no function runs under it", "sagemaker", true],
  [
    "what Lambda does in the name of functions is left as AWS's own policies have it",
    "lambda",
    false,
  ],
] as const)("%s", ([, service, isAsked]) => {
  const code = `
  App:
    Type: AWS::Lambda::Function
    Properties: { Role: !GetAtt Role.Arn, Handler: app.handler, Runtime: nodejs22.x, Code: { S3Bucket: code, S3Key: app.zip } }`;
  const actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"];
  const policy = template({ actions, service, ...(isAsked ? {} : { beside: code }) });
  expect(onlyProposed(policy)).toMatchObject(
    isAsked
      ? {
          kind: "show",
          missing: ["whether it works on resources of this account and region only"],
        }
      : { kind: "none", because: "no-narrower" },
  );
});

test("what gives out the address of something makes nothing: its name is asked for", () => {
  const policy = template({ actions: ["sagemaker:CreatePresignedNotebookInstanceUrl"] });
  expect(onlyProposed(policy)).toMatchObject({ missing: ["`<NotebookInstanceName>`"] });
});
