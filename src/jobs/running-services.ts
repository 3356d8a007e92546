import type { Attachment, Policy, Statement } from "../iam/policy.ts";
import { isHole, known, type Text } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import { textAt } from "../source/source.ts";

/** The policies of a repository, and those that are attached there and written elsewhere. */
type Having = { readonly policies: readonly Policy[]; readonly elsewhere: readonly Policy[] };

/** What is let in that is no service of AWS. */
const somebody = "?";

/** A pod of a cluster, whether it comes by an identity provider or by EKS itself. */
const pod = "pods.eks.amazonaws.com";

/** A pipeline of a provider of its own, whose tokens say what it runs for. */
const pipeline = "pipeline";
const pipelines =
  /^(?:token\.actions\.githubusercontent\.com|(?:[\w.-]+\.)?gitlab(?:\.[\w-]+)+|app\.terraform\.io|api\.bitbucket\.org\/.*|agent\.buildkite\.com|oidc\.circleci\.com\/.*):(?:sub|aud)$/;

/** For what SAM makes a role of its own, for which no trust policy is written. */
const bySam: Readonly<Record<string, string>> = {
  "AWS::Serverless::Function": "lambda.amazonaws.com",
  "AWS::Serverless::StateMachine": "states.amazonaws.com",
};

/** What has a policy of AWS IoT: a device, by its certificate. */
const device = "device";
const ofDevices = /^(?:aws_iot_policy|AWS::IoT::Policy)$/;

/**
 * The services that may assume the roles which a policy is attached to, by their principals
 * (`lambda.amazonaws.com`); "pipeline" for one of GitHub and the like, "device" for one of AWS IoT, "?" for anybody else. None
 * where that is not written.
 */
export function servicesOf(scan: Having, policy: Policy): readonly string[] {
  if (ofDevices.test(policy.owner.type)) return [device];
  const byRole = trustsIn(scan);
  const services = policy.attachedTo.flatMap((role) => {
    const trusts = byRole.get(keyOf(role, scopeOf(policy)));
    if (trusts) return trusts.flatMap((trust) => trust.statements.flatMap(letIn));
    return role.madeFor ?? bySam[role.type] ?? somebody;
  });
  const named = policy.heldBy && policy.heldBy.length > 0 ? [somebody] : [];
  return [...new Set([...services, ...named])];
}

/** Policies with the services that may assume the roles which have them, where nobody else is known to have them. */
export function withServices(having: Having): readonly Policy[] {
  return having.policies.map((policy) => {
    if (policy.kind !== "identity") return policy;
    const assumedBy = servicesOf(having, policy);
    const isServices =
      assumedBy.length > 0 && assumedBy.every((each) => each.endsWith(".amazonaws.com"));
    return isServices ? { ...policy, assumedBy } : policy;
  });
}

/** The services that may assume a role which is declared beside a policy; "?" for one not known. */
export function servicesTrusting(scan: Having, address: string, policy: Policy): readonly string[] {
  const trusts = trustsIn(scan).get(keyOf({ address }, scopeOf(policy))) ?? [];
  const services = trusts.flatMap(({ statements }) =>
    statements.flatMap(({ principal }) =>
      (principal?.entries ?? []).flatMap(({ type, items, rest }) => {
        if (typeof type !== "string") return [somebody];
        if (type !== "Service") return [];
        return [...items.map((item) => known(item) ?? somebody), ...rest.map(() => somebody)];
      }),
    ),
  );
  return [...new Set(services)];
}

/**
 * Whether the roles that a policy is attached to are taken on by principals of accounts alone: by somebody who may be in
 * any Region, where no service runs under them.
 */
export function isTakenOn(scan: Having, policy: Policy): boolean {
  const byRole = trustsIn(scan);
  const trusts = policy.attachedTo.map((role) => byRole.get(keyOf(role, scopeOf(policy))));
  if (trusts.length === 0) return false;
  return trusts.every((own) => {
    const entries = (own ?? []).flatMap(({ statements }) =>
      statements.flatMap(({ principal }) => principal?.entries ?? []),
    );
    return entries.length > 0 && entries.every(({ type }) => type === "AWS");
  });
}

/** The other policies of whoever has a policy, those that are written elsewhere too. */
export function policiesBeside(scan: Having, policy: Policy): readonly Policy[] {
  const byHolder = policiesIn(scan);
  const all = policy.attachedTo.flatMap((each) => byHolder.get(keyOf(each, scopeOf(policy))) ?? []);
  return [...new Set(all)].filter((each) => each.id !== policy.id);
}

const policiesIn = once((scan: Having) => {
  const found = new Map<string, Policy[]>();
  for (const policy of [...scan.policies, ...scan.elsewhere])
    for (const holder of policy.kind === "identity" ? policy.attachedTo : []) {
      const key = keyOf(holder, scopeOf(policy));
      found.set(key, [...(found.get(key) ?? []), policy]);
    }
  return found;
});

/** Whether a service that is wanted may assume a declared role, or it is not known that none may. */
export function mayBeTaken(
  scan: Having,
  address: string,
  policy: Policy,
  isWanted: (service: string) => boolean,
): boolean {
  const trusts = trustsIn(scan).get(keyOf({ address }, scopeOf(policy)));
  if (!trusts) return true;
  return trusts.some(
    ({ statements }) =>
      statements.length === 0 || statements.some((each) => mayLetIn(each, isWanted)),
  );
}

/** What a principal is written with where its type is said. */
const named = /\b(?:AWS|Service|Federated|CanonicalUser|type)\b/;

function mayLetIn({ principal }: Statement, isWanted: (service: string) => boolean): boolean {
  if (!principal || principal.negated || principal.entries.length === 0) return true;
  return principal.entries.some(({ type, items, rest }) => {
    // A principal that is not known as a whole has no type of its own.
    const isWhole = rest.length > 0 && !named.test(textAt(principal.place));
    if (typeof type !== "string" || isWhole) return true;
    if (type !== "Service") return false;
    const own = items.map((item) => serviceIn(item));
    return rest.length > 0 || own.some((each) => each === undefined || isWanted(each));
  });
}

/** The trust policies of a scan by the module and the address of their roles, with the statements that are there. */
const trustsIn = once((scan: Having) =>
  groupedBy(
    scan.policies.flatMap(({ statements, ...policy }) =>
      policy.kind === "trust"
        ? [{ ...policy, statements: statements.filter(({ presence }) => presence !== "never") }]
        : [],
    ),
    (each) => keyOf(each.owner, scopeOf(each)),
  ),
);

function keyOf(role: Pick<Attachment, "address" | "scope">, otherwise: string): string {
  return `${role.scope ?? otherwise} ${role.address}`;
}

function letIn({ effect, principal, conditions }: Statement): readonly string[] {
  if (effect === "Deny") return [];
  if (!principal || principal.negated) return [somebody];
  return principal.entries.flatMap(({ type, items }) => {
    if (type === "Service") return items.map((item) => serviceIn(item) ?? somebody);
    const isPod =
      type === "Federated" &&
      conditions.some(({ values }) =>
        values.items.some(
          ({ parts: [start] }) =>
            typeof start === "string" && start.startsWith("system:serviceaccount:"),
        ),
      );
    const isPipeline =
      type === "Federated" && conditions.some(({ key }) => pipelines.test(known(key) ?? ""));
    return [isPod ? pod : isPipeline ? pipeline : somebody];
  });
}

/** `states.eu-west-1.amazonaws.com` is the same service as `states.amazonaws.com`. */
function serviceIn({ parts }: Text): string | undefined {
  const name = parts.map((part) => {
    if (!isHole(part)) return part;
    if (part.meaning.kind === "region") return "*";
    return suffix.test(part.expression ?? "") ? "amazonaws.com" : undefined;
  });
  if (name.includes(undefined)) return undefined;
  return name.join("").replace(/\.(?:\*|[a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\./, ".amazonaws.");
}

/** How CloudFormation and Terraform write `amazonaws.com`. */
const suffix = /^(?:AWS::URLSuffix|data\.aws_partition\.\w+\.dns_suffix)$/;

function scopeOf({ scope, place }: Policy): string {
  return scope ?? place.source.path.split("/").slice(0, -1).join("/");
}
