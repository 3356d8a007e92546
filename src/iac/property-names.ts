/** Whether a property is an attribute of Terraform's as another tool spells it. */
export type IsLike = (property: string) => boolean;

/**
 * The ways in which tools that are made of Terraform's provider spell an attribute, the exact one first:
 * `assume_role_policy`, `assumeRolePolicy`, `AssumeRolePolicy`, and `inlinePolicies` for `inline_policy`.
 */
export function spellingsOf(attribute: string): readonly IsLike[] {
  const wanted = plain(attribute);
  return [wanted, plural(wanted)].map((each) => (property) => plain(property) === each);
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function plural(name: string): string {
  return name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
}
