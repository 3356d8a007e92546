import { nowhere } from "../iam/draft.ts";
import type { Condition } from "../iam/policy.ts";
import { makeText } from "../iam/text.ts";

const partitions = ["aws", "aws-cn", "aws-us-gov"];
/** As long as the names of regions are: a `*` might run on into what follows. */
const regions = [9, 10, 12, 13, 14].map((length) => "?".repeat(length));
const account = "?".repeat(12);

/** The name of something that nobody names: what reaches it reaches what nobody thought of. */
const anyName = "anything-of-that-type";

/** Something of a type, by its ARN format, that nobody names: as patterns, in any account and region. */
export function somethingOf(format: string): readonly string[] {
  const named = format
    .replaceAll("${Account}", account)
    .replace(/\$\{(?!Partition\}|Region\})[^}]*\}/g, anyName);
  return partitions
    .map((each) => named.replace("${Partition}", each))
    .flatMap((each) =>
      each.includes("${Region}")
        ? regions.map((region) => each.replace("${Region}", region))
        : [each],
    );
}

/** Policies of AWS that let one get any permission. */
const attached = ["AdministratorAccess", "IAMFullAccess"].flatMap((name) =>
  partitions.map((partition) => `arn:${partition}:iam::aws:policy/${name}`),
);

/** What a request of an escalation says: whom a role is passed to, which policy is attached, and to what. */
export function conditionsOn(action: string, passedTo: readonly string[]): readonly Condition[] {
  if (action === "iam:PassRole")
    return [condition("StringEquals", "iam:PassedToService", passedTo)];
  return [
    ...(action.startsWith("iam:Attach")
      ? [condition("StringEquals", "iam:PolicyARN", attached)]
      : []),
    ...(/^iam:(?:Attach|Put)(?:User|Role)Policy$/.test(action)
      ? [condition("Null", "iam:PermissionsBoundary", ["true"])]
      : []),
  ];
}

function condition(operator: string, key: string, values: readonly string[]): Condition {
  const text = (value: string) => makeText([value], nowhere);
  return {
    operator: text(operator),
    key: text(key),
    values: { items: values.map(text), rest: [] },
  };
}
