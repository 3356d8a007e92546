import type { NewPolicy } from "../iam/new-policy.ts";

/** How a language writes policies that stand nowhere yet. */
export type NewPolicyFormat = {
  /** The text, with its line end: what can be commented says why it is there. */
  write(policies: readonly NewPolicy[]): string;
  /** Why an expression cannot stand there (`AWS::StackName` in Terraform); undefined where it can. */
  refuses(expression: string): string | undefined;
};
