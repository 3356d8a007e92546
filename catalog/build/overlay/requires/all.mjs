import { of, page } from "./decision.mjs";
/**
 * Each required type is a conjunct: the request is authorised on all of them.
 * @type {readonly (import("./decision.mjs").Decision)[]}
 */
export const all = [
  {
    actions: of(
      "appconfig",
      `DeleteHostedConfigurationVersion GetHostedConfigurationVersion GetConfiguration
      StartDeployment`,
    ),
    reason: "The request names each.",
    link: page("list_awsappconfig"),
  },
  {
    actions: of(
      "deadline",
      `CreateQueueFleetAssociation DeleteQueueFleetAssociation GetQueueFleetAssociation
      UpdateQueueFleetAssociation`,
    ),
    reason: "The request names queue and fleet.",
    link: page("list_awsdeadlinecloud"),
  },
  {
    actions: of(
      "dms",
      `CreateMigrationProject CreateReplicationTask DeleteConnection MoveReplicationTask
      RefreshSchemas TestConnection`,
    ),
    reason: "The request names each by its ARN.",
    link: page("list_awsdatabasemigrationservice"),
  },
  {
    actions: of("dynamodb", "CreateGlobalTable UpdateGlobalTable UpdateGlobalTableSettings"),
    reason: "The global table and its replica tables are authorised.",
    link: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables_HowItWorks.html",
  },
  {
    actions: of("dynamodb", "RestoreTableFromBackup"),
    reason: "Reads the backup and makes the table.",
    link: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_IAM.html",
  },
  {
    actions: of("ecs", "ExecuteCommand"),
    reason: "Cluster and task are authorised; AWS's policies name both.",
    link: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
  },
  {
    actions: of("elasticache", "CreateUserGroup ModifyUserGroup"),
    reason: "The group, and the users put into it.",
    link: page("list_amazonelasticache"),
  },
  {
    actions: of(
      "fsx",
      `CreateSnapshot CopySnapshotAndUpdateVolume RestoreVolumeFromSnapshot
      CreateDataRepositoryAssociation CreateDataRepositoryTask CreateFileSystemFromBackup
      CreateStorageVirtualMachine`,
    ),
    reason: "What is made, and what it is made from or for.",
    link: page("list_amazonfsx"),
  },
  {
    actions: of(
      "glue",
      `CreateSchema DeleteSchema DeleteSchemaVersions GetSchema GetSchemaByDefinition
      GetSchemaVersionsDiff ListSchemaVersions RegisterSchemaVersion UpdateSchema`,
    ),
    reason: "Registry and schema; AWS's policies name both.",
    link: "https://docs.aws.amazon.com/glue/latest/dg/schema-registry-gs.html",
  },
  {
    actions: of(
      "iot",
      `AddThingToThingGroup RemoveThingFromThingGroup AddThingToBillingGroup
      RemoveThingFromBillingGroup`,
    ),
    reason: "Thing and group.",
    link: page("list_awsiot"),
  },
  {
    actions: of("iot", "CancelJobExecution DeleteJobExecution"),
    reason: "An execution is that of one job on one thing.",
    link: page("list_awsiot"),
  },
  {
    actions: of("kms", "CreateAlias DeleteAlias UpdateAlias"),
    reason: "Permission on the alias and on the KMS key, the latter usually in the key policy.",
    link: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html",
  },
  {
    actions: of("memorydb", "Connect"),
    reason: "Cluster and user; AWS's policies name both.",
    link: "https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html",
  },
  {
    actions: of("network-firewall", "CreateFirewall AssociateFirewallPolicy"),
    reason: "The firewall, and the policy put on it.",
    link: page("list_awsnetworkfirewall"),
  },
  {
    actions: of(
      "networkmanager",
      `AssociateLink DisassociateLink DeleteConnection UpdateConnection DeleteDevice
      UpdateDevice DeleteLink UpdateLink DeleteSite UpdateSite`,
    ),
    reason: "The request names the global network and what lies in it.",
    link: page("list_awsnetworkmanager"),
  },
  {
    actions: of(
      "rds",
      `CreateDBCluster RestoreDBClusterFromS3 RestoreDBClusterFromSnapshot
      RestoreDBClusterToPointInTime CreateDBClusterEndpoint CreateDBClusterSnapshot
      CreateDBProxyEndpoint CreateDBShardGroup CreateDBSnapshot CreateTenantDatabase
      DeleteTenantDatabase ModifyTenantDatabase RestoreDBInstanceFromDBSnapshot
      RestoreDBInstanceFromS3 RestoreDBInstanceToPointInTime FailoverGlobalCluster
      RemoveFromGlobalCluster SwitchoverGlobalCluster`,
    ),
    reason:
      "What is made, what it is made from, and the groups that it uses: AWS's policies name each (db, og, pg, subgrp).",
    link: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples-create-and-modify-examples.html",
  },
  {
    actions: of("redshift", "RestoreFromClusterSnapshot RestoreTableFromClusterSnapshot"),
    reason: "The snapshot, and the cluster it goes into.",
    link: page("list_amazonredshift"),
  },
  {
    actions: of("redshift-serverless", "RestoreTableFromSnapshot RestoreTableFromRecoveryPoint"),
    reason: "The snapshot or recovery point, and the namespace it goes into.",
    link: page("list_amazonredshiftserverless"),
  },
  {
    actions: of("route53", "CreateTrafficPolicyInstance"),
    reason: "The hosted zone, and the traffic policy applied in it.",
    link: page("list_amazonroute53"),
  },
  {
    actions: of("sagemaker", "CreateEndpoint UpdateEndpoint"),
    reason: "Endpoint and endpoint configuration.",
    link: "https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html",
  },
  {
    actions: of("sagemaker", "CreateTrial CreateInferenceComponent"),
    reason: "What is made, and the experiment or endpoint that it belongs to.",
    link: "https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html",
  },
  {
    actions: of("ses", "SendTemplatedEmail SendBulkTemplatedEmail SendBulkEmail"),
    reason: "The identity that sends, and the template.",
    link: "https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html",
  },
  {
    actions: of(
      "ssm",
      `DeregisterTargetFromMaintenanceWindow UpdateMaintenanceWindowTarget
      DeregisterTaskFromMaintenanceWindow UpdateMaintenanceWindowTask`,
    ),
    reason: "The window, and its target or task.",
    link: page("list_awssystemsmanager"),
  },
  {
    actions: of("ssm", "StartAutomationExecution"),
    reason: "The runbook, and the execution that is made.",
    link: "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup.html",
  },
  {
    actions: of("workspaces", "CreateWorkspaces CreateWorkspacesPool"),
    reason: "Directory, bundle and what is made of them.",
    link: "https://docs.aws.amazon.com/workspaces/latest/adminguide/workspaces-access-control.html",
  },
];
