import { describe, expect, test } from "vitest";
import { openFederatedSubjects } from "../../src/catalog/federated-subjects.ts";
import { openProviders } from "../../src/catalog/identity-providers.ts";
import { readCatalogFile } from "./committed.ts";

const subjects = openFederatedSubjects(readCatalogFile);

const { providers } = JSON.parse(readCatalogFile("federated-subjects.json")) as {
  readonly providers: readonly {
    readonly urls: readonly string[];
    readonly name: string;
    readonly anywhere?: true;
    readonly without?: string;
    readonly link: string;
    readonly subjects: readonly { readonly like: string; readonly of: string }[];
  }[];
};

/** A value of a shape: names for its placeholders, and nothing where anything may stand. */
const sample = (like: string): string =>
  like.replace(/\$\{(\w+)\}/g, (_, name) => (name === "Path" ? "a/b" : "a")).replace("...", "");

describe("subjects of identity providers", () => {
  test("leave open what is not named in them", () => {
    const github = "token.actions.githubusercontent.com";
    expect(subjects.openedBy("repo:acme/*", github)?.of).toBe("tenant");
    expect(subjects.openedBy("repo:acme/app:*", github)?.of).toBe("project");
    expect(subjects.openedBy("repo:acme/app:ref:refs/heads/main", github)).toBeUndefined();
    expect(subjects.openedBy("repo:acme/*", "app.terraform.io")).toBeUndefined();
  });

  test("are told by themselves where the provider is not listed, if they are like no others", () => {
    expect(subjects.openedBy("system:serviceaccount:*:*", undefined)?.provider).toBe("Amazon EKS");
    expect(subjects.openedBy("organization:acme:*", undefined)).toBeUndefined();
    expect(subjects.openedBy("*", "ci.example.com")).toBeUndefined();
  });

  test("are of one tenant where the provider is", () => {
    expect(subjects.tenancyAt("oidc.eks.eu-west-1.amazonaws.com/id/0A1B")?.name).toBe("Amazon EKS");
    expect(subjects.tenancyAt("gitlab.com")).toBeUndefined();
    expect(subjects.tenancyAt("oidcXeks.eu-west-1.amazonaws.com/id/0A1B")).toBeUndefined();
  });

  test("of certificates are told by keys, whatever part of a name they are about", () => {
    expect(subjects.certificates.says("aws:principaltag/X509Subject/OU")).toBe(true);
    expect(subjects.certificates.says("aws:PrincipalTag/team")).toBe(false);
  });
});

describe("the list of them", () => {
  test("has a page for each provider", () => {
    for (const { link } of providers) expect(link).toMatch(/^https:\/\/[^ ]+$/);
    expect(new Set(providers.map(({ name }) => name)).size).toBe(providers.length);
  });

  test.each(
    providers.flatMap(({ name, urls, subjects: all }) =>
      all.map(({ like, of }) => [name, like, of, sample(urls[0] ?? "")] as const),
    ),
  )("%s: %s is the first that fits what is written so", (name, like, of, url) => {
    const found = subjects.openedBy(sample(like), url);
    expect([found?.provider, found?.of]).toEqual([name, of]);
  });

  test("has a tenancy for each provider that does not let in the world", () => {
    const open = openProviders(readCatalogFile);
    for (const { name, urls, without } of providers)
      expect(without === undefined, name).toBe(urls.some((url) => open.at(url) !== undefined));
  });
});
