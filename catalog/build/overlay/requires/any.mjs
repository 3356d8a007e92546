import { of, page } from "./decision.mjs";

/**
 * The required types are alternatives: the request names a resource of one of them.
 * @type {readonly (import("./decision.mjs").Decision)[]}
 */
export const any = [
  {
    actions: of("appsync", "GraphQL SourceGraphQL"),
    reason:
      "AWS's policies allow whole APIs (`apis/X/*`) or single fields, by the field's ARN alone.",
    link: "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
  },
  {
    actions: of("bedrock", "InvokeModel InvokeModelWithResponseStream"),
    reason: "The request names one model, profile, router or endpoint.",
    link: "https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html",
  },
  {
    actions: of(
      "bedrock",
      `GetPrompt DeletePrompt RenderPrompt GetInferenceProfile GetPromptRouter
      DeleteAutomatedReasoningPolicy ExportAutomatedReasoningPolicyVersion
      GetAutomatedReasoningPolicy InvokeAutomatedReasoningPolicy`,
    ),
    reason: "The request names one: the thing or a version of it, AWS's own or the account's.",
    link: page("list_amazonbedrock"),
  },
  {
    actions: of("bedrock", "CreateProvisionedModelThroughput"),
    reason: "The request names one model.",
    link: page("list_amazonbedrock"),
  },
  {
    actions: of(
      "bedrock-agentcore",
      `GetBrowserSession StartBrowserSession StopBrowserSession UpdateBrowserStream
      GetCodeInterpreterSession InvokeCodeInterpreter ListCodeInterpreterSessions
      StartCodeInterpreterSession StopCodeInterpreterSession`,
    ),
    reason: "A tool is AWS's own or one the account has made.",
    link: page("list_amazonbedrockagentcore"),
  },
  {
    actions: of(
      "chime",
      `CreateChannel ListChannelMembershipsForAppInstanceUser ListChannels
      ListChannelsModeratedByAppInstanceUser SearchChannels`,
    ),
    reason: "The caller acts as one user or one bot.",
    link: "https://docs.aws.amazon.com/chime-sdk/latest/dg/auth-by-iam.html",
  },
  {
    actions: of(
      "clouddirectory",
      `CreateFacet CreateTypedLinkFacet UpdateFacet DeleteSchema GetFacet GetSchemaAsJson
      GetTypedLinkFacetInformation ListFacetAttributes ListFacetNames
      ListTypedLinkFacetAttributes ListTypedLinkFacetNames`,
    ),
    reason: "The request names one schema, in one of its states.",
    link: page("list_amazonclouddirectory"),
  },
  {
    actions: of("comprehend", "DeleteEndpoint DescribeEndpoint UpdateEndpoint ImportModel"),
    reason: "The request names one: a classifier's or a recognizer's.",
    link: page("list_amazoncomprehend"),
  },
  {
    actions: of(
      "connect",
      `DescribeView ListViewVersions DescribeMetric UpdateMetricContent
      UpdateMetricMetadata`,
    ),
    reason: "The request names one: AWS's or the customer's, with or without a version.",
    link: page("list_amazonconnect"),
  },
  {
    actions: of(
      "dataexchange",
      `DeleteDataSet GetDataSet ListDataSetRevisions GetAsset SendApiAsset GetRevision
      ListRevisionAssets`,
    ),
    reason: "What the request names is owned or entitled, not both.",
    link: page("list_awsdataexchange"),
  },
  {
    actions: of(
      "elasticloadbalancing",
      `AddListenerCertificates CreateRule RemoveListenerCertificates DeleteListener
      ModifyListener ModifyListenerAttributes DeleteRule ModifyRule SetRulePriorities`,
    ),
    reason: "A listener or rule is that of one kind of load balancer.",
    link: page("list_awselasticloadbalancingv2"),
  },
  {
    actions: of("iam", "GenerateServiceLastAccessedDetails ListPoliciesGrantingServiceAccess"),
    reason: "The request names one entity.",
    link: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html",
  },
  {
    actions: of("network-firewall", "DeleteRuleGroup"),
    reason: "A rule group is stateful or stateless.",
    link: page("list_awsnetworkfirewall"),
  },
  {
    actions: of(
      "network-security-manager",
      `DeleteRule GetRule DeleteDeployment GetDeployment
      ListResourceSynchronizationStatuses DeletePolicy GetPolicy DeleteScope GetScope
      DeleteTemplate GetTemplate ListResourceAssociations`,
    ),
    reason: "The request names one thing, or a snapshot of it.",
    link: page("reference_policies_actions-resources-contextkeys"),
  },
  {
    actions: of("ram", "GetPermission ListPermissionAssociations"),
    reason: "The request names one permission: AWS's or the customer's.",
    link: page("list_awsresourceaccessmanagerram"),
  },
  {
    actions: of("redshift-data", "DescribeTable ListDatabases ListSchemas ListTables"),
    reason: "The request goes to a cluster or to a serverless workgroup.",
    link: "https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html",
  },
  {
    actions: of("ses", "ListResourceTenants"),
    reason: "The request names one resource.",
    link: page("list_amazonsimpleemailservicev2"),
  },
  {
    actions: of(
      "ssm",
      `DescribeEffectiveInstanceAssociations DescribeInstanceAssociationsStatus
      DescribeInstancePatchStates DescribeInstancePatches`,
    ),
    reason: "A node is an EC2 instance or a managed one.",
    link: page("list_awssystemsmanager"),
  },
  {
    actions: of("states", "DescribeExecution ListExecutions"),
    reason: "The request names one: standard or express; state machine or map run.",
    link: page("list_awsstepfunctions"),
  },
];
