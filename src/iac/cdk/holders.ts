import type { PolicyPlace } from "../../catalog/places.ts";
import { membersOf } from "../../evaluate/members.ts";
import type { Entry, MapValue, Value } from "../../evaluate/value.ts";
import type { Attachment, HolderName } from "../../iam/policy.ts";
import { known } from "../../iam/text.ts";
import { holderKind, holderNames } from "../holder-names.ts";
import type { Construct } from "./construct.ts";
import { given, type Reading } from "./reading.ts";

// What the policies of a construct are attached to, and what they protect.

/** Who has the policies of a construct: those that it names, or it itself. */
export function holdersOf(
  construct: Construct,
  own: MapValue,
  { constructIn, holderOf }: Reading,
): { readonly attachedTo: readonly Attachment[]; readonly heldBy: readonly HolderName[] } {
  if (!/^AWS::IAM::(?:Managed)?Policy$/.test(construct.type))
    return { attachedTo: [attachmentTo(holderOf(construct))], heldBy: [] };
  const attachedTo = ["roles", "users", "groups"].flatMap((name) => {
    const value = given(own, name);
    const { items, rest } = value ? membersOf(value) : { items: [], rest: [] };
    return [...items, ...rest.flatMap(({ like }) => like)].flatMap((each) => {
      const to = constructIn(each);
      return to ? [attachmentTo(to)] : [];
    });
  });
  return { attachedTo, heldBy: [] };
}

/** What the resource policy of a construct protects. */
export function protectedType(
  { type }: Construct,
  { cdk }: Reading,
): { readonly protects?: string } {
  const protects = cdk.declared.get(type)?.type;
  return protects === undefined ? {} : { protects };
}

type FoundEntry = { readonly entry: Entry; readonly maybe: boolean };

/** The values at a path of properties, which CDK spells in its own case. */
export function valuesAt(
  value: Value,
  path: PolicyPlace["path"],
  maybe = false,
): readonly FoundEntry[] {
  const [step, ...rest] = path;
  if (!step) return [];
  if (value.kind === "choice") return value.values.flatMap((each) => valuesAt(each, path, true));
  if (value.kind !== "map") return [];
  const wanted = step.name.toLowerCase();
  const found = value.entries.findLast(
    ({ key }) => known(key)?.replaceAll("_", "").toLowerCase() === wanted,
  );
  if (!found) return [];
  const values = step.each ? itemsOf(found.value, maybe) : [{ value: found.value, maybe }];
  return values.flatMap((each) =>
    rest.length === 0
      ? [{ entry: { ...found, value: each.value }, maybe: each.maybe }]
      : valuesAt(each.value, rest, each.maybe),
  );
}

function itemsOf(
  value: Value,
  maybe: boolean,
): readonly { readonly value: Value; readonly maybe: boolean }[] {
  const { items, rest } = membersOf(value);
  return [
    ...items.map((each) => ({ value: each, maybe })),
    ...rest.flatMap(({ like }) => like.map((each) => ({ value: each, maybe: true }))),
  ];
}

/** What the properties of a construct name as that which a policy is attached to. */
export function attachments(
  construct: Construct,
  { attach }: Pick<PolicyPlace, "attach">,
  { props, constructIn }: Reading,
): { readonly attachedTo: readonly Attachment[]; readonly heldBy: readonly HolderName[] } {
  const attachedTo: Attachment[] = [];
  const heldBy: HolderName[] = [];
  for (const name of attach) {
    if (name === "@") {
      attachedTo.push(attachmentTo(construct));
      continue;
    }
    const as = holderKind(name);
    for (const { entry } of valuesAt(props(construct), [{ name, each: true }])) {
      const { value } = entry;
      const to = constructIn(value) ?? named(value, construct);
      if (to) attachedTo.push("call" in to ? attachmentTo(to) : to);
      else if (as !== undefined) heldBy.push(...holderNames(value, as));
    }
  }
  return { attachedTo, heldBy };
}

/** The construct whose name or ARN a value is: `roles: [role.ref]`. */
function named(value: Value, { type }: Construct): Attachment | undefined {
  if (value.kind !== "text") return undefined;
  const [only, ...more] = value.text.parts.filter((part) => typeof part !== "string");
  if (typeof only !== "object" || only.meaning.kind !== "name" || more.length > 0) return undefined;
  return { address: only.meaning.address, type };
}

export function attachmentTo({ address, type }: Construct): Attachment {
  return { address, type };
}
