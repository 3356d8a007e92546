/**
 * What kind of identity provider a principal names: the ARN of one, or the domain of one that AWS
 * knows; undefined where it is none.
 */
export function providerOf(principal: string): "saml" | "oidc" | undefined {
  const [, kind] = /^arn:[\w-]+:iam::[^:]*:(saml|oidc)-provider\/./.exec(principal) ?? [];
  if (kind === "saml" || kind === "oidc") return kind;
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[\w./-]*)?$/i.test(principal) ? "oidc" : undefined;
}

/** The URL of a provider of OpenID Connect, without its scheme: what its keys begin with. */
export function urlOf(principal: string): string {
  return principal.replace(/^arn:[\w-]+:iam::[^:]*:oidc-provider\//, "");
}
