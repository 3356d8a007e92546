import { covers } from "./wildcard.ts";

/** What a subject leaves open: all of a tenant of its provider, or all of one project in it. */
export type Opening = {
  readonly of: "tenant" | "project";
  /** Who is let in: "any repository of its owner". */
  readonly open: string;
  /** The provider whose subjects are written so. */
  readonly provider: string;
};

/** An identity provider whose users are all of one tenant: a cluster, an organization. */
export type Tenancy = {
  readonly name: string;
  /** Who is let in where no claim says who. */
  readonly without: string;
  /** The claims that say who. */
  readonly claims: readonly string[];
};

export type FederatedSubjects = {
  /** What a subject leaves open, with wildcards as a policy has them, at a provider of some URL. */
  openedBy(subject: string, url: string | undefined): Opening | undefined;
  /** The tenancy of a provider, by its URL. */
  tenancyAt(url: string): Tenancy | undefined;
  /** The key that says for what an assertion of SAML was made. */
  readonly samlKey: string;
  readonly certificates: {
    /** The service that takes certificates for roles. */
    readonly service: string;
    /** Whether a key says whose certificate it is. */
    says(key: string): boolean;
  };
};

type Row = {
  readonly urls: readonly string[];
  readonly name: string;
  readonly anywhere?: true;
  readonly without?: string;
  readonly claims?: readonly string[];
  readonly subjects: readonly (Pick<Opening, "of" | "open"> & { readonly like: string })[];
};

type Table = {
  readonly providers: readonly Row[];
  readonly saml: { readonly key: string };
  readonly certificates: { readonly service: string; readonly keys: readonly string[] };
};

/** Reads `federated-subjects.json` of the catalog. */
export function openFederatedSubjects(read: (file: string) => string): FederatedSubjects {
  const { providers, saml, certificates } = JSON.parse(read("federated-subjects.json")) as Table;
  const rows = providers.map((row) => ({
    ...row,
    urls: row.urls.map(expressionOf),
    subjects: row.subjects.map((each) => ({ ...each, like: expressionOf(each.like) })),
  }));
  const rowAt = (url: string) => rows.find(({ urls }) => urls.some((each) => each.test(url)));
  const anywhere = rows.filter((row) => row.anywhere);
  return {
    openedBy: (subject, url) => {
      const own = url === undefined ? undefined : rowAt(url);
      for (const { name, subjects, without } of own ? [own] : anywhere) {
        const found = subjects.find(({ like }) => like.test(subject));
        if (found) return { of: found.of, open: found.open, provider: name };
        if (own && without !== undefined && /^[*?]+$/.test(subject))
          return { of: "tenant", open: without, provider: name };
      }
      return undefined;
    },
    tenancyAt: (url) => {
      const { name, without, claims } = rowAt(url) ?? {};
      return name !== undefined && without !== undefined && claims
        ? { name, without, claims }
        : undefined;
    },
    samlKey: saml.key,
    certificates: {
      service: certificates.service,
      says: (key) =>
        certificates.keys.some((each) => covers(each.toLowerCase(), key.toLowerCase())),
    },
  };
}

/** `repo:${Owner}/*...`: a name, a wildcard, and whatever comes after it. */
function expressionOf(like: string): RegExp {
  const source = like
    .split(/(\$\{\w+\}|\*|\.\.\.)/)
    .map((part) => {
      if (part === "${Path}") return "[^:*?]+";
      if (part.startsWith("${")) return "[^:/*?]+";
      if (part === "*") return "[*?]+";
      return part === "..." ? "[^]*" : part.replace(/[.+()[\]{}|\\^$?]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`, "i");
}
