import { expect, test } from "vitest";
import { openPublicAccess } from "../../src/catalog/public-access.ts";
import { facts } from "../rules/facts.ts";
import { readCatalogFile } from "./committed.ts";

const types = openPublicAccess(readCatalogFile);

/** `resourceType` of `CheckNoPublicAccess` in the reference of the IAM Access Analyzer API. */
const checked = [
  ...["Table", "Stream"].map((name) => `DynamoDB::${name}`),
  ...["EFS::FileSystem", "OpenSearchService::Domain", "KMS::Key", "Lambda::Function"],
  ...["Stream", "StreamConsumer"].map((name) => `Kinesis::${name}`),
  ...["Bucket", "AccessPoint", "Glacier"].map((name) => `S3::${name}`),
  ...["DirectoryBucket", "AccessPoint"].map((name) => `S3Express::${name}`),
  ...["Bucket", "AccessPoint"].map((name) => `S3Outposts::${name}`),
  ...["TableBucket", "Table"].map((name) => `S3Tables::${name}`),
  ...["SecretsManager::Secret", "SNS::Topic", "SQS::Queue", "IAM::AssumeRolePolicyDocument"],
  ...["ApiGateway::RestApi", "CodeArtifact::Domain", "Backup::BackupVault"],
  ...["Dashboard", "EventDataStore"].map((name) => `CloudTrail::${name}`),
].map((name) => `AWS::${name}`);

test("the types are those that AWS checks", () => {
  expect([...types.names].sort()).toEqual(checked.sort());
  expect(types.at("AWS::ECR::Repository")).toBeUndefined();
});

test("every type but trust policies protects something that a language declares, or may", () => {
  const places = readCatalogFile("policy-places.json");
  const without = types.names.filter(
    (name) => !types.at(name)?.protects.some((each) => places.includes(`"${each}"`)),
  );
  // Policies of these are found as files of their own.
  expect(without).toEqual(["AWS::CloudTrail::Dashboard", "AWS::IAM::AssumeRolePolicyDocument"]);
});

test("the keys are keys of AWS's", () => {
  const table = JSON.parse(readCatalogFile("public-access.json")) as {
    readonly keys: object;
    readonly published: Readonly<Record<string, { readonly keys: readonly string[] }>>;
  };
  const keys = Object.keys(table.keys);
  expect(keys.filter((key) => !facts.conditionKeys.at(key))).toEqual([]);
  for (const { keys: listed } of Object.values(table.published))
    expect(listed.filter((key) => !keys.includes(key))).toEqual([]);
});

test("a service whose keys AWS publishes has those alone", () => {
  expect(types.at("AWS::DynamoDB::Table")?.ownedBy("aws:SourceIp")).toBeUndefined();
  expect(types.at("AWS::S3::Bucket")?.ownedBy("AWS:SourceIP")).toBe("address");
  expect(types.at("AWS::KMS::Key")?.ownedBy("kms:CallerAccount")).toBe("exact");
  expect(types.at("AWS::KMS::Key")?.ownedBy("aws:SecureTransport")).toBeUndefined();
});
