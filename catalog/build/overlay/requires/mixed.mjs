import { of, page } from "./decision.mjs";

/**
 * Conjuncts of which some are alternatives: each inner list is a conjunct, and one type of it is
 * enough.
 * @type {readonly (import("./decision.mjs").Decision & { conjuncts: string[][] })[]}
 */
export const mixed = [
  {
    actions: of("bedrock-agentcore", "SaveBrowserSessionProfile"),
    conjuncts: [["browser", "browser-custom"], ["browser-profile"]],
    reason: "The profile, and the browser it comes from: AWS's own or one the account has made.",
    link: page("list_amazonbedrockagentcore"),
  },
  {
    actions: of(
      "chime",
      `BatchCreateChannelMembership CreateChannelBan CreateChannelMembership
      CreateChannelModerator DeleteChannel DeleteChannelBan DeleteChannelMembership
      DeleteChannelMessage DeleteChannelModerator DescribeChannel DescribeChannelBan
      DescribeChannelMembership DescribeChannelMembershipForAppInstanceUser
      DescribeChannelModeratedByAppInstanceUser DescribeChannelModerator
      GetChannelMembershipPreferences GetChannelMessage GetChannelMessageStatus
      ListChannelBans ListChannelMemberships ListChannelMessages ListChannelModerators
      ListSubChannels PutChannelMembershipPreferences RedactChannelMessage
      SendChannelMessage UpdateChannel UpdateChannelMessage UpdateChannelReadMarker`,
    ),
    conjuncts: [["channel"], ["app-instance-bot", "app-instance-user"]],
    reason:
      "The channel, and the user or bot that the caller acts as (the header x-amz-chime-bearer).",
    link: "https://docs.aws.amazon.com/chime-sdk/latest/dg/auth-by-iam.html",
  },
  {
    actions: of("chime", "AssociateChannelFlow DisassociateChannelFlow"),
    conjuncts: [["channel"], ["channel-flow"], ["app-instance-bot", "app-instance-user"]],
    reason: "Channel and flow, and the user or bot that the caller acts as.",
    link: "https://docs.aws.amazon.com/chime-sdk/latest/dg/auth-by-iam.html",
  },
  {
    actions: of("comprehend", "CreateEndpoint"),
    conjuncts: [
      ["document-classifier", "entity-recognizer"],
      ["document-classifier-endpoint", "entity-recognizer-endpoint"],
    ],
    reason: "The endpoint that is made, and the model behind it.",
    link: page("list_amazoncomprehend"),
  },
  {
    actions: of("elasticache", "Connect"),
    conjuncts: [["replicationgroup", "serverlesscache"], ["user"]],
    reason: "The user, and the cache it connects to: AWS's policies name both.",
    link: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html",
  },
  {
    actions: of("iot", "CreateJob AssociateTargetsWithJob"),
    conjuncts: [["job"], ["thing", "thinggroup"]],
    reason: "The job, and its targets: things or groups of things.",
    link: page("list_awsiot"),
  },
  {
    actions: of("organizations", "AttachPolicy DetachPolicy"),
    conjuncts: [["policy"], ["account", "organizationalunit", "root"]],
    reason: "The policy, and the account, unit or root that it is attached to.",
    link: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_policy-attachment.html",
  },
  {
    actions: of("organizations", "MoveAccount"),
    conjuncts: [["account"], ["organizationalunit", "root"]],
    reason: "The account, and the parents that it leaves and joins: units or the root.",
    link: "https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html",
  },
  {
    actions: of("ram", "AssociateResourceSharePermission DisassociateResourceSharePermission"),
    conjuncts: [["resource-share"], ["customer-managed-permission", "permission"]],
    reason: "The share, and the permission: AWS's or the customer's.",
    link: page("list_awsresourceaccessmanagerram"),
  },
  {
    actions: of("redshift", "GetClusterCredentials"),
    conjuncts: [["dbname"], ["dbuser"]],
    reason: "The user, and the database where the request names one, as most do.",
    link: "https://docs.aws.amazon.com/redshift/latest/APIReference/API_GetClusterCredentials.html",
  },
  {
    actions: of("ses", "CreateTenantResourceAssociation DeleteTenantResourceAssociation"),
    conjuncts: [["tenant"], ["configuration-set", "identity", "template"]],
    reason: "The tenant, and the one resource put under it.",
    link: page("list_amazonsimpleemailservicev2"),
  },
  {
    actions: of("ssm", "SendCommand"),
    conjuncts: [["document"], ["instance", "managed-instance"]],
    reason:
      "The document, and the nodes it runs on: AWS's policies name both (bucket only where output goes to S3).",
    link: "https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html",
  },
];
