import { expect, test } from "vitest";
import { parse } from "yaml";
import { defaults, settings } from "../../src/config/config.ts";
import { readConfig } from "../../src/config/read.ts";
import { usualTerms } from "../../src/rules/terms.ts";
import { textAt } from "../../src/source/source.ts";

const read = (text: string) => readConfig({ path: ".github/pare.yml", text });
const mistakesOf = (text: string): readonly string[] => {
  const found = read(text);
  return found.ok ? [] : found.mistakes;
};

const everything = `# The gate.
extends: [.github/shared.yml, ci/more.yml]
paths:
  - infra/**
  - "!infra/test/**"
fail-on: medium
persona: strict
rules:
  wildcard-action: off
  unscoped-resource: low
accounts: ["000011112222", 111122223333]
organizations: [o-abcdefghij]
wildcards:
  s3: [Get*, List*]
  logs: "*"
access:
  - { level: read, roles: ["*-reader"] }
  - level: permissions-management
    paths: [bootstrap/**]
comment: false
check: false
max-comments: 10
baseline: ci/baseline.json
history:
  branch: pare/history
evidence:
  files: [.github/pare-usage.json]
  min-age: 60
  max-age: 14
  grace: 0
  never-remove: [iam:PassRole, "kms:*"]
  principals:
    - { owner: aws_iam_role.app, path: app/**, arn: arn:aws:iam::*:role/app-* }
require-reason: false
new-suppressions: block
commit: evidenced
replies: codeowners
ignore:
  - path: policies/*.json
    owner: aws_iam_policy.*
    sid: Admin*
    rules: [wildcard-action]
    until: 2027-01-31
    reason: The migration needs it.
profiles:
  - paths: [sandbox/**]
    fail-on: never
    rules: { public-principal: info }
critical: [{ actions: [iam:PassRole] }]
never-allow: [{ resources: ["arn:aws:s3:::audit-*"] }]
house-rules:
  - id: deletes-need-mfa
    says: Deletes need a second factor.
    severity: medium
    kinds: [identity]
    roles: ["*-prod"]
    actions: ["s3:Delete*"]
    unless: [{ conditions: { Bool: { aws:MultiFactorAuthPresent: true } } }]
`;

test("every setting", () => {
  const found = read(everything);
  const plain = parse(everything) as Record<string, unknown>;
  expect(found).toMatchObject({ ok: true, file: { settings: plain } });
  expect(Object.keys(plain).sort()).toEqual(Object.keys(settings.shape).sort());
  expect(Object.keys(settings.shape).sort()).toEqual(Object.keys(defaults).sort());
});

test("the defaults are settings, and those of terms are the usual terms", () => {
  expect(settings.safeParse(defaults).success).toBe(true);
  expect(defaults).toMatchObject({
    "fail-on": usualTerms.failOn,
    persona: usualTerms.persona,
  });
});

test.each(["", "\n", "# nothing yet\n", "---\n", "{}", "null", "---\n...\n"])(
  "%j sets nothing",
  (text) => {
    expect(read(text)).toMatchObject({ ok: true, file: { settings: {} } });
  },
);

test("aliases and merge keys stand for what they name", () => {
  const text =
    "profiles:\n  - &quiet\n    paths: [a/**]\n    fail-on: never\n  - <<: *quiet\n    paths: [b/**]\n";
  const [one, two] = [["a/**"], ["b/**"]].map((paths) => ({ paths, "fail-on": "never" }));
  expect(read(text)).toMatchObject({ ok: true, file: { settings: { profiles: [one, two] } } });
});

test("what is ignored is told with its place", () => {
  const found = read(everything);
  const [only, ...more] = found.ok ? found.file.suppressions : [];
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    by: "configuration",
    rules: ["wildcard-action"],
    until: "2027-01-31",
    reason: "The migration needs it.",
  });
  expect(only && textAt(only.place)).toMatch(/^path: policies[^]*needs it\.$/);
});

const severity = "write one of critical, high, medium, low, info";
const glob = "write a glob of paths from the root of the repository, as";
const digits = "write the 12 digits of an account in quotes, so that leading zeros stay";

type Mistake = readonly [text: string, ...said: readonly string[]];
const mistakes: readonly Mistake[] = [
  // Keys, at every depth.
  ["comment: true\nfail_on: low\n", "2: there is no setting fail_on; did you mean fail-on?"],
  ["path: []\n", "1: there is no setting path; did you mean paths?"],
  [
    "colour: red\n",
    `1: there is no setting colour; write one of ${Object.keys(settings.shape)
      .join(", ")
      .replace(/, (\w+)$/, " or $1")}`,
  ],
  [
    "profiles:\n  - paths: [a/**]\n    comment: true\n    persone: audit\n",
    "3: there is no setting comment; write one of paths, fail-on, persona, rules, accounts, organizations, wildcards, access, critical, never-allow or house-rules",
    "4: there is no setting persone; did you mean persona?",
  ],
  [
    "house-rules:\n  - id: A b\n    says: x\n    severity: bad\n    unless: [{ conditions: { StringEquals: [] } }]\n",
    "2: house-rules: does not say what is not allowed; write actions, resources or principals",
    "2: house-rules.id: cannot be A b; write a name, as deletes-need-mfa",
    "4: house-rules.severity: cannot be bad; write one of critical, high, medium, low or info",
    "5: house-rules.unless.conditions.StringEquals: is empty; write condition keys with values, as { aws:PrincipalOrgID: o-abcdefghij }",
  ],
  [
    "house-rules:\n  - { id: a, says: One., actions: ['*'] }\n  - { id: a, says: Two., actions: ['*'] }\n",
    "3: house-rules.id: a is there twice; give each rule a name of its own",
  ],
  [
    "access:\n  - level: read\n    role: ['*']\n",
    "2: access: does not say where it holds; write paths, roles or both",
    "3: there is no setting role; did you mean roles?",
  ],
  [
    "ignore:\n  - path: a.json\n    rules: [not-action]\n    'a\\nb': 1\n",
    "4: there is no setting a\\nb; write one of path, owner, sid, rules, until or reason",
  ],
  [
    "rules:\n  wildcard-action: low\n  wildcard-actions: low\n",
    "3: there is no rule wildcard-actions; did you mean wildcard-action?",
  ],
  ["__proto__: { fail-on: low }\n", "1: there is no setting __proto__; take it out"],
  ["wildcards:\n  __proto__: x\n", "2: there is no setting __proto__; take it out"],
  // What is set twice.
  ["fail-on: low\nfail-on: high\n", "2: fail-on is set twice; keep one of them"],
  [
    "profiles:\n  - paths: [a/**]\n    rules: { not-action: off,\n      not-action: low }\n",
    "4: not-action is set twice; keep one of them",
  ],
  // Values.
  ["\n\nfail-on: hihg\n", `3: fail-on: cannot be hihg; ${severity}, never or new-access`],
  ["fail-on:\n", `1: fail-on: has no value; ${severity}, never or new-access`],
  [
    "profiles:\n  - paths: [a/**]\n    rules:\n      not-action:\n        - off\n",
    `5: profiles.rules.not-action: cannot be this list; ${severity} or off`,
  ],
  ["persona: loud\n", "1: persona: cannot be loud; write one of default, strict or audit"],
  ["comment: 'yes'\n", "1: comment: cannot be yes; write true or false"],
  ["check: {}\n", "1: check: cannot be keys with values; write true or false"],
  ["max-comments: 101\n", "1: max-comments: cannot be 101; write a whole number from 0 to 100"],
  ["max-comments: 1.5\n", "1: max-comments: cannot be 1.5; write a whole number from 0 to 100"],
  ["max-comments: -1\n", "1: max-comments: cannot be -1; write a whole number from 0 to 100"],
  ["max-comments: '5'\n", "1: max-comments: cannot be 5; write a whole number from 0 to 100"],
  [
    "new-suppressions: deny\n",
    "1: new-suppressions: cannot be deny; write one of allow, report or block",
  ],
  [
    "extends: [5]\n",
    '1: extends: cannot be 5; write the path of a file of the repository, from its root and without "..", as .github/pare-shared.yml',
  ],
  ["replies: all\n", "1: replies: cannot be all; write one of write, codeowners or nobody"],
  ["- fail-on: low\n", "1: the file: cannot be this list; write keys with values"],
  ["fail-on low\n", "1: the file: cannot be fail-on low; write keys with values"],
  ["rules: off\n", "1: rules: cannot be off; write rules with values, as wildcard-action: off"],
  // Globs and paths.
  [
    "paths: infra/**\n",
    "1: paths: cannot be infra/**; write a list of globs, as [infra/**, '!infra/test/**']",
  ],
  [
    "paths:\n  - infra/**\n  - ''\n  - infra/\n  - ./infra\n  - /infra\n  - +(a|b)\n  - '{a,{b,c}}'\n  - 'a\\b'\n",
    `3: paths: has no value; ${glob} infra/** or !test/**`,
    ...["infra/", "./infra", "/infra", "+(a|b)", "{a,{b,c}}", "a\\b"].map(
      (each, index) => `${4 + index}: paths: cannot be ${each}; ${glob} infra/** or !test/**`,
    ),
  ],
  [
    "profiles:\n  - fail-on: never\n  - paths: []\n",
    "2: profiles.paths: is missing; write a list of globs, as [infra/**, '!infra/test/**']",
    "3: profiles.paths: is empty; write a list of globs, as [infra/**, '!infra/test/**']",
  ],
  [
    "ignore:\n  - path: '!a.json'\n    rules: [not-action]\n",
    `2: ignore.path: cannot be !a.json; ${glob} infra/** or **/*.tf`,
  ],
  ...["/a.json", "../a.json", "a/../../b", "./a", "a//b", "a/", "..", "a\\b"].map(
    (path): Mistake => [
      `baseline: ${path}\n`,
      `1: baseline: cannot be ${path}; write the path of a file of the repository, from its root and without "..", as .github/pare-baseline.json`,
    ],
  ),
  [
    "extends:\n  - ../shared.yml\n",
    '2: extends: cannot be ../shared.yml; write the path of a file of the repository, from its root and without "..", as .github/pare-shared.yml',
  ],
  [
    "extends: { a: b }\n",
    "1: extends: cannot be keys with values; write the path of a file of the repository, or a list of them",
  ],
  // Accounts, organizations, wildcards, access.
  [
    "accounts:\n  - 11112222333\n  - '1111'\n  - 1111-2222-3333\n  - true\n  - 1e20\n",
    `2: accounts: cannot be 11112222333; ${digits}`,
    `3: accounts: cannot be 1111; ${digits}`,
    `4: accounts: cannot be 1111-2222-3333; ${digits}`,
    `5: accounts: cannot be true; ${digits}`,
    `6: accounts: cannot be 100000000000000000000; ${digits}`,
  ],
  ["accounts: [012345678901]\n", `1: accounts: cannot be 12345678901; ${digits}`],
  [
    "organizations: [abc]\n",
    "1: organizations: cannot be abc; write the id of an organization, as o-abcdefghij",
  ],
  [
    "wildcards:\n  S3: Get*\n  s3: s3:Get*\n  sqs: [Get*, 5]\n  sns: []\n  logs: 1\n",
    "2: wildcards.S3: cannot be S3; write the prefix of a service in small letters, as s3",
    "3: wildcards.s3: cannot be s3:Get*; write a pattern of actions without their service, as Get*",
    "4: wildcards.sqs: cannot be 5; write a pattern of actions without their service, as Get*",
    "5: wildcards.sns: is empty; write a list of patterns, as [Get*, List*]",
    "6: wildcards.logs: cannot be 1; write patterns of actions, as [Get*, List*]",
  ],
  [
    "access:\n  - { level: Read, paths: [a/**] }\n  - { level: write }\n  - 5\n",
    "2: access.level: cannot be Read; write one of list, read, tagging, write or permissions-management",
    "3: access: does not say where it holds; write paths, roles or both",
    "4: access: cannot be 5; write keys with values",
  ],
  // What is ignored.
  [
    "ignore:\n  - rules: [wildcard-action]\n  - sid: A\n  - { sid: B, rules: [] }\n",
    "2: ignore: does not say what it is about; write path, owner or sid",
    "3: ignore.rules: is missing; write a list of rules, as [wildcard-action]",
    "4: ignore.rules: is empty; write a list of rules, as [wildcard-action]",
  ],
  [
    "ignore:\n  - sid: A\n    rules:\n      - wildcard-action\n      - not-acton\n      - {}\n    until: 2027-02-29\n    reason: ' '\n",
    "5: ignore.rules: there is no rule not-acton; did you mean not-action?",
    "6: ignore.rules: cannot be keys with values; write the name of a rule, as wildcard-action",
    "7: ignore.until: cannot be 2027-02-29; write a day, as 2027-01-31",
    "8: ignore.reason: has no value; write why it is fine, in a sentence",
  ],
  // YAML.
  [
    "fail-on: [low\n",
    "2: Flow sequence in block collection must be sufficiently indented and end with a ].",
  ],
  ["fail-on: low\n---\nfail-on: high\n", "3: a second document; a configuration is one"],
  ["fail-on: !low high\n", "1: the tag !low has no meaning here; take it out"],
  // All of them, as they stand in the file.
  [
    "persona: x\nfail-on: y\nprofiles: [{ fail-on: z, paths: [a/**] }]\nmax: 1\n",
    "1: persona: cannot be x; write one of default, strict or audit",
    `2: fail-on: cannot be y; ${severity}, never or new-access`,
    `3: profiles.fail-on: cannot be z; ${severity}, never or new-access`,
    `4: there is no setting max; write one of ${Object.keys(settings.shape)
      .join(", ")
      .replace(/, (\w+)$/, " or $1")}`,
  ],
];
test.each(mistakes)("%j is refused, with its line and what to do", (text, ...said) => {
  expect(mistakesOf(text)).toEqual(said.map((each) => `.github/pare.yml:${each}`));
});
