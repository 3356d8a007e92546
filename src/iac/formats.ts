import { cdk } from "./cdk/format.ts";
import { cloudformation, templates } from "./cloudformation/format.ts";
import { document } from "./document/format.ts";
import type { Format } from "./format.ts";
import { plan } from "./plan/format.ts";
import { serverlessOn } from "./serverless/format.ts";
import { terraform } from "./terraform/format.ts";

/** The languages that Pare reads; a file belongs to the first that claims it. */
export const formats: readonly Format[] = [
  terraform,
  plan,
  serverlessOn(templates),
  cloudformation,
  cdk,
  document,
];

/** Whether a path may be a file of one of the languages, by its name alone. */
export function mayHoldPolicies(path: string): boolean {
  if (isProgram(path)) return !isOfTests(path);
  return /(?:\.(?:tf|tofu|tfvars|ya?ml|json|template|tpl|tftpl|tmpl|j2)|(?:^|\/)terragrunt\.hcl)$/i.test(
    path,
  );
}

/** A program in a language that infrastructure is written in; declarations of types say nothing. */
function isProgram(path: string): boolean {
  return /\.(?:[cm]?[jt]s|py)$/i.test(path) && !/\.d\.[cm]?ts$/i.test(path);
}

/** Tests of programs, what is installed for them, and what is made of them. */
function isOfTests(path: string): boolean {
  return /(?:^|\/)(?:node_modules|cdk\.out|\.venv|site-packages)\/|\.(?:test|spec)\.[cm]?[jt]s$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i.test(
    path,
  );
}
