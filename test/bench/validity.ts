import type { AwsFacts } from "../../src/jobs/knowledge.ts";
import { validateTree } from "../../src/jobs/validate.ts";
import { memoryTree } from "../../src/repository/tree.ts";

const ordinary = 1000;

/** Validates a thousand ordinary policies, and twice as many: about twice as long. */
export function benchValidity(facts: AwsFacts): void {
  measured(facts, 100);
  const one = measured(facts, ordinary);
  const two = measured(facts, 2 * ordinary);
  console.log(
    `validate: ${ordinary} policies take ${one.toFixed(0)} ms; twice as many ${(two / one).toFixed(1)} times as long`,
  );
}

/** The milliseconds that policies take. */
function measured(facts: AwsFacts, count: number): number {
  const files = Array.from({ length: count }, (_, index): [string, string] => [
    `policies/${index}.json`,
    policy(index),
  ]);
  const start = performance.now();
  const { policies } = validateTree(memoryTree(new Map(files)), facts, { named: new Set() });
  const time = performance.now() - start;
  if (policies.length !== count) throw new Error(`${policies.length} policies were validated`);
  return time;
}

const uses: readonly (readonly [actions: readonly string[], resource: string])[] = [
  [["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::bucket-#/*"],
  [["s3:ListBucket", "s3:GetBucketLocation"], "arn:aws:s3:::bucket-#"],
  [["dynamodb:GetItem", "dynamodb:Query"], "arn:aws:dynamodb:eu-west-1:111122223333:table/t-#"],
  [["sqs:SendMessage", "sqs:Receive*"], "arn:aws:sqs:eu-west-1:111122223333:queue-#"],
  [["kms:Decrypt", "kms:GenerateDataKey*"], "arn:aws:kms:eu-west-1:111122223333:key/*"],
  [["logs:CreateLogStream", "logs:Put*"], "arn:aws:logs:eu-west-1:111122223333:log-group:g-#:*"],
];

function policy(index: number): string {
  const statements = uses.map(([actions, resource], position) => ({
    Sid: `S${position}`,
    Effect: "Allow",
    Action: actions,
    Resource: resource.replace("#", String(index)),
    Condition: {
      StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:RequestedRegion": "eu-west-1" },
      Bool: { "aws:SecureTransport": "true" },
    },
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
}
