export type ConditionKeyType =
  | "String"
  | "ARN"
  | "Bool"
  | "Numeric"
  | "Date"
  | "IPAddress"
  | "ArrayOfString"
  | "ArrayOfARN"
  | "ArrayOfBool";

/** A condition key as a service's page lists it. One object for each in a service. */
export type ConditionKey = {
  /** As AWS writes it; a variable part stands as `${...}` or `<...>`: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly type: ConditionKeyType;
};
