import { describe, expect, test } from "vitest";
import { extracted, problemsIn, statementsIn } from "../policies.ts";
import { foundIn } from "./found.ts";

const pulumi = (resources: string, variables = ""): string =>
  `name: app\nruntime: yaml\n${variables}resources:\n${resources}`;

describe("Pulumi's YAML", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "a trust policy and an inline one",
      pulumi(`  app:
    type: aws:iam:Role
    properties:
      name: app-role
      assumeRolePolicy:
        fn::toJSON:
          Statement:
            - Effect: Allow
              Principal: { Service: lambda.amazonaws.com }
              Action: sts:AssumeRole
      inlinePolicies:
        - name: read
          policy: |
            {
              "Statement": [
                { "Effect": "Allow", "Action": "s3:*", "Resource": "\${var}/*" }
              ]
            }
`),
      [
        "trust of app at app (aws:iam:Role)",
        "  11-13 Allow sts:AssumeRole for Service: lambda.amazonaws.com",
        "identity of app at app (aws:iam:Role)",
        "  19-19 Allow s3:* on ${Pulumi.yaml/var}/*",
      ],
    ],
    [
      "what a policy is attached to, through the text and through an attachment",
      pulumi(`  app: { type: "aws:iam/role:Role", properties: {} }
  own:
    type: aws:iam/rolePolicy:RolePolicy
    properties:
      role: \${app.id}
      policy: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
  managed:
    type: aws:iam:Policy
    properties:
      policy: { Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }
  attached:
    type: aws:iam:RolePolicyAttachment
    properties: { role: "\${app.name}", policyArn: "\${managed.arn}" }
`),
      [
        "identity of own at app (aws:iam/rolePolicy:RolePolicy)",
        "  9-9 Allow * on *",
        "identity of managed at app (aws:iam:Policy)",
        "  13-13 Allow s3:* on *",
      ],
    ],
    [
      "the data source of policy documents, called in a variable",
      pulumi(
        `  app: { type: "aws:sqs:QueuePolicy", properties: { policy: "\${doc.json}" } }\n`,
        `variables:
  doc:
    fn::invoke:
      function: aws:iam:getPolicyDocument
      arguments:
        statements:
          - sid: Send
            effect: Allow
            actions: [sqs:SendMessage]
            notResources: [a]
            principals: [{ type: Service, identifiers: [sns.amazonaws.com] }]
            conditions: [{ test: ArnEquals, variable: aws:SourceArn, values: [b] }]
          - actions: ["sqs:*"]
            resources: ["*"]
`,
      ),
      [
        "resource of app (aws:sqs:QueuePolicy)",
        "  9-14 Send: Allow sqs:SendMessage on all but a for Service: sns.amazonaws.com if ArnEquals aws:SourceArn: b",
        "  15-16 Allow sqs:* on *",
      ],
    ],
    [
      "the native provider, which has CloudFormation's types",
      pulumi(
        `  app:\n    type: aws-native:iam:ManagedPolicy\n    properties:\n      policyDocument:\n        Statement: [{ Effect: Allow, Action: "*", Resource: "*" }]\n`,
      ),
      ["identity of app (aws-native:iam:ManagedPolicy)", "  8-8 Allow * on *"],
    ],
    [
      "an endpoint's policy, whose type has no service in Terraform",
      pulumi(
        `  app:\n    type: aws:ec2:VpcEndpoint\n    properties:\n      policy: '{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'\n`,
      ),
      ["endpoint of app at app (aws:ec2:VpcEndpoint)", "  7-7 Allow * on *"],
    ],
  ])("has %s", (_, text, found) => {
    expect(foundIn("Pulumi.yaml", text)).toEqual(found);
  });

  test("names what it declares", () => {
    const { policies, declared, references, within } = extracted({
      "Pulumi.yaml": pulumi(`  logs: { type: "aws:s3:BucketV2", properties: { bucket: my-logs } }
  queue: { type: "aws:sqs:Queue" }
  app:
    type: aws:iam:Policy
    properties:
      policy:
        Statement: [{ Effect: Allow, Action: "*", Resource: ["\${logs.arn}/*", "\${queue.arn}"] }]
`),
    });
    const resources = policies.flatMap(({ statements }) =>
      statements.flatMap(({ resource }) => resource?.items ?? []),
    );
    expect(
      resources.map(({ parts }) =>
        parts.map((part) => (typeof part === "string" ? part : `<${part.meaning.kind}>`)).join(""),
      ),
    ).toEqual(["arn:<partition>:s3:::my-logs/*", "arn:<partition>:sqs:<region>:<account>:<name>"]);
    expect(declared.map(({ type, arn }) => [type, arn?.pieces])).toEqual([
      ["s3:bucket", [{ expression: "logs.arn" }]],
      ["sqs:queue", [{ expression: "queue.arn" }]],
      ["iam:policy", [{ expression: "app.arn" }]],
    ]);
    expect(references.get("Pulumi.yaml/app")?.refersTo).toEqual([
      "Pulumi.yaml/logs",
      "Pulumi.yaml/queue",
    ]);
    expect([...within.values()]).toEqual(["Pulumi.yaml/app"]);
  });
});

const manifest = (type: string, name: string, rest: string): string => {
  const [version = "", kind = ""] = type.split(" ");
  return `apiVersion: ${version}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`;
};

describe("manifests of Kubernetes", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "policies and roles of AWS's controllers",
      [
        manifest(
          "iam.services.k8s.aws/v1alpha1 Policy",
          "read",
          `spec:\n  policyDocument: |\n    {\n      "Statement": [\n        {\n          "Effect": "Allow",\n          "Action": "s3:GetObject",\n          "Resource": "*"\n        }\n      ]\n    }\n`,
        ),
        manifest(
          "iam.services.k8s.aws/v1alpha1 Role",
          "app",
          `spec:\n  assumeRolePolicyDocument: >\n    {"Statement": [\n    {"Effect": "Allow",\n    "Action": "sts:AssumeRole", "Principal": "*"}]}\n  inlinePolicies:\n    one: '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'\n`,
        ),
      ].join("---\n"),
      [
        "identity of read (iam.services.k8s.aws/Policy)",
        "  9-13 Allow s3:GetObject on *",
        "trust of app at app (iam.services.k8s.aws/Role)",
        "  24-25 Allow sts:AssumeRole for *: *",
        "identity of app at app (iam.services.k8s.aws/Role)",
        "  27-27 Allow s3:* on *",
      ],
    ],
    [
      "resources of Crossplane, in a composition too",
      [
        manifest(
          "iam.aws.upbound.io/v1beta1 Role",
          "app",
          `spec:\n  forProvider:\n    assumeRolePolicy: |\n      {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}}\n    inlinePolicy:\n      - policy: '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'\n`,
        ),
        manifest(
          "iam.aws.m.upbound.io/v1beta1 RolePolicy",
          "own",
          `spec:\n  forProvider:\n    roleRef:\n      name: app\n    policy: |\n      {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}\n`,
        ),
        manifest(
          "apiextensions.crossplane.io/v1 Composition",
          "all",
          `spec:\n  resources:\n    - base:\n        apiVersion: iam.aws.crossplane.io/v1beta1\n        kind: Policy\n        spec:\n          forProvider:\n            document: |\n              {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}\n`,
        ),
      ].join("---\n"),
      [
        "trust of app at app (iam.aws.upbound.io/Role)",
        "  8-8 Allow sts:AssumeRole for *: *",
        "identity of app at app (iam.aws.upbound.io/Role)",
        "  10-10 Allow s3:* on *",
        "identity of own at app (iam.aws.m.upbound.io/RolePolicy)",
        "  21-21 Allow * on *",
        "identity of Policy (iam.aws.crossplane.io/Policy)",
        "  35-35 Allow * on *",
      ],
    ],
    [
      "what a composition of Crossplane puts together by a format",
      manifest(
        "apiextensions.crossplane.io/v1 Composition",
        "all",
        `spec:\n  resources:\n    - name: policy\n      patches:\n        - type: CombineFromComposite\n          combine:\n            strategy: string\n            string:\n              fmt: |\n                {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": ["%s", "%s/*"]}}\n`,
      ),
      [
        "identity of spec.resources.patches.combine.string.fmt ()",
        "  14-14 Allow s3:* on ${app.yaml/spec.resources.policy.patches.[0].combine.string.fmt#1}, ${app.yaml/spec.resources.policy.patches.[0].combine.string.fmt#2}/*",
      ],
    ],
    [
      "a bucket's policy in the words of Crossplane's first provider",
      manifest(
        "s3.aws.crossplane.io/v1alpha3 BucketPolicy",
        "open",
        `spec:\n  forProvider:\n    policy:\n      version: "2012-10-17"\n      statements:\n        - effect: Allow\n          action: [s3:GetObject]\n          resource: ["*"]\n`,
      ),
      ["resource of open (s3.aws.crossplane.io/BucketPolicy)", "  10-12 Allow s3:GetObject on *"],
    ],
    [
      "what clusters are made with",
      manifest(
        "eksctl.io/v1alpha5 ClusterConfig",
        "main",
        `iam:\n  serviceAccounts:\n    - metadata: { name: a }\n      attachPolicy:\n        Statement:\n          - Effect: Allow\n            Action: "s3:*"\n            Resource: "*"\n`,
      ),
      ["identity of main (eksctl.io/ClusterConfig)", "  10-12 Allow s3:* on *"],
    ],
    [
      "a patch of a cluster of kOps, by the names of its nodes",
      `spec:\n  additionalPolicies:\n    node: |\n      [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }]\n  others:\n    node: |\n      [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }]\n`,
      ["identity of spec.additionalPolicies.node ()", "  4-4 Allow s3:* on *"],
    ],
    [
      "templates of Helm",
      `{{- if .Values.role }}\napiVersion: iam.services.k8s.aws/v1alpha1\nkind: Role\nmetadata:\n  name: {{ .Release.Name }}-app\n  labels:\n    {{- include "labels" . | nindent 4 }}\nspec:\n  assumeRolePolicyDocument: |\n    {\n      "Statement": [\n        {{- range .Values.accounts }}\n        {\n          "Effect": "Allow",\n          "Principal": { "AWS": "arn:aws:iam::{{ . }}:root" },\n          "Action": "sts:AssumeRole"\n        }\n        {{- end }}\n      ]\n    }\n{{- end }}\n`,
      [
        "trust of {{ .Release.Name }}-app at {{ .Release.Name }}-app (iam.services.k8s.aws/Role)",
        "  13-17 maybe Allow sts:AssumeRole for AWS: arn:aws:iam::${app.yaml/.}:root",
      ],
    ],
  ])("are %s", (_, text, found) => {
    expect(foundIn("app.yaml", text)).toEqual(found);
  });
});

test("manifests of Kubernetes refer to each other, in a folder", () => {
  const spec = (kind: string, name: string, rest: string, labels = ""): string =>
    manifest(`iam.services.k8s.aws/v1alpha1 ${kind}`, `${name}${labels}`, `spec:\n${rest}`);
  const upbound = (kind: string, name: string, rest: string): string =>
    manifest(`iam.aws.upbound.io/v1beta1 ${kind}`, name, `spec:\n  forProvider:\n${rest}`);
  const document = `'{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'`;
  const trust = `'{"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}}'`;
  const labels = (value: string): string => `\n  labels: { app: ${value} }`;
  const { policies, elsewhere, problems, links } = extracted({
    "k/policies.yaml": [
      spec("Policy", "read", `  policyDocument: ${document}\n`),
      spec("Policy", "bound", `  policyDocument: ${document}\n`),
      spec("Policy", "other", `  policyDocument: ${document}\n`, "\n  namespace: b"),
      upbound("Policy", `one${labels("a")}`, `    policy: ${document}\n`),
      upbound("Policy", `two${labels("many")}`, `    policy: ${document}\n`),
      upbound("Policy", `three${labels("many")}`, `    policy: ${document}\n`),
    ].join("---\n"),
    "k/role.yaml": spec(
      "Role",
      "app",
      `  assumeRolePolicyDocument: ${trust}\n  policyRefs:\n    - from: { name: read }\n    - from: { name: other }\n    - from: { name: gone }\n  permissionsBoundaryRef:\n    from: { name: bound }\n`,
      "\n  namespace: a",
    ),
    "k/attached.yaml": [
      upbound("Role", `job${labels("j")}`, `    assumeRolePolicy: ${trust}\n`),
      upbound(
        "RolePolicyAttachment",
        // Labels and names are not those of one kind alone.
        `one${labels("many")}`,
        "    policyArnRef: { name: one }\n    roleSelector: { matchLabels: { app: j } }\n",
      ),
      upbound(
        "RolePolicyAttachment",
        "b",
        "    policyArnSelector: { matchLabels: { app: many } }\n    roleRef: { name: job }\n",
      ),
    ].join("---\n"),
    "other/role.yaml": spec(
      "Role",
      "app",
      `  assumeRolePolicyDocument: ${trust}\n  policyRefs:\n    - from: { name: read }\n`,
    ),
  });
  const told = policies.flatMap(({ owner, kind, attachedTo, bounds = [] }) =>
    [...attachedTo, ...bounds].map(
      ({ scope = "", address, under }) =>
        `${kind} ${owner.address}: ${scope} ${address}${under ? ` ${under.join(" ")}` : ""}`,
    ),
  );
  expect(told).toEqual([
    "identity read: k/role.yaml app",
    "boundary bound: k/role.yaml app",
    "identity one: k/attached.yaml job",
    "identity two: k/attached.yaml job k/attached.yaml b",
    "identity three: k/attached.yaml job k/attached.yaml b",
    "trust app:  app",
    "trust job:  job",
    "trust app:  app",
  ]);
  expect(elsewhere.map(({ id }) => id)).toEqual([
    "k/role.yaml/other of app",
    "k/role.yaml/gone of app",
    "other/role.yaml/read of app",
  ]);
  expect(problems.map(({ reason }) => reason)).toEqual(Array(3).fill("managed-policy"));
  const pairs = new Set(links.map((each) => [...each].sort().join(" ")));
  expect([...pairs].sort()).toEqual([
    "k/attached.yaml k/policies.yaml",
    "k/policies.yaml k/role.yaml",
  ]);
});

const tasks = (...each: readonly string[]): string =>
  `- hosts: all\n  tasks:\n${each.map((task) => `    - ${task.replaceAll("\n", "\n      ")}\n`).join("")}`;

describe("tasks of Ansible", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "policies as maps",
      tasks(
        `amazon.aws.iam_policy:\n  iam_name: app\n  policy_name: own\n  policy_json:\n    Statement:\n      - Effect: Allow\n        Action: "s3:*"\n        Resource: "arn:aws:s3:::{{ bucket }}/*"`,
      ),
      [
        "identity of own (amazon.aws.iam_policy)",
        "  8-10 Allow s3:* on arn:aws:s3:::${site.yml/bucket}/*",
      ],
    ],
    [
      "policies as text",
      tasks(
        `name: role\niam_role:\n  name: app\n  assume_role_policy_document: |\n    {\n      "Statement": [\n        { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": {{ accounts | to_json }} } }\n      ]\n    }`,
        `community.aws.sqs_queue:\n  name: q\n  policy: '{"Statement": {"Effect": "Allow", "Action": "sqs:*", "Principal": "*"}}'`,
      ),
      [
        "trust of app at app (iam_role)",
        "  9-9 Allow sts:AssumeRole for AWS: <site.yml/accounts | to_json>",
        "resource of q at q (community.aws.sqs_queue)",
        "  14-14 Allow sqs:* for *: *",
      ],
    ],
  ])("have %s", (_, text, found) => {
    expect(foundIn("site.yml", text)).toEqual(found);
  });

  const permission = "action: lambda:InvokeFunction\n  principal: s3.amazonaws.com";
  const functions =
    "arn:${partition site.yml/provider/partition}:lambda:${region site.yml/provider/region}:${account site.yml/provider/account}:function";
  test.each([
    [
      "amazon.aws.lambda_policy",
      `statement_id: in\n  function_name: app\n  alias: live\n  ${permission}\n  source_arn: "arn:aws:s3:::{{ bucket }}"\n  source_account: "{{ account }}"`,
      `in: Allow lambda:InvokeFunction on ${functions}:app:live for Service: s3.amazonaws.com if ArnLike AWS:SourceArn: arn:aws:s3:::\${site.yml/bucket} if StringEquals AWS:SourceAccount: \${site.yml/account}`,
    ],
    [
      "community.aws.lambda_policy",
      `function_name: "{{ name }}"\n  version: 3\n  ${permission}\n  event_source_token: t`,
      "Allow lambda:InvokeFunction on ${site.yml/name}:3 for Service: s3.amazonaws.com if StringEquals lambda:EventSourceToken: t",
    ],
    [
      "lambda_policy",
      `function_name: arn:aws:lambda:eu-west-1:111122223333:function:app\n  action: "lambda:*"\n  principal: "*"`,
      "Allow lambda:* on arn:aws:lambda:eu-west-1:111122223333:function:app for *: *",
    ],
  ])("have permissions: %s with %s", (module, written, shown) => {
    const text = tasks(`${module}:\n  ${written}`);
    expect(statementsIn("site.yml", text)).toEqual([shown]);
    expect(problemsIn({ "site.yml": text })).toEqual([]);
  });

  test("have permissions that are taken away, or that lack what AWS asks for", () => {
    const lacking = tasks("lambda_policy:\n  function_name: app\n  principal: '*'");
    expect(statementsIn("site.yml", lacking)).toEqual([]);
    expect(problemsIn({ "site.yml": lacking })).toEqual(["site.yml:3 permission"]);
    const away = tasks(`lambda_policy:\n  state: absent\n  function_name: app\n  ${permission}`);
    expect(statementsIn("site.yml", away)).toEqual([]);
    expect(problemsIn({ "site.yml": away })).toEqual([]);
  });

  const lookup = (kind: string): string =>
    tasks(`iam_policy:\n  policy_name: own\n  policy_json: "{{ lookup('${kind}', 'own.json') }}"`);

  test.each([
    ["file", "roles/app/tasks/main.yml", "roles/app/files/own.json", []],
    ["template", "roles/app/tasks/main.yml", "roles/app/templates/own.json", []],
    ["template", "site.yml", "templates/own.json", []],
    ["file", "site.yml", "own.json", []],
    ["file", "site.yml", "elsewhere/own.json", ["site.yml:5 unknown-document"]],
  ])("that look up a %s are read there (%s, %s)", (kind, path, other, problems) => {
    const own = '{ "Statement": [] }';
    expect(problemsIn({ [path]: lookup(kind), [other]: own })).toEqual(problems);
  });
});

describe("what AWS answers with", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "the policies of an account",
      `{
  "RoleDetailList": [{
    "RoleName": "app",
    "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%22%2A%22%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D",
    "RolePolicyList": [{ "PolicyName": "own", "PolicyDocument": { "Statement": [
      { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }
    ] } }]
  }],
  "GroupDetailList": [{ "GroupName": "all", "GroupPolicyList": [{ "PolicyName": "g", "PolicyDocument":
    { "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } } }] }],
  "Policies": [{ "PolicyName": "read", "PolicyVersionList": [{ "VersionId": "v2", "Document":
    { "Statement": { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" } }, "IsDefaultVersion": true },
    { "VersionId": "v1", "IsDefaultVersion": false, "Document":
    { "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } } }] }]
}`,
      [
        "trust of app at app (Role)",
        "  4-4 Allow sts:AssumeRole for *: *",
        "identity of app at app (Role)",
        "  6-6 Allow s3:* on *",
        "identity of all at all (Group)",
        "  10-10 Deny * on *",
        "identity of read (Policy)",
        "  12-12 Allow s3:Get* on *",
      ],
    ],
    [
      "a version of a policy",
      '{ "PolicyVersion": {\n  "Document": { "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] },\n  "VersionId": "v1" } }',
      ["identity of PolicyVersion (Policy)", "  2-2 Allow * on *"],
    ],
    [
      "an inline policy of a user",
      '{ "UserName": "u", "PolicyName": "p",\n  "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] } }',
      ["identity of u at u (User)", "  2-2 Allow * on *"],
    ],
    [
      "a bucket's policy, which is a text",
      '{ "Policy": "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"s3:GetObject\\",\\"Resource\\":\\"*\\"}]}" }',
      ["resource of Policy ()", "  1-1 Allow s3:GetObject on * for *: *"],
    ],
  ])("is %s", (_, text, found) => {
    expect(foundIn("answer.json", text)).toEqual(found);
  });
});

test("a permission of Pulumi's is a statement", () => {
  const text = pulumi(
    "  f: { type: aws:lambda:Function, properties: { name: app } }\n  p:\n    type: aws:lambda:Permission\n    properties: { action: lambda:InvokeFunction, function: '${f.name}', principal: sns.amazonaws.com, sourceAccount: '111122223333' }\n",
  );
  expect(foundIn("Pulumi.yaml", text)).toEqual([
    "resource of p at f (aws:lambda:Permission)",
    "  6-7 Allow lambda:InvokeFunction on arn:${partition Pulumi.yaml/provider/partition}:lambda:${region Pulumi.yaml/provider/region}:${account Pulumi.yaml/provider/account}:function:${name Pulumi.yaml/f/name} for Service: sns.amazonaws.com if StringEquals AWS:SourceAccount: 111122223333",
  ]);
});

test.each<[string, string, readonly string[]]>([
  [
    "Pulumi.yaml",
    pulumi(
      '  a: { type: aws:iam:Policy, properties: { policy: "${b.json}" } }\n  b: { type: aws:lambda:Permission }\n',
    ),
    ["Pulumi.yaml:5 permission", "Pulumi.yaml:4 unknown-document"],
  ],
  [
    "role.yaml",
    manifest(
      "iam.services.k8s.aws/v1alpha1 Role",
      "app",
      'spec:\n  policies:\n    - arn:aws:iam::aws:policy/AdministratorAccess\n  assumeRolePolicyDocument: |\n    { "Statement": [,] }\n',
    ),
    ["role.yaml:7 managed-policy", "role.yaml:9 broken-document"],
  ],
  [
    "site.yml",
    tasks('iam_role:\n  name: app\n  managed_policies: ["{{ policy }}"]'),
    ["site.yml:5 managed-policy"],
  ],
  [
    "answer.json",
    '{ "UserName": "u",\n"AttachedManagedPolicies": [{ "PolicyArn": "arn:aws:iam::aws:policy/PowerUserAccess" }] }',
    ["answer.json:2 managed-policy"],
  ],
  // what does not parse is said where it is IAM's, and nobody's matter else
  [
    "role.yaml",
    "kind: {{ a }}: {{ b }}\napiVersion: iam.services.k8s.aws/v1\n",
    ["role.yaml:1 syntax-error"],
  ],
  ["pod.yaml", "kind: {{ a }}: {{ b }}\nEffect: Allow\nAction: run\n", ["pod.yaml:1 syntax-error"]],
  ["pod.yaml", "kind: {{ a }}: {{ b }}\nEffect: NoSchedule\nAction: run\n", []],
])("what %s does not say is named", (path, text, problems) => {
  expect(problemsIn({ [path]: text })).toEqual(problems);
});
