import { expect, test } from "vitest";
import { scanned } from "../../rules/facts.ts";
import { extracted } from "../policies.ts";

const program = `import { Stack, aws_iam as iam, aws_lambda as lambda, aws_s3 as s3, aws_sqs as sqs } from "aws-cdk-lib";
export class Shop extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const bucket = new s3.Bucket(this, "Bucket");
    const queue = new sqs.Queue(this, "Queue");
    const role = new iam.Role(this, "Role", {});
    const fn = new lambda.Function(this, "Fn", {
      role,
      environment: { BUCKET: bucket.bucketName, OTHER: props.other },
      events: [new SqsEventSource(queue)],
    });
    // pare:ignore wildcard-action -- tried out
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ["s3:*"], resources: [bucket.bucketArn] }));
    bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new LambdaDestination(fn));
  }
}
`;

test("constructs refer to what they are made with and what methods give them", () => {
  const { references } = extracted({ "shop.ts": program });
  const told = [...references].map(([address, { refersTo }]) => [address, [...refersTo].sort()]);
  expect(told).toEqual([
    ["shop.ts/Bucket", ["shop.ts/Fn"]],
    ["shop.ts/Queue", []],
    ["shop.ts/Role", []],
    ["shop.ts/Fn", ["shop.ts/Bucket", "shop.ts/Queue", "shop.ts/Role"]],
  ]);
});

test("a function works with what its environment names, and is called by its events", () => {
  const { references } = extracted({ "shop.ts": program });
  expect(references.get("shop.ts/Fn")?.supplies).toMatchObject({
    uses: ["shop.ts/Bucket"],
    fedBy: ["shop.ts/Queue"],
    texts: [["OTHER", [{ expression: "props.other" }], program.indexOf("props.other")]],
    unread: [],
  });
});

test("resources are declared by the names that hold them", () => {
  const { declared, vocabularies } = extracted({ "shop.ts": program });
  expect(
    declared.map(({ address, type, arn, called }) => [
      address,
      type,
      arn?.pieces[0],
      called?.pieces[0],
    ]),
  ).toEqual([
    [
      "Bucket",
      "s3:bucket",
      { expression: "bucket.bucketArn" },
      { expression: "bucket.bucketName" },
    ],
    ["Queue", "sqs:queue", { expression: "queue.queueArn" }, { expression: "queue.queueName" }],
    ["Role", "iam:role", { expression: "role.roleArn" }, { expression: "role.roleName" }],
    ["Fn", "lambda:function", { expression: "fn.functionArn" }, { expression: "fn.functionName" }],
  ]);
  // The program has no name for CDK's tokens.
  expect(vocabularies.get("shop.ts")?.region.pieces).toEqual(["*"]);
});

test("a statement stands in what it is added to", () => {
  expect([...extracted({ "shop.ts": program }).within.values()]).toEqual(["shop.ts/Fn"]);
});

test("comments are about what is next to them", () => {
  const found = scanned({ "shop.ts": program });
  const [policy] = found.policies;
  const source = found.sources.get("shop.ts");
  const comments = policy && source ? found.formatOf(policy).comments(source) : [];
  expect(
    comments.map(({ text, about }) => [
      text,
      about && program.slice(about.start, about.start + 18),
    ]),
  ).toEqual([["pare:ignore wildcard-action -- tried out", "fn.addToRolePolicy"]]);
});

test("tests, declarations and what is installed are not read", () => {
  const text = program;
  const { policies } = scanned({
    "shop.test.ts": text,
    "shop.d.ts": text,
    "node_modules/shop/index.js": text,
    "cdk.out/asset/index.js": text,
    "test_shop.py": text,
  });
  expect(policies).toEqual([]);
});
