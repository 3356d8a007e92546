import { narrows } from "../iam/carried.ts";
import type { Condition } from "../iam/policy.ts";
import { alternatives, known, readable } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { itemsReaching, placeReaching } from "./reaching.ts";
import type { Context, Knowledge, StatementRule } from "./rule.ts";
import type { Severity } from "./severity.ts";
import { openOf } from "./single-actions.ts";
import { listed, written } from "./wording.ts";

export const passRole: StatementRule = {
  on: "statement",
  id: "pass-role",
  title: "Any role can be handed to a service",
  severity: "high",
  why: "Who may pass any role can start something that runs with it: a function, an instance, a task. The role of an administrator is among them, and what the other policies leave out is left out in vain.",
  repair:
    "Name the roles that are handed over, by reference where the configuration declares them, and the service that gets them in a condition: `iam:PassedToService` is `lambda.amazonaws.com`.",
  *judge(statement, context) {
    const found = openOf("pass-role", statement, context);
    if (!found) return;
    const { open, conditions } = found;
    const { text, several } = itemsReaching(open, statement);
    const limiting = conditions.filter((each) =>
      open.every((granted) => narrows(each, granted, context)),
    );
    const limit = limitOf(limiting, context);
    yield {
      severity: limit?.severity ?? "high",
      confidence: context.policy.attachedTo.length > 0 ? "high" : "medium",
      message: `${text} ${several ? "let" : "lets"} \`iam:PassRole\` hand ${
        limit?.severity === "low" ? "every role" : "every role, an administrator's too,"
      } to ${limit?.services ?? "any service that takes one, such as EC2, Lambda and ECS"}.${
        limit?.says ? ` The condition on ${written(limit.key, statement)} ${limit.says}.` : ""
      }`,
      subject: placeReaching(open, statement),
    };
  },
};

type Limit = {
  readonly severity: Severity;
  readonly key: Condition["key"];
  /** To whom roles are handed, where it says so. */
  readonly services?: string;
  readonly says?: string;
};

/** Whose a role is says nothing: only those of one's own account can be passed. */
const ofOneAccount = /^aws:Resource(?:Account|OrgID|OrgPaths)$/i;

/** The condition that limits most of it. */
function limitOf(limiting: readonly Condition[], context: Context): Limit | undefined {
  const keyed = (pattern: RegExp): Condition | undefined =>
    limiting.find(({ key }) => pattern.test(known(key) ?? "x"));
  const to = limiting.find((each) => isPassedTo(each) && namesServices(each));
  const services = to && { services: servicesOf(to) };
  const role = limiting.find(
    (each) =>
      !isPassedTo(each) &&
      !ofOneAccount.test(known(each.key) ?? "x") &&
      !/^iam:AssociatedResourceArn$/i.test(known(each.key) ?? "x"),
  );
  if (role) return { severity: "low", key: role.key, ...services, says: "limits which" };
  if (to) {
    const severity = runsCode(to, context) ? "medium" : "low";
    return { severity, key: to.key, ...services };
  }
  const used = keyed(/^iam:AssociatedResourceArn$/i);
  return used && { severity: "medium", key: used.key, says: "limits for what" };
}

function isPassedTo({ key }: Condition): boolean {
  return known(key)?.toLowerCase() === "iam:passedtoservice";
}

/** What a wildcard stands for is not known: `*.amazonaws.com` is any service. */
function namesServices({ values }: Condition): boolean {
  return values.items.flatMap(alternatives).every((value) => !/[*?]/.test(known(value) ?? ""));
}

function servicesOf({ values }: Condition): string {
  const named = values.items.map((value) => code(readable(value)));
  return listed([...named, ...values.rest.map(() => "services that are not known here")], 3, "or");
}

/** Whether one of the services may run what its caller wants: those of which a way is known, or none is. */
function runsCode({ values }: Condition, { escalationPaths }: Knowledge): boolean {
  const running = new Set(escalationPaths.flatMap(({ passedTo }) => passedTo));
  const named = values.items.flatMap(alternatives).map(known);
  return values.rest.length > 0 || named.some((each) => each === undefined || running.has(each));
}
