import { levelOf } from "../catalog/action.ts";
import type { GrantedAction } from "../iam/grant.ts";
import { coveredBy, grantOf } from "../iam/grant.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import type { Statement } from "../iam/policy.ts";
import { known, type Text } from "../iam/text.ts";
import { mismatches, type Mismatch } from "../rules/access-level-mismatch.ts";
import type { Context } from "../rules/rule.ts";
import { severityOf } from "../rules/weight.ts";
import { written } from "../rules/wording.ts";
import type { Agreed } from "./agreed.ts";
import type { Lost } from "./narrowing.ts";

/** An action to be kept: as a wildcard of the original, or by its own name. */
export type Kept = {
  /** The item of the original that stays, where it does. */
  readonly item?: Text;
  /** The actions that it stands for. */
  readonly granted: readonly GrantedAction[];
};

export type Selection = {
  readonly kept: readonly Kept[];
  readonly lost: readonly Lost[];
  readonly assumptions: readonly string[];
  /** The rules that still find fault with actions that stay, since they are named. */
  readonly left: readonly string[];
};

/**
 * The actions that a replacement keeps. Names that are written stay, unless they grant nothing
 * here for sure; wildcards that were found fault with become the actions that they stand for,
 * without those that manage permissions or belie what the statement says of itself.
 */
export function selectActions(
  statement: Statement,
  context: Context,
  services: readonly string[],
  agreed: Agreed,
): Selection {
  const grant = grantOf(statement, context.policy, context.catalog);
  const found = mismatches(statement, context);
  const belying = new Set(found.flatMap(({ actions }) => actions));
  const belies = (each: GrantedAction): boolean => belying.has(each);
  // A key whose policy lets nobody change it is lost for good.
  const ownKey = context.policy.owner.protects === "kms:key";
  const kept: Kept[] = [];
  const left = new Set<string>();
  const isUnsure = namesWildcard(statement);
  const taken = new Set<GrantedAction>();
  const dropped = {
    nothing: [] as string[],
    managing: [] as string[],
    belying: [] as string[],
    logging: [] as string[],
  };

  for (const item of statement.action?.items ?? []) {
    const pattern = known(item);
    const granted = coveredBy(item, grant);
    if (pattern === undefined || granted.length === 0) {
      kept.push({ item, granted: [] });
      continue;
    }
    const wild = /[*?]/.test(pattern);
    const effective = granted.filter((each) => each.reach !== "nothing");
    const logging =
      !agreed.wildcard(item) &&
      /^logs:\*+$/.test(pattern) &&
      runsOnlyIn("lambda.amazonaws.com", services);
    if (logging) {
      for (const each of effective) {
        taken.add(each);
        if (lambdaLogging.has(each.action.id)) kept.push({ granted: [each] });
        else dropped.logging.push(each.action.id);
      }
      continue;
    }
    const stays = agreed.wildcard(item) || isHarmless(effective, context);
    if (wild && stays && !effective.some(belies)) {
      effective.forEach((each) => taken.add(each));
      if (effective.length > 0) kept.push({ item, granted: effective });
      continue;
    }
    for (const each of granted) {
      if (taken.has(each)) continue;
      const { action, exact, reach } = each;
      if (wild && exact) continue;
      taken.add(each);
      if (reach === "nothing") {
        if (wild) continue;
        if (isUnsure) {
          kept.push({ item, granted: [each] });
          left.add("action-resource-mismatch");
        } else dropped.nothing.push(action.id);
      } else if (wild && belies(each)) dropped.belying.push(action.id);
      else if (wild && !ownKey && levelOf(action) === "Permissions management")
        dropped.managing.push(action.id);
      else {
        kept.push({ ...(!wild && { item }), granted: [each] });
        if (belies(each)) left.add("access-level-mismatch");
      }
    }
  }
  return {
    kept,
    left: [...left],
    lost: [
      lost("they grant nothing on these resources", dropped.nothing),
      lost("they manage permissions", dropped.managing),
      lost(beyondWhat(found), dropped.belying),
      lost("they do more than write logs", dropped.logging),
    ].flat(),
    assumptions: [
      ...(dropped.managing.length > 0 ? ["that it manages no permissions"] : []),
      ...(dropped.belying.length > 0
        ? found.slice(0, 1).map((each) => asSaid(each, statement))
        : []),
      ...(dropped.logging.length > 0 ? ["that its functions only write logs"] : []),
      ...(dropped.nothing.length > 0
        ? ["that AWS's reference is right about the resources that actions take"]
        : []),
    ],
  };
}

function beyondWhat([first]: readonly Mismatch[]): string {
  return first?.saidBy.kind === "configuration"
    ? "they do more than is declared"
    : "they do more than read";
}

function asSaid({ saidBy }: Mismatch, statement: Statement): string {
  return saidBy.kind === "configuration"
    ? `that it needs ${saidBy.level} at most, as the configuration says`
    : `that it only reads, as ${written(saidBy.name, statement)} says`;
}

/**
 * Whether a resource of the statement has a wildcard where its name belongs: then AWS's reference,
 * which has gaps, is not sure enough that an action takes none of them.
 */
function namesWildcard({ resource }: Statement): boolean {
  return (resource?.items ?? []).some((item) =>
    /[*?]/.test(itemPattern(item, "x").split(":").slice(5).join(":")),
  );
}

/** A wildcard that only describes things is no fault, and shorter than what it stands for. */
function isHarmless(effective: readonly GrantedAction[], context: Context): boolean {
  return effective.every(({ action }) => severityOf(action, context) === "low");
}

/** What Lambda itself needs of CloudWatch Logs (AWSLambdaBasicExecutionRole). */
export const lambdaLogging: ReadonlySet<string> = new Set([
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
]);

/** Whether the policy's roles are assumed by one service, and by nobody else. */
export function runsOnlyIn(service: string, services: readonly string[]): boolean {
  return services.length > 0 && services.every((each) => each === service);
}

function lost(reason: string, actions: readonly string[]): readonly Lost[] {
  return actions.length > 0 ? [{ reason, actions }] : [];
}
