import { lines, sample, type Shape } from "./shape.ts";

const statement = '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }';
const policy = `{ "Statement": [${statement}] }`;
const manifest = (version: string, kind: string, ...spec: readonly string[]) => ({
  "app.yaml": lines(`apiVersion: ${version}`, `kind: ${kind}`, "metadata: { name: app }", ...spec),
});

export const documents: readonly Shape[] = [
  {
    files: "Policies as files of their own `*.json`, `*.yaml`, `*.yml`",
    evaluated: {
      "every `Statement`, wherever it stands": sample(
        {
          "policy.json": policy,
          "all.yaml": lines("roles:", `  - policy: ${policy}`),
        },
        "all.yaml:2 Allow s3:GetObject on *",
        "policy.json:1 Allow s3:GetObject on *",
      ),
      "policies of organizations, endpoints and boundaries, by their folders and names": sample(
        { "scps/s3.json": policy, "boundary.json": policy },
        "boundary.json:1 Allow s3:GetObject on *",
        "scps/s3.json:1 Allow s3:GetObject on *",
      ),
    },
    not: {
      "what does not parse": sample(
        { "policy.json": `{ "Statement": [${statement}, }` },
        "policy.json:1 syntax-error",
      ),
    },
  },
  {
    files:
      "Policy templates `*.tpl`, `*.tftpl`, `*.tmpl`, `*.j2`, `*.json.hbs` and its like (`njk`, `jinja`, `mustache`, `gotmpl`, `liquid`), and such text in `*.json`, `*.yaml`",
    evaluated: {
      "all arms of `%{}` and `{% %}`, with `${}` and `{{ }}` unknown": sample(
        {
          "policy.json.tpl": lines(
            '{ "Statement": [',
            "%{ if admin }",
            '{ "Effect": "Allow", "Action": "*", "Resource": "*" }',
            "%{ else }",
            '{ "Effect": "Allow", "Action": "s3:*", "Resource": "${arn}" }',
            "%{ endif }",
            "] }",
          ),
          "policy.json.j2": `{ "Statement": [{% for b in buckets %}${statement},{% endfor %}] }\n`,
        },
        "policy.json.j2:1 maybe Allow s3:GetObject on *",
        "policy.json.tpl:3 maybe Allow * on *",
        "policy.json.tpl:5 maybe Allow s3:* on ${policy.json.tpl/arn}",
      ),
    },
    not: {
      "actions that only the caller knows, where none is found": sample(
        {
          "policy.tpl": statement.replace('"s3:GetObject"', "${jsonencode(actions)}"),
        },
        "policy.tpl:1 unknown-actions",
      ),
    },
  },
  {
    files: "Scripts of a shell `*.sh`, `*.bash`, and workflows of GitHub's",
    evaluated: {
      "JSON that is written whole in a heredoc, in single quotes or as a block of YAML, with what the shell or the workflow fills in unknown":
        sample(
          {
            "a.sh": lines(
              '# --policy-document \'{ "Statement": [{ "Effect": "Allow" }] }\'',
              "cat > p.json <<EOF",
              `{ "Statement": [${statement.replace('"*"', '"arn:aws:s3:::${BUCKET}/$DAY/\\${aws:username}"')},`,
              `  ${statement}] }`,
              "EOF",
              `aws iam create-policy --policy-document '${policy}' --policy-name "$NAME"`,
              ": <<'NOTES'",
              policy,
              "NOTES",
              "cat <<'EOF' | tee p.json",
              policy.replace('"*"', '"arn:aws:s3:::${aws:username}"'),
              "EOF",
            ),
            ".github/workflows/a.yml": lines(
              "jobs:",
              "  a:",
              "    steps:",
              "      - run: |",
              "          cat > p.json <<EOF",
              `          ${policy.replace('"*"', '"arn:aws:s3:::${{ vars.BUCKET }}"')}`,
              "          EOF",
              "      - with:",
              "          inline-session-policy: >-",
              `            ${policy}`,
              "          role-to-assume: a",
            ),
            ".github/workflows/b.yml": lines("with:", `  inline-session-policy: ${policy}`),
          },
          ".github/workflows/a.yml:6 Allow s3:GetObject on arn:aws:s3:::${.github/workflows/a.yml/{ vars.BUCKET }}",
          ".github/workflows/a.yml:10 Allow s3:GetObject on *",
          ".github/workflows/b.yml:2 Allow s3:GetObject on *",
          "a.sh:3 Allow s3:GetObject on arn:aws:s3:::${a.sh/BUCKET}/${a.sh/DAY}/${aws:username}",
          "a.sh:4 Allow s3:GetObject on *",
          "a.sh:6 Allow s3:GetObject on *",
          "a.sh:11 Allow s3:GetObject on arn:aws:s3:::${aws:username}",
        ),
    },
    not: {
      "what a script puts together: scripts are not run": sample(
        {
          "a.sh": lines(
            'aws iam create-policy --policy-document \'{ "Statement": [{',
            `  "Effect": "Allow", "Action": "s3:GetObject", "Resource": "'$ARN'" }] }'`,
          ),
          "b.bash": `P="${policy.replaceAll('"', '\\"')}"\n`,
        },
        "a.sh:2 broken-document",
        "b.bash:1 broken-document",
      ),
    },
  },
  {
    files: "Answers of the AWS command line `*.json`",
    evaluated: {
      "`get-policy-version`, `get-role`, `get-role-policy` and the like": sample(
        {
          "version.json": `{ "PolicyVersion": { "VersionId": "v1", "Document": ${policy} } }`,
        },
        "version.json:1 Allow s3:GetObject on *",
      ),
      "`get-account-authorization-details`": sample(
        {
          "account.json": `{ "RoleDetailList": [{ "RoleName": "app", "AssumeRolePolicyDocument": ${JSON.stringify(encodeURIComponent('{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}'))} }] }`,
        },
        "account.json:1 Allow sts:AssumeRole for *: *",
      ),
    },
    not: {
      "attached policies of AWS": sample(
        {
          "role.json": lines(
            '{ "RoleName": "app", "AttachedManagedPolicies": [',
            '  { "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }',
            "] }",
          ),
        },
        "role.json:2 managed-policy",
      ),
    },
  },
  {
    files: "Pulumi in YAML `Pulumi.yaml`",
    evaluated: {
      "`aws` and `aws-native`, `fn::toJSON`": sample(
        {
          "Pulumi.yaml": lines(
            "name: app",
            "runtime: yaml",
            "resources:",
            "  p:",
            "    type: aws:iam:Policy",
            "    properties:",
            `      policy: { fn::toJSON: ${policy} }`,
            "  q:",
            "    type: aws-native:iam:ManagedPolicy",
            "    properties:",
            `      policyDocument: ${policy}`,
          ),
        },
        "Pulumi.yaml:7 Allow s3:GetObject on *",
        "Pulumi.yaml:11 Allow s3:GetObject on *",
      ),
      "`aws:iam:getPolicyDocument`": sample(
        {
          "Pulumi.yaml": lines(
            "name: app",
            "runtime: yaml",
            "variables:",
            "  doc:",
            "    fn::invoke:",
            "      function: aws:iam:getPolicyDocument",
            "      arguments: { statements: [{ actions: ['s3:*'], resources: ['*'] }] }",
            "resources:",
            "  p: { type: 'aws:iam:Policy', properties: { policy: '${doc.json}' } }",
          ),
        },
        "Pulumi.yaml:7 Allow s3:* on *",
      ),
    },
    not: {
      "outputs of other stacks": sample(
        {
          "Pulumi.yaml": lines(
            "name: app",
            "runtime: yaml",
            "resources:",
            "  p:",
            "    type: aws:iam:Policy",
            "    properties:",
            '      policy: "${other.policy}"',
          ),
        },
        "Pulumi.yaml:7 unknown-document",
      ),
    },
  },
  {
    files: "Kubernetes manifests `*.yaml`, `*.yml`, `*.json`",
    evaluated: {
      ACK: sample(
        manifest(
          "iam.services.k8s.aws/v1alpha1",
          "Policy",
          `spec: { policyDocument: '${policy}' }`,
        ),
        "app.yaml:4 Allow s3:GetObject on *",
      ),
      "Crossplane, in compositions too": sample(
        manifest(
          "iam.aws.upbound.io/v1beta1",
          "Policy",
          `spec: { forProvider: { policy: '${policy}' } }`,
        ),
        "app.yaml:4 Allow s3:GetObject on *",
      ),
      "texts that a `fmt` of it puts together": sample(
        manifest(
          "apiextensions.crossplane.io/v1",
          "Composition",
          `spec: { patches: [{ combine: { variables: [fromFieldPath: spec.bucket], string: { fmt: '${policy.replace('"*"', '"arn:aws:s3:::%s/*"')}' } } }] }`,
        ),
        "app.yaml:4 Allow s3:GetObject on arn:aws:s3:::${app.yaml/composite spec.bucket}/*",
      ),
      eksctl: sample(
        manifest(
          "eksctl.io/v1alpha5",
          "ClusterConfig",
          `iam: { serviceAccounts: [{ metadata: { name: a }, attachPolicy: ${policy} }] }`,
        ),
        "app.yaml:4 Allow s3:GetObject on *",
      ),
      kOps: sample(
        manifest(
          "kops.k8s.io/v1alpha2",
          "Cluster",
          `spec: { additionalPolicies: { node: '[${statement}]' } }`,
        ),
        "app.yaml:4 Allow s3:GetObject on *",
      ),
      "Helm's templates": sample(
        manifest(
          "iam.services.k8s.aws/v1alpha1",
          "Policy",
          "spec:",
          "  policyDocument: |",
          "    {{- if .Values.on }}",
          `    ${policy.replace('"*"', '"{{ .Values.arn }}"')}`,
          "    {{- end }}",
        ),
        "app.yaml:7 maybe Allow s3:GetObject on <app.yaml/.Values.arn>",
      ),
    },
    not: {
      "references to what its folder does not have": sample(
        manifest(
          "iam.services.k8s.aws/v1alpha1",
          "Role",
          "spec: { policyRefs: [{ from: { name: read } }] }",
        ),
        "app.yaml:4 managed-policy",
      ),
      "values of charts and patches": sample(
        manifest(
          "iam.services.k8s.aws/v1alpha1",
          "Policy",
          'spec: { policyDocument: "{{ .Values.policy }}" }',
        ),
        "app.yaml:4 unknown-document",
      ),
    },
  },
  {
    files: "Ansible `*.yml`, `*.yaml`",
    evaluated: {
      "`iam_policy`, `iam_role` and the other modules that take a policy, as map or text": sample(
        {
          "site.yml": lines(
            "- hosts: all",
            "  tasks:",
            "    - amazon.aws.iam_policy:",
            "        policy_name: own",
            `        policy_json: ${policy}`,
          ),
        },
        "site.yml:5 Allow s3:GetObject on *",
      ),
      "`lookup` of a file of the repository": sample(
        {
          "site.yml": lines(
            "- hosts: all",
            "  tasks:",
            "    - iam_policy:",
            "        policy_name: own",
            "        policy_json: \"{{ lookup('file', 'own.json') }}\"",
          ),
          "files/own.json": policy,
        },
        "files/own.json:1 Allow s3:GetObject on *",
      ),
      "`lambda_policy`, which is a permission": sample(
        {
          "site.yml": lines(
            "- hosts: all",
            "  tasks:",
            "    - lambda_policy:",
            "        function_name: arn:aws:lambda:eu-west-1:111122223333:function:app",
            "        action: lambda:InvokeFunction",
            "        principal: s3.amazonaws.com",
          ),
        },
        "site.yml:3 Allow lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:app for Service: s3.amazonaws.com",
      ),
    },
    not: {
      variables: sample(
        {
          "site.yml": lines(
            "- hosts: all",
            "  tasks:",
            "    - iam_policy: { policy_name: own, policy_json: '{{ policy }}' }",
          ),
        },
        "site.yml:3 unknown-document",
      ),
    },
  },
];
