import { cdk } from "./cdk/format.ts";
import { cloudformation, templates } from "./cloudformation/format.ts";
import { document } from "./document/format.ts";
import type { Format } from "./format.ts";
import { plan } from "./plan/format.ts";
import { pulumi } from "./pulumi/format.ts";
import { isProgram } from "../evaluate/script/programs.ts";
import { serverlessOn } from "./serverless/format.ts";
import { terraform } from "./terraform/format.ts";
import { unreadProgram } from "./unread-program/format.ts";
import { isUnreadProgram } from "./unread-program/programs.ts";

/** The languages that Pare reads; a file belongs to the first that claims it. */
export const formats: readonly Format[] = [
  terraform,
  plan,
  serverlessOn(templates),
  cloudformation,
  cdk,
  pulumi,
  document,
  unreadProgram,
];

/** Whether a path may be a file of one of the languages, by its name alone. */
export function mayHoldPolicies(path: string): boolean {
  if (isProgram(path) || isUnreadProgram(path)) return true;
  return /\.(?:tf|tofu|tfvars|hcl|ya?ml|json|template|tpl|tftpl|tmpl|j2|njk|jinja2?|mustache|hbs|handlebars|gotmpl|liquid|sh|bash)$/i.test(
    path,
  );
}
