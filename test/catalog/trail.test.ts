import { expect, test } from "vitest";
import { openOperations } from "../../src/catalog/operations.ts";
import { openSdkServices } from "../../src/catalog/sdk-services.ts";
import { openTrail } from "../../src/catalog/trail.ts";
import { catalog, readCatalogFile } from "./committed.ts";

type Table = {
  readonly prefixes: { readonly sources: Readonly<Record<string, string>> };
  readonly operations: {
    readonly events: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly data: { readonly actions: readonly string[] };
  readonly never: { readonly actions: readonly string[] };
};
const table = JSON.parse(readCatalogFile("trail.json")) as Table;
const trail = openTrail(readCatalogFile);

test("event sources lead to prefixes that AWS has, and no prefix is called otherwise for nothing", () => {
  for (const [source, prefix] of Object.entries(table.prefixes.sources)) {
    expect(catalog.service(prefix)?.prefix, source).toBe(prefix);
    expect(source).not.toBe(prefix);
    expect(trail.prefixOf(`${source}.amazonaws.com`)).toBe(prefix);
  }
  expect(trail.prefixOf("s3.amazonaws.com")).toBe("s3");
  expect(trail.prefixOf("ec2.amazonaws.com.cn")).toBe("ec2");
});

test("events lead to operations that AWS has, and have none of their own name", () => {
  const operations = openOperations(readCatalogFile, catalog);
  const services = openSdkServices(readCatalogFile);
  for (const [prefix, events] of Object.entries(table.operations.events))
    for (const [event, operation] of Object.entries(events)) {
      const own = services.withPrefix(prefix);
      expect(
        own.some((service) => operations.needs(service, operation)),
        event,
      ).toBe(true);
      expect(
        own.some((service) => operations.operation(service, event) === event),
        event,
      ).toBe(false);
    }
});

test("what is said of the recording of actions is said of actions that AWS has", () => {
  const patterns = [...table.data.actions, ...table.never.actions];
  expect(patterns.filter((pattern) => catalog.expand(pattern).length === 0)).toEqual([]);
  expect(trail.recordingOf("s3:GetObject")).toBe("data");
  expect(trail.recordingOf("ses:SendRawEmail")).toBe("data");
  expect(trail.recordingOf("cloudwatch:GetMetricData")).toBe("data");
  expect(trail.recordingOf("ses:GetAccount")).toBe("always");
  expect(trail.recordingOf("iam:PassRole")).toBe("never");
  expect(trail.recordingOf("s3:CreateBucket")).toBe("always");
});
