import { nearest } from "../catalog/nearest.ts";
import { meantPartitions, type Regions } from "../catalog/regions.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { parseArnPattern, type ArnComponent } from "../iam/arn-pattern.ts";
import { isHole, type Text } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { shown } from "./remark.ts";

/** What keeps IAM from taking an ARN whose type is known already, if anything does. */
export function arnMistake(text: string, arn: Text, regions: Regions): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text))
    return `${shown(text)} has a control character in it; write the ARN on one line`;
  const partition = writtenAs(arn, "partition");
  if (partition === undefined || regions.partitions.includes(partition)) return undefined;
  const like = meantPartitions(partition, regions);
  return `${shown(text)}: AWS has no partition ${shown(partition)}; write ${listed(like, 3, "or")}`;
}

/** Why an ARN may match nothing although AWS takes it. */
export function arnNotes(
  text: string,
  arn: Text,
  types: readonly ResourceType[],
  regions: Regions,
): readonly string[] {
  const notes: string[] = [];
  const region = writtenAs(arn, "region");
  if (region && !regions.has(region)) {
    const like = nearest(region, regions.names, 3);
    const hint = like.length > 0 ? `; did you mean ${listed(like, 3, "or")}?` : "";
    notes.push(`${shown(text)}: AWS has no region ${shown(region)}${hint}`);
  }
  const account = writtenAs(arn, "account");
  if (account && /^\d+$/.test(account) && account.length !== 12)
    notes.push(
      `${shown(text)}: the id of an account has twelve digits, and ${shown(account)} has ${account.length}`,
    );
  const name = writtenAs(arn, "resource");
  if (types.some(({ id }) => id === "secretsmanager:Secret") && name && !endsAsSecrets.test(name))
    notes.push(
      `${shown(text)}: AWS puts a hyphen and six characters behind the name of a secret, so this matches none that has only that name; write ${shown(name.slice("secret:".length))}-??????`,
    );
  return notes;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
const endsAsSecrets = /-[A-Za-z0-9]{6}$/;

/** A component, where it is written without wildcards and variables. */
function writtenAs(arn: Text, component: ArnComponent): string | undefined {
  const pattern = parseArnPattern(arn);
  if (pattern.kind !== "arn") return undefined;
  let text = "";
  for (const part of pattern.components[component]) {
    if (isHole(part) || /[*?]|\$\{/.test(part)) return undefined;
    text += part;
  }
  return text;
}
