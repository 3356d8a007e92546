import { known, type Hole } from "../../iam/text.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { asText, isEmptyText } from "../texts.ts";
import { literal, oneOf, writtenAt, type Value } from "../value.ts";

/** What a parameter comes to that is given a value; undefined where that is not known. */
export function asParameter(parameter: DataMap, given: Value): Value | undefined {
  const type = typeOf(parameter);
  if (isOfSystemsManager(type)) return undefined;
  return isListType(type) && given.kind !== "list" ? listed(given) : given;
}

/**
 * What a parameter may be: one of its allowed values, or its default or what else is given to it;
 * undefined where nothing is written of it.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html)
 */
export function valueOfParameter(
  parameter: DataMap,
  hole: Hole,
  evaluate: (node: DataNode) => Value,
): Value | undefined {
  const type = typeOf(parameter);
  if (isOfSystemsManager(type)) return undefined;
  const isList = isListType(type);
  const allowed = valueOf(parameter, "AllowedValues");
  const values = allowed?.kind === "list" ? allowed.items.map((item) => evaluate(item)) : [];
  if (values.length > 0)
    return isList
      ? {
          kind: "list",
          items: [],
          rest: [{ hole, like: values, complete: true }],
          origin: writtenAt(hole.place),
        }
      : oneOf(values, true, hole);
  const written = valueOf(parameter, "Default");
  const value = written && evaluate(written);
  // A default of nothing says that who deploys gives it, where it is used at all.
  if (!value || isEmptyText(value)) return undefined;
  const found = isList ? listed(value) : value;
  return found && oneOf([found], false, hole);
}

function typeOf(parameter: DataMap): string {
  return stringOf(valueOf(parameter, "Type")) ?? "String";
}

/** What is written of these is under what name Systems Manager keeps the value. */
function isOfSystemsManager(type: string): boolean {
  return type.startsWith("AWS::SSM::Parameter::Value<");
}

function isListType(type: string): boolean {
  return type === "CommaDelimitedList" || type.startsWith("List<");
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
