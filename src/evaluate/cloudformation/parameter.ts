import { known } from "../../iam/text.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { asText, isEmptyText } from "../texts.ts";
import { literal, type Value } from "../value.ts";

/**
 * What a parameter is when nobody gives it: its default, as its type has it; undefined where that
 * is not known.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html)
 */
export function defaultOf(
  parameter: DataMap,
  evaluate: (node: DataNode) => Value,
): Value | undefined {
  const type = stringOf(valueOf(parameter, "Type")) ?? "String";
  const written = valueOf(parameter, "Default");
  const value = written && evaluate(written);
  // A default of nothing says that who deploys gives it, where it is used at all.
  if (!value || isEmptyText(value)) return undefined;
  // The default of these is the name of what Systems Manager keeps the value under.
  if (type.startsWith("AWS::SSM::Parameter::Value<")) return undefined;
  return type === "CommaDelimitedList" || type.startsWith("List<") ? listed(value) : value;
}

function listed(value: Value): Value | undefined {
  const text = asText(value);
  const items = text && known(text)?.split(",");
  const { written } = value.origin;
  return (
    items && {
      kind: "list",
      items: items.map((item) => literal(item.trim(), written)),
      rest: [],
      origin: value.origin,
    }
  );
}
