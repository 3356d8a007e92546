import type { Match, Policy, PolicyKind, Statement } from "../iam/policy.ts";
import type { Request } from "../iam/request.ts";
import { meets, variablesOf } from "./condition.ts";
import { globCovers, resourceCovers } from "./glob.ts";
import { literalOf, readPattern, star, type Pattern, type Variables } from "./pattern.ts";
import { namingOf, sparesCaller } from "./principal.ts";
import { settledList, settledText, type Settled } from "./settled.ts";

/** What one policy says of one request. */
export type Decision = {
  readonly kind: "allow" | "deny" | "neither";
  /** The statements that say it. */
  readonly by: readonly Statement[];
  /**
   * Statements that would match, but for a condition operator that AWS does not have. AWS would not
   * take the policy; here they do not match.
   */
  readonly undecided: readonly Statement[];
};

/**
 * Decides one request by one policy: a Deny that matches wins over every Allow. What is left open is
 * settled before. Follows "Policy evaluation logic" of AWS's IAM User Guide.
 */
export function decisionOf(request: Request, policy: Policy, settled: Settled): Decision {
  const judged = policy.statements
    .filter((statement) => isThere(statement, settled))
    .map((statement) => ({
      statement,
      effect: statement.effect === "unknown" ? settled.effectOf(statement) : statement.effect,
      matches: matches(request, statement, policy, settled),
    }));
  const by = (effect: "Allow" | "Deny"): readonly Statement[] =>
    judged
      .filter((each) => each.effect === effect && each.matches === true)
      .map(({ statement }) => statement);
  const undecided = judged
    .filter((each) => each.effect && each.matches === undefined)
    .map(({ statement }) => statement);
  const [denies, allows] = [by("Deny"), by("Allow")];
  if (denies.length > 0) return { kind: "deny", by: denies, undecided };
  if (allows.length > 0) return { kind: "allow", by: allows, undecided };
  return { kind: "neither", by: [], undecided };
}

function isThere(statement: Statement, settled: Settled): boolean {
  return statement.presence === "maybe"
    ? settled.isThere(statement)
    : statement.presence === "always";
}

/** Whether a statement is about a request. Undefined where an unknown operator alone decides. */
function matches(
  request: Request,
  statement: Statement,
  policy: Policy,
  settled: Settled,
): boolean | undefined {
  const variables = variablesIn(policy, request, settled);
  if (!coversAction(request.action, statement.action, settled)) return false;
  if (!coversResource(request.resource, statement.resource, policy.kind, settled, variables))
    return false;
  if (!coversCaller(request, statement, policy.kind, settled)) return false;
  const met = statement.conditions.map((condition) =>
    meets(request.context, condition, settled, variables),
  );
  if (met.includes(false)) return false;
  return met.includes(undefined) ? undefined : true;
}

/** Whether a policy of some kind says whom it is about. What it says nothing of is nobody then. */
const namesCallers: ReadonlySet<PolicyKind> = new Set([
  "resource",
  "trust",
  "resource-control",
  "endpoint",
]);

function coversCaller(
  { caller }: Request,
  { principal, effect }: Statement,
  kind: PolicyKind,
  settled: Settled,
): boolean {
  if (!principal) return !namesCallers.has(kind);
  if (principal.negated && effect !== "Allow") return !sparesCaller(principal, caller, settled);
  return namingOf(principal, caller, settled) !== undefined;
}

/** Policy variables live under Version 2012-10-17 alone. */
function variablesIn(
  { version }: Policy,
  { context }: Request,
  settled: Settled,
): Variables | undefined {
  const live = version ? settledText(version, settled) === "2012-10-17" : settled.variables;
  return live ? variablesOf(context) : undefined;
}

/** Actions ignore case. A statement without Action and NotAction is about none. */
function coversAction(action: string, match: Match | undefined, settled: Settled): boolean {
  if (!match) return false;
  const asked = action.toLowerCase();
  const covers = settledList(match, settled).some((item) => {
    const written = item.toLowerCase();
    if (!/[*?]/.test(written)) return written === asked;
    if (!mayCover(written, asked)) return false;
    const pattern = readPattern(written);
    return pattern !== undefined && globCovers(pattern, asked);
  });
  return covers !== match.negated;
}

/**
 * A policy that is part of a resource needs no Resource: a trust policy has none, nor has the policy
 * of an ECR repository. Elsewhere a statement without it is about nothing.
 */
function coversResource(
  resource: string,
  match: Match | undefined,
  kind: PolicyKind,
  settled: Settled,
  variables: Variables | undefined,
): boolean {
  if (!match) return kind === "trust" || kind === "resource";
  const covers = settledList(match, settled).some((item) => {
    if (!mayCover(item, resource)) return false;
    const pattern = readPattern(item, variables);
    return pattern !== undefined && resourceCovers(completed(pattern, kind), resource);
  });
  return covers !== match.negated;
}

/**
 * Whether a text begins as a pattern does, up to the first sign that may stand for others. Of many
 * policies few do: the others need not be read.
 */
function mayCover(written: string, asked: string): boolean {
  return asked.startsWith(/^[^*?$]*/.exec(written)?.[0] ?? "");
}

/**
 * An ARN of an identity policy that has fewer than six fields: "AWS automatically completes the ARN
 * by adding wildcard characters (*) to all missing fields" ("IAM ARNs" of AWS's IAM User Guide).
 */
function completed(pattern: Pattern, kind: PolicyKind): Pattern {
  if (kind !== "identity" && kind !== "boundary") return pattern;
  const missing = 6 - pattern.length;
  // A `*` at the end runs past colons: it stands for what is missing already.
  if (missing <= 0 || !isArn(pattern) || pattern.at(-1)?.at(-1)?.kind === "star") return pattern;
  return [...pattern, ...Array.from({ length: missing }, () => [star])];
}

function isArn(pattern: Pattern): boolean {
  return pattern.length > 1 && literalOf(pattern.slice(0, 1)) === "arn";
}
