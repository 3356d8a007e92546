import { describe, expect, test } from "vitest";
import { openPulumiNames } from "../../src/catalog/pulumi.ts";
import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../src/catalog/places.ts";
import { readCatalogFile } from "./committed.ts";

const names = openPulumiNames(readCatalogFile);

describe("classes of Pulumi's are called after types of Terraform's", () => {
  test.each([
    ["iam", "RolePolicy", "aws_iam_role_policy"],
    ["iam", "OpenIdConnectProvider", "aws_iam_openid_connect_provider"],
    ["s3", "BucketV2", "aws_s3_bucket"],
    ["lambda_", "Function", "aws_lambda_function"],
    ["ec2", "VpcEndpoint", "aws_vpc_endpoint"],
    ["rds", "Instance", "aws_db_instance"],
    ["opensearch", "ServerlessCollection", "aws_opensearchserverless_collection"],
    ["lambda", "EventSourceMapping", "aws_lambda_event_source_mapping"],
  ])("%s.%s", (service, kind, type) => {
    expect(names.terraformType(service, kind)).toBe(type);
  });
});

test("all types that are called otherwise, and have properties that are, are types of the catalog", () => {
  const { types, properties } = JSON.parse(readCatalogFile("pulumi.json")) as {
    readonly types: Record<string, string>;
    readonly properties: Record<string, Record<string, string>>;
  };
  const known = new Set([
    ...openPlaces(readCatalogFile, "terraform").keys(),
    ...openNamedPlaces(readCatalogFile, "terraform").keys(),
    ...openDeclaredTypes(readCatalogFile, "terraform").keys(),
  ]);
  const named = [...Object.values(types), ...Object.keys(properties)];
  expect(named.filter((type) => !known.has(type))).toEqual([]);
});

describe("managed policies and principals have names", () => {
  test.each([
    ["AWSLambdaBasicExecutionRole", "service-role/AWSLambdaBasicExecutionRole"],
    ["AMAZON_ECS_FULL_ACCESS", "AmazonECS_FullAccess"],
    ["LambdaFullAccess", "AWSLambda_FullAccess"],
    ["AdministratorAccess", "AdministratorAccess"],
  ])("%s", (name, policy) => {
    expect(names.managedPolicy(name)).toBe(`arn:aws:iam::aws:policy/${policy}`);
  });

  test("and others have none", () => {
    expect(names.managedPolicy("Unheard")).toBeUndefined();
    expect(names.principal("LambdaPrincipal")).toBe("lambda.amazonaws.com");
    expect(names.principal("StateMachinePrincipal")).toBe("states.amazonaws.com");
  });
});

test("what every object has is a name as any other", () => {
  expect(names.principal("constructor")).toBe("constructor.amazonaws.com");
  expect(names.property("aws_s3_bucket", "constructor")).toBe("constructor");
  expect(names.property("constructor", "name")).toBe("name");
});
