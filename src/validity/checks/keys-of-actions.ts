import type { Action } from "../../catalog/action.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { ConditionKey } from "../../catalog/condition-key.ts";
import type { Service } from "../../catalog/service.ts";
import { covers } from "../../catalog/wildcard.ts";
import { once } from "../../source/once.ts";
import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import type { IssueCode } from "../issue-codes.ts";
import type { ConditionView, StatementView } from "../view.ts";
import { listed, valueOf, writtenIn } from "../written.ts";

/** Whether requests of the actions carry the keys that they are asked for. */
export const keysOfActions: StatementCheck = {
  codes: ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY", "MISSING_ACTION_FOR_CONDITION_KEY"],
  *statement({ action, conditions }, { catalog, policyChecks, kind }) {
    if (!action.entry || action.negated) return;
    const written = writtenIn(action.items);
    for (const { key, entry, operator } of conditions) {
      if (operator.ifExists || operator.family === "Null" || operator.set === "ForAllValues")
        continue;
      const needed =
        kind === "trust" && /^aws:requesttag\//i.test(key)
          ? ["sts:TagSession"]
          : policyChecks.actionsOf(key);
      if (needed.length > 0) {
        const isThere = written.some(({ text }) =>
          needed.some((each) => covers(text.toLowerCase(), each.toLowerCase())),
        );
        if (!isThere && action.isWhole && written.length === action.items.length)
          yield {
            code: "MISSING_ACTION_FOR_CONDITION_KEY",
            at: [entry.at, action.entry.value],
            message: `Requests carry ${code(key)} only where ${listed(needed.map((each) => code(each)))} is allowed too.`,
          };
        continue;
      }
      const [prefix = ""] = key.split(":");
      // Global keys and tags AWS does not look at.
      if (/^aws$/i.test(prefix) || /tag\//i.test(key)) continue;
      for (const { node, text } of written) {
        const named = catalog.action(text);
        // The keys of identity providers are those of the service that takes their tokens.
        const service = catalog.service(prefix) ?? (named && catalog.service(named.service));
        const own = service?.conditionKey(key);
        if (!named || !service || !own || !policyChecks.isComparedWithActions(service.prefix))
          continue;
        if (!keysInUse(service).has(own) || carries(named, key, own)) continue;
        yield {
          code: "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
          at: [node, entry.at],
          message: `Requests of ${code(named.id)} carry no ${code(key)}: with this condition the action is never matched.`,
        };
      }
    }
  },
};

/** Keys that a service gives to requests of others are on no action of its own. */
const keysInUse = once(
  ({ actions }: Service): ReadonlySet<ConditionKey> =>
    new Set(actions.flatMap((action) => action.conditionKeys)),
);

function carries(
  { service, conditionKeys, resourceTypes }: Action,
  key: string,
  own: ConditionKey,
): boolean {
  if (conditionKeys.includes(own)) return true;
  if (resourceTypes.some(({ type }) => type.conditionKeys.includes(own))) return true;
  const [prefix = ""] = key.toLowerCase().split(":");
  // Services take keys of others over under their own names.
  return (
    service !== prefix && conditionKeys.some(({ name }) => name.toLowerCase() === key.toLowerCase())
  );
}

const tagCodes: Readonly<Record<string, IssueCode>> = {
  "Allow named": "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
  "Allow not": "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
  "Deny named": "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
  "Deny not": "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
};

/** Conditions on tags of resources, for services that tell of none. */
export const tags: StatementCheck = {
  codes: Object.values(tagCodes),
  *statement({ action, effect, conditions }, { catalog }) {
    if (!action.entry || effect === undefined) return;
    const issue = tagCodes[`${effect} ${action.negated ? "not" : "named"}`];
    const condition = conditions.find(
      ({ key, operator }) =>
        /^aws:resourcetag\/./i.test(key) && !operator.ifExists && operator.family !== "Null",
    );
    if (!issue || !condition || (effect === "Deny" && condition.operator.negated)) return;
    const means =
      effect === "Deny" ? "the statement denies nothing of them" : "it allows nothing of them";
    if (action.negated) {
      yield {
        code: issue,
        at: [action.entry.value, condition.entry.at],
        message: `NotAction means all services, and many tell of no ${code(condition.key)}: ${means}.`,
      };
      return;
    }
    const items = writtenIn(action.items).filter(({ text }) => isUntagged(text, catalog));
    const [first, ...more] = items;
    const services = new Set(items.map(({ text }) => text.split(":")[0] ?? ""));
    if (first)
      yield {
        code: issue,
        at: [first.node, ...more.map(({ node }) => node), condition.entry.at],
        message: `${listed([...services].map((each) => code(each)))} ${services.size === 1 ? "tells" : "tell"} of no ${code(condition.key)}: ${means}.`,
      };
  },
};

function isUntagged(action: string, catalog: Catalog): boolean {
  const named = catalog.action(action);
  // What cannot be limited to resources has no tags of one; of what gives tags AWS says nothing.
  if (named?.resourceTypes.length === 0)
    return !named.conditionKeys.some(({ name }) => /(?:resource|request)tag/i.test(name));
  const service = catalog.service(action.split(":")[0] ?? "");
  return service?.conditionKeys.every(({ name }) => !/resourcetag/i.test(name)) ?? false;
}

/** Keys that some services fill, and single keys that need care. */
export const singleKeys: StatementCheck = {
  codes: [
    "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES",
    "DYNAMODB_ATTRIBUTES_WITHOUT_SELECT",
    "S3_PREFIX_IN_NEGATIVE_CONTEXT",
  ],
  *statement(statement, context) {
    yield* endpoints(statement, context);
    const { conditions, effect, areConditionsKnown } = statement;
    for (const { key, entry, operator } of conditions) {
      const lower = key.toLowerCase();
      if (
        lower === "dynamodb:attributes" &&
        effect === "Allow" &&
        areConditionsKnown &&
        !conditions.some(isSelecting)
      )
        yield {
          code: "DYNAMODB_ATTRIBUTES_WITHOUT_SELECT",
          at: entry.at,
          message: `A request that names no attributes returns them all: ${code('"dynamodb:Select": "SPECIFIC_ATTRIBUTES"')} belongs beside it.`,
        };
      const isNegative = effect === (operator.negated ? "Allow" : "Deny");
      if (lower === "s3:prefix" && operator.family === "String" && effect && isNegative)
        yield {
          code: "S3_PREFIX_IN_NEGATIVE_CONTEXT",
          at: entry.at,
          message: "What must not be listed is listed by a shorter prefix, or by none.",
        };
    }
  },
};

function isSelecting({ key, values }: ConditionView): boolean {
  return (
    key.toLowerCase() === "dynamodb:select" &&
    values.some((value) => valueOf(value) === "SPECIFIC_ATTRIBUTES")
  );
}

function* endpoints(
  { conditions, action }: StatementView,
  { policyChecks, catalog }: Context,
): Iterable<Found> {
  const condition = conditions.find(({ key }) => policyChecks.isOfEndpoints(key));
  if (!condition || !action.entry) return;
  const others = writtenIn(action.items).flatMap(({ text }) => {
    const [service = ""] = text.split(":");
    if (text === "*") return [text];
    return policyChecks.fillsEndpoints(service) || !catalog.service(service) ? [] : [service];
  });
  if (others.length === 0 && !action.negated) return;
  const what = action.negated
    ? "NotAction means"
    : `${listed([...new Set(others)].map((each) => code(each)))} means`;
  yield {
    code: "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES",
    at: condition.entry.value,
    message: `Not every service tells of ${code(condition.key)}, and ${what} one that may not.`,
  };
}
