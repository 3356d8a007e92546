import { expect, test } from "vitest";
import { extracted, problemsIn } from "../policies.ts";
import { foundIn } from "./found.ts";

test.each<[string, string, string, readonly string[]]>([
  [
    "names in texts, and expressions in the place of values",
    "policy.json.tftpl",
    `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": \${jsonencode(actions)},
      "Resource": ["arn:aws:s3:::\${bucket}/$\${aws:username}/*"]
    }
  ]
}
`,
    [
      "identity of policy.json.tftpl ()",
      "  3-7 Allow <policy.json.tftpl/jsonencode(actions)> on arn:aws:s3:::${policy.json.tftpl/bucket}/${aws:username}/*",
    ],
  ],
  [
    "both arms of a directive",
    "policy.tpl",
    `{
  "Statement": [
    %{ if admin }
    { "Effect": "Allow", "Action": "*", "Resource": "*" }
    %{ else }
    { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }
    %{ endif },
    { "Effect": "Deny", "Action": "iam:*", "Resource": "*" }
  ]
}
`,
    [
      "identity of policy.tpl ()",
      "  4-4 maybe Allow * on *",
      "  6-6 maybe Allow s3:* on *",
      "  8-8 Deny iam:* on *",
    ],
  ],
  [
    "what is repeated, once",
    "policy.tpl",
    `{ "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": [
  %{ for i, b in buckets ~}
    "arn:aws:s3:::\${b}"%{ if i < length(buckets) - 1 },%{ endif }
  %{ endfor ~}
] } }
`,
    ["identity of policy.tpl ()", "  1-5 Allow s3:* on arn:aws:s3:::${policy.tpl/b}"],
  ],
  [
    "Jinja's loops and comments, and its last commas",
    "policy.json.j2",
    `{# for the buckets #}
{
  "Statement": [
    {% for b in buckets %}
    { "Effect": "Allow", "Action": ["s3:GetObject",], "Resource": "arn:aws:s3:::{{ b }}/*", },
    {% endfor %}
  ]
}
`,
    [
      "identity of policy.json.j2 ()",
      "  5-5 maybe Allow s3:GetObject on arn:aws:s3:::${policy.json.j2/b}/*",
    ],
  ],
  [
    "Handlebars' sections, and what they do not escape",
    "policy.json.hbs",
    `{ "Statement": [
  {{#each buckets}}
  { "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::{{{name}}}", {{{json ~more}}}] }{{#unless @last}},{{/unless}}
  {{/each}}
] }
`,
    [
      "identity of policy.json.hbs ()",
      "  3-3 maybe Allow s3:* on arn:aws:s3:::${policy.json.hbs/name}, ${policy.json.hbs/json ~more}",
    ],
  ],
  [
    "Handlebars' other arms and its comments",
    "policy.json.hbs",
    `{ "Statement": [
  {{! the first }}
  {{#if all}}
  { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
  {{^}}
  { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" },
  {{/if}}
  {{!-- the last --}}
  { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }
] }
`,
    [
      "identity of policy.json.hbs ()",
      "  4-4 maybe Allow s3:* on *",
      "  6-6 maybe Allow s3:Get* on *",
      "  9-9 Deny s3:* on *",
    ],
  ],
  [
    "what is given a name before, by Jinja and by Go",
    "policy.json.j2",
    `{% macro bucket(name) %}{% endmacro %}
{{ define "a" }}
{{ end }}
{ "Statement": [
  {% if all %}
  { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
  {% endif %}
  { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }
] }
`,
    ["identity of policy.json.j2 ()", "  6-6 maybe Allow s3:* on *", "  8-8 Deny s3:* on *"],
  ],
  [
    "YAML",
    "policy.yaml.tpl",
    "Statement:\n  - Effect: Allow\n    Action: s3:*\n    Resource: ${bucket}\n",
    ["identity of policy.yaml.tpl ()", "  2-4 Allow s3:* on <policy.yaml.tpl/bucket>"],
  ],
  [
    "directives, with strings in them, in a file that is called JSON",
    "policy.json",
    `{ "Statement": [
%{if owner != ""}
  { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
%{endif}
  { "Effect": "Deny", "Action": "iam:*", "Resource": "\${lookup(arns, "all")}" }
] }
`,
    [
      "identity of policy.json ()",
      "  3-3 maybe Allow s3:* on *",
      '  5-5 Deny iam:* on ${policy.json/lookup(arns, "all")}',
    ],
  ],
  [
    "values outside of strings in a file that is called JSON",
    "policy.json",
    '{ "Statement": [\n  { "Effect": "Allow", "Action": "s3:*", "Resource": ${jsonencode(arns)} }\n] }\n',
    ["identity of policy.json ()", "  2-2 Allow s3:* on <policy.json/jsonencode(arns)>"],
  ],
])("a template has %s", (_, path, text, found) => {
  expect(foundIn(path, text)).toEqual(found);
  expect(
    extracted({ [path]: text }).problems.filter((each) => each.reason === "syntax-error"),
  ).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  // a comma that is missing, or one too many, where no directive stands
  [
    "policy.tpl",
    '{ "Effect": "Allow",\n "Action": ["a:B" "${c}"] }',
    ["policy.tpl:2 syntax-error"],
  ],
  [
    "policy.json",
    '{ "Effect": "Allow",\n "Action": ["{{ a }}",] }',
    ["policy.json:2 syntax-error"],
  ],
  [
    "policy.tpl",
    '{ "Statement": [\n%{ if a }%{ endif }\n{ "Effect": "Allow"\n"Action": "a:B" }] }',
    ["policy.tpl:4 syntax-error"],
  ],
])("what is wrong in %s is said", (path, text, problems) => {
  expect(problemsIn({ [path]: text })).toEqual(expect.arrayContaining([...problems]));
});
