import { itemPattern } from "./action-pattern.ts";
import { scopeOf } from "./holders.ts";
import type { Policy } from "./policy.ts";
import { isHole, textKey, type Text } from "./text.ts";

/**
 * Policies with those as boundaries that are attached to nobody and that a condition on
 * `iam:PermissionsBoundary` asks for: whoever makes a role has to make them its boundary, and to nobody
 * do they give what they allow. Follows "Permissions boundaries for IAM entities" of AWS's IAM User Guide.
 */
export function withAskedBoundaries(policies: readonly Policy[]): readonly Policy[] {
  const asked = policies.flatMap(({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ key, values }) =>
        /^iam:permissionsboundary$/i.test(itemPattern(key, "x")) ? values.items : [],
      ),
    ),
  );
  if (asked.length === 0) return policies;
  return policies.map((policy) =>
    isGivenToNobody(policy) && asked.some((value) => names(value, policy))
      ? { ...policy, kind: "boundary" }
      : policy,
  );
}

/** `cdk-permissions-boundary`, `CdkBoundaryPolicy`: a name that ends so, and not `manage-boundaries`. */
const boundaryName = /boundary(?:[-_]?policy)?$/i;
/** "Permissions boundary for developers", and not "May change the permissions boundary of roles". */
const boundaryDescription =
  /^(?:(?:an?|the) )?permissions? boundary\b(?!.*\b(?:manage|attach|delegat))/i;
/** Of CloudFormation and CDK: Terraform's are handed to modules, which may attach them. */
const managedPolicy = /(?:^|[:./])ManagedPolicy$/;

/**
 * Whether a managed policy that is attached to nobody here calls itself a permissions boundary. It is its word alone,
 * which whoever writes it can give: what it allows is to be said all the same.
 */
export function callsItselfBoundary(policy: Policy): boolean {
  const { owner } = policy;
  if (!managedPolicy.test(owner.type) || !isGivenToNobody(policy)) return false;
  return owner.names.some((name) => {
    const end = name.parts.at(-1) ?? "";
    const said = isHole(end) ? "" : end;
    return boundaryDescription.test(said) || (!said.includes(" ") && boundaryName.test(said));
  });
}

function isGivenToNobody({ kind, owner, attachedTo, heldBy = [] }: Policy): boolean {
  return kind === "identity" && owner.type !== "" && attachedTo.length === 0 && heldBy.length === 0;
}

/** Whether a value is the ARN of a policy: by reference, or by the name at its end. */
function names(value: Text, policy: Policy): boolean {
  const { owner } = policy;
  const scope = scopeOf(policy);
  const isReferredTo = value.parts.some(
    (part) =>
      isHole(part) &&
      part.meaning.kind === "name" &&
      part.meaning.address.replace(/\[.*$/s, "") === owner.address &&
      part.id.startsWith(`${scope}/`),
  );
  if (isReferredTo) return true;
  const [, name] = /:policy\/(?:.*\/)?([^/]+)$/s.exec(textKey(value)) ?? [];
  return name !== undefined && owner.names.some((each) => textKey(each) === name);
}
