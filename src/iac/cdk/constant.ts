import { isStatement } from "../../evaluate/statement.ts";
import type { Value } from "../../evaluate/value.ts";
import { isHole, type Text } from "../../iam/text.ts";

/**
 * A value that means the same in every file of a program: texts, numbers, lists and maps of these, as far as
 * all of it is written there. Undefined for any other: a construct has its name in its own file, and a
 * statement is one of the policies there.
 */
export function constantOf(value: Value): Value | undefined {
  return isConstant(value) ? value : undefined;
}

function isConstant(value: Value): boolean {
  switch (value.kind) {
    case "text":
      return isPlain(value.text);
    case "number":
    case "bool":
    case "null":
      return true;
    case "list":
      return value.rest.length === 0 && value.items.every(isConstant);
    case "map":
      return (
        value.rest.length === 0 &&
        !isOne(value) &&
        value.entries.every((each) => isPlain(each.key) && isConstant(each.value))
      );
    case "choice":
      return value.complete && value.values.every(isConstant);
    case "encoded":
    case "unknown":
      return false;
  }
}

const isOne = (value: Value): boolean => isStatement(value);

/** Whether nothing of a text is unknown but the account, the region and the partition. */
function isPlain({ parts }: Text): boolean {
  return parts.every(
    (part) => !isHole(part) || /^(?:account|region|partition)$/.test(part.meaning.kind),
  );
}
