import { expect, test } from "vitest";
import { openCdk } from "../../src/catalog/cdk.ts";
import { facts } from "../rules/facts.ts";
import { readCatalogFile } from "./committed.ts";

const cdk = openCdk(readCatalogFile);
const table = JSON.parse(readCatalogFile("cdk.json")) as {
  readonly classes: Readonly<Record<string, string>>;
  readonly grants: Readonly<
    Record<string, Readonly<Record<string, readonly { readonly actions: readonly string[] }[]>>>
  >;
  readonly statics: Readonly<Record<string, readonly { readonly actions: readonly string[] }[]>>;
};

test.each([
  ["s3", "Bucket", "AWS::S3::Bucket"],
  ["s3", "CfnBucketPolicy", "AWS::S3::BucketPolicy"],
  ["lambda-nodejs", "NodejsFunction", "AWS::Lambda::Function"],
  ["dynamodb", "TableV2", "AWS::DynamoDB::Table"],
  ["sam", "CfnFunction", "AWS::Serverless::Function"],
  ["quicksight", "CfnDashboard", undefined],
])("what %s.%s makes", (service, name, type) => {
  expect(cdk.typeOf(service, name)).toBe(type);
});

test("attributes begin with what a type is called", () => {
  expect(cdk.nounOf("AWS::SQS::Queue")).toBe("queue");
  expect(cdk.nounOf("AWS::RDS::DBInstance")).toBe("instance");
});

test("every action that is granted is one of AWS's", () => {
  const actions = [...Object.values(table.grants), table.statics].flatMap((methods) =>
    Object.values(methods).flatMap((grants) => grants.flatMap((grant) => grant.actions)),
  );
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter((action) => facts.catalog.expand(action).length === 0)).toEqual([]);
});

test("every type that grants has an ARN that is known", () => {
  const unknown = Object.keys(table.grants).filter((type) => {
    const row = cdk.declared.get(type);
    return !row || facts.catalog.resourceType(row.type)?.arns[0] === undefined;
  });
  expect(unknown).toEqual([]);
});

test("what every object has is a name as any other", () => {
  expect(cdk.typeOf("constructor", "Bucket")).toBeUndefined();
  expect(cdk.nounOf("constructor")).toBe("constructor");
  expect(cdk.propertiesOf("toString")).toEqual(cdk.propertiesOf("AWS::No::Type"));
});
