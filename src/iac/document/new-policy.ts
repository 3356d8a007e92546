import { documentOf, plainText, policyVersion, type NewPolicy } from "../../iam/new-policy.ts";
import { yamlScalar } from "../../syntax/yaml-write.ts";
import type { NewPolicyFormat } from "../new-policy.ts";
import { indented, statementLines } from "../statement-yaml.ts";

/** Policies as IAM takes them, a list of them where there are several; JSON has no comments. */
export const jsonPolicies: NewPolicyFormat = {
  refuses: () => undefined,
  write: (policies) => {
    const documents = policies.map(documentOf);
    const [only, ...more] = documents;
    return `${JSON.stringify(more.length > 0 ? documents : only, null, 2)}\n`;
  },
};

/** Policies as documents of YAML, for tools that make JSON of it. */
export const yamlPolicies: NewPolicyFormat = {
  refuses: () => undefined,
  write: (policies) => policies.map(yamlDocument).join("---\n"),
};

function yamlDocument({ statements }: NewPolicy): string {
  const spell = (each: Parameters<typeof plainText>[0]): string =>
    yamlScalar(plainText(each), undefined, { flow: false });
  const lines = statements.flatMap((each) => statementLines(each, spell));
  return [`Version: "${policyVersion}"`, "Statement:", ...indented(lines, 2), ""].join("\n");
}
