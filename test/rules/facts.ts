import { openFacts, type AwsFacts } from "../../src/jobs/knowledge.ts";
import { scan, type Scan } from "../../src/jobs/scan.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { readers } from "../../src/script.ts";
import { usualTerms, type Terms } from "../../src/rules/terms.ts";
import { readCatalogFile } from "../catalog/committed.ts";

/** All that Pare knows of AWS, as the program opens it. */
export const facts = openFacts({ read: readCatalogFile, scripts: () => readers });

/** The same where a team has agreed on something for all files. */
export function factsUnder(terms: Partial<Terms>): AwsFacts {
  return { ...facts, termsOf: () => ({ ...usualTerms, ...terms }) };
}

/** Texts as a repository's files, read as the program reads them. */
export function scanned(files: Readonly<Record<string, string>>): Scan {
  return scan(memoryTree(new Map(Object.entries(files))), facts);
}

/** The file that a text is meant to be: Terraform, a bare policy, or a CloudFormation template. */
export function pathFor(text: string): string {
  if (text.trimStart().startsWith("{"))
    return /"Resources"\s*:/.test(text) ? "template.json" : "policy.json";
  return /^(?:resource|data|locals|variable|module)\b/m.test(text) ? "main.tf" : "template.yaml";
}
