import { describe, expect, test } from "vitest";
import type { Need } from "../../src/catalog/operation-needs.ts";
import { openOperations } from "../../src/catalog/operations.ts";
import { openSdkClients, type SdkCall } from "../../src/catalog/sdk-calls.ts";
import { catalog, readCatalogFile } from "./committed.ts";
import { sdkCalls, type SdkCall as Row } from "./sdk-table.ts";

const operations = openOperations(readCatalogFile, catalog);
const clients = openSdkClients(readCatalogFile, operations);

function callsOf({ language, client, call }: Row): readonly SdkCall[] | undefined {
  const [name = "", resource] = client.split(".");
  const found =
    language === "javascript"
      ? clients.javascript(client)
      : resource === undefined
        ? clients.python(name)
        : client;
  if (found === undefined) return undefined;
  const [method = "", waiter] = call.split(":");
  if (waiter === undefined) return clients.calls(found, method);
  return method === "get_paginator" ? clients.calls(found, waiter) : clients.waiter(found, waiter);
}

const isSame = (written: string, path: string): boolean => {
  const [a, b] = [written, path].map((each) => each.replaceAll("[]", "").toLowerCase());
  return a === b || a?.startsWith(`${b ?? ""}.`) === true;
};

/** Whether a need is one of a call with these parameters, as far as they tell. */
function isAsked({ when }: Need, parameters: readonly string[]): boolean {
  if (when === undefined) return true;
  const { given, lacking = [], says } = when;
  const has = (path: string): boolean =>
    parameters.some((each) => isSame(each.split("=")[0] ?? "", path));
  if (says !== undefined)
    return parameters.some((each) => {
      const [name = "", text = ""] = each.split("=");
      const isIt = says.parameters.some((path) => isSame(name, path));
      return isIt && says.words.some((word) => text.toUpperCase().startsWith(word));
    });
  if (given === undefined && lacking.length === 0) return false;
  return (given?.some(has) ?? true) && !lacking.some(has);
}

function actionsOf(row: Row): readonly string[] | undefined {
  const calls = callsOf(row);
  if (calls === undefined) return undefined;
  const ids = calls.flatMap(({ service, operation, within }) => {
    const parameters = row.parameters.map((each) =>
      within !== undefined && each.startsWith(`${within}.`) ? each.slice(within.length + 1) : each,
    );
    const needs = operations.needs(service, operation);
    if (needs === undefined) return [`unknown ${service} ${operation}`];
    return needs.filter((need) => isAsked(need, parameters)).map(({ action }) => action.id);
  });
  return [...new Set(ids)].sort();
}

describe("calls of SDKs", () => {
  test("are at least a hundred, of 25 services and both languages", () => {
    const services = new Set(
      sdkCalls.flatMap(({ actions }) => actions.map((id) => id.split(":")[0])),
    );
    expect(sdkCalls.length).toBeGreaterThan(200);
    expect(services.size).toBeGreaterThan(50);
    expect(new Set(sdkCalls.map(({ language }) => language)).size).toBe(2);
  });

  test.for(
    sdkCalls.map((row) => [`${row.client} ${row.call} ${row.parameters.join(" ")}`, row] as const),
  )("%s", ([, row]) => {
    expect(actionsOf(row)).toEqual([...row.actions].sort());
  });
});
