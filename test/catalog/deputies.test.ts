import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { openDeputies } from "../../src/catalog/deputies.ts";
import { readCatalogFile } from "./committed.ts";

const deputies = openDeputies(readCatalogFile);

type Services = Readonly<Record<string, string>>;

const table = JSON.parse(readCatalogFile("deputies.json")) as {
  readonly resources: Readonly<Record<string, { readonly services: Services }>>;
  readonly roles: { readonly services: Services };
  readonly sources: {
    readonly services: Readonly<
      Record<
        string,
        {
          readonly types: readonly string[];
          readonly where: readonly string[];
          readonly checked?: readonly string[];
        }
      >
    >;
  };
  readonly accounts: { readonly resources: Readonly<Record<string, readonly string[]>> };
  readonly paths: { readonly services: readonly string[]; readonly link: string };
  readonly arns: { readonly services: readonly string[]; readonly link: string };
  readonly others: { readonly keys: Readonly<Record<string, readonly string[]>> };
};

const lists = [...Object.values(table.resources), table.roles].map(({ services }) => services);

describe("services that act for others", () => {
  test("reach resources alone, with something more, or within their account", () => {
    expect(deputies.reaches("sns", "sqs")).toBe("alone");
    expect(deputies.reaches("sns", "kms")).toBe("with more");
    expect(deputies.reaches("elasticloadbalancing", "lambda")).toBeUndefined();
    expect(deputies.reaches("sns", "dynamodb")).toBeUndefined();
    expect(deputies.reaches("constructor", "sqs")).toBeUndefined();
  });

  test("say for whom by keys, in any case, some by keys of their own", () => {
    expect(deputies.isSource("AWS:sourceArn", "sns")).toBe(true);
    expect(deputies.isSource("aws:referer", "ses")).toBe(true);
    expect(deputies.isSource("aws:Referer", "sns")).toBe(false);
  });

  test("act for resources of their own when they reach those of some others", () => {
    expect(deputies.sourceOf("sns", "sqs")?.types).toEqual(["sns:topic"]);
    expect(deputies.sourceOf("sns", "kms")).toBeUndefined();
    expect(deputies.sourceOf("config", "s3")).toBeUndefined();
  });

  test("send the account where AWS says so", () => {
    expect(deputies.sendsAccount("config", "s3")).toBe(true);
    expect(deputies.sendsAccount("sns", "sqs")).toBe(false);
    expect(deputies.sendsAccount("config", "sqs")).toBe(false);
  });

  test("tell it by the ARN that they send where that alone does", () => {
    expect(deputies.tellsAccountByArn("events")).toBe(true);
    expect(deputies.tellsAccountByArn("cloudtrail")).toBe(true);
    expect(deputies.tellsAccountByArn("s3")).toBe(false);
  });

  test("do not both send the account and tell it by the ARN alone", () => {
    const sending = new Set(Object.values(table.accounts.resources).flat());
    expect(table.arns.services.filter((each) => sending.has(each))).toEqual([]);
  });

  test("say so of roles where AWS asks for it", () => {
    expect(deputies.sendsForRoles("scheduler")).toBe(true);
    expect(deputies.sendsForRoles("codedeploy")).toBe(true);
    expect(deputies.sendsForRoles("lambda")).toBe(false);
  });
});

describe("the list of them", () => {
  test("has a page of AWS's for each service, in order", () => {
    expect(lists.flatMap((services) => Object.keys(services)).length).toBeGreaterThan(70);
    for (const services of lists) {
      expect(Object.keys(services)).toEqual(Object.keys(services).sort());
      for (const link of [...Object.values(services), table.paths.link, table.arns.link])
        expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[^ ]+\.html$/);
    }
  });

  test("is about services of the catalog", () => {
    const catalog = openCatalog(readCatalogFile);
    for (const service of Object.keys(table.resources))
      expect(catalog.expand(`${service}:*`).length, service).toBeGreaterThan(0);
  });

  test("names beside it only services that it holds", () => {
    const named = new Set(lists.flatMap((services) => Object.keys(services)));
    const beside = [...table.paths.services, ...Object.keys(table.others.keys)];
    expect(beside.filter((service) => !named.has(service))).toEqual([]);
  });

  test("has sources that are declared by types that are known", () => {
    const catalog = openCatalog(readCatalogFile);
    const all = JSON.parse(readCatalogFile("declared-types.json")) as Readonly<
      Record<string, Readonly<Record<string, { readonly type: string }>>>
    >;
    const declared = Object.assign({}, ...Object.values(all)) as Readonly<
      Record<string, { readonly type: string } | undefined>
    >;
    for (const [service, { types, where, checked = [] }] of Object.entries(
      table.sources.services,
    )) {
      for (const type of types) expect(catalog.resourceType(type), service).toBeDefined();
      for (const each of where) expect(types, each).toContain(declared[each]?.type ?? types[0]);
      expect(checked.filter((each) => !where.includes(each))).toEqual([]);
    }
  });

  test("says of pairs that it holds alone that the account is sent", () => {
    for (const [resource, services] of Object.entries(table.accounts.resources))
      for (const service of services)
        expect(deputies.reaches(service, resource), `${service} ${resource}`).toBeDefined();
  });
});
