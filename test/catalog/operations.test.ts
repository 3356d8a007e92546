import { describe, expect, test } from "vitest";
import { arnsOf, isNeeded, type CallParameters } from "../../src/catalog/call-parameters.ts";
import { openOperations } from "../../src/catalog/operations.ts";
import { openSdkClients, type SdkCall } from "../../src/catalog/sdk-calls.ts";
import { catalog, readCatalogFile } from "./committed.ts";
import { sdkArns } from "./sdk-arns.ts";
import { sdkCalls, type SdkCall as Row } from "./sdk-table.ts";

const operations = openOperations(readCatalogFile, catalog);
const clients = openSdkClients(readCatalogFile, operations);

type Written = Readonly<Record<string, string | readonly string[]>>;

/** Parameters that are all known: each by its whole path, whose beginnings it gives too. */
function known(written: Written): CallParameters {
  const lowered = Object.entries(written).map(
    ([path, value]) => [path.toLowerCase(), [value].flat()] as const,
  );
  return {
    has: (path) =>
      lowered.some(([each]) => {
        const rest = each.startsWith(path.toLowerCase()) ? each.slice(path.length) : undefined;
        return rest === "" || rest?.startsWith(".") === true || rest?.startsWith("[]") === true;
      }),
    texts: (path) => lowered.find(([each]) => each === path.toLowerCase())?.[1] ?? [],
  };
}

function callsOf({ language, client, call }: Row): readonly SdkCall[] | undefined {
  const found =
    language === "javascript"
      ? clients.javascript(client)
      : (clients.python(client) ??
        (clients.identifiers(client).length > 0 ? client : undefined) ??
        clients.resource(client.split(".")[0] ?? ""));
  if (found === undefined) return undefined;
  const [method = "", name] = call.split(":");
  if (name === undefined) return clients.calls(found, method);
  return method === "get_paginator" ? clients.calls(found, name) : clients.waiter(found, name);
}

function actionsOf(row: Row): readonly string[] | undefined {
  return callsOf(row)
    ?.flatMap(({ service, operation, within }) => {
      const parameters = known(
        Object.fromEntries(
          row.parameters.map((each) => {
            const [path = "", text = ""] = each.split("=");
            const isWithin = within !== undefined && path.startsWith(`${within}.`);
            return [isWithin ? path.slice(within.length + 1) : path, text.replaceAll("_", " ")];
          }),
        ),
      );
      return (
        operations
          .needs(service, operation)
          ?.filter((need) => isNeeded(need, parameters) === true)
          .map(({ action }) => action.id) ?? [`unknown: ${service} ${operation}`]
      );
    })
    .sort()
    .filter((id, at, all) => id !== all[at - 1]);
}

describe("calls of SDKs", () => {
  test("are many, of many services and both languages", () => {
    const services = sdkCalls.flatMap(({ actions }) => actions.map((id) => id.split(":")[0]));
    expect(sdkCalls.length).toBeGreaterThan(400);
    expect(new Set(services).size).toBeGreaterThan(90);
    expect(new Set(sdkCalls.map(({ language }) => language)).size).toBe(2);
  });

  test("are expected to need actions that AWS has", () => {
    const ids = sdkCalls.flatMap(({ actions }) => actions);
    expect(ids.filter((id) => catalog.action(id)?.id !== id)).toEqual([]);
  });

  test.for(
    sdkCalls.map(
      (row) => [`${row.client} ${row.call}(${row.parameters.join(", ")})`, row] as const,
    ),
  )("%s", ([, row]) => {
    expect(actionsOf(row)).toEqual([...row.actions].sort());
  });
});

const placed = (arn: string): string =>
  arn.replace("${Partition}", "aws").replace("${Region}", "eu-west-1").replace("${Account}", "1");

describe("resources of calls", () => {
  test.for(sdkArns)("%s %s %o", ([service, operation, written, expected]) => {
    const parameters = known(written);
    const needs = operations.needs(service, operation) ?? [];
    for (const [id, arns] of Object.entries(expected)) {
      const need = needs.find(({ action }) => action.id === id);
      const made = need && arnsOf(need, parameters).map(placed);
      expect([...(made ?? ["no need of it"])].sort(), id).toEqual([...arns].sort());
    }
  });
});
