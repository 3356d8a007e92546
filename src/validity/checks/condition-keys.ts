import { nearest } from "../../catalog/nearest.ts";
import { groupedBy } from "../../source/grouped.ts";
import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import type { ConditionView, StatementView } from "../view.ts";
import { listed } from "../written.ts";

/** Whether condition keys are ones that AWS has. */
export const conditionKeys: StatementCheck = {
  codes: [
    "INVALID_CONDITION_KEY_FORMAT",
    "INVALID_GLOBAL_CONDITION_KEY",
    "INVALID_SERVICE_CONDITION_KEY",
    "INVALID_SERVICE",
    "UNSUPPORTED_GLOBAL_CONDITION_KEY",
    "DEPRECATED_GLOBAL_CONDITION_KEY",
    "MISSING_TAG_KEY_IN_CONDITION",
  ],
  *statement({ conditions }, context) {
    for (const condition of conditions) yield* judged(condition, context);
  },
};

function* judged({ key, entry: { at } }: ConditionView, context: Context): Iterable<Found> {
  if (key.includes("${")) return;
  const { catalog, conditionKeys: keys } = context;
  const colon = key.indexOf(":");
  const [service, name] = [key.slice(0, Math.max(colon, 0)), key.slice(colon + 1)];
  if (colon < 0 || service === "" || name === "") {
    yield {
      code: "INVALID_CONDITION_KEY_FORMAT",
      at,
      message: `A condition key is a service, a colon and a name, unlike ${code(key)}.`,
      meant: nearest(`aws:${key}`, globalKeys(context), 1),
    };
    return;
  }
  const lower = service.toLowerCase();
  if (/Tag\/$/i.test(name)) {
    yield {
      code: "MISSING_TAG_KEY_IN_CONDITION",
      at,
      message: `${code(key)} ends without the key of a tag.`,
    };
    return;
  }
  if (lower === "aws" && name.toLowerCase() === "arn") {
    const namesPrincipals = context.kind === "resource" || context.kind === "trust";
    yield {
      code: namesPrincipals
        ? "UNSUPPORTED_GLOBAL_CONDITION_KEY"
        : "DEPRECATED_GLOBAL_CONDITION_KEY",
      at,
      message: `${code("aws:PrincipalArn")} has taken the place of ${code(key)}.`,
      meant: ["aws:PrincipalArn"],
    };
    return;
  }
  if (keys.at(key)) return;
  if (lower === "aws")
    yield {
      code: "INVALID_GLOBAL_CONDITION_KEY",
      at,
      message: `AWS has no global condition key ${code(key)}.`,
      meant: nearest(key, globalKeys(context), 3),
    };
  else if (catalog.service(service)) {
    const names = catalog.service(service)?.conditionKeys.map((each) => each.name) ?? [];
    yield {
      code: "INVALID_SERVICE_CONDITION_KEY",
      at,
      message: `${code(key)} is no condition key of ${code(service)}, as of ${catalog.date}.`,
      meant: nearest(key, names, 3),
    };
  } else if (!isOfProvider(service))
    yield {
      code: "INVALID_SERVICE",
      at,
      message: `AWS has no service ${code(service)}, whose key ${code(key)} would be.`,
      meant: catalog.nearestServices(service).map((like) => `${like}:${name}`),
    };
}

/** Keys of identity providers begin with a domain, or its path. */
function isOfProvider(prefix: string): boolean {
  return /[./]/.test(prefix) || /^saml$/i.test(prefix);
}

function globalKeys({ conditionKeys: keys }: Context): readonly string[] {
  return keys.names.filter((name) => name.startsWith("aws:"));
}

/** Keys that say too little where they stand, or what they say twice. */
export const keysInContext: StatementCheck = {
  codes: [
    "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
    "UNTRUSTWORTHY_CONDITION_KEY",
    "MISSING_PAIRED_CONDITION_KEYS",
    "IRRELEVANT_CONDITION_KEY_IN_POLICY",
  ],
  *statement(statement, context) {
    yield* duplicates(statement);
    const { conditions, effect, areConditionsKnown } = statement;
    const { policyChecks, resourceType, kind } = context;
    for (const { key, entry } of conditions) {
      if (policyChecks.isUntrustworthy(key) && effect === "Allow" && !isOfServices(statement))
        yield {
          code: "UNTRUSTWORTHY_CONDITION_KEY",
          at: entry.at,
          message: `Callers may set ${code(key)} to what they like: it keeps nobody out.`,
        };
      const pairs = policyChecks.pairedWith(key);
      const isPaired = conditions.some((each) => pairs.some((pair) => isSame(each.key, pair)));
      if (pairs.length > 0 && !isPaired && areConditionsKnown)
        yield {
          code: "MISSING_PAIRED_CONDITION_KEYS",
          at: entry.at,
          message: `Without ${listed(pairs.map((pair) => code(pair)))}, ${code(key)} may be of any network: one of these belongs beside it.`,
        };
      if (kind === "resource" && policyChecks.isIrrelevant(key, resourceType))
        yield {
          code: "IRRELEVANT_CONDITION_KEY_IN_POLICY",
          at: entry.at,
          message: `${code(key)} is the same for all requests that this policy is about.`,
        };
    }
  },
};

/** A service sends what AWS says it does. */
function isOfServices({ principal }: StatementView): boolean {
  return (
    principal !== undefined &&
    principal.groups.length > 0 &&
    principal.groups.every(({ kind }) => kind === "Service")
  );
}

function* duplicates({ conditions }: StatementView): Iterable<Found> {
  for (const [, block] of groupedBy(conditions, ({ operator }) => operator.written))
    for (const [, [first, second, ...more]] of groupedBy(block, ({ key }) => key.toLowerCase()))
      if (first && second)
        yield {
          code: "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
          at: [first.entry.at, second.entry.at, ...more.map(({ entry }) => entry.at)],
          message: `${code(first.key)} and ${code(second.key)} are one key: AWS ignores the case of their letters.`,
        };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
