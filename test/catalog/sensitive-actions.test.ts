import { expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { openClasses } from "../../src/catalog/classes.ts";
import { openManagedPolicies } from "../../src/catalog/managed-policies.ts";
import { ofTheirOwn } from "../../src/rules/overreach-class.ts";
import { readCatalogFile } from "./committed.ts";

const catalog = openCatalog(readCatalogFile);
const classes = openClasses(readCatalogFile);
const { credentials, exposure, infrastructure } = JSON.parse(
  readCatalogFile("sensitive-actions.json"),
) as Record<string, { readonly names: Readonly<Record<string, string>> }>;
const idsIn = (of: typeof credentials): readonly string[] =>
  Object.entries(of?.names ?? {}).flatMap(([service, names]) =>
    names.split(" ").map((name) => `${service}:${name}`),
  );

test("sensitive actions are actions of the catalog that can be limited to resources", () => {
  const all = [credentials, exposure, infrastructure].flatMap(idsIn);
  expect(all.length).toBeGreaterThan(2_500);
  expect(
    all.filter((id) => catalog.action(id)?.id !== id || catalog.action(id)?.scoping === "none"),
  ).toEqual([]);
});

test("what everybody needs gives no credentials, and what lies in things is no infrastructure", () => {
  expect(classes.has("credentials", "IAM:createaccesskey")).toBe(true);
  expect(classes.has("credentials", "ecr:GetAuthorizationToken")).toBe(false);
  expect(classes.has("exposure", "s3:PutBucketPolicy")).toBe(true);
  expect(classes.has("exposure", "s3:DeleteBucketPolicy")).toBe(false);
  expect(classes.has("infrastructure", "lambda:UpdateFunctionCode")).toBe(true);
  expect(idsIn(infrastructure).filter((id) => catalog.action(id)?.level !== "Write")).toEqual([]);
  expect(idsIn(infrastructure)).not.toContain("s3:PutObject");
});

test("rules of single actions are about actions of the catalog", () => {
  const ids = Object.values(ofTheirOwn).flat();
  expect(ids.filter((id) => catalog.action(id)?.id !== id)).toEqual([]);
});

test("managed policies allow something of the catalog, and are known by their ARN or name", () => {
  const { policies } = JSON.parse(readCatalogFile("managed-policies.json")) as {
    readonly policies: Readonly<Record<string, { allows?: string[]; allBut?: string[] }>>;
  };
  for (const [name, { allows, allBut }] of Object.entries(policies))
    for (const pattern of allows ?? allBut ?? [name])
      expect(catalog.expand(pattern).length, `${name} ${pattern}`).toBeGreaterThan(0);
  const managed = openManagedPolicies(readCatalogFile);
  expect(managed.at("arn:aws-cn:iam::aws:policy/PowerUserAccess")?.negated).toBe(true);
  expect(managed.at("ReadOnlyAccess")?.reads).toBe(true);
  expect(managed.at("arn:aws:iam::111122223333:policy/PowerUserAccess")).toBeUndefined();
  expect(managed.at("arn:aws:iam::aws:policy/service-role/AmazonS3FullAccess")).toBeUndefined();
});
