import { expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { openConditionKeys } from "../../src/catalog/condition-keys.ts";
import { openRegions } from "../../src/catalog/regions.ts";
import { readCatalogFile } from "./committed.ts";

const catalog = openCatalog(readCatalogFile);
const keys = openConditionKeys(readCatalogFile, catalog);

type Keyed = { readonly keys: readonly string[] | Readonly<Record<string, unknown>> };
type Table = {
  readonly resourceControl: { readonly services: readonly string[] };
  readonly attached: {
    readonly types: Readonly<
      Record<string, { readonly services: readonly string[]; readonly types?: readonly string[] }>
    >;
    readonly withoutResource: readonly string[];
  };
  readonly sensitive: Keyed;
  readonly untrustworthy: Keyed;
  readonly paired: Keyed;
  readonly callers: Keyed;
  readonly followed: Keyed;
  readonly values: Keyed;
  readonly any: Keyed;
  readonly compared: { readonly services: readonly string[] };
  readonly endpoints: Keyed & { readonly services: readonly string[] };
};
const table = JSON.parse(readCatalogFile("policy-checks.json")) as Table;

test("policy-checks.json names services and types that AWS has", () => {
  const types = Object.values(table.attached.types);
  const services = [
    ...table.resourceControl.services,
    ...table.attached.withoutResource,
    ...table.endpoints.services,
    ...table.compared.services,
    ...types.flatMap((each) => each.services),
  ];
  expect(services.filter((each) => !catalog.service(each))).toEqual([]);
  const named = types.flatMap((each) => each.types ?? []);
  expect(named.filter((each) => !catalog.resourceType(each))).toEqual([]);
});

test("policy-checks.json names keys that AWS has", () => {
  const { sensitive, untrustworthy, paired, callers, followed, any, values, endpoints } = table;
  const lists = [sensitive, untrustworthy, paired, callers, followed, any, values, endpoints];
  const named = lists.flatMap((each) =>
    Array.isArray(each.keys) ? (each.keys as string[]) : Object.keys(each.keys),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((each) => !keys.at(each))).toEqual([]);
});

test("a region is known with its partition, and what stands for none is a region too", () => {
  const regions = openRegions(readCatalogFile);
  expect(regions.partitionOf("cn-north-1")).toBe("aws-cn");
  expect(regions.has("eu-west-1")).toBe(true);
  expect(regions.has("aws-global")).toBe(true);
  expect(regions.has("eu-wst-1")).toBe(false);
});
