import { everywhere, guide, here, reference, shared, type Call } from "./call.ts";

const ci = { type: "aws_codebuild_project", name: "ci" };
const project = here("codebuild", "project/ci");
const codebuild = guide("codebuild/latest/userguide/auth-and-access-control-permissions-reference");

const release = { type: "aws_codepipeline", name: "release" };
const codepipeline = guide("codepipeline/latest/userguide/permissions-reference");

const codedeploy = guide(
  "codedeploy/latest/userguide/auth-and-access-control-permissions-reference",
);
const deployments = {
  type: "aws_codedeploy_deployment_group",
  name: "prod",
  attribute: "deployment_group_name",
  arn: here("codedeploy", "deploymentgroup:web/prod"),
};

const web = { type: "aws_cloudformation_stack", name: "web" };
const stack = here("cloudformation", "stack/web/0a1b2c3d-5678-90ab-cdef-11111EXAMPLE");
const cloudformation = guide("AWSCloudFormation/latest/UserGuide/control-access-with-iam");

const zone = { type: "aws_route53_zone", id: "Z1D633PJN98FT9" };
const route53 = guide("Route53/latest/DeveloperGuide/access-control-managing-permissions");
const permissions = guide("Route53/latest/DeveloperGuide/r53-api-permissions-ref");

const site = { type: "aws_cloudfront_distribution", id: "EDFDVBD6EXAMPLE" };
const distribution = everywhere("cloudfront", "distribution/EDFDVBD6EXAMPLE");
const cloudfront = reference("amazoncloudfront");

const certificate = { type: "aws_acm_certificate", id: "abcd1234-12ab-34cd-56ef-1234567890ab" };
const acm = guide("acm/latest/userguide/authen-apipermissions");

const vault = { type: "aws_backup_vault", name: "main" };
const backup = guide("aws-backup/latest/devguide/access-control");
const webacl = here("wafv2", "regional/webacl/main/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE");
const acl = { type: "aws_wafv2_web_acl", name: "main", arn: webacl };

export const delivery: readonly Call[] = [
  {
    call: "StartBuild",
    action: "codebuild:StartBuild",
    arns: [project],
    declared: ci,
    page: codebuild,
  },
  {
    call: "BatchGetBuilds: the project is asked for",
    action: "codebuild:BatchGetBuilds",
    arns: [project],
    declared: ci,
    page: codebuild,
  },
  {
    call: "StartPipelineExecution",
    action: "codepipeline:StartPipelineExecution",
    arns: [here("codepipeline", "release")],
    declared: release,
    page: codepipeline,
  },
  {
    call: "PutApprovalResult of an action",
    action: "codepipeline:PutApprovalResult",
    arns: [here("codepipeline", "release/Prod/Approve")],
    declared: release,
    names: { PipelineName: "release", StageName: "Prod", ActionName: "Approve" },
    page: codepipeline,
  },
  {
    call: "RetryStageExecution",
    action: "codepipeline:RetryStageExecution",
    arns: [here("codepipeline", "release/Prod")],
    declared: release,
    names: { PipelineName: "release", StageName: "Prod" },
    page: codepipeline,
  },
  {
    call: "git clone",
    action: "codecommit:GitPull",
    arns: [here("codecommit", "web")],
    declared: { type: "aws_codecommit_repository", name: "web", attribute: "repository_name" },
    page: guide("codecommit/latest/userguide/auth-and-access-control-permissions-reference"),
  },
  {
    call: "CreateDeployment",
    action: "codedeploy:CreateDeployment",
    arns: [here("codedeploy", "deploymentgroup:web/prod")],
    declared: deployments,
    names: { ApplicationName: "web", DeploymentGroupName: "prod" },
    page: codedeploy,
  },
  {
    call: "GetDeploymentConfig of one of AWS's",
    action: "codedeploy:GetDeploymentConfig",
    arns: [here("codedeploy", "deploymentconfig:CodeDeployDefault.OneAtATime")],
    declared: deployments,
    names: { DeploymentConfigurationName: "CodeDeployDefault.OneAtATime" },
    page: codedeploy,
  },
  {
    call: "DescribeStacks",
    action: "cloudformation:DescribeStacks",
    arns: [stack],
    declared: web,
    names: { StackName: "web", Id: "*" },
    page: cloudformation,
  },
  {
    call: "CreateStack: the id is not there yet",
    action: "cloudformation:CreateStack",
    arns: [here("cloudformation", "stack/web/*")],
    declared: web,
    names: { StackName: "web", Id: "*" },
    page: cloudformation,
  },
  {
    call: "ExecuteChangeSet",
    action: "cloudformation:ExecuteChangeSet",
    arns: [stack],
    declared: web,
    names: { StackName: "web", Id: "*" },
    page: cloudformation,
  },
  {
    call: "CreateChangeSet of a template with a transform of AWS's",
    action: "cloudformation:CreateChangeSet",
    arns: [stack, "arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31"],
    declared: web,
    names: { StackName: "web", Id: "*" },
    page: cloudformation,
  },
  {
    call: "ChangeResourceRecordSets",
    action: "route53:ChangeResourceRecordSets",
    arns: ["arn:aws:route53:::hostedzone/Z1D633PJN98FT9"],
    declared: zone,
    page: route53,
  },
  {
    call: "ListResourceRecordSets",
    action: "route53:ListResourceRecordSets",
    arns: ["arn:aws:route53:::hostedzone/Z1D633PJN98FT9"],
    declared: zone,
    page: permissions,
  },
  {
    call: "GetChange",
    action: "route53:GetChange",
    arns: ["arn:aws:route53:::change/C2682N5HXP0BZ4"],
    declared: zone,
    names: { Id: "*" },
    page: permissions,
  },
  {
    call: "CreateInvalidation",
    action: "cloudfront:CreateInvalidation",
    arns: [distribution],
    declared: site,
    page: cloudfront,
  },
  {
    call: "GetDistribution",
    action: "cloudfront:GetDistribution",
    arns: [distribution],
    declared: site,
    page: cloudfront,
  },
  {
    call: "DescribeCertificate",
    action: "acm:DescribeCertificate",
    arns: [here("acm", "certificate/abcd1234-12ab-34cd-56ef-1234567890ab")],
    declared: certificate,
    page: acm,
  },
  {
    call: "DeleteCertificate",
    action: "acm:DeleteCertificate",
    arns: [here("acm", "certificate/abcd1234-12ab-34cd-56ef-1234567890ab")],
    declared: certificate,
    page: acm,
  },
  {
    call: "StartBackupJob",
    action: "backup:StartBackupJob",
    arns: [here("backup", "backup-vault:main")],
    declared: vault,
    page: backup,
  },
  {
    call: "DescribeRecoveryPoint of a machine",
    action: "backup:DescribeRecoveryPoint",
    arns: [shared("ec2", "image/ami-0abcd1234ef567890")],
    declared: vault,
    names: { Vendor: "ec2", ResourceType: "image" },
    page: backup,
  },
  {
    call: "StartRestoreJob of a file system",
    action: "backup:StartRestoreJob",
    arns: [here("backup", "recovery-point:1EB3B5E7-9EB0-435A-A80B-108B488B0D45")],
    declared: vault,
    names: { Vendor: "backup", ResourceType: "recovery-point" },
    page: backup,
  },
  {
    call: "GetWebACL",
    action: "wafv2:GetWebACL",
    arns: [webacl],
    declared: acl,
    page: guide("waf/latest/developerguide/security_iam_service-with-iam"),
  },
  {
    call: "AssociateWebACL: the balancer is asked for too",
    action: "wafv2:AssociateWebACL",
    arns: [webacl, here("elasticloadbalancing", "loadbalancer/app/web/50dc6c495c0c9188")],
    declared: acl,
    page: reference("awswafv2"),
  },
  {
    call: "StartLogging of a trail",
    action: "cloudtrail:StartLogging",
    arns: [here("cloudtrail", "trail/main")],
    declared: { type: "aws_cloudtrail", name: "main" },
    page: guide("awscloudtrail/latest/userguide/security_iam_id-based-policy-examples"),
  },
  {
    call: "GetLatestConfiguration",
    action: "appconfig:GetLatestConfiguration",
    arns: [here("appconfig", "application/abc1234/environment/def5678/configuration/ghi9012")],
    declared: { type: "aws_appconfig_application", id: "abc1234" },
    names: {
      ApplicationId: "abc1234",
      EnvironmentId: "def5678",
      ConfigurationProfileId: "ghi9012",
    },
    page: reference("awsappconfig"),
  },
  {
    call: "UpdateWebACL with rules that AWS manages",
    action: "wafv2:UpdateWebACL",
    arns: [webacl, here("wafv2", "regional/managedruleset/*/*")],
    declared: acl,
    page: reference("awswafv2"),
  },
  {
    call: "UseConnection",
    action: "codestar-connections:UseConnection",
    arns: [here("codestar-connections", "connection/abcd1234-12ab-34cd-56ef-1234567890ab")],
    declared: {
      type: "aws_codestarconnections_connection",
      name: "github",
      arn: here("codestar-connections", "connection/abcd1234-12ab-34cd-56ef-1234567890ab"),
    },
    page: guide("dtconsole/latest/userguide/security-iam"),
  },
  {
    call: "IssueCertificate of a private authority",
    action: "acm-pca:IssueCertificate",
    arns: [here("acm-pca", "certificate-authority/abcd1234-12ab-34cd-56ef-1234567890ab")],
    declared: {
      type: "aws_acmpca_certificate_authority",
      id: "abcd1234-12ab-34cd-56ef-1234567890ab",
    },
    page: reference("awsprivatecertificateauthority"),
  },
  {
    call: "StartTaskExecution of a transfer",
    action: "datasync:StartTaskExecution",
    arns: [here("datasync", "task/task-0abcd1234ef567890")],
    declared: {
      type: "aws_datasync_task",
      name: "nightly",
      arn: here("datasync", "task/task-0abcd1234ef567890"),
    },
    page: reference("awsdatasync"),
  },
  {
    call: "RemoteWrite of metrics",
    action: "aps:RemoteWrite",
    arns: [here("aps", "workspace/ws-abcd1234-12ab-34cd-56ef-1234567890ab")],
    declared: { type: "aws_prometheus_workspace", id: "ws-abcd1234-12ab-34cd-56ef-1234567890ab" },
    page: reference("amazonmanagedserviceforprometheus"),
  },
];
