import { expect, test } from "vitest";
import { openPassing } from "../../src/catalog/passing.ts";
import { readCatalogFile } from "./committed.ts";

const passing = openPassing(readCatalogFile);

test("tells what has roles from what holds one, and from what takes one of others", () => {
  const told = (type: string): readonly boolean[] => [
    passing.hands(type),
    passing.holds(type),
    passing.isUnsure(type),
  ];
  expect(told("aws_ecs_task_definition")).toEqual([true, false, false]);
  expect(told("AWS::IAM::InstanceProfile")).toEqual([false, true, false]);
  expect(told("aws_eks_node_group")).toEqual([false, false, true]);
  expect(told("aws_lambda_function")).toEqual([false, false, false]);
});

test("has a reason and a page of AWS's for each list, in order", () => {
  const table = JSON.parse(readCatalogFile("passing.json")) as Readonly<
    Record<
      string,
      {
        readonly reason: string;
        readonly link: string;
        readonly types?: string[];
        readonly services?: Readonly<Record<string, readonly string[]>>;
      }
    >
  >;
  for (const { reason, link, types = [], services = {} } of Object.values(table)) {
    expect(Object.keys(services)).toEqual(Object.keys(services).sort());
    for (const to of Object.values(services)) expect(to).toEqual([...to].sort());
    expect(reason).not.toBe("");
    expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[^ ]+\.html$/);
    expect(types).toEqual([...types].sort());
  }
});
