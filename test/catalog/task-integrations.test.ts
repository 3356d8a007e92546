import { expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { openOperations } from "../../src/catalog/operations.ts";
import { openTaskIntegrations } from "../../src/catalog/task-integrations.ts";
import { readCatalogFile } from "./committed.ts";

const catalog = openCatalog(readCatalogFile);
const operations = openOperations(readCatalogFile, catalog);
const integrations = openTaskIntegrations(readCatalogFile);

const names = Object.keys(
  (JSON.parse(readCatalogFile("task-integrations.json")) as { readonly tasks: object }).tasks,
);
const all = [integrations.map, ...names.flatMap((name) => integrations.task(name) ?? [])];

test("what tasks call is known, and what that needs", () => {
  const called = all.flatMap(({ calls, beside, sync }) => [...calls, ...beside, ...sync]);
  const unknown = called.filter(
    ({ service, operation }) =>
      operations.operation(service, operation) !== operation ||
      operations.needs(service, operation) === undefined,
  );
  expect(unknown).toEqual([]);
  expect(all.flatMap(({ needs }) => needs).filter((id) => !catalog.action(id))).toEqual([]);
});

test("each has something that it calls, and they are in order", () => {
  expect(all.filter(({ calls, needs }) => calls.length + needs.length === 0)).toEqual([]);
  expect(names).toEqual([...names].sort());
  expect(integrations.task("ecs:stopTask")).toBeUndefined();
  expect(integrations.task("toString")).toBeUndefined();
});
