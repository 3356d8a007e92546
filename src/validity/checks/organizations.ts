import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import { stringOf } from "../node.ts";
import type { ConditionView, StatementView } from "../view.ts";
import { valueOf, writtenIn } from "../written.ts";

/**
 * What resource control policies may say. Follows "RCP syntax" of the AWS Organizations User Guide.
 * What service control policies may say was less until 2025-09-19, and is all of the language since.
 */
export const resourceControl: StatementCheck = {
  codes: [
    "RCP_SYNTAX_ERROR_PRINCIPAL",
    "RCP_SYNTAX_ERROR_ALLOW",
    "RCP_SYNTAX_ERROR_NOTACTION",
    "RCP_SYNTAX_ERROR_ACTION",
    "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
    "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
    "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK",
  ],
  *statement(statement, context) {
    if (context.kind !== "resource-control") return;
    yield* syntax(statement, context);
    if (statement.effect === "Deny" && statement.areConditionsKnown)
      yield* perimeter(statement, context);
  },
};

function* syntax(statement: StatementView, { policyChecks }: Context): Iterable<Found> {
  const { principal, effect, action, element } = statement;
  if (principal && (principal.negated || !principal.isEverybody) && principal.isWhole)
    yield {
      code: "RCP_SYNTAX_ERROR_PRINCIPAL",
      at: principal.entry.value,
      message: 'A resource control policy is about everybody: its Principal is "*".',
    };
  if (effect === "Allow" && !isFullAccess(statement))
    yield {
      code: "RCP_SYNTAX_ERROR_ALLOW",
      at: element("Effect")?.value ?? statement.node,
      message:
        "A resource control policy denies: only AWS's own, which allows everything, has an Allow.",
    };
  const not = element("NotAction");
  if (not)
    yield {
      code: "RCP_SYNTAX_ERROR_NOTACTION",
      at: not.at,
      message: "A resource control policy names its actions: it has no NotAction.",
    };
  if (effect === "Allow") return;
  for (const { node, text } of writtenIn(action.items)) {
    const [service = ""] = text.toLowerCase().split(":");
    if (action.negated || policyChecks.resourceControlServices.includes(service)) continue;
    yield {
      code: "RCP_SYNTAX_ERROR_ACTION",
      at: node,
      message: `A resource control policy names actions of ${code(policyChecks.resourceControlServices.join(", "))}, and not ${code(text)}.`,
    };
  }
}

/** The policy RCPFullAWSAccess. */
function isFullAccess({ action, resource, principal, element }: StatementView): boolean {
  const isStar = (value: StatementView["action"]): boolean =>
    !value.negated && value.items.length === 1 && stringOf(value.items[0]) === "*";
  return (
    isStar(action) &&
    isStar(resource) &&
    principal?.isEverybody === true &&
    !principal.negated &&
    !element("Condition")
  );
}

/** Of a perimeter: whose principals it is about, services that call as themselves, or others. */
function* perimeter(
  { conditions }: StatementView,
  { policyChecks, deputies }: Context,
): Iterable<Found> {
  const ofCallers = conditions.find(
    ({ key, operator }) => policyChecks.isOfCallers(key) && operator.negated,
  );
  const isService = (value: string): boolean => conditions.some((each) => says(each, isAws, value));
  if (ofCallers && !isService("false"))
    yield {
      code: "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
      at: ofCallers.entry.value,
      message: `Services that call as themselves have no ${code(ofCallers.key)}, and are denied too: ${code('"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}')} leaves them out.`,
    };
  const sources = new Set(deputies.keys.map((key) => key.toLowerCase()));
  const ofSource = conditions.find(
    ({ key, operator }) => sources.has(key.toLowerCase()) && operator.family !== "Null",
  );
  if (!ofSource) return;
  if (!isService("true"))
    yield {
      code: "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
      at: ofSource.entry.value,
      message: `Only services that call as themselves have ${code(ofSource.key)}: ${code('"Bool": {"aws:PrincipalIsAWSService": "true"}')} says so.`,
    };
  const isChecked = conditions.some(
    ({ key, operator, values }) =>
      operator.family === "Null" &&
      sources.has(key.toLowerCase()) &&
      values.some((value) => valueOf(value)?.toLowerCase() === "false"),
  );
  if (!isChecked)
    yield {
      code: "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK",
      at: ofSource.entry.value,
      message: `Some calls of services have no source: ${code('"Null": {"aws:SourceAccount": "false"}')} leaves them out.`,
    };
}

const isAws = "aws:principalisawsservice";

function says({ key, operator, values }: ConditionView, sought: string, value: string): boolean {
  return (
    key.toLowerCase() === sought &&
    operator.family === "Bool" &&
    values.some((each) => valueOf(each)?.toLowerCase() === value)
  );
}
