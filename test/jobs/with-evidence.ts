import { evidenceTerms } from "../../src/config/evidence.ts";
import type { Agreement } from "../../src/config/agreement.ts";
import { readEvidence, type Evidence } from "../../src/evidence/evidence.ts";
import { memoryTree, type Tree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";

/** Of whom evidence tells. */
export const account = "arn:aws:iam::111122223333";

/** What a principal did, by actions. */
export type Done = Readonly<
  Record<string, "authorised" | "denied" | "untold" | readonly [last: string]>
>;

/** Evidence of three months in which every service was seen, with its reads and its data events. */
export function evidenceOf(
  did: Readonly<Record<string, Done>>,
  more: Partial<Evidence> = {},
): Evidence {
  const [first, last] = ["2026-08-29T08:00:00Z", "2026-11-28T08:00:00Z"];
  const services = ["dynamodb", "iam", "s3", "sqs"].map((service) => ({
    ...{ service, management: 9, data: 9, reads: 9 },
  }));
  const none = { service: 0, "other account": 0, federated: 0, unknown: 0 };
  const evidence = {
    ...{ format: "pare-usage-evidence", version: 1, window: { first, last } },
    events: {
      ...{ counted: 9, duplicates: 0, filtered: 0, uncalled: 0, others: none },
      ...{ unknown: 0, faults: 0, leftOut: 0 },
    },
    ...{ accounts: ["111122223333"], regions: ["eu-west-1", "us-east-1"], services },
    principals: Object.entries(did).map(([arn, actions]) => ({
      ...{ arn, events: 9, first, last, unknown: [] },
      uses: Object.entries(actions).map(([action, outcome]) => ({
        ...{ action, resource: "*", basis: "resources", count: 9, first },
        outcome: typeof outcome === "string" ? outcome : "authorised",
        last: typeof outcome === "string" ? last : outcome[0],
      })),
    })),
    ...more,
  };
  const read = readEvidence(JSON.stringify(evidence));
  if ("wrong" in read) throw new Error(read.wrong);
  return read;
}

export function agreedWith(
  evidence: Evidence,
  set: Parameters<typeof evidenceTerms>[0] = {},
  more: Partial<Agreement> = {},
): Agreement {
  const read = [{ path: "usage.json", evidence }];
  return agreed("never", {}, { evidence: { ...evidenceTerms(set), read }, ...more });
}

export const old = { changedOn: (): string => "2026-01-01" };
export const tree = (files: Readonly<Record<string, string>>): Tree =>
  memoryTree(new Map(Object.entries(files)));

export const role = (actions: string, name = `name = "app"`): string => `
resource "aws_iam_role" "app" {
  ${name}
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = [${actions}], Resource = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" }]
  })
}
`;
