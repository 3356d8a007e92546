import { guide, here, reference, type Call } from "./call.ts";

const ecs = guide("AmazonECS/latest/developerguide/security_iam_id-based-policy-examples");
const definition = {
  type: "aws_ecs_task_definition",
  name: "web",
  attribute: "family",
  arn: here("ecs", "task-definition/web:7"),
};
const main = { type: "aws_ecs_cluster", name: "main" };
const task = here("ecs", "task/main/0123456789abcdef0123456789abcdef");
const names = { ClusterName: "main", ServiceName: "web", TaskId: "*" };

const images = { type: "aws_ecr_repository", name: "team/web" };
const repository = here("ecr", "repository/team/web");
const pull = guide("AmazonECR/latest/userguide/security_iam_id-based-policy-examples");
const push = guide("AmazonECR/latest/userguide/image-push-iam");

const kubernetes = { type: "aws_eks_cluster", name: "main" };
const eks = guide("eks/latest/userguide/security-iam-id-based-policy-examples");

const resize = { type: "aws_batch_job_definition", name: "resize" };
const batch = guide("batch/latest/userguide/iam-policy-structure");

const packages = {
  type: "aws_codeartifact_repository",
  name: "shared",
  attribute: "repository",
  arn: here("codeartifact", "repository/corp/shared"),
};
const codeartifact = guide("codeartifact/latest/ug/auth-and-access-control-permissions-reference");

export const containers: readonly Call[] = [
  {
    call: "RunTask of a revision",
    action: "ecs:RunTask",
    arns: [here("ecs", "task-definition/web:7")],
    declared: definition,
    page: ecs,
  },
  { call: "StopTask", action: "ecs:StopTask", arns: [task], declared: main, names, page: ecs },
  {
    call: "DescribeTasks",
    action: "ecs:DescribeTasks",
    arns: [task],
    declared: main,
    names,
    page: ecs,
  },
  {
    call: "ExecuteCommand: the cluster is asked for too",
    action: "ecs:ExecuteCommand",
    arns: [here("ecs", "cluster/main"), task],
    declared: main,
    names,
    page: guide("AmazonECS/latest/developerguide/ecs-exec"),
  },
  {
    call: "UpdateService",
    action: "ecs:UpdateService",
    arns: [here("ecs", "service/main/web")],
    declared: { type: "aws_ecs_service", name: "web", arn: here("ecs", "service/main/web") },
    names,
    page: ecs,
  },
  {
    call: "DescribeClusters",
    action: "ecs:DescribeClusters",
    arns: [here("ecs", "cluster/main")],
    declared: main,
    page: ecs,
  },
  {
    call: "a pull: BatchGetImage",
    action: "ecr:BatchGetImage",
    arns: [repository],
    declared: images,
    page: pull,
  },
  {
    call: "a pull: GetDownloadUrlForLayer",
    action: "ecr:GetDownloadUrlForLayer",
    arns: [repository],
    declared: images,
    page: pull,
  },
  {
    call: "a pull: GetAuthorizationToken",
    action: "ecr:GetAuthorizationToken",
    arns: ["*"],
    declared: images,
    page: push,
  },
  {
    call: "a push: InitiateLayerUpload",
    action: "ecr:InitiateLayerUpload",
    arns: [repository],
    declared: images,
    page: push,
  },
  {
    call: "a push: PutImage",
    action: "ecr:PutImage",
    arns: [repository],
    declared: images,
    page: push,
  },
  {
    call: "DescribeCluster",
    action: "eks:DescribeCluster",
    arns: [here("eks", "cluster/main")],
    declared: kubernetes,
    page: eks,
  },
  {
    call: "AccessKubernetesApi",
    action: "eks:AccessKubernetesApi",
    arns: [here("eks", "cluster/main")],
    declared: kubernetes,
    page: eks,
  },
  {
    call: "UpdateNodegroupConfig",
    action: "eks:UpdateNodegroupConfig",
    arns: [here("eks", "nodegroup/main/workers/0123abcd-12ab-34cd-56ef-1234567890ab")],
    declared: { type: "aws_eks_node_group", name: "workers", attribute: "node_group_name" },
    names: { ClusterName: "main", NodegroupName: "workers", UUID: "*" },
    page: reference("amazonelastickubernetesservice"),
  },
  {
    call: "SubmitJob of a revision",
    action: "batch:SubmitJob",
    arns: [here("batch", "job-definition/resize:3"), here("batch", "job-queue/main")],
    declared: resize,
    names: { JobDefinitionName: "resize", JobQueueName: "main", Revision: "*" },
    page: batch,
  },
  {
    call: "SubmitJob of a name: no revision is asked for",
    action: "batch:SubmitJob",
    arns: [here("batch", "job-definition/resize"), here("batch", "job-queue/main")],
    declared: { type: "aws_batch_job_queue", name: "main" },
    names: { JobDefinitionName: "resize", JobQueueName: "main", Revision: "*" },
    page: batch,
  },
  {
    call: "TerminateJob",
    action: "batch:TerminateJob",
    arns: [here("batch", "job/876da822-4198-45f2-a252-6cea32512ea8")],
    declared: resize,
    names: { JobId: "*" },
    page: reference("awsbatch"),
  },
  {
    call: "RegisterInstance of Cloud Map",
    action: "servicediscovery:RegisterInstance",
    arns: [here("servicediscovery", "service/srv-0abcd1234ef56789")],
    declared: { type: "aws_service_discovery_service", id: "srv-0abcd1234ef56789" },
    page: reference("awscloudmap"),
  },
  {
    call: "CreateService",
    action: "ecs:CreateService",
    arns: [here("ecs", "service/main/new")],
    declared: main,
    names,
    page: ecs,
  },
  {
    call: "GetAuthorizationToken of a domain of packages",
    action: "codeartifact:GetAuthorizationToken",
    arns: [here("codeartifact", "domain/corp")],
    declared: { type: "aws_codeartifact_domain", name: "corp", attribute: "domain" },
    page: codeartifact,
  },
  {
    call: "ReadFromRepository",
    action: "codeartifact:ReadFromRepository",
    arns: [here("codeartifact", "repository/corp/shared")],
    declared: packages,
    page: codeartifact,
  },
  {
    call: "PublishPackageVersion: the package is asked for",
    action: "codeartifact:PublishPackageVersion",
    arns: [here("codeartifact", "package/corp/shared/npm//left-pad")],
    declared: packages,
    names: {
      DomainName: "corp",
      RepositoryName: "shared",
      PackageFormat: "npm",
      PackageNamespace: "*",
      PackageName: "left-pad",
    },
    page: codeartifact,
  },
  {
    call: "a request to a service of VPC Lattice, whose path is asked for",
    action: "vpc-lattice-svcs:Invoke",
    arns: [here("vpc-lattice", "service/svc-0abcd1234ef567890/orders/7")],
    declared: { type: "aws_vpclattice_service", id: "svc-0abcd1234ef567890" },
    names: { ServiceId: "svc-0abcd1234ef567890", RequestPath: "*" },
    page: guide("vpc-lattice/latest/ug/auth-policies"),
  },
];
