import { expect, test } from "vitest";
import { accessLevels, type AccessLevel, type Action } from "../../src/catalog/action.ts";
import { openConditionKeys } from "../../src/catalog/condition-keys.ts";
import type { ResourceType } from "../../src/catalog/resource-type.ts";
import { openArnShapes } from "../../src/catalog/arn-shapes.ts";
import { openDeputies } from "../../src/catalog/deputies.ts";
import { openPolicyChecks } from "../../src/catalog/policy-checks.ts";
import { openRegions } from "../../src/catalog/regions.ts";
import { documentOf, plainText, type NewStatement } from "../../src/iam/new-policy.ts";
import { shorter } from "../../src/write/shorter.ts";
import { readPolicy } from "../../src/validity/read.ts";
import { validate } from "../../src/validity/validate.ts";
import { catalog, readCatalogFile } from "../catalog/committed.ts";
import { share } from "../share.ts";
import { writtenFrom } from "./written.ts";

/** Every resource type with one of its ARNs, names put in. */
const instances = catalog
  .services()
  .flatMap((prefix) => catalog.service(prefix)?.resourceTypes ?? [])
  .flatMap((type) => type.arns.slice(0, 1).map((format) => ({ type, arn: instanceOf(format) })));

function instanceOf(format: string): string {
  const [arn, , service, region = "", account = "", ...resource] = format.split(":");
  const named = (text: string): string => text.replace(/\$\{\w+\}|\*/g, "name");
  return [
    arn,
    "aws",
    service,
    region.replace(/^(?:\$.*|\*)$/, "eu-west-1"),
    account.replace(/^(?:\$.*|\*)$/, "123456789012"),
    named(resource.join(":")),
  ].join(":");
}

/** By their shape: ARNs of some types cannot be told apart. */
const alike = (a: string, b: string): boolean => {
  const pattern = a
    .split(/\$\{\w+\}|\*/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".+")}$`).test(instanceOf(b));
};

/** Nobody tells the ARNs of one from those of the other. */
const isTwin = (one: ResourceType, other: ResourceType): boolean =>
  one.arns.some((a) => other.arns.some((b) => alike(a, b) && alike(b, a)));

const levelKey = (level: AccessLevel): string => level.toLowerCase().replace(" ", "-");

const takes = (action: Action, type: ResourceType): boolean =>
  action.resourceTypes.some((use) => use.type === type);

test("write of an instance of an ARN is the actions of the level that take its type, and all that they need is said", () => {
  for (const { type, arn } of share(instances, 150)) {
    const own = catalog.service(arn.split(":")[2] ?? "")?.resourceTypes ?? [];
    const siblings = own.filter((each) =>
      each.arns.some((format) => alike(format, type.arns[0] ?? "")),
    );
    // A type of another service's resources is meant where that has no such type of its own.
    const isMeant = type.service === arn.split(":")[2] || siblings.length === 0;
    if (!isMeant) continue;
    for (const level of accessLevels) {
      const { statements, told } = writtenFrom(`mode: crud\n${levelKey(level)}: ['${arn}']`);
      const granted = statements.flatMap(({ actions }) => actions.map(({ item }) => item));
      const wanted = (catalog.service(type.service)?.actions ?? []).filter(
        (action) => action.level === level && takes(action, type),
      );
      const missing = wanted.filter(({ id }) => !granted.includes(id));
      expect([type.id, level, missing.map(({ id }) => id)]).toEqual([type.id, level, []]);
      for (const id of granted) {
        const action = catalog.action(id);
        expect(action?.level).toBe(level);
        const taken = (action?.resourceTypes ?? []).map((use) => use.type);
        const fits = taken.some((each) => each === type || isTwin(each, type));
        expect([type.id, id, fits]).toEqual([type.id, id, true]);
      }
      expectComplete(statements, told);
    }
  }
});

/** Every action has something of each kind that a call of it needs, or it is said that it lacks some. */
function expectComplete(statements: readonly NewStatement[], told: string): void {
  const lacking = statements.flatMap(({ actions }) =>
    actions.filter(({ item }) => {
      const { conjuncts = [] } = catalog.action(item) ?? {};
      return conjuncts.length > 1;
    }),
  );
  for (const { item, because } of lacking) {
    const { conjuncts = [] } = catalog.action(item) ?? {};
    const resources = statements
      .filter(({ actions }) => actions.some((each) => each.item === item))
      .flatMap((each) => each.resources.map(plainText));
    const unmet = conjuncts.filter(
      (alternatives) =>
        !alternatives.some(({ arns }) =>
          resources.some((resource) => arns.some((format) => alike(format, resource))),
        ),
    );
    if (unmet.length === 0) continue;
    expect([item, because]).toEqual([item, expect.stringMatching(/need/)]);
    for (const [first] of unmet) expect(because).toContain(first?.name ?? "-");
    expect(told).toContain("name them under resources");
  }
}

const validityFacts = {
  catalog,
  conditionKeys: openConditionKeys(readCatalogFile, catalog),
  shapes: openArnShapes(readCatalogFile),
  deputies: openDeputies(readCatalogFile),
  regions: openRegions(readCatalogFile),
  policyChecks: openPolicyChecks(readCatalogFile),
};

test("every policy is valid, short or long, and nothing stands on everything that could be limited", () => {
  // Recovery points have the ARNs of whatever service they are of.
  const plain = instances.filter(({ type }) => type.id !== "backup:recoveryPoint");
  for (const { arn } of share(plain, 600)) {
    const levels = accessLevels.map((level) => `${levelKey(level)}: ['${arn}']\n`).join("");
    const { statements } = writtenFrom(`mode: crud\ndependents: include\n${levels}`);
    if (statements.length === 0) continue;
    expectValid(statements);
    expectLimited(statements);
    const short = shorter(statements, 0, catalog);
    expectValid(short);
    expect(grants(short)).toEqual(grants(statements));
  }
});

/** What is allowed on what, in the catalog of its date. */
function grants(statements: readonly NewStatement[]): readonly string[] {
  return statements
    .flatMap(({ actions, resources }) =>
      actions
        .flatMap(({ item }) => catalog.expand(item))
        .flatMap(({ id }) => resources.map((resource) => `${id} ${plainText(resource)}`)),
    )
    .sort();
}

test("what takes no resource is all that services give", () => {
  const levels = accessLevels.map((level) => `  service-${levelKey(level)}: [all]\n`).join("");
  const { statements } = writtenFrom(`mode: crud\nwildcard-only:\n${levels}`);
  expect(statements.map(({ sid }) => sid)).toEqual(["MultMultNone"]);
  const none = catalog.expand("*").filter(({ resourceTypes }) => resourceTypes.length === 0);
  expect(statements[0]?.actions).toHaveLength(none.length);
  expectLimited(statements);
});

function expectLimited(statements: readonly NewStatement[]): void {
  const everywhere = statements.filter(({ resources }) =>
    resources.some((each) => plainText(each) === "*"),
  );
  const limited = everywhere.flatMap(({ actions }) =>
    actions.filter(({ item }) => (catalog.action(item)?.resourceTypes.length ?? 0) > 0),
  );
  expect(limited).toEqual([]);
}

function expectValid(statements: readonly NewStatement[]): void {
  const source = { path: "policy.json", text: JSON.stringify(documentOf({ statements })) };
  const read = readPolicy(source);
  if (!read.ok) throw new Error(read.finding.message);
  const found = validate(read.root, {
    ...validityFacts,
    kind: "identity",
    resourceType: undefined,
  });
  const wrong = found.filter(({ type }) => type === "ERROR" || type === "WARNING");
  expect(wrong.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
}
