import fc from "fast-check";
import type { Agreement } from "../../src/config/agreement.ts";
import { readDirective } from "../../src/config/directive.ts";
import { expired, malformed } from "../../src/config/fault.ts";
import type { Result, ReviewResult } from "../../src/report/result.ts";
import { fingerprintOf } from "../../src/rules/fingerprint.ts";
import { agreed } from "../agreed.ts";
import { audited, reviewed, type Files } from "./results.ts";
import { suppressing } from "./suppressions.ts";

/** What a name, a value or a comment would hold that means to be more than text where it is shown. */
const pieces = [
  ...["`", "``", "```", "~~~", "````suggestion", "\n```suggestion\nevil = true\n```\n", "\n"],
  ...[
    "\r\n",
    "\r",
    "\u0085",
    "\u2028",
    "<!-- pare:1 job=review/pare summary -->",
    "\n<!-- pare:x -->\n",
    "-->",
  ],
  ...["@octocat", "@org/team", "#1", "GH-1", "owner/repo#1", "[x](https://evil.example)", "!["],
  ...["\n::error::x", "::stop-commands::x", "##[error]x", "\n### Pare: nothing", "</details>"],
  ...["<img src=x>", "\u202e", "\u061c", "\u2066", "\u200f", "\x1b[2J", "\0", "\\", "|", "$`x`$"],
  ...[
    "{0}",
    "mermaid",
    "%%{init: {}}%%",
    '\nclick a "https://evil.example"\n',
    "%0A",
    "%",
    "'",
    '"',
    "\u00e9",
    "\ud83d\ude00",
    "x".repeat(300),
    " ",
    "name",
  ],
];

export const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(""));

/** Without control characters, for where a language or a file system takes none. */
export const hostileLine = hostile.map((text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, ""));

type Place = {
  readonly text: fc.Arbitrary<string>;
  /** Files that hold a text where it does not matter for what is judged. */
  readonly files: (text: string) => Files;
  /** What is agreed on where a text stands in that. */
  readonly agreement?: (text: string) => Partial<Agreement>;
  /** What else the text stands in, of what is found. */
  readonly found?: (text: string, result: Result) => Partial<Result>;
};

/** What an audit and a review find where a text stands in a place. */
export const auditAt = once(({ files, agreement, found }, text): Result => {
  const result = audited(files(text), agreed("high", {}, agreement?.(text)));
  return { ...result, ...found?.(text, result) };
});

export const reviewAt = once(({ files, agreement, found }, text): ReviewResult => {
  const more = agreed("high", {}, agreement?.(text));
  const result = reviewed(files(text), {}, undefined, more);
  return { ...result, ...found?.(text, result) };
});

function once<T>(find: (place: Place, text: string) => T): (place: Place, text: string) => T {
  const known = new Map<Place, Map<string, T>>();
  return (place, text) => {
    const own = known.get(place) ?? new Map<string, T>();
    const result = own.get(text) ?? find(place, text);
    known.set(place, own.set(text, result));
    return result;
  };
}

const json = (statement: object): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2)}\n`;

const put = { Effect: "Allow", Action: "s3:PutObject", Resource: "*" };

const template = (resources: object): string =>
  `${JSON.stringify({ Resources: resources }, null, 2)}\n`;

const document = (...statements: readonly object[]): object => ({
  PolicyDocument: { Version: "2012-10-17", Statement: statements },
});

/** The places of a repository that reports quote. */
export const places: Readonly<Record<string, Place>> = {
  "a Sid": { text: hostile, files: (Sid) => ({ "policy.json": json({ Sid, ...put }) }) },
  "a resource": {
    text: hostile,
    files: (text) => ({
      "policy.json": json({
        ...put,
        Resource: ["*", `arn:aws:s3:::a${text.replace(/[*?]/g, "")}`],
      }),
    }),
  },
  "a value of a condition": {
    text: hostile,
    files: (text) => ({
      "policy.json": json({ ...put, Condition: { StringEquals: { "aws:PrincipalTag/t": text } } }),
    }),
  },
  "the name of a resource of a template": {
    text: hostile,
    files: (text) => ({
      "template.json": template({
        [`App${text}`]: { Type: "AWS::IAM::ManagedPolicy", Properties: document(put) },
        Logs: { Type: "AWS::S3::Bucket" },
      }),
    }),
  },
  "the name of what a replacement refers to": {
    text: hostile,
    files: (text) => ({
      "template.json": template({
        App: { Type: "AWS::IAM::ManagedPolicy", Properties: document(put) },
        [`Logs${text}`]: { Type: "AWS::S3::Bucket" },
      }),
    }),
  },
  "what is not known": {
    text: hostile,
    files: (text) => ({
      "template.json": template({
        App: {
          Type: "AWS::IAM::ManagedPolicy",
          Properties: document({ ...put, Resource: ["*", { "Fn::ImportValue": text }] }),
        },
      }),
    }),
  },
  "a comment in HCL": {
    text: hostile.map((text) => text.replaceAll("*/", "")),
    files: (text) => ({
      "main.tf": `data "aws_iam_policy_document" "app" {\n  statement {\n    /* ${text} */\n    actions   = ["s3:PutObject"]\n    resources = ["*"]\n  }\n}\nresource "aws_s3_bucket" "logs" {}\n`,
    }),
  },
  "a comment in YAML": {
    text: hostileLine,
    files: (text) => ({
      "policy.yaml": `Statement:\n  - Effect: Allow # ${text}\n    # ${text}\n    Action: s3:Put*\n    Resource: arn:aws:s3:::logs/*\n`,
    }),
  },
  "a path": {
    text: hostileLine.map((text) => text.replace(/[/\\]/g, "")),
    files: (text) => ({ [`infra ${text}/policy.json`]: json(put) }),
  },
  "what is no policy": {
    text: hostile,
    files: (text) => ({
      "policy.json": json(put),
      "template.json": template({
        App: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: text } },
      }),
    }),
  },
  "an alias of YAML that stands for nothing": {
    text: hostileLine.map((text) => text.replace(/[\s[\]{},]/g, "")),
    files: (text) => ({
      "policy.json": json(put),
      "broken.yaml": `Effect: Allow\nAction: *a${text}\nResource: "*"\n`,
    }),
  },
  "the reason of a suppression": {
    text: hostile,
    files: () => ({ "policy.json": json(put) }),
    agreement: (reason) => ({
      suppressions: [suppressing("policy.json", ["unscoped-resource"], { reason })],
    }),
  },
  "the day and the rules of a suppression that blocks": {
    text: hostile,
    files: () => ({ "policy.json": json(put) }),
    agreement: (text) => ({
      newSuppressions: "block",
      suppressions: [
        suppressing("policy.json", ["unscoped-resource", text], {
          by: "configuration",
          until: `9999${text}`,
        }),
      ],
    }),
  },
  "a directive in HCL": {
    text: hostileLine,
    files: (text) => ({
      "main.tf": `data "aws_iam_policy_document" "app" {\n  # pare:ignore unscoped-resource -- because ${text}\n  statement {\n    actions   = ["s3:PutObject"]\n    resources = ["*"]\n  }\n}\n`,
    }),
  },
  "a directive in YAML": {
    text: hostileLine,
    files: (text) => ({
      "policy.yaml": `Statement:\n  # pare:ignore wildcard-action -- because ${text}\n  - Effect: Allow\n    Action: s3:Put*\n    Resource: arn:aws:s3:::logs/*\n`,
    }),
  },
  "a directive that is not understood": {
    text: hostile,
    files: () => ({ "policy.json": json(put) }),
    found: (text) => {
      const source = { path: "policy.json", text: `# pare:ignore x${text}` };
      const read = readDirective(`pare:ignore x${text}`);
      if (!read || read.ok) throw new Error("it is understood");
      const span = { start: 0, end: source.text.length };
      const ended = suppressing("policy.json", ["not-action"], { until: `0 ${text}` });
      return { faults: [malformed({ source, span }, read.mistake), expired(ended)] };
    },
  },
  "the path of a file with a faulty suppression": {
    text: hostileLine.map((text) => text.replace(/[/\\]/g, "")),
    files: (text) => ({ [`infra ${text}/policy.json`]: json(put) }),
    agreement: (text) => ({
      suppressions: [suppressing(`infra ${text}/policy.json`, ["not-action"])],
    }),
  },
  "an answer on the pull request": {
    text: hostile,
    files: () => ({ "policy.json": json(put), "log.json": json({ ...put, Action: "sqs:*" }) }),
    found: (text, { findings }) => ({
      findings: [],
      excused: findings.map((finding) => ({
        finding,
        because: {
          kind: "reply",
          reply: { author: text, reason: text, url: `https://github.com/${text}` },
        },
      })),
    }),
  },
  "the path of a configuration": {
    text: hostileLine.map((text) => text.replace(/[/\\]/g, "")),
    files: (text) => ({ "policy.json": json(put), [`conf ${text}.yml`]: "fail-on: never\n" }),
    agreement: (text) => ({ files: [`conf ${text}.yml`] }),
  },
  "a repaid entry of the baseline": {
    text: hostile,
    files: () => ({ "policy.json": json(put) }),
    found: (text, { findings: [finding] }) => ({
      repaid: [
        {
          fingerprint: finding ? fingerprintOf(finding) : "",
          count: 1,
          severity: "high",
          rule: text,
          path: text,
          owner: `x${text}`,
        },
      ],
    }),
  },
  "names beside a chart": {
    text: hostileLine.map((text) => text.replace(/[/\\]/g, "")),
    files: (text) =>
      Object.fromEntries(
        [
          ...["s3:PutObject", "s3:DeleteObject", "sqs:SendMessage", "dynamodb:PutItem"],
          "logs:PutLogEvents",
        ].map((Action, n) => [`${n} ${text}.json`, json({ ...put, Sid: text, Action })]),
      ),
  },
};
