import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import type { Check } from "../validity/check.ts";
import { checks } from "../validity/checks.ts";
import type { IssueCode } from "../validity/issue-codes.ts";
import { kindOf } from "../validity/kind.ts";
import { nodeOfPolicy } from "../validity/policy-node.ts";
import { validate, type ValidityFinding } from "../validity/validate.ts";
import { actionResourceMismatch } from "./action-resource-mismatch.ts";
import type { Context, StatementRule } from "./rule.ts";
import type { Severity } from "./severity.ts";
import { count } from "./wording.ts";

export const invalidStatement: StatementRule = {
  on: "statement",
  id: "invalid-statement",
  title: "AWS refuses a statement, or never matches it",
  severity: "medium",
  why: "What AWS refuses ends a deployment half way. What it takes and never matches allows nothing, or denies nothing: whoever reads the statement believes in something that is not there.",
  repair:
    "Write it as AWS's policy language has it: `pare validate` says what may have been meant, under the codes of IAM Access Analyzer.",
  about: "condition",
  *judge(statement, context) {
    const [first, ...more] = worstFirst(findingsOf(statement, context));
    if (!first) return;
    const others = [...new Set(more.map(({ code }) => code))];
    const beside =
      more.length > 0 ? ` Beside it: ${count(more.length, "other")} (${others.join(", ")}).` : "";
    yield {
      severity: severityOf(first.code),
      confidence: "high",
      message: `${first.message} AWS calls it ${first.code}.${beside}`,
      subject: first.locations[0].place,
    };
  },
};

/** What AWS does not take at all, so that nothing is deployed. */
const refused: ReadonlySet<IssueCode> = new Set([
  "EMPTY_VARIABLE",
  "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
  "INVALID_ARN_PREFIX",
  "INVALID_CONDITION_KEY_FORMAT",
  "INVALID_CONDITION_OPERATOR",
  "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
  "INVALID_PARTITION",
  "INVALID_PRINCIPAL_FORMAT",
  "INVALID_PRINCIPAL_KEY",
  "INVALID_SERVICE_PRINCIPAL_FORMAT",
  "MISSING_ARN_FIELD",
  "MISSING_BRACE_IN_VARIABLE",
  "NULL_WITH_IF_EXISTS",
  "RCP_SYNTAX_ERROR_ALLOW",
  "RCP_SYNTAX_ERROR_NOTACTION",
  "RCP_SYNTAX_ERROR_PRINCIPAL",
  "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
  "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
  "SCP_SYNTAX_ERROR_PRINCIPAL",
  "UNSUPPORTED_PRINCIPAL",
  "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
]);

/** What AWS takes, and what does not do what it says. */
const unmatched: ReadonlySet<IssueCode> = new Set([
  "DYNAMODB_ATTRIBUTES_WITHOUT_SELECT",
  "INVALID_ARN_ACCOUNT",
  "INVALID_ARN_REGION",
  "INVALID_CONDITION_DATA_TYPE",
  "INVALID_CONDITION_MULTIPLE_BOOLEAN",
  "INVALID_GLOBAL_CONDITION_KEY",
  "INVALID_KMS_KEY_VALUE",
  "INVALID_REGION",
  "INVALID_SERVICE",
  "INVALID_SERVICE_CONDITION_KEY",
  "INVALID_VARIABLE_FOR_OPERATOR",
  "INVALID_VPC_FORMAT",
  "INVALID_VPCE_FORMAT",
  "MISMATCHED_ACTION_FOR_PRINCIPAL",
  "MISSING_PAIRED_CONDITION_KEYS",
  "MISSING_QUALIFIER",
  "MISSING_QUOTE_IN_VARIABLE",
  "MISSING_TAG_KEY_IN_CONDITION",
  "PRIVATE_IP_ADDRESS",
  "PRIVATE_NOT_IP_ADDRESS",
  "S3_PREFIX_IN_NEGATIVE_CONTEXT",
  "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
  "TYPE_MISMATCH_IP_RANGE",
  "UNSUPPORTED_SPACE_IN_VARIABLE",
  "VARIABLE_UNSUPPORTED_IN_ELEMENT",
  "VARIABLE_UNSUPPORTED_IN_VERSION",
]);

/** What keeps an action from taking its resource is told of by another rule, where it does. */
const ofResources: ReadonlySet<IssueCode> = new Set([
  "INVALID_ARN_ACCOUNT",
  "INVALID_ARN_REGION",
  "INVALID_PARTITION",
  "INVALID_SERVICE",
]);

const own: readonly Check[] = checks.filter(({ codes }) =>
  codes.some((code) => refused.has(code) || unmatched.has(code)),
);

function findingsOf(statement: Statement, context: Context): readonly ValidityFinding[] {
  const { policy } = context;
  if (statement.madeOf || policy.kind === "endpoint") return [];
  const alone: Policy = { ...policy, statements: [statement] };
  const found = validate(
    nodeOfPolicy(alone),
    { ...context, kind: kindOf(policy), resourceType: undefined },
    own,
  ).filter(({ code, type }) =>
    // What only limits others may be cautious.
    type === "ERROR"
      ? refused.has(code) || unmatched.has(code)
      : unmatched.has(code) && statement.effect === "Allow" && !isCeiling(policy.kind),
  );
  if (!found.some(({ code }) => ofResources.has(code))) return found;
  const [mismatch] = actionResourceMismatch.judge(statement, context);
  return mismatch ? found.filter(({ code }) => !ofResources.has(code)) : found;
}

function severityOf(code: IssueCode): Severity {
  return refused.has(code) ? "medium" : "low";
}

function worstFirst(findings: readonly ValidityFinding[]): readonly ValidityFinding[] {
  const isRefused = ({ code }: ValidityFinding): number => (refused.has(code) ? 0 : 1);
  return [...findings].sort((a, b) => isRefused(a) - isRefused(b));
}
