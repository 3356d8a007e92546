import fc from "fast-check";
import type { Files } from "./results.ts";

/** What a name, a value or a comment would hold that means to be more than text where it is shown. */
const pieces = [
  ...["`", "``", "```", "~~~", "````suggestion", "\n```suggestion\nevil = true\n```\n", "\n"],
  ...["\r\n", "\r", "\u0085", "\u2028", "<!-- pare:summary -->", "\n<!-- pare:x -->\n", "-->"],
  ...["@octocat", "@org/team", "#1", "GH-1", "owner/repo#1", "[x](https://evil.example)", "!["],
  ...["\n::error::x", "::stop-commands::x", "##[error]x", "\n### Pare: nothing", "</details>"],
  ...["<img src=x>", "\u202e", "\u061c", "\u2066", "\u200f", "\x1b[2J", "\0", "\\", "|", "$`x`$"],
  ...["{0}", "%0A", "%", "'", '"', "\u00e9", "\ud83d\ude00", "x".repeat(300), " ", "name"],
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
};

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
};
