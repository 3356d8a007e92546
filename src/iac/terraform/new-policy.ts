import { wordsOf } from "../../catalog/words.ts";
import { arnWordOf, type ArnWord } from "../../iam/arn-word.ts";
import type { NewCondition, Phrase } from "../../iam/draft.ts";
import {
  conditionObject,
  openNames,
  policyVersion,
  translated,
  type NewPolicy,
  type NewStatement,
} from "../../iam/new-policy.ts";
import { quoteHcl } from "../../syntax/hcl/quote.ts";
import type { NewPolicyFormat } from "../new-policy.ts";
import { spellPhrase } from "./phrase.ts";

/** Policies as data sources, by whose `json` they are used. */
export const documentPolicies: NewPolicyFormat = {
  refuses,
  write: (policies) => module(policies, policies.map(dataSource)),
};

/** Policies as resources, in the words of IAM. */
export const encodedPolicies: NewPolicyFormat = {
  refuses,
  write: (policies) => module(policies, policies.map(resource)),
};

/** What is no reference of Terraform's, and no name that a variable may have. */
function refuses(name: string): string | undefined {
  return name.includes("::") && arnWordOf(name) === undefined
    ? "Terraform has no such thing"
    : undefined;
}

const sources: Readonly<Record<ArnWord, readonly [type: string, attribute: string]>> = {
  partition: ["aws_partition", "partition"],
  region: ["aws_region", "name"],
  account: ["aws_caller_identity", "account_id"],
};

/** Policies with the data sources and variables that they refer to. */
function module(policies: readonly NewPolicy[], written: readonly string[]): string {
  const all = written.join("\n");
  const used = Object.values(sources).filter(([type]) => all.includes(`data.${type}.current.`));
  const variables = openNames(policies).filter((name) => !isReference(name));
  return [
    ...used.map(([type]) => `data "${type}" "current" {}\n`),
    ...variables.map((name) => `variable "${snake(name)}" {\n  type = string\n}\n`),
    ...written,
  ].join("\n");
}

/** An expression in Terraform's words. */
function word(name: string): string {
  const kind = arnWordOf(name);
  if (name.startsWith("data.")) return name;
  if (kind) return `data.${sources[kind][0]}.current.${sources[kind][1]}`;
  return isReference(name) ? name : `var.${snake(name)}`;
}

function isReference(name: string): boolean {
  return /[.[(]/.test(name);
}

/** `KeyId` as `key_id`. */
function snake(name: string): string {
  const words = wordsOf(name).join("_");
  return /^[a-z]/.test(words) ? words : `policy_${words}`;
}

function dataSource({ name, statements }: NewPolicy): string {
  const blocks = statements.map((each) => statementBlock(each).map(indented).join("\n"));
  return `data "aws_iam_policy_document" "${snake(name)}" {\n${blocks.join("\n\n")}\n}\n`;
}

function statementBlock(statement: NewStatement): readonly string[] {
  const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
  const body = [
    `sid    = ${quoteHcl(sid)}`,
    `effect = ${quoteHcl(effect)}`,
    "",
    "actions = [",
    ...actionLines(actions).map((line) => `  ${line}`),
    "]",
    "",
    `${isNegated ? "not_resources" : "resources"} = [`,
    ...resources.map((each) => `  ${inDataSource(each)},`),
    "]",
    ...conditions.flatMap(conditionBlock),
  ];
  return [...because.map((each) => `# ${each}`), "statement {", ...body.map(indented), "}"];
}

/** The comments of lines that follow each other stand below each other, as `terraform fmt` has them. */
function actionLines(actions: NewStatement["actions"]): readonly string[] {
  const written = actions.map(({ item, because }) => ({ text: `${quoteHcl(item)},`, because }));
  const ends = written.flatMap(({ because }, index) => (because ? [] : [index]));
  return written.map(({ text, because }, index) => {
    if (!because) return text;
    const from = (ends.findLast((end) => end < index) ?? -1) + 1;
    const run = written.slice(
      from,
      ends.find((end) => end > index),
    );
    const width = Math.max(...run.map((each) => each.text.length));
    return `${text.padEnd(width)} # ${because}`;
  });
}

function conditionBlock({ operator, key, values }: NewCondition): readonly string[] {
  return [
    "",
    "condition {",
    `  test     = ${quoteHcl(operator)}`,
    `  variable = ${quoteHcl(key)}`,
    `  values   = [${values.map(inDataSource).join(", ")}]`,
    "}",
  ];
}

/** The data source has a sign of its own for what IAM fills in: `&{aws:username}`. */
function inDataSource({ pieces, text }: Phrase): string {
  const written = pieces.map((piece) =>
    typeof piece === "string" ? piece.replaceAll("${", "&{") : piece,
  );
  return spell({ pieces: written, text });
}

function resource({ name, statements }: NewPolicy): string {
  return [
    `resource "aws_iam_policy" "${snake(name)}" {`,
    `  name = ${quoteHcl(name)}`,
    "",
    "  policy = jsonencode({",
    `    Version = ${quoteHcl(policyVersion)}`,
    "    Statement = [",
    ...statements.flatMap((each) => statementValue(each).map((line) => `      ${line}`)),
    "    ]",
    "  })",
    "}\n",
  ].join("\n");
}

function statementValue(statement: NewStatement): readonly string[] {
  const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
  const operators = Object.entries(conditionObject(conditions, spell));
  return [
    ...because.map((each) => `# ${each}`),
    "{",
    `  Sid    = ${quoteHcl(sid)}`,
    `  Effect = ${quoteHcl(effect)}`,
    "  Action = [",
    ...actionLines(actions).map((line) => `    ${line}`),
    "  ]",
    `  ${isNegated ? "NotResource" : "Resource"} = [`,
    ...resources.map((each) => `    ${spell(each)},`),
    "  ]",
    ...(operators.length > 0
      ? [
          "  Condition = {",
          ...operators.flatMap(([operator, keys]) => [
            `    ${quoteHcl(operator)} = {`,
            ...Object.entries(keys).map(([key, value]) => {
              const written = typeof value === "string" ? value : `[${value.join(", ")}]`;
              return `      ${quoteHcl(key)} = ${written}`;
            }),
            "    }",
          ]),
          "  }",
        ]
      : []),
    "},",
  ];
}

function spell(phrase: Phrase): string {
  return spellPhrase(translated(phrase, word));
}

function indented(line: string): string {
  return line === "" ? line : `  ${line}`;
}
