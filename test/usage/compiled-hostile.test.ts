import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTokens, type Language } from "../../src/syntax/compiled/tokens.ts";
import { inGo, inJava, names, read } from "./program.ts";
import { filled } from "./filled.ts";

/** Words and marks that programs are made of, in any order. */
const soup = (words: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom(...words.split(" "), "\n", '"s"', '"', "`", "/*", "*/", "//", '"""', "'"),
      {
        maxLength: 120,
      },
    )
    .map((all) => all.join(" "));

const marks = "( ) { } [ ] < > . , ; : := = == & * + -> :: @ ... ? 1 a b client";
const goWords = `${marks} package import func type struct interface var const return if for range map chan switch case dynamodb s3.New s3.Client NewFromConfig GetObject &s3.GetObjectInput aws.String os.Getenv`;
const javaWords = `${marks} package import class interface enum record new public static final void return this super S3Client DynamoDbTable<A> create builder build getObject GetObjectRequest System.getenv String var extends implements`;

const goStart = `package main\nimport "github.com/aws/aws-sdk-go-v2/service/s3"\nvar client *s3.Client\nfunc main() {\n`;
const javaStart = `package com.example;\nimport software.amazon.awssdk.services.s3.S3Client;\nclass App { S3Client client; void handleRequest() {\n`;

describe("whatever stands in a file, it is read to its end", () => {
  test("in Go", () => {
    fc.assert(
      fc.property(soup(goWords), (text) => {
        inGo(text);
        inGo(goStart + text);
      }),
      { numRuns: 100 },
    );
  });

  test("in Java", () => {
    fc.assert(
      fc.property(soup(javaWords), (text) => {
        inJava(text);
        inJava(javaStart + text);
      }),
      { numRuns: 100 },
    );
  });

  test("every sign is in a word, in space or in a comment, and brackets close behind where they open", () => {
    fc.assert(
      fc.property(soup(goWords), fc.constantFrom<Language>("go", "java"), (text, language) => {
        const { all, closers } = readTokens(text, language);
        let end = 0;
        for (const { span } of all) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          const between = text.slice(end, span.start);
          expect(between.replace(/\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g, "").trim()).toBe("");
          end = span.end;
        }
        for (const [open, close] of closers) expect(close).toBeGreaterThan(open);
      }),
      { numRuns: 100 },
    );
  });
});

/** A long file of such lines. */
const long = (start: string, line: (n: number) => string, length = 50_000): string =>
  filled(start, length, line);

describe("a long file is read within a time that a review has", () => {
  test.each<readonly [string, string]>([
    ["calls", long(goStart, () => "client.ListBuckets(ctx, &s3.ListBucketsInput{})")],
    ["brackets", long(goStart, () => "((((((((((")],
    ["braces", long(goStart, () => "{{{{{{{{{{")],
    ["functions in functions", long(goStart, () => "func(a func(")],
    ["types of functions", long(`${goStart}var x `, () => "func() func() ")],
    ["declarations", long(goStart, () => "a := a := a :=")],
    ["one name, declared often", long(goStart, () => "client := client")],
    ["heads of statements", long(goStart, () => "if a := b;")],
    ["names behind one another", long(goStart, () => "a.b.c.d.e.f.g")],
    ["one long chain", goStart + "a" + ".b()".repeat(50_000)],
    [
      "values of values",
      long(goStart, (n) => `v${n} := v${n + 1} + v${n + 1}\nclient.GetObject(ctx, v${n})`),
    ],
    ["functions", long("package main", (n) => `func f${n}() { f${n + 1}() }`)],
    ["methods of one name", long("package main", (n) => `func (a T${n}) f() { a.f() }`)],
  ])("%s in Go", (_, text) => {
    const started = performance.now();
    inGo(text.slice(0, 250_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test.each<readonly [string, string]>([
    ["calls", long(javaStart, () => "client.listBuckets();")],
    [
      "requests",
      `${javaStart} client.putObject(PutObjectRequest.builder()${".a(b)".repeat(8_000)}.build());`,
    ],
    ["types in angle brackets", long(javaStart, () => "A<B<C<D<")],
    ["fields", long("class App {", (n) => `S3Client c${n} = c${n + 1};`)],
    ["classes", long("", (n) => `class A${n} extends A${n + 1} { void f() { super.f(); g(); } }`)],
    ["functions without names", long(javaStart, () => "f(a -> b, (c, d) -> { e(")],
    ["one name, declared often", long(javaStart, () => "A client = client;")],
    ["annotations", long(javaStart, () => "@A @B(c) void")],
    [
      "parts of a text",
      `${javaStart} client.deleteBucket(r -> r.bucket("a"${' + "b"'.repeat(8_000)}));`,
    ],
  ])("%s in Java", (_, text) => {
    const started = performance.now();
    inJava(text.slice(0, 250_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test("a file that is longer than one is read is said", () => {
  expect(names(inGo(long(goStart, () => "a()", 260_000)))).toEqual(["unread-file"]);
});

test("more files than are read are said", () => {
  const files = Array.from({ length: 450 }, (_, n) => [`p/f${n}.go`, "package p"] as const);
  const code = { ...Object.fromEntries(files), "p/f0.go": "package main\nfunc main() {}" };
  const { unseen } = read(code, [{ path: "p/f0.go", handler: "main" }]);
  expect(new Set(unseen.map(({ reason }) => reason))).toEqual(new Set(["unread-file"]));
  expect(unseen).toHaveLength(50);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "%s is a name like others",
  (name) => {
    expect(
      names(inGo(`${goStart}${name} := client; ${name}.${name}(); s3.${name}(ctx) }`)),
    ).not.toContain("s3");
    expect(
      names(inJava(`${javaStart} client.${name}(); ${name}.${name}(client); } }`)).length,
    ).toBeLessThan(3);
  },
);
