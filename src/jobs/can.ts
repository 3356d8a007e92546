import { authorize, type Answer, type Missing } from "../authorize/authorize.ts";
import type { Situation } from "../authorize/situation.ts";
import { decisionOf } from "../authorize/statement.ts";
import { holesIn } from "../iam/holes.ts";
import type { Condition, Policy, Statement } from "../iam/policy.ts";
import type { Request } from "../iam/request.ts";
import { holeName, type Hole } from "../iam/text.ts";
import type { CanAnswer, Cited, NearMiss, Provided } from "../report/can.ts";
import { suppositionsFor, type Knowing, type Supposition } from "./supposition.ts";

/**
 * What policies answer to one request. What is not known is settled for it, and against it.
 * `doubtful`: policies that may be about other resources, which are told of where nothing else is.
 */
export function can(
  request: Request,
  situation: Situation,
  known: Knowing,
  doubtful: (policy: Policy) => boolean = () => false,
): Omit<CanAnswer, "notes" | "unread" | "written"> {
  const policies = policiesOf(situation);
  const answers = (effect: "Allow" | "Deny"): readonly Settled[] =>
    [...suppositionsFor(effect, request, policies, known)].map((supposition) => ({
      supposition,
      answer: authorize(request, situation, supposition),
    }));
  const { answer: best, supposition: kindly } = found(answers("Allow"), isAllowed);
  const { answer: worst } = found(answers("Deny"), ({ decision }) => decision !== "allowed");
  const isOpen = best.undecided.length + worst.undecided.length > 0;
  const depends = best.decision === "allowed" && (worst.decision !== "allowed" || isOpen);
  // What allows it in any case goes before what may allow it as well.
  const { by: all, missing } = worst.decision === "allowed" ? worst : best;
  const sure = all.filter(({ policy }) => !doubtful(policy));
  const by = sure.length > 0 ? sure : all;
  return {
    request,
    verdict: depends ? "depends" : best.decision,
    by,
    provided: depends ? providedBy(by, kindly) : [],
    against: depends && worst.decision === "explicitly denied" ? worst.by : [],
    missing: missing.map((each) => sets[each]),
    nearly:
      best.decision === "implicitly denied"
        ? nearMisses(request, best, situation, kindly).filter(
            ({ policy, but }) => but.kind === "conditions" || !doubtful(policy),
          )
        : [],
  };
}

type Settled = { readonly supposition: Supposition; readonly answer: Answer };

function isAllowed({ decision }: Answer): boolean {
  return decision === "allowed";
}

/** The first answer that is wanted, or else the first there is. */
function found(answers: readonly Settled[], isWanted: (answer: Answer) => boolean): Settled {
  const [first] = answers;
  const wanted = answers.find(({ answer }) => isWanted(answer)) ?? first;
  if (!wanted) throw new Error("there is an answer in every supposition");
  return wanted;
}

/** In plain words, where an Allow is missing. */
const sets: Readonly<Record<Missing, string>> = {
  identity: "the policies of who asks",
  resource: "the policy of the resource",
  "identity or resource": "the policies of who asks, or the policy of the resource",
  boundary: "the permissions boundary",
  session: "the session policy",
  "service-control": "the service control policies",
  "resource-control": "the resource control policies",
  endpoint: "the policy of the VPC endpoint",
};

function policiesOf(situation: Situation): readonly Policy[] {
  const { identity, resource, boundary, session, resourceControl, endpoint } = situation;
  const all = [identity, resource, boundary, session, resourceControl, endpoint];
  return [...all, ...(situation.serviceControl ?? [])].flatMap((each) => each ?? []);
}

/** The values that make statements be about a request. */
function providedBy(by: readonly Cited[], supposition: Supposition): readonly Provided[] {
  const holes = by.flatMap(({ statement }) => holesIn(statement));
  const values = new Map(
    holes.flatMap((hole) => {
      const value = supposition.valueOf(hole);
      return value === undefined ? [] : [[called(hole), value] as const];
    }),
  );
  return [...values].map(([expression, value]) => ({ expression, value }));
}

/** What a value that is not known is called by people. */
function called(hole: Hole): string {
  const { meaning } = hole;
  if (meaning.kind === "name") return `the name of ${meaning.address}`;
  return meaning.kind === "unknown" ? holeName(hole) : `the ${meaning.kind}`;
}

/** The Allows of the action that do not cover the request, those that come closest first. */
function nearMisses(
  request: Request,
  { missing }: Answer,
  situation: Situation,
  supposition: Supposition,
): readonly NearMiss[] {
  const wanted = new Set<string>(missing);
  const lacking = policiesOf(situation).filter(
    ({ kind }) =>
      wanted.has(kind) ||
      ((kind === "resource" || kind === "trust") && wanted.has("resource")) ||
      (wanted.has("identity or resource") && ["identity", "resource", "trust"].includes(kind)),
  );
  const found = lacking.flatMap((policy) =>
    policy.statements.flatMap(
      (statement) => nearMiss(request, { policy, statement }, supposition) ?? [],
    ),
  );
  return found.sort((a, b) => distance(a) - distance(b));
}

function distance({ but }: NearMiss): number {
  return but.kind === "conditions" ? 0 : 1;
}

function nearMiss(request: Request, cited: Cited, supposition: Supposition): NearMiss | undefined {
  const { policy, statement } = cited;
  if (statement.effect === "Deny") return undefined;
  const allows = (changed: Partial<Statement>): boolean => {
    const one = { ...policy, statements: [{ ...statement, ...changed }] };
    return decisionOf(request, one, supposition).kind === "allow";
  };
  const open = { conditions: [] };
  if (allows(open)) {
    const unmet = statement.conditions.filter((each: Condition) => !allows({ conditions: [each] }));
    return { ...cited, but: { kind: "conditions", conditions: unmet } };
  }
  const anywhere = statement.resource && {
    resource: { ...statement.resource, negated: true, items: [], rest: [] },
  };
  if (anywhere && allows({ ...open, ...anywhere })) return { ...cited, but: { kind: "resource" } };
  const anybody = statement.principal && {
    principal: { ...statement.principal, negated: true, entries: [] },
  };
  return anybody && allows({ ...open, ...anybody })
    ? { ...cited, but: { kind: "principal" } }
    : undefined;
}
