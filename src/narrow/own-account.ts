import type { Action } from "../catalog/action.ts";
import type { ActionClasses } from "../catalog/classes.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Service } from "../catalog/service.ts";
import { phrase, type NewCondition, type Phrase } from "../iam/draft.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import type { Word } from "../iam/inventory.ts";
import { policyVersion } from "../iam/new-policy.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Context } from "../rules/rule.ts";
import { makesOneOf } from "../rules/weight.ts";
import { once } from "../source/once.ts";
import { manyTypes, plainest, wideArns } from "./arns.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { nearTo, placeName, saidBy } from "./words.ts";

/** What keeps an action within the account of who does it: ARNs, or a condition. */
export type Owned = { readonly assumption: string } & (
  | { readonly phrases: readonly Phrase[] }
  | { readonly condition: NewCondition }
);

const key = "aws:ResourceAccount";

/**
 * What keeps an action within its own account where nothing tells the names of what it is done with: its types there
 * and in its Region, as far as their ARNs say that, or else `aws:ResourceAccount`, where other accounts may let somebody
 * in.
 * Undefined where that limits nothing, and where what is meant may be another account's.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount)
 */
export function inOwnAccount(
  { action, on, inAccount }: GrantedAction,
  statement: Statement,
  context: Context & Neighbourhood,
): Owned | undefined {
  if (inAccount) return undefined;
  const { policy, ownAccount } = context;
  if (policy.kind !== "identity" || mayLeave(action, context)) return undefined;
  const { vocabulary } = nearTo(on, context);
  const types = [...new Set(on.flatMap((each) => each.types))];
  // What is there yet may be another's; what is made is one's own.
  const isShared = types.some((type) => isSharedIn(type, context) && !makesOneOf(action, type));
  // What nobody shares is its own account's, whichever others are spoken of.
  if (isShared && !context.staysInAccount()) return undefined;
  const says = (word: Word): boolean => known(vocabulary[word].text) !== "*";
  // What has no account in some of its ARNs is AWS's there.
  const own = types.map((type) => ({ ...type, arns: type.arns.filter(saysWhose) }));
  const isInArns = own.every(({ arns }) => arns.length > 0);
  if (says("account") && isInArns && (isShared || says("region"))) {
    const all = types.length > manyTypes;
    const phrases = plainest(own.flatMap((type) => wideArns(type, vocabulary, all)));
    return {
      phrases,
      assumption: `that it works on resources of ${placeName(saidBy(types, vocabulary))} only`,
    };
  }
  if (!isShared || !ownAccount.isSaid(action.id) || asksWhose(statement)) return undefined;
  const { account, caller = phrase("${aws:PrincipalAccount}") } = vocabulary;
  const value = says("account") ? account : caller;
  const isKnown = policy.attachedTo.length > 0 && takesVariables(policy);
  if (!says("account") && !isKnown) return undefined;
  return {
    condition: { operator: "StringEquals", key, values: [value] },
    assumption: "that it works on resources of its own account only",
  };
}

function saysWhose(arn: string): boolean {
  return arn.includes("${Account}");
}

/** Whether an action may be meant for more than its own account has, or worth what it is for within that. */
function mayLeave(action: Action, context: Context & Neighbourhood): boolean {
  const { id } = action;
  const { classes, ownAccount, limitingKeys, services } = context;
  return (
    classes.has("account-permissions", id) ||
    ownAccount.isOfOthers(id) ||
    ownAccount.isOfOrganization(id) ||
    escalates(action, context) ||
    services.some((each) => limitingKeys.asksForAnything(each))
  );
}

/** Whether an action gets permissions with whatever it reaches, with others that its policy allows where it takes some. */
function escalates({ id }: Action, { policy, catalog, escalationPaths }: Context): boolean {
  const isGranted = (other: string): boolean => grantedBy(catalog)(policy).has(other);
  return escalationPaths.some(
    ({ wide }) => wide.includes(id) && wide.every((each) => each === id || isGranted(each)),
  );
}

/** The actions that the statements of a policy name, which each of them asks for. */
const grantedBy = once((catalog: Catalog) =>
  once(
    (policy: Policy): ReadonlySet<string> =>
      new Set(
        policy.statements.flatMap((each) =>
          grantOf(each, policy, catalog).actions.map(({ action }) => action.id),
        ),
      ),
  ),
);

/** Whether variables mean something in a policy. */
export function takesVariables({ version }: Policy): boolean {
  return version !== undefined && known(version) === policyVersion;
}

/** Whether a statement asks already whose a resource is, or for what is not known. */
export function asksWhose({ conditions }: Statement): boolean {
  return conditions.some((each) => /:Resource(?:Account|Org)/i.test(known(each.key) ?? key));
}

/** Whether somebody may let other accounts in to what is of a type: of any other, nobody reaches theirs. */
function isSharedIn(type: ResourceType, { catalog, classes }: Context): boolean {
  const service = catalog.service(type.service);
  return service !== undefined && sharedOf(classes)(service).has(type);
}

/** The types of a service that others may be let in to. */
const sharedOf = once((classes: ActionClasses) =>
  once(({ actions }: Service): ReadonlySet<ResourceType> => {
    const exposing = actions.filter(({ id }) => classes.has("exposure", id));
    return new Set(exposing.flatMap((action) => action.resourceTypes.map(({ type }) => type)));
  }),
);
