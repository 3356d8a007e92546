import { limitedTo, withActions } from "../access/limit.ts";
import { newAccess } from "../access/new-access.ts";
import { withDenies } from "../iam/denies.ts";
import { isCeiling } from "../iam/policy.ts";
import { code } from "../source/quoted.ts";
import type { StatementRule } from "./rule.ts";

export const neverAllowed: StatementRule = {
  on: "statement",
  id: "never-allowed",
  title: "Something is allowed that the team never allows",
  severity: "critical",
  why: "The configuration says what no policy may allow, whoever has it: what would hurt most if it fell into the wrong hands.",
  repair:
    "Take the action or the resource out, or deny it in the same policy. If it has to be allowed after all, change `never-allow` of the configuration.",
  *judge(statement, { policy, terms, catalog, conditionKeys }) {
    if (terms.neverAllow.length === 0 || isCeiling(policy.kind)) return;
    if (statement.effect === "Deny") return;
    const [opening] = newAccess(
      limitedTo([withDenies(policy, statement)], withActions(terms.neverAllow, catalog)),
      [],
      { catalog, conditionKeys },
      { first: true, most },
    );
    if (!opening) return;
    const { witness, certain } = opening;
    const shown = witness?.shown;
    const what = shown ? `${code(shown.action)} on ${code(shown.resource)}` : "something of that";
    yield {
      severity: certain ? "critical" : "high",
      confidence: certain ? "high" : "medium",
      message: certain
        ? `This allows ${what}, which the configuration never allows.`
        : `This may allow ${what}, which the configuration never allows.`,
      subject: statement.action?.place ?? statement.place,
    };
  },
};

/** What may be looked at for one statement. */
const most = 300_000;
