import type { Expression } from "../../syntax/script/tree.ts";
import type { Construct } from "./construct.ts";
import { inCamelCase } from "./names.ts";
import type { Reading } from "./reading.ts";

/** What of a construct is a name, by which code knows it. */
const naming = /(?:Name|Arn|Id|Url|Uri)$|^ref$/;

/** How many choices may stand in each other. */
const deepest = 10;

/**
 * The constructs of which an expression is the name, as it stands or as one of several: `table.tableName`.
 * Undefined where it is something else, or may be.
 */
export function constructsNamed(
  node: Expression,
  reading: Reading,
  depth = 0,
): readonly Construct[] | undefined {
  if (depth > deepest) return undefined;
  const own = reading.evaluator.origin(node);
  const all = (...arms: readonly Expression[]): readonly Construct[] | undefined => {
    const found = arms.map((each) => constructsNamed(each, reading, depth + 1));
    return found.some((each) => !each) ? undefined : found.flatMap((each) => each ?? []);
  };
  switch (own.kind) {
    case "member": {
      const found = naming.test(inCamelCase(own.name)) ? reading.constructsOf(own.object) : [];
      return found.length > 0 ? found : undefined;
    }
    case "conditional":
      return all(own.then, own.otherwise);
    case "string": {
      const [only, ...more] = own.parts;
      return only?.kind === "hole" && more.length === 0 ? all(only.value) : undefined;
    }
    case "call": {
      const isItself =
        own.callee.kind === "member" && own.callee.name === "toString" && own.args.length === 0;
      return isItself && own.callee.kind === "member" ? all(own.callee.object) : undefined;
    }
    default:
      return undefined;
  }
}
