/** What every ARN has, and is known only where it is used. */
export type ArnWord = "partition" | "region" | "account";

const words: readonly (readonly [ArnWord, RegExp])[] = [
  ["partition", /^(?:AWS::Partition|Partition|data\.aws_partition\.\w+\.partition)$/],
  ["region", /^(?:AWS::Region|Region|data\.aws_region\.\w+\.(?:name|region|id))$/],
  ["account", /^(?:AWS::AccountId|Account|AccountId|data\.aws_caller_identity\.\w+\.account_id)$/],
];

/** What a name of CloudFormation's, Terraform's or AWS's reference stands for in an ARN. */
export function arnWordOf(name: string): ArnWord | undefined {
  return words.find(([, form]) => form.test(name))?.[0];
}
