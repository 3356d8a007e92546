import { accessLevelMismatch } from "./access-level-mismatch.ts";
import { actionResourceMismatch } from "./action-resource-mismatch.ts";
import { credentialExposure } from "./credential-exposure.ts";
import { dataExfiltration } from "./data-exfiltration.ts";
import { infrastructureModification } from "./infrastructure-modification.ts";
import { invalidStatement } from "./invalid-statement.ts";
import { managedPolicyAttached } from "./managed-policy-attached.ts";
import { houseRule } from "./house-rule.ts";
import { accountPrincipal } from "./account-principal.ts";
import { confusedDeputy } from "./confused-deputy.ts";
import { externalId } from "./external-id.ts";
import { federatedSubject } from "./federated-subject.ts";
import { ineffectiveCondition } from "./ineffective-condition.ts";
import { unmetCondition } from "./unmet-condition.ts";
import { neverAllowed } from "./never-allowed.ts";
import { notAction } from "./not-action.ts";
import { notResource } from "./not-resource.ts";
import { passRole } from "./pass-role.ts";
import { privilegeEscalation } from "./privilege-escalation.ts";
import { publicPrincipal } from "./public-principal.ts";
import { resourceExposure } from "./resource-exposure.ts";
import { roleChaining } from "./role-chaining.ts";
import type { Rule } from "./rule.ts";
import { serviceLinkedRole } from "./service-linked-role.ts";
import { unscopedResource } from "./unscoped-resource.ts";
import { untrustedAccount } from "./untrusted-account.ts";
import { unusedPermission } from "./unused-permission.ts";
import { userPolicy } from "./user-policy.ts";
import { wildcardAction } from "./wildcard-action.ts";

/** All rules, in the order in which tables show them. */
export const rules: readonly Rule[] = [
  wildcardAction,
  notAction,
  passRole,
  roleChaining,
  credentialExposure,
  resourceExposure,
  dataExfiltration,
  infrastructureModification,
  unscopedResource,
  serviceLinkedRole,
  notResource,
  accessLevelMismatch,
  actionResourceMismatch,
  unusedPermission,
  privilegeEscalation,
  managedPolicyAttached,
  userPolicy,
  publicPrincipal,
  untrustedAccount,
  accountPrincipal,
  externalId,
  confusedDeputy,
  federatedSubject,
  ineffectiveCondition,
  unmetCondition,
  invalidStatement,
  neverAllowed,
  houseRule,
];

/** Rules by what they are about, where that is not what is allowed. */
export const aboutOther: ReadonlyMap<string, "whom" | "condition"> = new Map(
  rules.flatMap((rule) =>
    rule.on === "statement" && rule.about ? [[rule.id, rule.about] as const] : [],
  ),
);
