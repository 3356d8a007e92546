import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../catalog/build/format.mjs";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { edits, nearest } from "../../src/catalog/nearest.ts";
import { covers } from "../../src/catalog/wildcard.ts";
import { catalog, readCatalogFile } from "./committed.ts";

const ids = (pattern: string): readonly string[] => catalog.expand(pattern).map(({ id }) => id);

describe("the catalog", () => {
  test("holds what the build wrote", () => {
    const written = decode(readCatalogFile("actions.json"));
    expect(catalog.services()).toEqual(written.map(({ prefix }) => prefix));
    for (const { prefix, title, actions, types, keys } of written) {
      const service = catalog.service(prefix);
      if (!service) throw new Error(prefix);
      expect(service.title).toBe(title);
      expect(service.conditionKeys).toEqual(keys);
      expect(
        service.resourceTypes.map(({ name, arns, conditionKeys }) => ({
          name,
          arns,
          keys: conditionKeys.map((key) => key.name),
        })),
      ).toEqual(types);
      expect(
        service.actions.map((action) => ({
          name: action.name,
          level: action.level,
          permissionOnly: action.permissionOnly,
          types: action.resourceTypes.map(({ type, required, conditionKeys }) => ({
            name: type.name,
            required,
            keys: conditionKeys.map((key) => key.name),
          })),
          dependents: action.dependents,
        })),
      ).toEqual(
        actions.map(({ name, level, permissionOnly, types: uses, dependents }) => ({
          name,
          level,
          permissionOnly,
          types: uses,
          dependents,
        })),
      );
      expect(service.actions.map((action) => new Set(names(action.conditionKeys)))).toEqual(
        actions.map(
          (action) => new Set([...action.keys, ...action.types.flatMap((use) => use.keys)]),
        ),
      );
    }
  });

  test("has the date of its source", () => {
    expect(catalog.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.for([
    ["apigateway", "Amazon API Gateway Management"],
    ["cloudformation", "AWS CloudFormation"],
    ["elasticloadbalancing", "AWS Elastic Load Balancing"],
    ["lex", "Amazon Lex"],
    ["ses", "Amazon SES"],
    ["wafv2", "AWS WAF V2"],
  ])("calls %s %s, on however many pages it stands", ([prefix = "", title]) => {
    expect(catalog.service(prefix)?.title).toBe(title);
  });

  test("parses a service only when it is asked for", () => {
    const text = readCatalogFile("actions.json").replaceAll(/^\["(?!s3")([^"]+)",.*$/gm, '["$1",!');
    const lazy = openCatalog((file) => (file === "actions.json" ? text : readCatalogFile(file)));
    expect(lazy.action("s3:GetObject")?.level).toBe("Read");
    expect(() => lazy.action("ec2:RunInstances")).toThrow();
  });

  test("refuses what is no catalog", () => {
    expect(() => openCatalog(() => "{}")).toThrow("actions.json is not a catalog");
  });

  test("finds actions and services in any case, and the same object each time", () => {
    const action = catalog.action("s3:GetObject");
    expect(action?.id).toBe("s3:GetObject");
    expect(catalog.action("S3:getobject")).toBe(action);
    expect(catalog.service("S3")?.action("GETOBJECT")).toBe(action);
    expect(catalog.resourceType("s3:object")).toBe(
      action?.resourceTypes.find(({ type }) => type.name === "object")?.type,
    );
  });

  test.for(["s3:Get*", "s3", "GetObject", "s3:", ":GetObject", "", "s3:GetObject:x", "x:Y"])(
    'has no action "%s"',
    (id) => {
      expect(catalog.action(id)).toBeUndefined();
      expect(catalog.resourceType(id)).toBeUndefined();
    },
  );

  test("finds condition keys, those with a variable part by any value of it", () => {
    const key = (id: string): string | undefined =>
      catalog.service(id.split(":")[0] ?? "")?.conditionKey(id)?.name;
    expect(key("s3:PREFIX")).toBe("s3:prefix");
    expect(key("kms:EncryptionContext:app")).toBe("kms:EncryptionContext:${EncryptionContextKey}");
    expect(key("s3:ExistingObjectTag/team")).toBe("s3:ExistingObjectTag/<key>");
    expect(key("s3:ExistingObjectTag/")).toBeUndefined();
    expect(key("codebuild:environment.environmentVariables/A.value")).toBe(
      "codebuild:environment.environmentVariables/${name}.value",
    );
    expect(key("events:Metadata/team/Matcher")).toBe("events:Metadata/${MetadataKey}/Matcher");
    expect(key("s3:nonsense")).toBeUndefined();
    expect(catalog.service("s3")?.conditionKey("aws:RequestTag/team")?.type).toBe("String");
  });
});

describe("expansion of patterns", () => {
  test("covers what AWS would", () => {
    const all = catalog.services().flatMap((prefix) => catalog.service(prefix)?.actions ?? []);
    const matching = (expression: RegExp): readonly string[] =>
      all.map(({ id }) => id).filter((id) => expression.test(id));
    expect(ids("*")).toEqual(matching(/./));
    expect(ids("*:*")).toEqual(matching(/./));
    expect(ids("s3:*")).toEqual(matching(/^s3:/));
    expect(ids("S3:*")).toEqual(matching(/^s3:/));
    expect(ids("s3:getobject")).toEqual(["s3:GetObject"]);
    expect(ids("s3:Get?bject*")).toEqual(matching(/^s3:Get.bject/));
    expect(ids("*:Describe*")).toEqual(matching(/:Describe/));
    expect(ids("ec?:*Instance*")).toEqual(matching(/^ec.:.*instance/i));
  });

  test.for(["", "s3", "s3*", "**", "*s3:GetObject:*", "nosuch:*"])(
    '"%s" covers nothing',
    (given) => {
      expect(ids(given)).toEqual([]);
    },
  );

  const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  const patterns = fc.string({ unit: fc.constantFrom("a", "b", "?", "*"), maxLength: 8 });

  test("wildcards cover what the regular expression does", () => {
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const expression = `^${pattern.replaceAll("?", ".").replaceAll("*", ".*")}$`;
        expect(covers(pattern, text)).toBe(new RegExp(expression).test(text));
      }),
    );
  });

  test("a pattern made to be slow is not", () => {
    expect(covers(`${"*a".repeat(200)}*b`, "a".repeat(2000))).toBe(false);
  });
});

describe("did you mean", () => {
  const near = (id: string): readonly string[] => catalog.nearestActions(id).map((a) => a.id);

  test("a misspelt action", () => {
    expect(near("s3:GetObjct")).toEqual(["s3:GetObject"]);
    expect(near("s3:getobjects")[0]).toBe("s3:GetObject");
    expect(near("dynamodb:PutItmes")[0]).toBe("dynamodb:PutItem");
  });

  test("a misspelt service, and both", () => {
    expect(near("dynamdb:GetItem")[0]).toBe("dynamodb:GetItem");
    expect(near("dynamdb:GetItm")[0]).toBe("dynamodb:GetItem");
    expect(catalog.nearestServices("lamda")).toEqual(["lambda"]);
  });

  test("the right action of the wrong service", () => {
    expect(near("cloudwatch:CreateLogGroup")).toEqual(["logs:CreateLogGroup"]);
    expect(near("sns:Receive")).toEqual([]);
  });

  test("nothing, rather than something far off", () => {
    expect(near("s3:Xyzzy")).toEqual([]);
    expect(catalog.nearestServices("nothinglikethis")).toEqual([]);
  });

  test.for<[string, string, number]>([
    ["", "", 0],
    ["abc", "abc", 0],
    ["abc", "abd", 1],
    ["abc", "acb", 1],
    ["abc", "ab", 1],
    ["abc", "xabc", 1],
    ["kitten", "sitting", 3],
  ])('"%s" and "%s" are %i edits apart', ([a, b, count]) => {
    expect(edits(a, b, 9)).toBe(count);
    expect(edits(b, a, 9)).toBe(count);
    if (count > 0) expect(edits(a, b, count - 1)).toBeGreaterThan(count - 1);
  });

  test("equally near candidates stay in their order", () => {
    expect(nearest("abcd", ["abce", "abcf", "zzzz", "abc"], 2)).toEqual(["abce", "abcf"]);
  });
});

function names(items: readonly { readonly name: string }[]): readonly string[] {
  return items.map(({ name }) => name);
}
