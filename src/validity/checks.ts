import type { Check } from "./check.ts";
import { actions } from "./checks/actions.ts";
import { addresses } from "./checks/addresses.ts";
import { arns } from "./checks/arns.ts";
import { attached } from "./checks/attached.ts";
import { conditionKeys, keysInContext } from "./checks/condition-keys.ts";
import { conditionTypes } from "./checks/condition-types.ts";
import { conditionValues, sensitiveValues } from "./checks/condition-values.ts";
import { dataTypes } from "./checks/data-types.ts";
import { elements, required } from "./checks/elements.ts";
import { empty } from "./checks/empty.ts";
import { keysOfActions, singleKeys, tags } from "./checks/keys-of-actions.ts";
import { operators } from "./checks/operators.ts";
import { resourceControl } from "./checks/organizations.ts";
import { passing } from "./checks/passing.ts";
import { principals } from "./checks/principals.ts";
import { providers } from "./checks/providers.ts";
import { quantifiers } from "./checks/quantifiers.ts";
import { redundantActions, redundantResources } from "./checks/redundant.ts";
import { servicePrincipals } from "./checks/service-principals.ts";
import { sids } from "./checks/sids.ts";
import { trust } from "./checks/trust.ts";
import { vacuous } from "./checks/vacuous.ts";
import { variables } from "./checks/variables.ts";
import { redundantStatements, size } from "./checks/whole.ts";

/** All checks. Each says which codes it gives. */
export const checks: readonly Check[] = [
  dataTypes,
  elements,
  required,
  sids,
  empty,
  variables,
  actions,
  redundantActions,
  passing,
  arns,
  redundantResources,
  attached,
  principals,
  trust,
  providers,
  resourceControl,
  servicePrincipals,
  operators,
  conditionKeys,
  keysInContext,
  quantifiers,
  conditionTypes,
  conditionValues,
  sensitiveValues,
  addresses,
  vacuous,
  keysOfActions,
  tags,
  singleKeys,
  redundantStatements,
  size,
];
