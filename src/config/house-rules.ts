import { z } from "zod";
import type { Reach } from "../access/limit.ts";
import { nowhere } from "../iam/draft.ts";
import { policyKinds, type Condition, type PolicyKind } from "../iam/policy.ts";
import { makeText } from "../iam/text.ts";
import { severities } from "../rules/severity.ts";
import type { HouseRule } from "../rules/terms.ts";
import { nameGlob as nameMatcher } from "../source/glob.ts";
import { choice, list, text, withAny, write } from "./kinds.ts";
import { nameGlob } from "./paths.ts";
import { reachKeys } from "./reaches.ts";

const principal = text(
  /^(?:\*|\d{12}|arn:\S+|[a-z0-9.-]+\.amazonaws\.com)$/,
  "an ARN or a pattern, an account in quotes, or a service, as arn:aws:iam::111122223333:role/*",
  2048,
);
const operator = new RegExp(
  "^(?:For(?:AllValues|AnyValue):)?(?:String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Not)?(?:Equals|Like)|(?:Numeric|Date)(?:Not)?Equals|(?:Numeric|Date)(?:Less|Greater)Than(?:Equals)?|Bool|Null|(?:Not)?IpAddress|BinaryEquals)(?:IfExists)?$",
);
// A number loses its leading zeros, as accounts have them.
const value = z.union(
  [z.string().max(2048), z.boolean()],
  write("a text in quotes, true or false"),
);
const values = z.union(
  [value, list(value, "a list of values", { least: 1 })],
  write("a value or a list of them"),
);
const byKey = z.record(
  text(/^[^\s:]+:\S+$/, "a condition key, as aws:PrincipalOrgID"),
  values,
  write("condition keys with values, as { aws:PrincipalOrgID: o-abcdefghij }"),
);
const conditions = z.record(
  text(operator, "a condition operator, as StringEquals"),
  byKey,
  write("condition operators with keys, as { StringEquals: { aws:PrincipalOrgID: o-abcdefghij } }"),
);

const principals = list(principal, "a list of principals, as ['111122223333']", { least: 1 });

const permitted = withAny(
  ["actions", "resources", "principals", "conditions"],
  "does not say what is permitted; write actions, resources, principals or conditions",
  {
    ...reachKeys,
    principals: principals.describe("Whom it is permitted for.").optional(),
    conditions: conditions
      .describe("Conditions under which it is permitted, as a statement has them.")
      .optional(),
  },
);

const judged = policyKinds.filter((kind) => /^(?:identity|resource|trust)$/.test(kind));

const rule = withAny(
  ["actions", "resources", "principals"],
  "does not say what is not allowed; write actions, resources or principals",
  {
    id: text(/^[a-z][a-z0-9-]{0,63}$/, "a name, as deletes-need-mfa").describe("Its name."),
    says: text(/^\S.*$/, "a sentence that says why", 300).describe("Why, in a sentence."),
    severity: choice(severities)
      .describe("Severity of what it finds; high, if not set.")
      .optional(),
    kinds: list(choice(judged), `a list of ${judged.join(", ")}`, { least: 1 })
      .describe("Kinds of policies that it is for: identity, resource, trust; all, if not set.")
      .optional(),
    roles: list(nameGlob(), "a list of globs of names, as ['*-prod']", { least: 1 })
      .describe("Globs of names or addresses of those who have the policy; all, if not set.")
      .optional(),
    ...reachKeys,
    principals: principals
      .describe("Whom it may not be allowed to, by policies of resources and trust policies.")
      .optional(),
    unless: list(permitted, "a list, as [{ conditions: { Bool: { aws:SecureTransport: true } } }]")
      .describe("What is permitted all the same: each entry by all that it names.")
      .optional(),
  },
);

/** Rules of a team's own. */
export function houseRules() {
  const all = list(
    rule,
    "a list of rules, as [{ id: no-users, says: ..., actions: [iam:CreateUser] }]",
    {
      most: 100,
    },
  );
  return all.superRefine((rules, context) => {
    const named = new Set<string>();
    for (const [index, { id }] of rules.entries()) {
      if (named.has(id))
        context.addIssue({
          code: "custom",
          path: [index, "id"],
          message: `${id} is there twice; give each rule a name of its own`,
        });
      named.add(id);
    }
  });
}

export function houseRuleOf(set: z.infer<typeof rule>): HouseRule {
  const { id, says, severity = "high", kinds, roles, unless = [] } = set;
  const matchers = roles?.map(nameMatcher);
  // Nobody but a resource or a role says whom it lets in.
  const usual: readonly PolicyKind[] = set.principals ? ["resource", "trust"] : judged;
  return {
    id,
    says,
    severity,
    kinds: new Set(kinds ?? usual),
    covers: (names) => matchers?.some((matches) => names.some((name) => matches(name))) ?? true,
    never: reachesIn(set),
    unless: unless.flatMap(reachesIn),
  };
}

type Set = Pick<Reach, "actions" | "resources"> & {
  readonly principals?: readonly string[] | undefined;
  readonly conditions?: z.infer<typeof conditions> | undefined;
};

/** A reach for each kind of principal. */
function reachesIn({
  actions,
  resources,
  principals,
  conditions = {},
}: {
  readonly [Key in keyof Set]: Set[Key] | undefined;
}): readonly Reach[] {
  const written = Object.entries(conditions).flatMap(([operator, byKey]) =>
    Object.entries(byKey).map(([key, values]) =>
      condition(operator, key, [values].flat().map(String)),
    ),
  );
  const asked = principals ? principalConditions(principals) : [undefined];
  return asked.map((each) => ({
    ...(actions && { actions }),
    ...(resources && { resources }),
    conditions: [...(each ? [each] : []), ...written],
  }));
}

/** What a request by one of some principals has in its context. */
function principalConditions(principals: readonly string[]): readonly (Condition | undefined)[] {
  if (principals.includes("*")) return [undefined];
  // The root of an account is all of it, as in a Principal element.
  const meant = principals.map((each) => /^arn:[^:]*:iam::(\d{12}):root$/.exec(each)?.[1] ?? each);
  const of = (form: RegExp): readonly string[] => meant.filter((each) => form.test(each));
  return [
    condition("ArnLike", "aws:PrincipalArn", of(/^arn:/)),
    condition("StringEquals", "aws:PrincipalAccount", of(/^\d/)),
    condition("StringEquals", "aws:PrincipalServiceName", of(/\.amazonaws\.com$/)),
  ].filter(({ values }) => values.items.length > 0);
}

function condition(operator: string, key: string, values: readonly string[]): Condition {
  const written = (text: string): ReturnType<typeof makeText> => makeText([text], nowhere);
  return {
    operator: written(operator),
    key: written(key),
    values: { items: values.map(written), rest: [] },
  };
}
