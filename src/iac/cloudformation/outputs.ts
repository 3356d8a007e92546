import { asGiven } from "../../evaluate/cloudformation/given.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Value } from "../../evaluate/value.ts";
import { stringOf, valueOf } from "../../syntax/data.ts";

/**
 * What a stack gives to the template that makes it, for an attribute that it is asked for
 * (`Outputs.RoleArn`): undefined where that is no output, is not made, or nothing of it is known, so that
 * it is called as it is asked for.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html)
 */
export function outputOf(
  { template, evaluate, holds }: TemplateScope,
  attribute: string,
): Value | undefined {
  const [, name] = /^Outputs\.(.+)$/.exec(attribute) ?? [];
  const output = name === undefined ? undefined : valueOf(template.root, "Outputs", name);
  const value = valueOf(output, "Value");
  if (!value) return undefined;
  const condition = stringOf(valueOf(output, "Condition"));
  if (condition !== undefined && holds(condition) === false) return undefined;
  const found = asGiven(evaluate(value));
  return isPlain(found) ? found : undefined;
}

/** An output is a text: what else is written there, CloudFormation refuses. */
function isPlain(value: Value): boolean {
  if (value.kind === "choice") return value.values.every(isPlain);
  return value.kind === "text" || value.kind === "number" || value.kind === "bool";
}
