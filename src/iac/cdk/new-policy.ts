import { inCamelCase } from "../../catalog/words.ts";
import { arnWordOf } from "../../iam/arn-word.ts";
import type { Phrase } from "../../iam/draft.ts";
import { openNames, translated, type NewPolicy, type NewStatement } from "../../iam/new-policy.ts";
import { quoteIn, type ScriptStyle } from "../../syntax/script/write.ts";
import type { NewPolicyFormat } from "../new-policy.ts";
import { spellPhrase } from "../script-phrase.ts";
import { conditionLines, listLines, type Brackets } from "../statement-brackets.ts";

const style: ScriptStyle = { language: "typescript", quote: '"', trailing: true };

/** Policies as functions that make a `PolicyDocument` of CDK's, of the names that are to be filled in. */
export const constructPolicies: NewPolicyFormat = {
  refuses: (name) =>
    arnWordOf(name) !== undefined || /^[A-Za-z_$][\w$]*$/.test(name)
      ? undefined
      : "the policy is a program of its own; give it a name, as ${BucketName}",
  write: (policies) => {
    const written = policies.map(documentFunction).join("\n");
    const library = written.includes("cdk.Aws.") ? ['import * as cdk from "aws-cdk-lib";'] : [];
    return [...library, 'import * as iam from "aws-cdk-lib/aws-iam";', "", written].join("\n");
  },
};

function documentFunction(policy: NewPolicy): string {
  const names = openNames([policy]).map(inCamelCase);
  const given =
    names.length === 0
      ? ""
      : `{ ${names.join(", ")} }: { ${names.map((name) => `${name}: string`).join("; ")} }`;
  return [
    `export function ${inCamelCase(policy.name)}${/policy$/i.test(policy.name) ? "" : "Policy"}(${given}): iam.PolicyDocument {`,
    "  return new iam.PolicyDocument({",
    "    statements: [",
    ...policy.statements.flatMap((each) => statementOf(each).map((line) => `      ${line}`)),
    "    ],",
    "  });",
    "}\n",
  ].join("\n");
}

function statementOf(statement: NewStatement): readonly string[] {
  const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
  const elements = [
    `sid: ${quote(sid)},`,
    `effect: iam.Effect.${effect.toUpperCase()},`,
    ...listLines(
      "actions",
      actions.map(({ item, because: why }) => `${quote(item)},${why ? ` // ${why}` : ""}`),
      brackets,
    ),
    ...listLines(
      isNegated ? "notResources" : "resources",
      resources.map((each) => `${spell(each)},`),
      brackets,
    ),
    ...conditionLines("conditions", conditions, brackets),
  ];
  return [
    ...because.map((each) => `// ${each}`),
    "new iam.PolicyStatement({",
    ...elements.map((line) => `  ${line}`),
    "}),",
  ];
}

const brackets: Brackets = { quote, spell, assign: ": ", end: "," };

function quote(text: string): string {
  return quoteIn(text, style.quote);
}

function spell(phrase: Phrase): string {
  return spellPhrase(translated(phrase, word), style);
}

const pseudoParameters = {
  partition: "cdk.Aws.PARTITION",
  region: "cdk.Aws.REGION",
  account: "cdk.Aws.ACCOUNT_ID",
} as const;

function word(name: string): string {
  const kind = arnWordOf(name);
  return kind ? pseudoParameters[kind] : inCamelCase(name);
}

/** `KeyId` as `keyId`. */
