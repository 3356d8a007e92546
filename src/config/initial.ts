/** A configuration to begin with: what is usual, and in comments what teams change first. */
export function initialConfig(found: string): string {
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/pare-iam/pare/v0/src/config/pare.schema.json
# What this team agrees on with Pare. Everything is optional, and so is this file. All settings:
# https://github.com/pare-iam/pare/blob/v0/src/config/configuration.md
#
# When it was written, Pare found here: ${found}.

# A finding as bad as this, or worse, fails the job. "never" comments and blocks nothing, which is good for
# the first weeks; "new-access" blocks what a change newly allows, and nothing else.
fail-on: high

# Accounts that are trusted as your own, and organizations that are where a condition names them:
# accounts: ["111122223333"]
# organizations: [o-abcdefghij]

# Rules that are off, or whose findings all have one severity:
# rules:
#   action-resource-mismatch: off
#   wildcard-action: medium

# Action wildcards that may be written as they are, by service:
# wildcards:
#   logs: ["Describe*"]

# What no policy may allow, on which resources:
# never-allow:
#   - actions: ["iam:*", "organizations:*"]

# Terms of their own for the files of some paths:
# profiles:
#   - paths: ["sandbox/**"]
#     fail-on: never
`;
}
