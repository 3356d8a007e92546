import type { Expression } from "../../syntax/script/tree.ts";
import { childrenOf, nodesIn, type Node } from "../../syntax/script/walk.ts";
import { cdkName, inCamelCase } from "./names.ts";
import type { Reading } from "./reading.ts";

/**
 * The addresses of the roles that outputs of a program hand to what is not read, and of functions whose own role they
 * do.
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnOutput.html)
 */
export function givenOutIn(
  reading: Reading,
  namedIn: (node: Expression) => ReadonlySet<string>,
): ReadonlySet<string> {
  const { constructs, evaluator } = reading;
  const types = new Map(constructs.all.map(({ address, type }) => [address, type]));
  const found = new Set<string>();
  for (const node of nodesIn(evaluator.script.program)) {
    if (node.kind !== "call") continue;
    const { callee, args } = node;
    const isExport = callee.kind === "member" && inCamelCase(callee.name) === "exportValue";
    if (!isExport && cdkName(callee, evaluator)?.path.at(-1) !== "CfnOutput") continue;
    for (const { value } of args) {
      const isRole = namesRole(value);
      for (const address of namedIn(value))
        if (isRole || types.get(address)?.startsWith("AWS::IAM::")) found.add(address);
    }
  }
  return found;
}

/** Whether an expression names the role that something has: `fn.role`. */
function namesRole(node: Node): boolean {
  return (node.kind === "member" && node.name === "role") || childrenOf(node).some(namesRole);
}
