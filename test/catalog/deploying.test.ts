import { expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { openDeploying } from "../../src/catalog/deploying.ts";
import { openOperations } from "../../src/catalog/operations.ts";
import { readCatalogFile } from "./committed.ts";

const catalog = openCatalog(readCatalogFile);
const operations = openOperations(readCatalogFile, catalog);
const deploying = openDeploying(readCatalogFile, catalog, operations);

const table = JSON.parse(readCatalogFile("deploying.json")) as Readonly<
  Record<"cloudformation" | "terraform", Readonly<Record<string, string>>>
>;

test("says in actions what a type needs, in either language", () => {
  const [queue, named] = ["AWS::SQS::Queue", "aws_sqs_queue"].map((type) =>
    [...(deploying.needsOf(type) ?? [])].sort(),
  );
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
  for (const each of [queue, named])
    expect(each).toEqual(
      expect.arrayContaining(["sqs:createqueue", "sqs:deletequeue", "sqs:setqueueattributes"]),
    );
  expect(deploying.needsOf("aws_sqs_queue", true)).not.toContain("sqs:createqueue");
  expect(deploying.needsOf("aws_iam_role")).toContain("iam:tagrole");
  expect(deploying.needsOf("aws_iam_role")).not.toContain("iam:taguser");
  expect(deploying.needsOf("aws_lambda_function")).toContain("iam:passrole");
  expect(deploying.needsOf("aws_iam_policy_document")).toEqual(new Set());
  expect(deploying.needsOf("google_storage_bucket")).toBeUndefined();
  expect(deploying.needsOf("constructor")).toBeUndefined();
});

test("knows what takes a boundary away", () => {
  expect([...deploying.unbinding()].sort()).toEqual([
    "iam:deleterolepermissionsboundary",
    "iam:deleteuserpermissionsboundary",
  ]);
});

test("knows a service by a type of its own", () => {
  const known = ["sqs", "iam", "s3", "resource-groups", "athena"].filter((each) =>
    deploying.isKnown(each),
  );
  expect(known).toEqual(["sqs", "iam", "s3"]);
});

test("knows who runs something of its own, by the principals of services", () => {
  const running = ["lambda", "pods.eks", "cloudformation", "eks"].filter((each) =>
    deploying.isForRunning(`${each}.amazonaws.com`),
  );
  expect(running).toEqual(["lambda", "pods.eks"]);
});

test("names actions and operations that AWS has, in order", () => {
  const { cloudformation, terraform } = table;
  for (const types of [cloudformation, terraform]) {
    expect(Object.keys(types)).toEqual(Object.keys(types).sort());
    const unknown = Object.values(types)
      .flatMap((packed) => packed.split(" ").filter((each) => each !== ""))
      .flatMap((own) => {
        const [service = "", names = ""] = own.split(":");
        return names.split(",").map((name) => ({ service, name }));
      })
      .filter(({ service, name }) =>
        types === cloudformation
          ? catalog.expand(`${service}:${name}`).length === 0
          : operations.needs(service, name) === undefined,
      );
    expect(unknown).toEqual([]);
  }
});
