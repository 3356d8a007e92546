import type { Meaning } from "../../iam/text.ts";

const found: ReadonlyMap<string, { attributes: readonly string[]; kind: Word }> = new Map([
  ["aws_caller_identity", { attributes: ["account_id", "id"], kind: "account" }],
  ["aws_region", { attributes: ["name", "id", "region"], kind: "region" }],
  ["aws_partition", { attributes: ["partition", "id"], kind: "partition" }],
] as const);

type Word = Extract<Meaning["kind"], "account" | "region" | "partition">;

/**
 * What an attribute of a data source of the AWS provider says of where Terraform works, whether or not the data source
 * is among the files that were read: `aws_region` and `name` give the Region.
 */
export function accountWord(type: string, attribute: string): Word | undefined {
  const row = found.get(type);
  return row?.attributes.includes(attribute) ? row.kind : undefined;
}
