import type { Policy, Statement } from "../iam/policy.ts";
import type { Caller, Request } from "../iam/request.ts";
import { strongestNaming, type Naming } from "./principal.ts";
import type { Settled } from "./settled.ts";
import { ceilingsOf, isSameAccount, type Ceiling, type Situation } from "./situation.ts";
import { decisionOf } from "./statement.ts";

/** What AWS answers to a request, and why. */
export type Answer = {
  readonly decision: "allowed" | "explicitly denied" | "implicitly denied";
  /** The statements that deny, or those that grant; none where an Allow is missing. */
  readonly by: readonly Cited[];
  /** Where an Allow is missing. */
  readonly missing: readonly Missing[];
  /** Statements of which nobody can say whether they match (`Decision.undecided`). */
  readonly undecided: readonly Cited[];
};

export type Cited = { readonly policy: Policy; readonly statement: Statement };

/** `identity or resource`: an Allow of either would do. */
export type Missing = "identity" | "resource" | "identity or resource" | Ceiling["kind"];

/**
 * Decides one request by all policies that bear on it. Follows "How AWS enforcement code logic
 * evaluates requests to allow or deny access" and "Cross-account policy evaluation logic" of AWS's
 * IAM User Guide, "SCP evaluation" and "RCP evaluation" of the Organizations User Guide, and "Key
 * policies in AWS KMS". Never throws, if nothing of `settled` does.
 */
export function authorize(request: Request, situation: Situation, settled: Settled): Answer {
  const { caller } = request;
  const judge = (policies: readonly Policy[] = []): Verdict =>
    verdictOf(request, policies, settled);
  const identity = judge(caller.type === "AWS" ? situation.identity : []);
  const resource = judge(situation.resource);
  const ceilings = ceilingsOf(caller, situation).map(({ kind, policies }) => ({
    kind,
    verdict: judge(policies),
  }));

  const all = [identity, resource, ...ceilings.map(({ verdict }) => verdict)];
  const undecided = all.flatMap((verdict) => verdict.undecided);
  const denies = all.flatMap((verdict) => verdict.denies);
  if (denies.length > 0)
    return { decision: "explicitly denied", by: denies, missing: [], undecided };

  const principals = resource.allows.flatMap(({ statement }) => statement.principal ?? []);
  const naming = strongestNaming(principals, caller, settled);
  const isGranted = identity.allows.length > 0 || isRoot(caller);
  const spares = naming === "itself" && isSameAccount(caller, situation);
  const lacking = ceilings
    .filter(({ kind, verdict }) => isNeeded(kind, spares) && verdict.allows.length === 0)
    .map(({ kind }) => kind);
  const missing = [...missingGrants(caller, situation, isGranted, naming), ...new Set(lacking)];
  return missing.length > 0
    ? { decision: "implicitly denied", by: [], missing, undecided }
    : { decision: "allowed", by: [...identity.allows, ...resource.allows], missing, undecided };
}

/**
 * The sets of policies that must allow and do not. Within an account an Allow of either side does,
 * but that an account which is named only delegates, and that a key and a role must allow
 * themselves; across accounts both sides must. Who has no policies needs the resource's.
 */
function missingGrants(
  caller: Caller,
  situation: Situation,
  isGranted: boolean,
  naming: Naming | undefined,
): readonly Missing[] {
  if (caller.type !== "AWS") return naming ? [] : ["resource"];
  if (!isSameAccount(caller, situation))
    return [...(isGranted ? [] : ["identity" as const]), ...(naming ? [] : ["resource" as const])];
  if (naming === "itself" || naming === "behind") return [];
  if (!situation.resourceMustAllow) return isGranted ? [] : ["identity or resource"];
  if (!naming) return ["resource"];
  return isGranted ? [] : ["identity"];
}

/**
 * Whether a ceiling must allow. `RCPFullAWSAccess`, which nobody can detach, always does. What a
 * resource policy of the same account grants to a user or a session itself is not limited by an
 * implicit deny of boundary or session policy; what it grants to the role behind a session is.
 */
function isNeeded(kind: Ceiling["kind"], spares: boolean): boolean {
  if (kind === "resource-control") return false;
  return !(spares && (kind === "boundary" || kind === "session"));
}

/** By default the root user of an account may do everything there. */
function isRoot(caller: Caller): boolean {
  return caller.type === "AWS" && /^arn:[^:]*:iam::\d*:root$/.test(caller.arn);
}

/** What the policies of one set say together. */
type Verdict = {
  readonly allows: readonly Cited[];
  readonly denies: readonly Cited[];
  readonly undecided: readonly Cited[];
};

function verdictOf(request: Request, policies: readonly Policy[], settled: Settled): Verdict {
  const decisions = policies.map((policy) => ({
    policy,
    ...decisionOf(request, policy, settled),
  }));
  const cited = (policy: Policy, statements: readonly Statement[]): readonly Cited[] =>
    statements.map((statement) => ({ policy, statement }));
  const by = (wanted: "allow" | "deny"): readonly Cited[] =>
    decisions.flatMap(({ policy, kind, by }) => (kind === wanted ? cited(policy, by) : []));
  return {
    allows: by("allow"),
    denies: by("deny"),
    undecided: decisions.flatMap(({ policy, undecided }) => cited(policy, undecided)),
  };
}
