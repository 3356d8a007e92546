import { narrows } from "../iam/carried.ts";
import { known } from "../iam/text.ts";
import { itemsReaching, placeReaching } from "./reaching.ts";
import type { StatementRule } from "./rule.ts";
import { openOf } from "./single-actions.ts";
import { actionNames, written } from "./wording.ts";

export const roleChaining: StatementRule = {
  on: "statement",
  id: "role-chaining",
  title: "Any role that trusts its account can be assumed",
  severity: "high",
  why: "Most roles that people use trust an account as a whole, and leave it to its policies who may assume them. Who may assume any role has the permissions of all of these, in other accounts as well.",
  repair:
    "Name the roles that are assumed, with their accounts: `arn:aws:iam::111122223333:role/deploy`. A prefix of their names is better than all of them.",
  *judge(statement, context) {
    const found = openOf("role-chaining", statement, context);
    if (!found) return;
    const { open, conditions } = found;
    const limit = conditions.find((each) =>
      open.every((granted) => narrows(each, granted, context)),
    );
    const isOfAccount = /^aws:Resource(?:Account|OrgID|OrgPaths)$/i.test(
      (limit && known(limit.key)) ?? "x",
    );
    const inAccount = open.every((each) => each.inAccount);
    const { text, several } = itemsReaching(open, statement);
    yield {
      severity: limit && !isOfAccount ? "low" : limit || inAccount ? "medium" : "high",
      confidence: context.policy.attachedTo.length > 0 ? "high" : "medium",
      message: `${text} ${several ? "let" : "lets"} ${actionNames(open)} take on every role ${
        inAccount ? "of that account" : "of any account"
      } that trusts whoever has this.${
        limit ? ` The condition on ${written(limit.key, statement)} limits which.` : ""
      }`,
      subject: placeReaching(open, statement),
    };
  },
};
