/** An identity provider that anybody can get a token of: its name alone says nothing of who asks. */
export type IdentityProvider = {
  /** Without its scheme, as principals and condition keys have it. */
  readonly url: string;
  readonly name: string;
  /** What a claim says: "which repository". */
  readonly says: string;
  /** The claims that say so, the usual one first. */
  readonly claims: readonly string[];
  /** Whether a value of a claim says it, of which only the beginning may be known. */
  identifies(claim: string, beginning: string): boolean;
};

export type IdentityProviders = {
  /** By its URL; one that is not listed is unknown. */
  at(url: string): IdentityProvider | undefined;
};

type Row = Pick<IdentityProvider, "url" | "name" | "says"> & {
  readonly claims: Readonly<Record<string, readonly string[]>>;
};

/** Reads `identity-providers.json` of the catalog. */
export function openProviders(read: (file: string) => string): IdentityProviders {
  const { providers } = JSON.parse(read("identity-providers.json")) as {
    readonly providers: readonly Row[];
  };
  const all = new Map(providers.map((row) => [row.url, providerOf(row)]));
  return { at: (url) => all.get(url.toLowerCase()) };
}

function providerOf({ url, name, says, claims }: Row): IdentityProvider {
  const formats = new Map(
    Object.entries(claims).map(([claim, each]) => [claim, each.map(expressionOf)]),
  );
  return {
    url,
    name,
    says,
    claims: [...formats.keys()],
    identifies: (claim, beginning) =>
      formats.get(claim.toLowerCase())?.some((format) => format.test(beginning)) ?? false,
  };
}

/** `repo:${Owner}/`: at the beginning or behind another claim, with something in its placeholder. */
function expressionOf(format: string): RegExp {
  return new RegExp(`(?:^|:)${format.replace(/\$\{\w+\}/g, "[^:/]+")}`);
}
