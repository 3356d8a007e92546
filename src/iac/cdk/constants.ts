import type { Evaluator } from "../../evaluate/script/at.ts";
import { isSelf } from "../../evaluate/script/binding.ts";
import { literal, nothing, unknown, type Value } from "../../evaluate/value.ts";
import { textAt } from "../../source/source.ts";
import type { Member } from "../../syntax/script/tree.ts";
import type { Word } from "../arn.ts";
import { wordHole } from "./attributes.ts";
import type { CdkName } from "./names.ts";
import { placeOf } from "./props.ts";

/** Constants of CDK's: `Effect.DENY`, `Aws.ACCOUNT_ID`, `ArnFormat.COLON_RESOURCE_NAME`. */
export function constantOf(
  { service, path }: CdkName,
  node: Member,
  evaluator: Evaluator,
): Value | undefined {
  const [group, name = ""] = path;
  const place = placeOf(node, evaluator);
  if (service === "iam" && group === "Effect")
    return literal(name === "DENY" ? "Deny" : "Allow", place);
  if (service !== "core") return undefined;
  if (group === "ArnFormat") return literal(name, place);
  if (group !== "Aws") return undefined;
  if (name === "NO_VALUE") return nothing(place);
  const word = pseudo.get(name);
  return word && unknown(wordHole(word, place, textAt(place)));
}

const pseudo: ReadonlyMap<string, Word> = new Map([
  ["ACCOUNT_ID", "account"],
  ["REGION", "region"],
  ["PARTITION", "partition"],
  ["CDK_DEFAULT_ACCOUNT", "account"],
  ["CDK_DEFAULT_REGION", "region"],
  ["account", "account"],
  ["region", "region"],
  ["partition", "partition"],
]);

/** `this.account`, `Stack.of(this).region`, `bucket.stack.partition`, `process.env.CDK_DEFAULT_REGION` */
export function wordOf({ name, object }: Member, evaluator: Evaluator): Word | undefined {
  const word = pseudo.get(name);
  if (!word) return undefined;
  if (name.startsWith("CDK_")) return word;
  if (isSelf(object)) return word;
  if (object.kind === "call" && object.callee.kind === "member" && object.callee.name === "of")
    return word;
  const made = evaluator.origin(object);
  const of = made.kind === "call" && made.callee.kind === "member" && made.callee.name === "of";
  const called = object.kind === "name" || object.kind === "member" ? object.name : "";
  return of || /stack$/i.test(called) ? word : undefined;
}
