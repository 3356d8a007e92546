import { describe, expect, test } from "vitest";
import { filled } from "./filled.ts";
import { names, read, type Code } from "./program.ts";

/** What is read within a time that a review has. */
function within(milliseconds: number, code: Code, handler?: string): readonly string[] {
  const [path = ""] = Object.keys(code);
  const started = performance.now();
  const found = names(read(code, [{ path, ...(handler !== undefined && { handler }) }]));
  expect(performance.now() - started).toBeLessThan(milliseconds);
  return found;
}

const s3 = `import { S3 } from "@aws-sdk/client-s3"; const s3 = new S3({});\n`;
const boto3 = `import boto3\ns3 = boto3.client("s3")\n`;

describe("a long file", () => {
  test.each([
    ["calls of a client", filled(s3, 100_000, () => "s3.listBuckets({});")],
    ["calls of what is unknown", filled(s3, 100_000, (n) => `a${n}.b.c.getItem(d${n});`)],
    ["functions", filled(s3, 100_000, (n) => `export const f${n} = () => f${n + 1}();`)],
    [
      "names for names",
      filled(
        `${s3}const a0 = s3;`,
        100_000,
        (n) => `const a${n + 1} = a${n}; a${n}.listBuckets();`,
      ),
    ],
    ["values for one name", filled(`${s3}let a;`, 100_000, () => "a = s3; a.listBuckets();")],
    [
      "fields of classes",
      filled(s3, 100_000, (n) => `class A${n} extends A${n + 1} { b() { this.c.listBuckets(); } }`),
    ],
    [
      "calls that pass a client",
      filled(`${s3}function f(a) { a.listBuckets(); }`, 100_000, () => "f(s3);"),
    ],
    [
      "members of objects",
      filled(
        `${s3}const a0 = { b: s3 };`,
        100_000,
        (n) => `const a${n + 1} = { b: a${n}.b, ...a${n} }; a${n}.b.listBuckets();`,
      ),
    ],
    [
      "conditions",
      filled(
        `${s3}const a0 = s3;`,
        100_000,
        (n) => `const a${n + 1} = b ? a${n} : a${n}; a${n}.listBuckets();`,
      ),
    ],
    ["calls of calls", `${s3}a${".b()".repeat(40_000)};`],
    ["a minified line", s3 + "s3.listBuckets({}),".repeat(9_000) + "0"],
  ])("%s in JavaScript", (_, text) => {
    const found = within(30_000, { "a.ts": text });
    expect(new Set(found).size).toBeLessThan(4);
  });

  test.each([
    ["calls of a client", filled(boto3, 100_000, () => "s3.list_buckets()")],
    ["functions", filled(boto3, 100_000, (n) => `def f${n}():\n    return f${n + 1}()`)],
    ["values for one name", filled(boto3, 100_000, () => "a = s3\na.list_buckets()")],
    [
      "calls that pass a client",
      filled(`${boto3}def f(a):\n    a.list_buckets()`, 100_000, () => "f(s3)"),
    ],
    ["brackets", `${boto3}${"[".repeat(90_000)}`],
    ["quotes", `${boto3}${`"a" 'b' `.repeat(20_000)}`],
    ["nested blocks", filled(boto3, 100_000, (n) => `${" ".repeat(n)}if a:`)],
  ])("%s in Python", (_, text) => {
    within(30_000, { "a.py": text });
  });
});

test("a file that is longer than one is read is said", () => {
  const text = filled(s3, 1_100_000, () => "s3.listBuckets({});");
  expect(within(200, { "a.ts": text })).toEqual(["unread-file"]);
  const { unseen, paths } = read({ "a.ts": `import "./b";`, "b.ts": text });
  expect(unseen.map(({ detail }) => detail)).toEqual([
    "b.ts is longer than the 250,000 characters that are read of a file",
  ]);
  expect(paths).toEqual(["a.ts"]);
});

test("a program of 20,000 lines in several files is read", () => {
  const part = filled(s3, 240_000, (n) => `export const f${n} = s3.listBuckets({ n: ${n} });`);
  const files = Array.from({ length: 5 }, (_, n) => [`f${n}.ts`, `import "./f${n + 1}";\n${part}`]);
  const found = within(10_000, Object.fromEntries(files) as Code);
  expect(found.filter((line) => line === "s3.ListBuckets").length).toBeGreaterThan(15_000);
});

test("code that is longer than all that is read is said", () => {
  const long = `//${"a".repeat(240_000)}`;
  const files = Array.from({ length: 30 }, (_, n) => [
    `f${n}.ts`,
    `import "./f${n + 1}";\n${long}`,
  ]);
  const { unseen } = read({ ...(Object.fromEntries(files) as Code), "f30.ts": "" });
  expect(unseen.map(({ detail }) => detail)).toEqual([
    "f24.ts is beyond the 6,000,000 characters that are read of all code",
  ]);
});

test("400 files that import each other", () => {
  const files = Array.from({ length: 400 }, (_, n) => {
    const imports = Array.from({ length: 20 }, (_, k) => {
      const other = (n * 7 + k * 13 + 1) % 400;
      return `import { g as g${k}, s3 as c${k} } from "./f${other}"; export * from "./f${other}";`;
    });
    const calls = Array.from({ length: 20 }, (_, k) => `g${k}(c${k}); c${k}.listBuckets();`);
    const own = n === 399 ? `${s3} export { s3 };` : "";
    return [
      `f${n}.ts`,
      `${imports.join("\n")}\n${own}\nexport function g(s3) { ${calls.join(" ")} }`,
    ];
  });
  const code = Object.fromEntries(files) as Code;
  const found = within(10_000, code, "g");
  expect(found).toContain("s3.ListBuckets");
});

test("more files than are read are said", () => {
  const files = Array.from({ length: 500 }, (_, n) => [`f${n}.ts`, `import "./f${n + 1}";`]);
  const { unseen } = read(Object.fromEntries(files) as Code);
  expect(unseen.map(({ detail }) => detail)).toEqual([
    "f400.ts is beyond the 400 files that are read of a function",
  ]);
});

test("a file that imports itself, and one that is not there", () => {
  expect(
    within(500, { "a.ts": `import "./a"; export * from "./a"; import { b } from "./a"; b();` }),
  ).toEqual([]);
  expect(within(500, { "a.py": "import a\nfrom a import *\nfrom . import a\na.a.a()" })).toEqual(
    [],
  );
});

describe("names that objects have by themselves", () => {
  const odd = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype"];

  test.each(odd)("%s is no client and no operation", (name) => {
    const found = within(500, {
      "a.ts": `${s3}
        const a = { ${name}: 1 }; a.${name}(s3.${name}); s3["${name}"]; new S3({})["${name}"];
        import * as b from "./b"; b.${name}(); export { a as ${name} };`,
      "b.ts": `import AWS from "aws-sdk"; new AWS.${name}(); new AWS.S3().waitFor("${name}"); export default { ${name}: 1 };`,
    });
    expect(found.filter((line) => line.includes("."))).toEqual([]);
  });

  test.each(odd)("%s is no service", (name) => {
    const found = within(500, {
      "a.py": `import boto3\nboto3.client("${name}").${name}()\nboto3.resource("${name}").${name}("a").load()\nboto3.client("s3").get_paginator("${name}").paginate()`,
    });
    expect(found.filter((line) => line.includes("."))).toEqual([]);
  });

  test.each(odd)("%s is a file like others", (name) => {
    const found = within(500, {
      "a.ts": `import { ${name === "__proto__" ? name : name} as x } from "./${name}"; x();`,
      [`${name}.ts`]: `${s3} export const y = () => s3.listBuckets({}); export { y as ${name} };`,
    });
    expect(found).toEqual(["s3.ListBuckets"]);
  });
});
