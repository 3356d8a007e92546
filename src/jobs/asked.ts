import type { Situation } from "../authorize/situation.ts";
import { asAttached, withBoundaries } from "../iam/attached.ts";
import type { Policy } from "../iam/policy.ts";
import type { Caller, Request } from "../iam/request.ts";
import { known } from "../iam/text.ts";
import type { CanAnswer } from "../report/can.ts";
import { shownProblems } from "../report/not-evaluated.ts";
import { listed } from "../rules/wording.ts";
import { addedByTools } from "./added-by-tools.ts";
import { accountIn, callerOf, contextOf, roleFor } from "./asker.ts";
import { can } from "./can.ts";
import { holdersIn, ofKinds, scoped, type Holder } from "../iam/holders.ts";
import type { AwsFacts } from "./knowledge.ts";
import { policiesOn } from "./protected.ts";
import type { Scan } from "./scan.ts";
import { findHolder, isRefused } from "./subjects.ts";
import type { Refused } from "./subjects.ts";

/** A question of whether something is allowed. */
export type Question = {
  readonly action: string;
  readonly resource: string;
  readonly context: ReadonlyMap<string, readonly string[]>;
  /** Who asks, by what a policy calls them. */
  readonly principal?: string | undefined;
};

export type CanAnswered = { readonly ok: true; readonly answer: CanAnswer } | Refused;

/** Whether all policies of some files together allow something, each as what it is to AWS. */
export function canByPolicies(question: Question, scan: Scan, facts: AwsFacts): CanAnswered {
  const refused = faultOf(question, facts);
  if (refused !== undefined) return { ok: false, because: refused };
  if (scan.policies.length === 0)
    return { ok: false, because: "no policy that Pare reads is in what was given" };
  const caller = askerOf(question, "somebody");
  if (!caller) return unknownPrincipal(question);
  const trust = isAssuming(question.action) ? ofKinds(scan, "trust") : [];
  const session = ofKinds(scan, "session");
  const serviceControl = ofKinds(scan, "service-control");
  const resourceControl = ofKinds(scan, "resource-control");
  const endpoint = ofKinds(scan, "endpoint");
  const situation: Situation = {
    identity: ofKinds(scan, "identity"),
    resource: [...ofKinds(scan, "resource"), ...trust],
    ...boundaryOf(scan),
    ...(session.length > 0 && { session }),
    ...(serviceControl.length > 0 && { serviceControl: [serviceControl] }),
    ...(resourceControl.length > 0 && { resourceControl }),
    ...(endpoint.length > 0 && { endpoint }),
  };
  const owners = [...new Set(ofKinds(scan, "identity").map(({ owner }) => owner.address))];
  const notes =
    owners.length > 1 ? [`taken together, as if one had them: ${listed(owners, 5)}`] : [];
  return answered(question, caller, situation, scan, facts, { notes });
}

/** Whether what a declared role, user or group has allows it, with the policies of the resource. */
export function canByRole(
  question: Question,
  owner: string,
  scan: Scan,
  facts: AwsFacts,
): CanAnswered {
  const refused = faultOf(question, facts);
  if (refused !== undefined) return { ok: false, because: refused };
  const holder = findHolder(owner, holdersIn(withBoundaries(scan)).map(asAttached));
  if (isRefused(holder)) return holder;
  const caller = askerOf(question, nameOf(holder, scan), holder, scan);
  if (!caller) return unknownPrincipal(question);
  const reached = policiesOn(question.resource, scan);
  const on = [...reached.keys()].filter(
    ({ kind }) => kind === "resource" || isAssuming(question.action),
  );
  const situation: Situation = {
    identity: ofKinds(holder, "identity"),
    resource: on,
    ...boundaryOf(holder),
  };
  const unread = ofKinds(holder, "boundary").filter(({ isElsewhere }) => isElsewhere);
  return answered(question, caller, situation, scan, facts, {
    notes: [
      ...unread.map(
        ({ owner: { address } }) =>
          `the permissions boundary ${address} is not read, and may allow less`,
      ),
      ...addedByTools([holder], scan),
    ],
    paths: new Set(filesOf(holder)),
    doubtful: (policy) => reached.get(policy) === "possible",
  });
}

function answered(
  question: Question,
  caller: Caller,
  situation: Situation,
  scan: Scan,
  facts: AwsFacts,
  {
    notes = [],
    paths,
    doubtful,
  }: {
    readonly notes?: readonly string[];
    /** The files of which it is told what was not evaluated; all, if not given. */
    readonly paths?: ReadonlySet<string>;
    readonly doubtful?: (policy: Policy) => boolean;
  },
): CanAnswered {
  const { action, resource } = question;
  const context = contextOf(question.context, caller, resource);
  const request: Request = { action, resource, caller, context };
  const resourceAccount = accountIn(resource);
  const mustAllow = /^kms:/i.test(action) || isAssuming(action);
  const isRead = (situation.resource ?? []).length > 0;
  const whole = {
    ...situation,
    ...(resourceAccount !== undefined && { resourceAccount }),
    resourceMustAllow: mustAllow && isRead,
  };
  const found = can(request, whole, facts, doubtful);
  const problems = scan.problems.filter(
    ({ path, reason }) => reason !== "unknown-action-name" && (paths?.has(path) ?? true),
  );
  return {
    ok: true,
    answer: {
      ...found,
      notes: [
        ...notes,
        ...(mustAllow && !isRead
          ? [
              "a key and a role must allow it by their own policy too, which is not among what is read",
            ]
          : []),
      ],
      written: scan.written,
      unread: shownProblems(problems, scan.sources),
    },
  };
}

function isAssuming(action: string): boolean {
  return /^sts:(?:AssumeRole|TagSession|SetSourceIdentity)/i.test(action);
}

function boundaryOf(held: Pick<Holder, "policies">): Pick<Situation, "boundary"> {
  const boundary = ofKinds(held, "boundary");
  return boundary.length > 0 ? { boundary } : {};
}

function askerOf(
  { principal, resource }: Question,
  name: string,
  holder?: Holder,
  scan?: Scan,
): Caller | undefined {
  if (principal !== undefined) return callerOf(principal);
  const role = roleFor(resource, name);
  const type = holder && scan && declaredAs(holder, scan)?.type;
  if (type !== "iam:user" || role.type !== "AWS") return role;
  return { ...role, arn: role.arn.replace(":role/", ":user/") };
}

function unknownPrincipal({ principal }: Question): Refused {
  return {
    ok: false,
    because: `${principal ?? ""} is nobody who asks: name an ARN of IAM or STS, a service as lambda.amazonaws.com, or *`,
  };
}

function declaredAs(holder: Holder, scan: Scan): Scan["declared"][number] | undefined {
  return scan.declared.find((each) => scoped(each) === scoped(holder));
}

/** The name of what has policies, or else what it is called in its file. */
function nameOf(holder: Holder, scan: Scan): string {
  const { name } = declaredAs(holder, scan) ?? {};
  return (name && known(name)) ?? holder.address.slice(holder.address.lastIndexOf(".") + 1);
}

/** The files in which something is said of what a holder may do. */
function filesOf({ policies }: Holder): readonly string[] {
  return policies.flatMap((policy: Policy) => [
    policy.place.source.path,
    ...policy.statements.map(({ place }) => place.source.path),
  ]);
}

/** What is wrong with a question; undefined where it can be asked. */
export function faultOf({ action, resource }: Question, { catalog }: AwsFacts): string | undefined {
  if (!catalog.action(action)) {
    if (/[*?]/.test(action)) return `${action} is several actions: ask about one, as s3:GetObject`;
    const like = catalog.nearestActions(action).map(({ id }) => id);
    const hint = like.length > 0 ? `; did you mean ${listed(like, 3, "or")}?` : "";
    return `${action} is no action that AWS's reference of ${catalog.date} knows${hint}`;
  }
  if (resource !== "*" && /[*?]/.test(resource))
    return `${resource} is several resources: ask about one, as arn:aws:s3:::bucket/key`;
  return faultOfResource(resource);
}

export function faultOfResource(resource: string): string | undefined {
  return resource === "*" || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./.test(resource)
    ? undefined
    : `${resource} is no resource: write its ARN, as arn:aws:s3:::bucket/key, or * for what is about none`;
}
