import type { Attachment, Policy } from "../iam/policy.ts";
import { readable } from "../iam/text.ts";
import type { ManagedUses } from "./managed.ts";

/**
 * What is attached and written elsewhere as policies of one statement, of which nothing is known but
 * that it allows something.
 */
export function elsewhere<To>(
  { unread }: Pick<ManagedUses<To>, "unread">,
  path: string,
  attachments: (to: readonly To[], scope: string) => readonly Attachment[],
): readonly Policy[] {
  return unread.map((each) => {
    const { kind, called, name, isDefault, place, scope, attachedTo, heldBy = [] } = each;
    const to = attachments(attachedTo, scope ?? path);
    const whose = [
      ...to.map(({ address }) => address),
      ...heldBy.map(({ name }) => readable(name)),
    ];
    const id = [`${scope ?? path}/${called}`, ...whose].join(" of ");
    return {
      id,
      kind,
      isElsewhere: true,
      ...(isDefault && { isDefault }),
      ...(scope !== undefined && { scope }),
      owner: { address: called, type: "", names: name ? [name] : [] },
      attachedTo: kind === "boundary" ? [] : to,
      ...(kind === "boundary" ? { bounds: to } : heldBy.length > 0 && { heldBy }),
      statements: [{ id, place, presence: "maybe", effect: "Allow", conditions: [] }],
      place,
    };
  });
}
