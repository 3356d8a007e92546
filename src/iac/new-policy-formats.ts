import { constructPolicies } from "./cdk/new-policy.ts";
import { samPolicies, templatePolicies } from "./cloudformation/new-policy.ts";
import { jsonPolicies, yamlPolicies } from "./document/new-policy.ts";
import type { NewPolicyFormat } from "./new-policy.ts";
import { documentPolicies, encodedPolicies } from "./terraform/new-policy.ts";

/** The languages that policies are written in anew. */
export const newPolicyFormats = {
  json: jsonPolicies,
  yaml: yamlPolicies,
  terraform: documentPolicies,
  hcl: encodedPolicies,
  cloudformation: templatePolicies,
  sam: samPolicies,
  cdk: constructPolicies,
} as const satisfies Readonly<Record<string, NewPolicyFormat>>;

export type NewPolicyLanguage = keyof typeof newPolicyFormats;
