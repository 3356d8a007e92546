import type { ManagedPolicy } from "../catalog/managed-policies.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { readable } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { managedOf, namesOf, statementOf } from "./managed-statement.ts";
import { notAction } from "./not-action.ts";
import { contextOf, type AttachmentRule, type Knowledge } from "./rule.ts";
import { worst, type Severity } from "./severity.ts";
import { wildcardAction } from "./wildcard-action.ts";
import { listed } from "./wording.ts";

export const managedPolicyAttached: AttachmentRule = {
  on: "attachment",
  id: "managed-policy-attached",
  title: "A managed policy of AWS gives far more than is used",
  severity: "high",
  why: "AWS writes its managed policies for everybody: a full access is every action of a service on every resource of the account, also those that are added later. Who gets hold of the role gets all of it.",
  repair:
    "Attach a policy of one's own that names what is used. Where somebody only looks, a read-only one of AWS is enough; where a service needs a role, AWS has one for it below `service-role/`.",
  *judge(policy, knowledge) {
    const [statement] = policy.statements;
    if (!statement || policy.kind !== "identity") return;
    const names = namesOf(policy);
    const known = managedOf(policy, knowledge);
    const graded = known.flatMap((managed) => {
      const severity = severityOf(managed, statement, policy, knowledge);
      return severity ? [{ managed, severity }] : [];
    });
    const severity = worst(graded.map((each) => each.severity));
    const found = graded.find((each) => each.severity === severity);
    if (!found || !severity) return;
    yield {
      severity,
      confidence: known.length === names.length && !policy.isDefault ? "high" : "medium",
      message: messageOf(found.managed, policy.isDefault ? ", the default," : ""),
      subject: statement.place,
      about: whose(policy),
    };
  },
};

/** As bad as it would be if it were written here. */
function severityOf(
  managed: ManagedPolicy,
  statement: Statement,
  policy: Policy,
  knowledge: Knowledge,
): Severity | undefined {
  if (managed.reads) return "low";
  const written = statementOf(managed, statement);
  const context = contextOf(written, policy, knowledge);
  return worst(
    [wildcardAction, notAction].flatMap((rule) =>
      [...rule.judge(written, context)].map(({ severity }) => severity),
    ),
  );
}

function messageOf(
  { name, allows, negated, reads, narrower }: ManagedPolicy,
  isWhat: string,
): string {
  const actions = listed(allows.map((each) => code(each)));
  const what = negated ? `everything but ${actions}` : allows[0] === "*" ? "everything" : actions;
  const gives = reads
    ? `${code(name)}${isWhat} reads what lies in every resource (${actions})`
    : `${code(name)}${isWhat} allows ${what} on every resource, and what AWS adds later`;
  const enough = narrower
    ? `; ${code(narrower)} is narrower, and a policy of one's own can name what is used`
    : "; a policy of one's own can name what is used";
  return `${gives}${enough}.`;
}

/** Who has it: one of AWS's is attached to many. */
function whose({ attachedTo, heldBy = [] }: Policy): string {
  return [
    ...attachedTo.map(({ address }) => address),
    ...heldBy.map(({ as, name }) => `${as} ${readable(name)}`),
  ].join();
}
