import type { Evaluator } from "../../evaluate/script/at.ts";
import { thingsNamed } from "../../evaluate/script/named-nodes.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import type { Construct } from "./construct.ts";
import { inCamelCase } from "./names.ts";

/** What of a construct is a name, by which code knows it. */
const naming = /(?:Name|Arn|Id|Url|Uri)$|^ref$/;

type Naming = {
  readonly evaluator: Evaluator;
  readonly constructsOf: (node: Expression) => readonly Construct[];
};

/** The constructs of which an expression is the name, all that it may be; none where it may be something else. */
export function constructsNamed(
  node: Expression,
  { evaluator, constructsOf }: Naming,
): readonly Construct[] {
  const found = thingsNamed(node, evaluator, ({ name, object }) =>
    naming.test(inCamelCase(name)) ? constructsOf(object) : [],
  );
  return found ?? [];
}
