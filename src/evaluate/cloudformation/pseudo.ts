import type { Meaning } from "../../iam/text.ts";

/** The parameters that every template has, and what their values are known to be. */
export const pseudoParameters: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["AWS::Partition", { kind: "partition" }],
  ["AWS::Region", { kind: "region" }],
  ["AWS::AccountId", { kind: "account" }],
  ["AWS::StackName", { kind: "unknown" }],
  ["AWS::StackId", { kind: "unknown" }],
  ["AWS::URLSuffix", { kind: "unknown" }],
  ["AWS::NotificationARNs", { kind: "unknown" }],
]);
