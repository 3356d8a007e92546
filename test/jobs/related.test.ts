import { expect, test } from "vitest";
import { filesToReview } from "../../src/jobs/review.ts";

const linking = Object.entries({
  "prod/main.tf": 'module "app" {\n  source = "../modules/app"\n}',
  "dev/main.tf": 'module "app" {\n  source = "../modules/app"\n}',
  "modules/app/main.tf":
    'module "queue" {\n  source = "../queue"\n}\nlocals { p = file("${path.module}/policies/read.txt") }',
  "modules/queue/main.tf": "",
  "other/main.tf": 'module "x" {\n  source = "hashicorp/x/aws"\n}',
  "sets/main.tf":
    'locals {\n  a = fileset(path.module, "own/*.json")\n  b = fileset("${path.module}/../shared/", "**/*.yaml")\n}',
  "json/main.tf.json": '{"module": {"a": {"source": "./own"}}}',
}).map(([path, text]) => ({ path, text }));

const files = [
  "prod/main.tf",
  "dev/main.tf",
  "modules/app/main.tf",
  "modules/app/policies/read.txt",
  "modules/app/policies/else.txt",
  "modules/queue/main.tf",
  "other/main.tf",
  "json/main.tf.json",
  "json/own/main.tf",
  "sets/main.tf",
  "sets/own/a.json",
  "sets/own/deep/a.json",
  "shared/b.yaml",
];
const sets = ["sets/main.tf", "sets/own/a.json", "shared/b.yaml"];

function read(changed: string): readonly string[] {
  return files.filter(filesToReview([{ path: changed, before: changed }], () => true, linking));
}

const app = ["modules/app/main.tf", "modules/app/policies/read.txt", "modules/queue/main.tf"];

test.each([
  ["prod/main.tf", ["prod/main.tf", ...app]],
  ["modules/queue/main.tf", ["prod/main.tf", "dev/main.tf", ...app]],
  ["modules/app/policies/read.txt", ["prod/main.tf", "dev/main.tf", ...app]],
  ["other/main.tf", ["other/main.tf"]],
  ["json/main.tf.json", ["json/main.tf.json", "json/own/main.tf"]],
  ["sets/main.tf", sets],
  ["sets/own/a.json", sets],
])("where %s changes, what calls it and what that calls are read too", (changed, expected) => {
  expect(read(changed)).toEqual(expected);
});

test("what is left out by the configuration is not read for being taken in", () => {
  const inside = (path: string): boolean => !path.startsWith("modules/");
  const wanted = filesToReview([{ path: "prod/main.tf" }], inside, linking);
  expect(files.filter(wanted)).toEqual(["prod/main.tf"]);
});
