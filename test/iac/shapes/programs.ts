import { lines, sample, type Shape } from "./shape.ts";

const stack = (...steps: readonly string[]) => ({
  "shop.ts": lines(
    'import { Stack, aws_iam as iam, aws_s3 as s3 } from "aws-cdk-lib";',
    "export class Shop extends Stack {",
    "  constructor(scope: Construct, id: string, props: Props) {",
    "    super(scope, id);",
    ...steps.map((each) => `    ${each}`),
    "  }",
    "}",
  ),
});
const inPython = (...steps: readonly string[]) => ({
  "shop.py": lines(
    "from aws_cdk import Stack, aws_iam as iam",
    "class Shop(Stack):",
    "    def __init__(self, scope, id):",
    "        super().__init__(scope, id)",
    ...steps.map((each) => `        ${each}`),
  ),
});
const role = 'const role = new iam.Role(this, "Role", {});';
const partition = "${partition shop.ts/AWS::Partition}";

export const programs: readonly Shape[] = [
  {
    files: "Programs of AWS CDK `*.ts`, `*.js`, `*.py`",
    evaluated: {
      "`PolicyStatement` as it is made and as methods add to it, `PolicyDocument`, `fromJson`":
        sample(
          stack(
            role,
            "const one = new iam.PolicyStatement({ resources: ['*'] });",
            "one.addActions('s3:GetObject');",
            "role.addToPolicy(one);",
            "new iam.Policy(this, 'P', { document: iam.PolicyDocument.fromJson({",
            "  Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }] }) });",
          ),
          "shop.ts:6 Allow s3:GetObject on *",
          "shop.ts:10 Allow sqs:SendMessage on *",
        ),
      "principals, and the trust that they make": sample(
        stack(
          "new iam.Role(this, 'R', {",
          "  assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });",
        ),
        "shop.ts:6 Allow sts:AssumeRole for Service: lambda.amazonaws.com",
      ),
      "the types of CloudFormation": sample(
        inPython(
          "iam.CfnManagedPolicy(self, 'P', policy_document={",
          "    'Statement': [{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'}]})",
        ),
        "shop.py:6 Allow s3:GetObject on *",
      ),
      "what methods of constructs grant, as far as they are known": sample(
        stack(role, "new s3.Bucket(this, 'B', { bucketName: 'b' }).grantDelete(role);"),
        `shop.ts:6 Allow s3:DeleteObject* on arn:${partition}:s3:::b/*`,
      ),
      "constants, functions and loops of the file; names and ARNs of constructs": sample(
        stack(
          role,
          "const logs = new s3.Bucket(this, 'Logs', { bucketName: 'logs' });",
          "const allow = (action: string) =>",
          "  new iam.PolicyStatement({ actions: [action], resources: [logs.bucketArn] });",
          "role.addToPolicy(allow('s3:ListBucket'));",
        ),
        `shop.ts:8 Allow s3:ListBucket on arn:${partition}:s3:::logs`,
      ),
      "constants that other files give, and documents of those that do not use CDK": sample(
        {
          "shop.ts": lines(
            'import { aws_iam as iam } from "aws-cdk-lib";',
            'import { READ } from "./constants";',
            "export const one = new iam.PolicyStatement({ actions: READ, resources: ['*'] });",
          ),
          "constants.ts": "export const READ = ['s3:GetObject'];",
          "app.ts": lines(
            'import { aws_iam as iam } from "aws-cdk-lib";',
            'import { allow } from "./documents";',
            "new iam.Policy(this, 'P', { document: iam.PolicyDocument.fromJson(allow('*')) });",
          ),
          "documents.ts": lines(
            "export const allow = (arn: string) => ({",
            "  Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn }],",
            "});",
          ),
        },
        "documents.ts:2 Allow sqs:SendMessage on *",
        "shop.ts:3 Allow s3:GetObject on *",
      ),
      "what methods and fields of its classes give": sample(
        {
          "shop.ts": lines(
            'import { aws_iam as iam } from "aws-cdk-lib";',
            'import { Access } from "./access";',
            'const access = new Access("logs");',
            "export const one = new iam.PolicyStatement({",
            "  actions: Access.READ, resources: access.within('*'),",
            "});",
          ),
          "access.ts": lines(
            "export class Access {",
            "  static readonly READ = ['s3:GetObject'];",
            "  constructor(private readonly bucket: string) {}",
            "  within = (key: string) => [`arn:aws:s3:::${this.bucket}/${key}`];",
            "}",
          ),
        },
        "shop.ts:4 Allow s3:GetObject on arn:aws:s3:::logs/*",
      ),
    },
    not: {
      "what else other files give; what they grant; managed policies of AWS": sample(
        stack(
          role,
          "role.addToPolicy(props.statement);",
          "props.bucket.grantRead(role);",
          "role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'));",
        ),
        "shop.ts:6 unknown-statement",
        "shop.ts:7 permission",
        "shop.ts:8 managed-policy",
      ),
      "programs in Go, Java, C# and others": sample(
        {
          "shop.go": lines(
            "package main",
            "",
            "import (",
            '\t"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"',
            '\t"github.com/aws/jsii-runtime-go"',
            ")",
            "",
            "func more(role awsiam.Role) {",
            "\trole.AddToPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{",
            '\t\tActions: jsii.Strings("s3:GetObject"), Resources: jsii.Strings("*"),',
            "\t}))",
            "}",
          ),
          "Shop.cs": lines(
            "using Amazon.CDK.AWS.IAM;",
            "// PolicyStatement",
            "class Shop { void Read(Bucket bucket, IGrantable who) { bucket.GrantRead(who); } }",
          ),
        },
        "Shop.cs:3 unread-program",
        "shop.go:9 unread-program",
      ),
    },
  },
];
