import { capitalised, wordsOf } from "../../catalog/words.ts";
import { arnWordOf } from "../../iam/arn-word.ts";
import type { Phrase } from "../../iam/draft.ts";
import { openNames, policyVersion, translated, type NewPolicy } from "../../iam/new-policy.ts";
import type { NewPolicyFormat } from "../new-policy.ts";
import { indented, statementLines } from "../statement-yaml.ts";
import { pseudoParameters } from "./attributes.ts";
import { writePhrase, yamlNotation } from "./phrase.ts";

/** Policies as managed policies of a template. */
export const templatePolicies: NewPolicyFormat = {
  refuses,
  write: (policies) =>
    [...parameters(policies), "Resources:", ...policies.flatMap(managedPolicy), ""].join("\n"),
};

/** Policies as what a function of SAM has under `Policies`. */
export const samPolicies: NewPolicyFormat = {
  refuses,
  write: (policies) =>
    [
      ...parameters(policies),
      "# under Properties of an AWS::Serverless::Function",
      "Policies:",
      ...policies.flatMap((each) => indented(documentItem(each), 2)),
      "",
    ].join("\n"),
};

/** What is no reference of a template's. */
function refuses(name: string): string | undefined {
  const isReference = /^(?:AWS::)?[A-Za-z0-9]+(?:\.[A-Za-z0-9.]+)?$/.test(name);
  const isOfTerraform = /^(?:var|local|data|module|each)\./.test(name);
  return isReference && !isOfTerraform ? undefined : "CloudFormation has no such reference";
}

/** The parameters of names that are to be filled in. */
function parameters(policies: readonly NewPolicy[]): readonly string[] {
  const open = openNames(policies).filter((name) => /^[A-Za-z0-9]+$/.test(name));
  return open.length === 0
    ? []
    : ["Parameters:", ...open.flatMap((name) => [`  ${name}:`, "    Type: String"]), ""];
}

function managedPolicy(policy: NewPolicy): readonly string[] {
  return [
    `  ${logicalId(policy.name)}:`,
    "    Type: AWS::IAM::ManagedPolicy",
    "    Properties:",
    "      PolicyDocument:",
    ...indented(documentLines(policy), 8),
  ];
}

function documentLines({ statements }: NewPolicy): readonly string[] {
  return [
    `Version: "${policyVersion}"`,
    "Statement:",
    ...indented(
      statements.flatMap((each) => statementLines(each, spell)),
      2,
    ),
  ];
}

/** A document as an item of a list. */
function documentItem(policy: NewPolicy): readonly string[] {
  const [first = "", ...more] = documentLines(policy);
  return [`- ${first}`, ...indented(more, 2)];
}

function spell(phrase: Phrase): string {
  return writePhrase(translated(phrase, word), yamlNotation);
}

function word(name: string): string {
  const kind = arnWordOf(name);
  return kind ? pseudoParameters[kind] : name;
}

function logicalId(name: string): string {
  const letters = wordsOf(name).map(capitalised).join("");
  return letters.endsWith("Policy") ? letters : `${letters}Policy`;
}
