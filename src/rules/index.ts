import { accessLevelMismatch } from "./access-level-mismatch.ts";
import { actionResourceMismatch } from "./action-resource-mismatch.ts";
import { accountPrincipal } from "./account-principal.ts";
import { confusedDeputy } from "./confused-deputy.ts";
import { externalId } from "./external-id.ts";
import { federatedSubject } from "./federated-subject.ts";
import { neverAllowed } from "./never-allowed.ts";
import { notAction } from "./not-action.ts";
import { notResource } from "./not-resource.ts";
import { privilegeEscalation } from "./privilege-escalation.ts";
import { publicPrincipal } from "./public-principal.ts";
import type { Rule } from "./rule.ts";
import { unscopedResource } from "./unscoped-resource.ts";
import { untrustedAccount } from "./untrusted-account.ts";
import { wildcardAction } from "./wildcard-action.ts";

/** All rules, in the order in which tables show them. */
export const rules: readonly Rule[] = [
  wildcardAction,
  notAction,
  unscopedResource,
  notResource,
  accessLevelMismatch,
  actionResourceMismatch,
  privilegeEscalation,
  publicPrincipal,
  untrustedAccount,
  accountPrincipal,
  externalId,
  confusedDeputy,
  federatedSubject,
  neverAllowed,
];
