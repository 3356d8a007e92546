import type { CanAnswer, Cited, WhoAnswer } from "./can.ts";
import { conditionText } from "./condition-text.ts";
import { known } from "../iam/text.ts";
import { shownRequest } from "./request.ts";
import { standing } from "./standing.ts";

/** What `can --format json` prints. */
export function canReport(answer: CanAnswer) {
  const { request, verdict, by, provided, against, missing, nearly, notes, unread } = answer;
  return {
    request: shownRequest(request),
    verdict,
    by: by.map(shownCited),
    provided,
    against: against.map(shownCited),
    missing,
    nearly: nearly.map(({ but, ...cited }) => ({
      ...shownCited(cited),
      but: but.kind,
      conditions: but.kind === "conditions" ? but.conditions.map(conditionText) : [],
    })),
    notes,
    notEvaluated: unread,
  };
}

/** What `who --format json` prints. */
export function whoReport(answer: WhoAnswer) {
  const { action, resource, holders, unread, files, policies, notes } = answer;
  return {
    action,
    resource,
    files,
    policies,
    owners: holders.map(({ address, scope, kind, certain, statements }) => ({
      address,
      scope,
      policyKind: kind,
      certain,
      statements: statements.map(({ witness, ...each }) => ({
        ...shownCited(each),
        certain: each.certain,
        conditions: each.statement.conditions.map(conditionText),
        witness: witness ? shownRequest(witness) : null,
      })),
    })),
    notes,
    notEvaluated: unread,
  };
}

function shownCited({ policy, statement }: Cited) {
  return {
    ...standing(statement, policy),
    policyKind: policy.kind,
    statementIndex: policy.statements.indexOf(statement),
    statementId: (statement.sid && known(statement.sid)) ?? null,
    effect: statement.effect,
  };
}
