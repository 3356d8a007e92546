import { expect, test } from "vitest";
import { importersOf, lookedAt, lookedAtSparingly, notLookedAt } from "../../src/jobs/importers.ts";
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

const inCdk = 'import * as iam from "aws-cdk-lib/aws-iam";\nnew iam.PolicyStatement();\n';

const programs: Readonly<Record<string, string>> = {
  "infra/bin/app.ts": 'import { Shop } from "../lib/shop/stack";\n',
  "infra/lib/shop/stack.ts": `${inCdk}import { a } from "@/shared";\nexport * from './names';\n`,
  "infra/lib/shop/beside.ts": `${inCdk}const b = require("../settings/b");\n`,
  "infra/lib/settings/b.js": "",
  "infra/lib/other/stack.ts": inCdk,
  "infra/shared/index.ts": 'export * from "../../packages/access/read.js";\n',
  "packages/access/read.ts": 'import { c } from "./c";\n',
  "packages/access/c.ts": "",
  "app/page.tsx": 'import { read } from "../packages/access/read";\n',
  "tools/main.py": "",
};
const withOthers = [...Object.keys(programs), "infra/cdk.json", "packages/package.json"].sort();

function readFor(changed: string, texts = programs): readonly string[] {
  const importing = {
    programs: Object.entries(texts).map(([path, text]) => ({ path, text })),
    isThere: (path: string) => withOthers.includes(path),
  };
  const none = { programs: [], isThere: () => false };
  const readWith = importersOf([changed], none, importing);
  return withOthers.filter(filesToReview([{ path: changed }], () => true, [], readWith));
}

const shop = ["infra/lib/shop/beside.ts", "infra/lib/shop/stack.ts"];
const withShop = [
  "infra/cdk.json",
  "infra/lib/settings/b.js",
  ...shop,
  "infra/shared/index.ts",
  "packages/access/c.ts",
  "packages/access/read.ts",
];

test("a program that names more modules than are looked up is read, and takes no longer", () => {
  const folder = Array.from({ length: 100 }, (_, n) => `d${n}`);
  const roots = folder.map((_, n) => `${folder.slice(0, n + 1).join("/")}/Pulumi.yaml`);
  const path = `${folder.join("/")}/main.py`;
  const imports = Array.from({ length: 2000 }, (_, n) => `from access import a${n}\n`);
  const text = `import pulumi_aws as aws\n${imports.join("")}aws.iam.Policy("a")\n`;
  let asked = 0;
  const isThere = (each: string): boolean => {
    asked++;
    return roots.includes(each);
  };
  const importing = { programs: [{ path, text }], isThere };
  const { files } = importersOf(["d0/access.py"], { programs: [], isThere }, importing);
  expect([...files]).toContain(path);
  // With all modules looked up in all folders, it is 404,000 times.
  expect(asked).toBeLessThan(30_000);
});

test.each([
  ["infra/lib/shop/stack.ts", withShop],
  ["packages/access/c.ts", withShop],
  ["app/page.tsx", ["app/page.tsx"]],
  ["infra/lib/other/stack.ts", ["infra/cdk.json", "infra/lib/other/stack.ts"]],
])("where %s changes, programs with policies that import it are read", (changed, expected) => {
  expect(readFor(changed)).toEqual(expected);
});

test("files that import each other are read once, and whatever they say", () => {
  const hostile = {
    ...programs,
    "packages/access/c.ts": `import "./read";\nimport "../../../../etc/passwd";\nimport "/etc/passwd";\n${"from".repeat(50_000)}${'import "./c";\n'.repeat(2000)}`,
  };
  expect(readFor("packages/access/c.ts", hostile)).toEqual(withShop);
});

test("the nearest programs are looked at, and it is said how many are not", () => {
  const changed = ["infra/lib/access/read.ts"];
  const paths = [
    "app/a.ts",
    "infra/bin/a.ts",
    "infra/cdk.json",
    "infra/lib/a.ts",
    "infra/lib/access/deep/a.ts",
    "infra/lib/access/read.ts",
    "infra/lib/a.py",
  ];
  const nearest = [
    "infra/lib/access/read.ts",
    "infra/lib/access/deep/a.ts",
    "infra/lib/a.ts",
    "infra/bin/a.ts",
  ];
  expect(lookedAt(changed, paths, 10)).toEqual({ at: [...nearest, "app/a.ts"], left: [] });
  expect(lookedAtSparingly(changed, paths, 10)).toEqual({ at: nearest, left: [] });
  const [told, ...more] = notLookedAt(lookedAtSparingly(changed, paths, 2));
  expect(told).toMatchObject({ path: "infra/lib/a.ts", reason: "too-many" });
  expect(told?.detail).toMatch(/^whether this program and 1 other program import a changed file/);
  expect(more).toEqual([]);
});
