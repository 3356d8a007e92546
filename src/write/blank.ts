import type { Template } from "./template.ts";

/** A template to be filled in: blank items are no mistake, and ask for nothing. */
export function blankTemplate(mode: Template["mode"]): string {
  return mode === "crud" ? crud : actions;
}

const beyond = `# For actions that need several resources at once, and for what others depend on: more ARNs
resources:
- ''
# Actions that those above may need: offer names them, include adds them where their resources are named
dependents: offer
# Conditions of some actions, or of statements by their Sids
conditions: []
# - on: s3:PutObject
#   condition:
#     StringEquals:
#       s3:x-amz-server-side-encryption: aws:kms
`;

const crud = `mode: crud
name: ''
# Allow, if nothing else is said, or Deny; with not-resource: true, Deny means all but what is named
# effect: Deny
# not-resource: true
# ARNs, each under the access that is needed to it
read:
- ''
write:
- ''
list:
- ''
tagging:
- ''
permissions-management:
- ''
# Actions that take no resource
wildcard-only:
  # one by one, as s3:ListAllMyBuckets
  single-actions:
  - ''
  # all of a service (s3), by level
  service-read:
  - ''
  service-write:
  - ''
  service-list:
  - ''
  service-tagging:
  - ''
  service-permissions-management:
  - ''
# Actions on every resource, although they could be limited to some
skip-resource-constraints:
- ''
# Actions to leave out; wildcards are understood: kms:Delete*
exclude-actions:
- ''
# ARNs of roles to assume
sts:
  assume-role:
  - ''
  assume-role-with-saml:
  - ''
  assume-role-with-web-identity:
  - ''
${beyond}`;

const actions = `mode: actions
name: ''
# Allow, if nothing else is said, or Deny
# effect: Deny
actions:
- ''
# Actions to leave out of what wildcards above cover
exclude-actions:
- ''
${beyond}`;
