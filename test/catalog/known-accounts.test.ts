import { expect, test } from "vitest";
import { openKnownAccounts } from "../../src/catalog/known-accounts.ts";
import { readCatalogFile } from "./committed.ts";

const known = openKnownAccounts(readCatalogFile);

test("accounts are known by whose they are", () => {
  expect(known.at("127311923021")).toEqual({ name: "ELB logs", isService: true });
  expect(known.at("464622532012")).toEqual({ name: "Datadog", isService: false });
  expect(known.at("111122223333")).toBeUndefined();
});

test("the committed list has accounts of 12 digits, each of one name, and its source is named", () => {
  const groups = JSON.parse(readCatalogFile("known-accounts.json")) as Record<
    "services" | "vendors",
    Record<string, readonly string[]>
  >;
  const accounts = Object.values(groups).flatMap((group) => Object.values(group).flat());
  expect(accounts.filter((each) => !/^\d{12}$/.test(each))).toEqual([]);
  expect(new Set(accounts).size).toBe(accounts.length);
  expect(accounts.length).toBeGreaterThan(400);
  const notice = readCatalogFile("NOTICE");
  expect(notice).toContain("known-accounts.json\n");
  expect(readCatalogFile("LICENSE-Apache-2.0.txt")).toContain("Version 2.0, January 2004");
});
