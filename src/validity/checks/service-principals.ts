import { serviceOf } from "../../iam/service-principal.ts";
import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import type { TextNode } from "../node.ts";
import type { StatementView } from "../view.ts";
import { listed, writtenIn } from "../written.ts";

/** Services that are let in, and for whom they act. */
export const servicePrincipals: StatementCheck = {
  codes: [
    "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
    "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
    "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
  ],
  *statement(statement, context) {
    const { principal, effect, conditions } = statement;
    const group = principal?.groups.find(({ kind }) => kind === "Service");
    if (!group || principal?.negated || effect !== "Allow") return;
    const isAlone = principal?.groups.length === 1;
    const ofCallers = conditions.find(
      ({ key, operator }) =>
        context.policyChecks.isOfCallers(key) &&
        !operator.ifExists &&
        !operator.negated &&
        operator.family !== "Null",
    );
    if (ofCallers && isAlone)
      yield {
        code: "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
        at: ofCallers.entry.at,
        message: `A service that calls as itself has no ${code(ofCallers.key)}: the statement never lets it in.`,
      };
    for (const item of group.items) yield* sourceOf(item, statement, context);
  },
};

function* sourceOf(
  item: TextNode,
  { conditions, areConditionsKnown, action }: StatementView,
  { deputies, kind, policyChecks }: Context,
): Iterable<Found> {
  const service = serviceOf(item.text);
  if (service === undefined || !areConditionsKnown) return;
  const keys = listed(deputies.keys.map((key) => code(key))).replace(/ and (?=[^ ]+$)/, " or ");
  if (kind !== "resource") return;
  const borrowed = conditions.find(({ key }) => policyChecks.isUntrustworthy(key));
  const isSaid = (by: (key: string) => boolean): boolean => conditions.some(({ key }) => by(key));
  if (borrowed && !isSaid((key) => deputies.keys.some((each) => isSame(each, key))))
    yield {
      code: "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
      at: borrowed.entry.value,
      message: `For whom a service acts, ${code(borrowed.key)} was never made to say: a condition on ${keys} says it.`,
    };
  if (isSaid((key) => deputies.isSource(key, service))) return;
  const reached = new Set(
    writtenIn(action.items).map(({ text }) => text.toLowerCase().split(":")[0] ?? ""),
  );
  if ([...reached].some((resource) => deputies.reaches(service, resource) !== undefined))
    yield {
      code: "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
      at: item,
      message: `${code(service)} acts for every account of AWS: without a condition on ${keys}, it does so here for strangers.`,
    };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
