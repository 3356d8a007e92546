import { ofKinds, type Holder } from "../iam/holders.ts";
import type { Policy } from "../iam/policy.ts";
import { code } from "../source/quoted.ts";
import type { HolderRule } from "./rule.ts";

export const userPolicy: HolderRule = {
  on: "holder",
  id: "user-policy",
  title: "A user has permissions of its own",
  severity: "low",
  why: "A user signs in with keys that last until somebody deletes them, and what it may do is seen only by who looks at that user. A role's keys last for hours, and a group says once what several people may do.",
  repair:
    "Give it to a role that the program or the person assumes. Where there have to be users, attach the policy to a group that they are members of.",
  *judge(holder) {
    const allowing = ofKinds(holder, "identity").flatMap((policy) => {
      const statement = policy.statements.find(
        ({ effect, presence }) => effect !== "Deny" && presence !== "never",
      );
      return statement && isOfUser(policy, holder) ? [{ policy, statement }] : [];
    });
    const [first, ...more] = allowing;
    if (!first) return;
    const others =
      more.length > 0 ? `, by ${String(allowing.length)} policies, of which this is the first` : "";
    yield {
      ...first,
      beside: [],
      about: holder.address,
      actions: [],
      severity: "low",
      confidence: "high",
      message: `${code(holder.address)} is a user that has permissions of its own${others}: its keys do not expire, as those of a role do.`,
      subject: first.statement.action?.place ?? first.statement.place,
    };
  },
};

/** Whether a policy is attached to a user, which a group of which it is a member is not. */
function isOfUser(
  { attachedTo, heldBy = [], owner, isElsewhere }: Policy,
  holder: Holder,
): boolean {
  if (isElsewhere && owner.address.startsWith("group ")) return false;
  return (
    attachedTo.some(
      ({ address, type }) => address === holder.address && /iam.*user$/i.test(type),
    ) || heldBy.some(({ as, name }) => as === "user" && name === holder.name)
  );
}
