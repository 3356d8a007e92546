import { guide, here, reference, shared, type Call } from "./call.ts";

const web = { type: "aws_instance", id: "i-0abcd1234ef567890" };
const instance = here("ec2", "instance/i-0abcd1234ef567890");
const disk = { type: "aws_ebs_volume", id: "vol-0abcd1234ef567890" };
const volume = here("ec2", "volume/vol-0abcd1234ef567890");
const subnet = { type: "aws_subnet", id: "subnet-0abcd1234ef567890" };
const wall = { type: "aws_security_group", id: "sg-0abcd1234ef567890" };
const group = here("ec2", "security-group/sg-0abcd1234ef567890");
const template = { type: "aws_launch_template", id: "lt-0abcd1234ef567890" };

const examples = guide("AWSEC2/latest/UserGuide/ExamplePolicies_EC2");
const structure = guide("AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2");
const tagging = guide("AWSEC2/latest/UserGuide/supported-iam-actions-tagging");
const ec2 = reference("amazonec2");

const scaling = guide("autoscaling/ec2/userguide/security_iam_id-based-policy-examples");
const uuid = "a1b2c3d4-5678-90ab-cdef-11111EXAMPLE";
const scaled = here("autoscaling", `autoScalingGroup:${uuid}:autoScalingGroupName/web`);
const fleet = { type: "aws_autoscaling_group", name: "web", arn: scaled };

const targets = here("elasticloadbalancing", "targetgroup/web/73e2d6bc24d8a067");
const balancer = "app/web/50dc6c495c0c9188";

export const machines: readonly Call[] = [
  {
    call: "RunInstances, with all that a call names",
    action: "ec2:RunInstances",
    arns: [
      shared("ec2", "image/ami-0abcd1234ef567890"),
      here("ec2", "instance/*"),
      here("ec2", "network-interface/*"),
      group,
      here("ec2", "subnet/subnet-0abcd1234ef567890"),
      here("ec2", "volume/*"),
      here("ec2", "key-pair/ops"),
      here("ec2", "launch-template/lt-0abcd1234ef567890"),
    ],
    declared: subnet,
    page: examples,
  },
  {
    call: "StartInstances",
    action: "ec2:StartInstances",
    arns: [instance],
    declared: web,
    page: examples,
  },
  {
    call: "TerminateInstances",
    action: "ec2:TerminateInstances",
    arns: [instance],
    declared: web,
    page: examples,
  },
  {
    call: "AttachVolume: instance and volume are asked for",
    action: "ec2:AttachVolume",
    arns: [instance, volume],
    declared: disk,
    page: examples,
  },
  {
    call: "CreateSnapshot: volume and snapshot are asked for",
    action: "ec2:CreateSnapshot",
    arns: [volume, shared("ec2", "snapshot/*")],
    declared: disk,
    page: examples,
  },
  {
    call: "DeleteSnapshot",
    action: "ec2:DeleteSnapshot",
    arns: [shared("ec2", "snapshot/snap-0abcd1234ef567890")],
    declared: disk,
    page: ec2,
  },
  {
    call: "CreateVolume",
    action: "ec2:CreateVolume",
    arns: [here("ec2", "volume/*")],
    declared: disk,
    page: examples,
  },
  {
    call: "CreateTags on an instance",
    action: "ec2:CreateTags",
    arns: [instance],
    declared: web,
    page: tagging,
  },
  {
    call: "CreateTags of a RunInstances",
    action: "ec2:CreateTags",
    arns: [here("ec2", "instance/*"), here("ec2", "volume/*")],
    declared: subnet,
    page: tagging,
  },
  {
    call: "CreateNetworkInterface: subnet and security group are asked for too",
    action: "ec2:CreateNetworkInterface",
    arns: [
      here("ec2", "network-interface/*"),
      here("ec2", "subnet/subnet-0abcd1234ef567890"),
      group,
    ],
    declared: subnet,
    page: ec2,
  },
  {
    call: "AuthorizeSecurityGroupIngress",
    action: "ec2:AuthorizeSecurityGroupIngress",
    arns: [group],
    declared: wall,
    page: examples,
  },
  {
    call: "CreateSecurityGroup: the network is asked for too",
    action: "ec2:CreateSecurityGroup",
    arns: [here("ec2", "security-group/*"), here("ec2", "vpc/vpc-0abcd1234ef567890")],
    declared: { type: "aws_vpc", id: "vpc-0abcd1234ef567890" },
    page: examples,
  },
  {
    call: "CreateImage: its snapshots are asked for too",
    action: "ec2:CreateImage",
    arns: [instance, shared("ec2", "image/*"), shared("ec2", "snapshot/*")],
    declared: web,
    page: ec2,
  },
  {
    call: "CreateLaunchTemplateVersion",
    action: "ec2:CreateLaunchTemplateVersion",
    arns: [here("ec2", "launch-template/lt-0abcd1234ef567890")],
    declared: template,
    page: examples,
  },
  {
    call: "AssociateIamInstanceProfile",
    action: "ec2:AssociateIamInstanceProfile",
    arns: [instance],
    declared: web,
    page: examples,
  },
  {
    call: "DescribeInstances",
    action: "ec2:DescribeInstances",
    arns: ["*"],
    declared: web,
    page: structure,
  },
  {
    call: "SendSSHPublicKey",
    action: "ec2-instance-connect:SendSSHPublicKey",
    arns: [instance],
    declared: web,
    page: reference("amazonec2instanceconnect"),
  },
  {
    call: "SetDesiredCapacity",
    action: "autoscaling:SetDesiredCapacity",
    arns: [scaled],
    declared: fleet,
    page: scaling,
  },
  {
    call: "CompleteLifecycleAction",
    action: "autoscaling:CompleteLifecycleAction",
    arns: [scaled],
    declared: fleet,
    page: scaling,
  },
  {
    call: "TerminateInstanceInAutoScalingGroup",
    action: "autoscaling:TerminateInstanceInAutoScalingGroup",
    arns: [scaled],
    declared: fleet,
    page: scaling,
  },
  {
    call: "RegisterTargets",
    action: "elasticloadbalancing:RegisterTargets",
    arns: [targets],
    declared: { type: "aws_lb_target_group", name: "web", arn: targets },
    page: reference("awselasticloadbalancingv2"),
  },
  {
    call: "CreateListener of an application load balancer",
    action: "elasticloadbalancing:CreateListener",
    arns: [here("elasticloadbalancing", `loadbalancer/${balancer}`)],
    declared: {
      type: "aws_lb",
      name: "web",
      arn: here("elasticloadbalancing", `loadbalancer/${balancer}`),
    },
    page: reference("awselasticloadbalancingv2"),
  },
  {
    call: "ModifyListener",
    action: "elasticloadbalancing:ModifyListener",
    arns: [here("elasticloadbalancing", `listener/${balancer}/f2f7dc8efc522ab2`)],
    declared: { type: "aws_lb", name: "web" },
    page: reference("awselasticloadbalancingv2"),
  },
  {
    call: "a mount as a client of NFS",
    action: "elasticfilesystem:ClientMount",
    arns: [here("elasticfilesystem", "file-system/fs-0abcd1234ef567890")],
    declared: { type: "aws_efs_file_system", id: "fs-0abcd1234ef567890" },
    page: guide("efs/latest/ug/iam-access-control-nfs-efs"),
  },
  {
    call: "CreateAccessPoint of a file system",
    action: "elasticfilesystem:CreateAccessPoint",
    arns: [here("elasticfilesystem", "file-system/fs-0abcd1234ef567890")],
    declared: { type: "aws_efs_file_system", id: "fs-0abcd1234ef567890" },
    page: reference("amazonelasticfilesystem"),
  },
];
