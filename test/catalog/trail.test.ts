import { expect, test } from "vitest";
import { openOperations } from "../../src/catalog/operations.ts";
import { openSdkServices, plain } from "../../src/catalog/sdk-services.ts";
import { openTrail } from "../../src/catalog/trail.ts";
import { catalog, readCatalogFile } from "./committed.ts";

type Table = {
  readonly prefixes: { readonly sources: Readonly<Record<string, string>> };
  readonly operations: {
    readonly events: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly parameters: unknown;
  readonly passedTo: { readonly services: Readonly<Record<string, string>> };
  readonly calledVia: { readonly services: readonly string[] };
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

test("roles are passed by actions that AWS has, to services", () => {
  const rows = Object.entries(table.passedTo.services);
  expect(rows.map(([action]) => action).filter((action) => !catalog.action(action))).toEqual([]);
  const services = [...rows.map(([, service]) => service), ...table.calledVia.services];
  expect(services.filter((service) => !/^[a-z0-9-]+\.amazonaws\.com$/.test(service))).toEqual([]);
  expect(trail.passedTo("ecs:RunTask")).toBe("ecs-tasks.amazonaws.com");
  expect(trail.passedTo("iam:PassRole")).toBeUndefined();
  expect(["athena", "s3"].map((name) => trail.isCalledVia(`${name}.amazonaws.com`))).toEqual([
    true,
    false,
  ]);
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

test("no parameter that an ARN is made of, or a need hangs on, is left aside", () => {
  const patterns = trail.asideParameters.map(
    (pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`),
  );
  const isAside = (name: string): boolean => patterns.some((pattern) => pattern.test(plain(name)));
  expect(["nextToken", "x-amz-content-sha256", "Host"].filter(isAside)).toHaveLength(3);
  // All names in the table of operations, and the placeholders of what actions take, which parameters are called.
  const { needs, paths, roles, parameters, arns, exceptions } = JSON.parse(
    readCatalogFile("operations.json"),
  ) as Readonly<Record<string, unknown>>;
  const operations = { needs, paths, roles, parameters, arns, exceptions };
  const formats = catalog.services().flatMap((prefix) => {
    const uses = catalog.service(prefix)?.actions.flatMap((action) => action.resourceTypes) ?? [];
    return uses.flatMap(({ type }) => type.arns);
  });
  const placeholders = [...new Set(formats)].flatMap((arn) =>
    [...arn.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name),
  );
  const written = textsIn({ operations, parameters: table.parameters }).flatMap((text) =>
    text.split(/[ {}/]+/).map((each) => each.split(/[.|[]/)[0] ?? ""),
  );
  expect(placeholders.length).toBeGreaterThan(1000);
  expect(written.length).toBeGreaterThan(2000);
  expect([...new Set([...placeholders, ...written])].filter(isAside)).toEqual([]);
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
