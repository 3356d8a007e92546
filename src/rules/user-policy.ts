import { ofKinds, type Holder } from "../iam/holders.ts";
import type { Policy } from "../iam/policy.ts";
import { readable, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import type { HolderRule } from "./rule.ts";
import { listed } from "./wording.ts";

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
    // What several users share is told of once, of all of them.
    const users = usersOf(first.policy);
    const isShared = users.length > 1;
    const others =
      more.length > 0 && !isShared
        ? `, by ${String(allowing.length)} policies, of which this is the first`
        : "";
    yield {
      ...first,
      beside: [],
      about: isShared ? users.join(" ") : holder.address,
      actions: [],
      severity: "low",
      confidence: "high",
      message: isShared
        ? `${listed(users.map((each) => code(each)))} are users that have permissions of their own: their keys do not expire, as those of a role do.`
        : `${code(holder.address)} is a user that has permissions of its own${others}: its keys do not expire, as those of a role do.`,
      subject: first.statement.action?.place ?? first.statement.place,
    };
  },
};

/** Whether a policy is attached to a user, which a group of which it is a member is not. */
function isOfUser(policy: Policy, holder: Holder): boolean {
  if (policy.isElsewhere && policy.owner.address.startsWith("group ")) return false;
  return (
    attachedUsers(policy).includes(holder.address) ||
    namedUsers(policy).some((name) => name === holder.name)
  );
}

/** The users that a policy is attached to, as people know them. */
function usersOf(policy: Policy): readonly string[] {
  return [...new Set([...attachedUsers(policy), ...namedUsers(policy).map(readable)])];
}

function attachedUsers({ attachedTo }: Policy): readonly string[] {
  return attachedTo.flatMap(({ address, type }) => (/iam.*user$/i.test(type) ? [address] : []));
}

function namedUsers({ heldBy = [] }: Policy): readonly Text[] {
  return heldBy.flatMap(({ as, name }) => (as === "user" ? [name] : []));
}
