import { describe, expect, test } from "vitest";
import type { Action } from "../../src/catalog/action.ts";
import { catalog } from "./committed.ts";

/**
 * Actions on which sources disagree, or disagreed before AWS changed its pages in July 2026, with
 * what the catalog is to hold. Types: `*` required. Only what is named is compared.
 */
type Expected = Partial<Pick<Action, "level" | "scoping" | "combination" | "permissionOnly">> & {
  readonly types?: string;
  readonly has?: string;
  readonly dependents?: string;
};

const table: Readonly<Record<string, Expected>> = {
  "sqs:SetQueueAttributes": { level: "Permissions management" },
  "organizations:AttachPolicy": { level: "Permissions management", combination: "mixed" },
  "organizations:UpdatePolicy": { level: "Permissions management" },
  "organizations:PutResourcePolicy": { level: "Permissions management" },
  "cloudhsm:PutResourcePolicy": { level: "Permissions management" },
  "quicksight:DescribeDataSetPermissions": { level: "Read" },
  "sts:GetFederationToken": { level: "Write" },
  // Where it is denied, AWS names the stream that was to be; the page of 2019 had the group.
  "logs:CreateLogStream": { types: "log-stream*" },
  "odb:ListDbServers": { level: "List" },
  "secretsmanager:BatchGetSecretValue": { level: "Read", scoping: "none" },
  "networkmanager:PutResourcePolicy": { level: "Permissions management" },
  "datapipeline:DescribePipelines": { level: "Read", types: "pipeline*" },
  "elasticloadbalancing:DescribeLoadBalancers": { level: "List", scoping: "none" },
  "iam:ListInstanceProfiles": { scoping: "none" },
  "iam:PassRole": { level: "Write", permissionOnly: true, types: "role*" },
  "lambda:CreateFunction": { dependents: "iam:PassRole lambda:PassCapacityProvider" },
  "ec2:RunInstances": {
    combination: "all",
    has: "image* instance* network-interface* security-group* subnet* volume key-pair",
    dependents: "ec2:CreateTags iam:PassRole ssm:GetParameters",
  },
  "kms:CreateKey": { dependents: "iam:CreateServiceLinkedRole kms:PutKeyPolicy kms:TagResource" },
  "rds:CreateDBInstance": {
    dependents:
      "iam:PassRole kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey " +
      "rds:AddTagsToResource rds:CreateTenantDatabase secretsmanager:CreateSecret secretsmanager:TagResource",
  },
  "ecs:RunTask": { dependents: "iam:PassRole", types: "task-definition*" },
  "autoscaling:CreateAutoScalingGroup": {
    dependents: "iam:CreateServiceLinkedRole iam:PassRole",
  },
  "wafv2:AssociateWebACL": {
    dependents:
      "amplify:AssociateWebACL apigateway:SetWebACL apprunner:AssociateWebAcl appsync:SetWebACL " +
      "cognito-idp:AssociateWebACL ec2:AssociateVerifiedAccessInstanceWebAcl " +
      "elasticloadbalancing:SetWebAcl wafv2:GetPermissionPolicy wafv2:PutPermissionPolicy",
  },
  "lex:DeleteBot": {
    types: "bot* bot alias*",
    dependents:
      "lex:DeleteBotAlias lex:DeleteBotChannel lex:DeleteBotLocale lex:DeleteBotVersion " +
      "lex:DeleteIntent lex:DeleteSlot lex:DeleteSlotType",
  },
  "apigateway:GET": { has: "RestApi Stage Api Route Apis", combination: "any" },
  "apigateway:POST": { has: "RestApis Apis Routes", combination: "any" },
  "elasticloadbalancing:AddTags": {
    has: "loadbalancer loadbalancer/app/ loadbalancer/net/ targetgroup listener/app",
    combination: "any",
  },
  "elasticloadbalancing:DeleteLoadBalancer": {
    types: "loadbalancer loadbalancer/app/ loadbalancer/gwy/ loadbalancer/net/",
  },
  "greengrass:TagResource": { has: "group component coreDevice", combination: "any" },
  "ses:TagResource": { has: "identity mailmanager-rule-set", combination: "any" },
  "ssm:GetParameter": { types: "parameter*" },
  "ssm:SendCommand": {
    types: "bucket document* instance managed-instance",
    combination: "mixed",
  },
  "ssm:AddTagsToResource": { has: "parameter document instance", combination: "any" },
  "dynamodb:ListExports": { types: "table", scoping: "soft" },
  "dynamodb:TagResource": { types: "stream* table*", combination: "any" },
  "kinesis:TagResource": { types: "channel* consumer* stream*", combination: "any" },
  "bedrock:InvokeModel": { has: "foundation-model* inference-profile*", combination: "any" },
  "cloudwatch:PutMetricData": { types: "dataset", scoping: "soft" },
  "cloudwatch:ListMetrics": { types: "dataset", scoping: "soft" },
  "sns:Unsubscribe": { types: "topic", scoping: "soft" },
  "sns:SetSubscriptionAttributes": { types: "topic", scoping: "soft" },
  "ec2:CreateClientVpnRoute": { types: "client-vpn-endpoint* subnet", combination: "all" },
  "ec2:CreateFleet": { has: "fleet* instance* capacity-reservation", combination: "undecided" },
  "ec2:StartInstances": { types: "group instance* license-configuration" },
  "ec2-instance-connect:OpenTunnel": { types: "instance-connect-endpoint*" },
  "redshift:CreateClusterSnapshot": { types: "cluster snapshot*" },
  "rds:FailoverDBCluster": { types: "cluster* db" },
  "rds:CrossRegionCommunication": { types: "cluster-snapshot db snapshot", permissionOnly: true },
  "s3:CreateAccessGrant": {
    types: "accessgrant* accessgrantslocation*",
    combination: "undecided",
  },
  "events:PutEvents": { types: "event-bus event-busv2", scoping: "full", combination: "any" },
  "glue:PutResourcePolicy": { types: "catalog database rootcatalog* table" },
  "dms:ListExtensionPacks": { types: "MigrationProject*" },
  "directconnect:AssociateHostedConnection": { types: "dxcon* dxlag" },
  "iam:CreateAccessKey": { level: "Write" },
  "iam:CreateLoginProfile": { level: "Write" },
  "ram:CreateResourceShare": { level: "Write" },
  "rds:ModifyDBSnapshotAttribute": { level: "Write" },
  "sso:CreatePermissionSet": { level: "Write", combination: "all" },
  "ec2:ModifyImageAttribute": { level: "Write" },
  "waf:CreateWebACL": { level: "Permissions management" },
  "chime:PutVoiceConnectorTerminationCredentials": { level: "Write" },
};

const action = (id: string): Action => {
  const found = catalog.action(id);
  if (!found) throw new Error(`${id} is gone`);
  return found;
};
const typesOf = ({ resourceTypes }: Action): readonly string[] =>
  resourceTypes.map(({ type, required }) => type.name + (required ? "*" : ""));

describe("where sources disagree", () => {
  test("60 actions are looked at", () => {
    expect(Object.keys(table)).toHaveLength(60);
  });

  test.for(Object.entries(table))("%s", ([id, { types, has, dependents, ...plain }]) => {
    expect(action(id)).toMatchObject(plain);
    if (types !== undefined) expect(typesOf(action(id)).join(" ")).toBe(types);
    if (has !== undefined)
      expect(typesOf(action(id))).toEqual(expect.arrayContaining(has.split(" ")));
    if (dependents !== undefined) expect(action(id).dependents.join(" ")).toBe(dependents);
  });
});

/** What one call needs permission on: alternatives with `|`, conjuncts with `+`. */
const conjuncts = (id: string): string =>
  action(id)
    .conjuncts.map((list) => list.map(({ name }) => name).join("|"))
    .join(" + ");

describe("several types", () => {
  test.for([
    ["ec2:DescribeInstances", "all", ""],
    ["iam:PassRole", "all", "role"],
    ["sns:Unsubscribe", "all", "topic"],
    ["s3:GetObject", "any", "accesspointobject|object"],
    ["ec2:CreateSnapshot", "all", "snapshot + volume"],
    ["ec2:AttachVolume", "all", "instance + volume"],
    ["ec2:CreateVolume", "all", "volume"],
    ["ec2:RunInstances", "all", "image + instance + network-interface + security-group + subnet"],
    ["glue:GetTable", "all", "database + rootcatalog + table"],
    ["ssm:SendCommand", "mixed", "document + instance|managed-instance"],
    ["organizations:MoveAccount", "mixed", "account + organizationalunit|root"],
    ["dynamodb:UntagResource", "any", "stream|table"],
    ["ecs:ExecuteCommand", "all", "cluster + task"],
    ["appsync:GraphQL", "any", "field|graphqlapi"],
    ["appconfig:GetEnvironment", "all", "application + environment"],
    ["iot:AddThingToThingGroup", "all", "thing + thinggroup"],
    ["ec2:CreateFleet", "undecided", "fleet + instance"],
    ["s3:CreateAccessGrant", "undecided", "accessgrant + accessgrantslocation"],
  ])("%s: %s %s", ([id = "", combination, lists]) => {
    expect(action(id).combination).toBe(combination);
    expect(conjuncts(id)).toBe(lists);
  });

  test("every required type of an undecided action stands alone", () => {
    for (const { combination, conjuncts: lists, resourceTypes } of catalog.expand("*")) {
      if (combination !== "undecided") continue;
      expect(lists).toEqual(
        resourceTypes.filter(({ required }) => required).map(({ type }) => [type]),
      );
    }
  });
});

describe("scoping", () => {
  test.for([
    ["s3:ListAllMyBuckets", "none"],
    ["ec2:DescribeInstances", "none"],
    ["logs:DescribeLogGroups", "none"],
    ["ecr:GetAuthorizationToken", "none"],
    ["sts:GetCallerIdentity", "none"],
    ["xray:PutTraceSegments", "none"],
    ["kms:ListKeys", "none"],
    ["cloudwatch:GetMetricData", "soft"],
    ["cloudformation:DescribeStacks", "soft"],
    ["rds:DescribeDBInstances", "soft"],
    ["ecs:ListTasks", "soft"],
    ["route53:GetChange", "soft"],
    ["s3:GetObject", "full"],
    ["ec2:CreateTags", "full"],
    ["ec2:DeleteKeyPair", "full"],
    ["es:ESHttpGet", "full"],
    ["sns:TagResource", "full"],
    ["events:PutTargets", "full"],
  ])("%s: %s", ([id = "", scoping]) => {
    expect(action(id).scoping).toBe(scoping);
  });
});
