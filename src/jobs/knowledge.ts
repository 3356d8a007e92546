import { openArnShapes } from "../catalog/arn-shapes.ts";
import { openCatalog } from "../catalog/catalog.ts";
import { openDeploying, type Deploying } from "../catalog/deploying.ts";
import { openDeputies } from "../catalog/deputies.ts";
import { openClasses } from "../catalog/classes.ts";
import { openConditionKeys } from "../catalog/condition-keys.ts";
import { openNaming } from "../catalog/given-name.ts";
import { openEscalationPaths } from "../catalog/escalation-paths.ts";
import { openFederatedSubjects } from "../catalog/federated-subjects.ts";
import { openKnownAccounts } from "../catalog/known-accounts.ts";
import { openManagedPolicies } from "../catalog/managed-policies.ts";
import { openPolicyChecks } from "../catalog/policy-checks.ts";
import { openPublicAccess } from "../catalog/public-access.ts";
import { openNamePatterns, type NamePatterns } from "../catalog/name-patterns.ts";
import { openQuotas } from "../catalog/quotas.ts";
import { openRegions } from "../catalog/regions.ts";
import { openLimitingKeys } from "../catalog/limiting-keys.ts";
import { openResourcePolicies } from "../catalog/resource-policies.ts";
import { openOperations, type Operations } from "../catalog/operations.ts";
import { openSdkClients, type SdkClients } from "../catalog/sdk-calls.ts";
import { openSdkServices, type SdkServices } from "../catalog/sdk-services.ts";
import { openTrail, type Trail } from "../catalog/trail.ts";
import { openTaskIntegrations, type TaskIntegrations } from "../catalog/task-integrations.ts";
import { openUses } from "../catalog/uses.ts";
import { openOwnAccount } from "../catalog/own-account.ts";
import { openWithoutArn } from "../catalog/without-arn.ts";
import { openPassing } from "../catalog/passing.ts";
import { openProviders } from "../catalog/identity-providers.ts";
import type { Facts } from "../iac/format.ts";
import type { Packaged } from "../repository/root.ts";
import type { Knowledge } from "../rules/rule.ts";
import { usualTerms } from "../rules/terms.ts";
import type { ValidityFacts } from "../validity/check.ts";

/** All that Pare knows of AWS: the catalog, and the tables kept beside it. */
export type AwsFacts = Facts &
  Knowledge &
  ValidityFacts & {
    /** What calls of AWS's API need. */
    readonly operations: Operations;
    /** What code calls AWS by. */
    readonly sdk: SdkClients;
    /** Those services, as AWS's SDKs have them. */
    readonly services: SdkServices;
    /** How CloudTrail writes down what is called. */
    readonly trail: Trail;
    readonly names: NamePatterns;
    /** What whoever deploys resources needs. */
    readonly deploying: Deploying;
    /** What the tasks of state machines call. */
    readonly integrations: TaskIntegrations;
  };

/** Opens the catalog; nothing is agreed on yet, and nothing is known of use. */
export function openFacts({ read, scripts }: Packaged): AwsFacts {
  const catalog = openCatalog(read);
  const operations = openOperations(read, catalog);
  return {
    catalog,
    read,
    scripts,
    operations,
    sdk: openSdkClients(read, operations),
    services: openSdkServices(read),
    trail: openTrail(read),
    integrations: openTaskIntegrations(read),
    deploying: openDeploying(read, catalog, operations),
    classes: openClasses(read),
    naming: openNaming(read),
    names: openNamePatterns(read),
    passing: openPassing(read),
    providers: openProviders(read),
    conditionKeys: openConditionKeys(read, catalog),
    limitingKeys: openLimitingKeys(read),
    deputies: openDeputies(read),
    federatedSubjects: openFederatedSubjects(read),
    resourcePolicies: openResourcePolicies(read),
    publicAccess: openPublicAccess(read),
    quotas: openQuotas(read),
    regions: openRegions(read),
    policyChecks: openPolicyChecks(read),
    knownAccounts: openKnownAccounts(read),
    managedPolicies: openManagedPolicies(read),
    shapes: openArnShapes(read),
    ownAccount: openOwnAccount(read),
    withoutArn: openWithoutArn(read),
    uses: openUses(read),
    escalationPaths: openEscalationPaths(read),
    termsOf: () => usualTerms,
    useOf: () => undefined,
  };
}
