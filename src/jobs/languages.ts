import { formats } from "../iac/formats.ts";
import type { Tree } from "../repository/tree.ts";

/** A language in which a repository says something about access, and in how many files. */
export type Language = { readonly name: string; readonly files: number };

/** As people call what formats read. */
const names: Readonly<Record<string, string>> = {
  terraform: "Terraform",
  plan: "Terraform's plans",
  serverless: "the Serverless Framework",
  cloudformation: "CloudFormation",
  cdk: "AWS CDK",
  pulumi: "Pulumi",
  document: "policies as files, Kubernetes or Ansible",
};

/** The languages of the files of a tree that may say something about access. */
export function languagesIn(tree: Tree): readonly Language[] {
  const counts = new Map<string, number>();
  for (const path of tree.list()) {
    const read = tree.read(path);
    if (!read.ok) continue;
    const { source } = read;
    const format = formats.find((each) => each.claims(source.path, source.text));
    if (!format) continue;
    const isSam = format.name === "cloudformation" && source.text.includes("AWS::Serverless");
    const name = isSam ? "AWS SAM" : (names[format.name] ?? format.name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, files]) => ({ name, files }));
}
