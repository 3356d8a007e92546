import { describe, expect, test } from "vitest";
import { repositoryImports } from "../../src/usage/imports-of-repository.ts";
import { names, read } from "./program.ts";

type Texts = Readonly<Record<string, string>>;

/** The path that an import leads to. */
function led(texts: Texts, from: string, module: string): string | undefined {
  const files = new Map(Object.entries(texts));
  const imports = repositoryImports((path) => {
    const text = files.get(path);
    return text === undefined ? undefined : { path, text };
  });
  return imports({ path: from, text: "" }, module)?.path;
}

const config = (options: object, more: object = {}): string =>
  JSON.stringify({ compilerOptions: options, ...more });
const shop = { "package.json": JSON.stringify({ workspaces: ["packages/*", "tools"] }) };
const named = (name: string, more: object = {}): string => JSON.stringify({ name, ...more });

describe("an import leads to a file", () => {
  test.for<readonly [string, Texts, string, string, string]>([
    [
      "by a path of tsconfig.json",
      { "tsconfig.json": config({ paths: { "@app/*": ["src/*"] } }), "src/db.ts": "" },
      "src/a/b.ts",
      "@app/db",
      "src/db.ts",
    ],
    [
      "by a path in another folder",
      {
        "x/tsconfig.json": config({ baseUrl: "./src", paths: { db: ["store/db.ts"] } }),
        "x/src/store/db.ts": "",
      },
      "x/src/a.ts",
      "db",
      "x/src/store/db.ts",
    ],
    [
      "by the longest path",
      {
        "tsconfig.json": config({ paths: { "@app/*": ["a/*"], "@app/db/*": ["b/*"] } }),
        "a/db/x.ts": "",
        "b/x.ts": "",
      },
      "c.ts",
      "@app/db/x",
      "b/x.ts",
    ],
    [
      "by the second of several, where the first is not there",
      {
        "tsconfig.json": config({ paths: { "@app/*": ["gen/*", "src/*"] } }),
        "src/db/index.ts": "",
      },
      "a.ts",
      "@app/db",
      "src/db/index.ts",
    ],
    [
      "by what is extended",
      {
        "a/tsconfig.json": config({}, { extends: "../tsconfig.base" }),
        "tsconfig.base.json": `{ // names\n ${config({ paths: { "@app/*": ["src/*"] } }).slice(1)}`,
        "src/db.ts": "",
      },
      "a/b.ts",
      "@app/db",
      "src/db.ts",
    ],
    [
      "from the base",
      { "tsconfig.json": config({ baseUrl: "src" }), "src/lib/db.ts": "" },
      "src/a.ts",
      "lib/db",
      "src/lib/db.ts",
    ],
    [
      "of a workspace",
      { ...shop, "packages/db/package.json": named("@shop/db"), "packages/db/src/index.ts": "" },
      "packages/app/src/a.ts",
      "@shop/db",
      "packages/db/src/index.ts",
    ],
    [
      "of what a workspace is built of",
      {
        ...shop,
        "packages/db/package.json": named("@shop/db", { main: "./dist/main.js" }),
        "packages/db/src/main.ts": "",
        "packages/db/src/index.ts": "",
      },
      "packages/app/a.ts",
      "@shop/db",
      "packages/db/src/main.ts",
    ],
    [
      "below a workspace",
      { ...shop, "packages/db/package.json": named("@shop/db"), "packages/db/src/tables.ts": "" },
      "a.ts",
      "@shop/db/tables",
      "packages/db/src/tables.ts",
    ],
    [
      "of a workspace by its folder",
      { ...shop, "tools/package.json": named("helpers"), "tools/index.js": "" },
      "a.js",
      "helpers",
      "tools/index.js",
    ],
    [
      "of a workspace of pnpm",
      {
        "pnpm-workspace.yaml": "packages:\n  - libs/*\n",
        "libs/shop-db/package.json": named("@shop/db"),
        "libs/shop-db/index.ts": "",
      },
      "apps/a.ts",
      "@shop/db",
      "libs/shop-db/index.ts",
    ],
  ])("%s", ([, texts, from, module, path]) => {
    expect(led(texts, from, module)).toBe(path);
  });
});

describe("an import leads nowhere", () => {
  test.for<readonly [string, Texts, string, string]>([
    [
      "of a package of the same folder with another name",
      { ...shop, "packages/db/package.json": named("@other/db"), "packages/db/index.ts": "" },
      "a.ts",
      "@shop/db",
    ],
    [
      "of a folder that is no workspace",
      { "packages/db/package.json": named("db"), "packages/db/index.ts": "" },
      "a.ts",
      "db",
    ],
    [
      "out of the repository",
      { "tsconfig.json": config({ paths: { x: ["../../x"] } }), "x.ts": "" },
      "a.ts",
      "x",
    ],
    ["of Python", { "tsconfig.json": config({ baseUrl: "." }), "db.ts": "" }, "a.py", "db"],
    ["of what is broken", { "tsconfig.json": "{", "package.json": "[" }, "a.ts", "db"],
  ])("%s", ([, texts, from, module]) => {
    expect(led(texts, from, module)).toBeUndefined();
  });

  test("where configurations extend each other in a circle", () => {
    const circle = config({}, { extends: "./tsconfig.json" });
    expect(led({ "tsconfig.json": circle }, "a.ts", "db")).toBeUndefined();
  });
});

test("calls of packages of the repository are calls", () => {
  const found = read({
    "apps/a.ts": `import { put } from "@shop/db"; await put("x");`,
    ...shop,
    "packages/db/package.json": named("@shop/db"),
    "packages/db/src/index.ts": `import { S3 } from "@aws-sdk/client-s3"; const s3 = new S3({}); export const put = (Key) => s3.putObject({ Bucket: "b", Key });`,
  });
  expect(names(found)).toEqual(["s3.PutObject"]);
  expect(found.strange).toEqual([]);
});
