import type { CdkGrant } from "../../catalog/cdk.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { Construct } from "./construct.ts";
import { inCamelCase } from "./names.ts";
import { given, type Reading } from "./reading.ts";

/** What is granted on a table is granted on its indexes too, where it has any. */
export function withIndexes(
  grants: readonly CdkGrant[],
  construct: Construct,
  reading: Reading,
): readonly CdkGrant[] {
  if (construct.type !== "AWS::DynamoDB::Table" || !isIndexed(construct, reading)) return grants;
  return grants.map((each) => ({
    ...each,
    on: each.on.flatMap((on) => (on === "@" ? ["@", "@/index/*"] : [on])),
  }));
}

function isIndexed(construct: Construct, reading: Reading): boolean {
  const props = reading.props(construct);
  if (["globalSecondaryIndexes", "localSecondaryIndexes"].some((name) => given(props, name)))
    return true;
  for (const node of nodesIn(reading.evaluator.script.program)) {
    if (node.kind !== "call" || node.callee.kind !== "member") continue;
    if (!/^add(?:Global|Local)SecondaryIndex$/.test(inCamelCase(node.callee.name))) continue;
    if (reading.constructsOf(node.callee.object).includes(construct)) return true;
  }
  return false;
}
