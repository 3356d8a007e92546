import type { ConditionKey } from "./condition-key.ts";

/** A kind of resource that a service's actions can be allowed on. One object for each in a catalog. */
export type ResourceType = {
  /** `s3:bucket`: the prefix of the service whose page defines the type, and its name there. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /**
   * ARN formats as AWS writes them, with placeholders: `arn:${Partition}:s3:::${BucketName}`.
   * At least one, the usual one first; the ARN's own service may be another one.
   */
  readonly arns: readonly string[];
  /** Keys that a request on such a resource carries. */
  readonly conditionKeys: readonly ConditionKey[];
};
