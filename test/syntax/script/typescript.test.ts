import { describe, expect, test } from "vitest";
import { readTypeScript } from "../../../src/syntax/script/typescript.ts";
import { textsOf, typescript } from "./read.ts";
import { show } from "./show.ts";

describe("expressions", () => {
  test.each([
    ["a", "a"],
    ["a.b.c", "a.b.c"],
    ["(a).b", "a.b"],
    ["a?.b?.[c]", "a.b[c]"],
    ["a!.b!", "a.b"],
    ["a['b'][0]", 'a["b"][0]'],
    ["this.a", "this.a"],
    ["this.#a", "this.#a"],
    ["await a", "a"],
    ["a as B", "a"],
    ["a satisfies B", "a"],
    ["<B>a", "a"],
    ["a as unknown as B", "a"],
    // values
    ["null", "null"],
    ["undefined", "null"],
    ["void 0", "null"],
    ["true", "true"],
    ["1_000", "1000"],
    ["0x1F", "31"],
    ["-1.5e3", "-1500"],
    ["10n", "(other)"],
    ["/a/g", "(other)"],
    ["!a", "(other a)"],
    ["typeof a", "(other a)"],
    ["-a", "(other a)"],
    ["a++", "(other a)"],
    // operators
    ["a + b * c", "(+ a (* b c))"],
    ["a || b && c", "(or a (and b c))"],
    ["a ?? b", "(?? a b)"],
    ["a === b", "(=== a b)"],
    ["a in b", "(in a b)"],
    ["a ? b : c", "(? a b c)"],
    ["(a, b)", "(other a b)"],
    ["f(x = a)", "(call f (other (= x a)))"],
    ["f(x ??= a)", "(call f (other (+= x a)))"],
    // collections
    ["[]", "[]"],
    ["[a, ...b, , c]", "[a ...b (other) c]"],
    ["({})", "{}"],
    ["({ a: 1, 'b': 2, 3: c, [d]: e, f, ...g })", '{"a": 1 "b": 2 "3": c d: e "f": f ...g}'],
    [
      "({ a() { return b; }, async c() {}, get d() { return e; } })",
      '{"a": (fn () (return b)) "c": (fn ()) "d": (fn () (return e))}',
    ],
    ["({ 'a-b'() {} })", '{"a-b": (fn ())}'],
    // calls
    ["a()", "(call a)"],
    ["a?.(b)", "(call a b)"],
    ["a?.b(c)", "(call a.b c)"],
    ["a(b, ...c)", "(call a b *c)"],
    ["a<B>(c)", "(call a c)"],
    ["new A", "(new A)"],
    ["new A.B(c)", "(new A.B c)"],
    ["new (a())(b)", "(new (call a) b)"],
    ["super.a()", "(call super.a)"],
    ["import('a')", '(call import "a")'],
    ["require('a').b", '(call require "a").b'],
    // functions
    ["() => a", "(fn () (return a))"],
    ["async (a, b = 1, ...c) => { d; }", "(fn (a b=1 *c) (do d))"],
    ["(function f(a) { return; })", "(fn (a) (return))"],
    [
      "({ a, b: { c = 1 } }) => d",
      "(fn ({1}) (let a {1}.a) (const {9} {1}.b) (let c (?? {9}.c 1)) (return d))",
    ],
    ["(a: A.B, b?: C<D>, c: E | undefined, d: string) => a", "(fn (a:A.B b:C c:E d) (return a))"],
    // strings
    ["('a')", '"a"'],
    ['("")', '""'],
    ["`a`", '"a"'],
    ["``", '""'],
    ["`a${b}c${d}`", '"a"$b$"c"$d$'],
    ["`${a}`", "$a$"],
    ["`${`${a}b`}`", '$$a$"b"$'],
    ["tag`a${b}`", '(tag tag "a"$b$)'],
    ["a.b`c`", '(tag a.b "c")'],
    ["'a' + \"b\"", '(+ "a" "b")'],
    // classes
  ] as const)("%s is %s", (text, shown) => {
    expect(typescript(text)).toEqual([`(do ${shown})`]);
  });

  test.each([
    ["(class A extends B {})", "(class A (B))"],
    ["x = class {}", "(= x (other (class ())))"],
  ])("%s", (text, step) => {
    expect(typescript(text)).toEqual([step]);
  });

  test("what yields holds what is yielded", () => {
    expect(typescript("function* f() { yield a(); yield* b; }")).toEqual([
      "(const f (fn () (do (other (call a))) (do (other b))))",
    ]);
  });

  test("elements hold what stands in them", () => {
    expect(typescript("const a = <A b={c} d='e' {...f}>g{h(i)}<J/></A>;", true)).toEqual([
      expect.stringMatching(/^\(const a \(other .*\bc\b.*\bf\b.*\(call h i\).*\)\)$/),
    ]);
  });

  test.each([
    ["const a = b(c)(d).e; // f", "call", ["b(c)(d)", "b(c)"]],
    ["(a)(b)", "call", ["(a)(b)"]],
    ["x = ( 'a' )", "string", ["'a'"]],
    ["x = `a${b}`", "string", ["`a${b}`"]],
    ["new A(b).c()", "call", ["new A(b).c()", "new A(b)"]],
    ["f({ a: 1 , ...b })", "object", ["{ a: 1 , ...b }"]],
    ["f({ a: 1 , ...b })", "entry", ["a: 1"]],
    ["f({ a: 1 , ...b })", "spread", ["...b"]],
    ["x = a as B", "name", ["x", "a"]],
    ["const f = async (a) => b", "function", ["async (a) => b"]],
    ["`${ a }`", "hole", ["${ a }"]],
    ["const a = 1, b = 2;", "assign", ["a = 1", "b = 2"]],
  ])("in %s each %s covers %j", (text, kind, texts) => {
    expect(textsOf(text, readTypeScript(text, { jsx: false }), kind)).toEqual(texts);
  });
});

describe("steps", () => {
  test.each([
    // names
    ["const a = 1;", ["(const a 1)"]],
    ["let a = 1, b;", ["(let a 1)", "(let b null)"]],
    ["let a: s3.Bucket | undefined;", ["(let a :s3.Bucket null)"]],
    ["declare const a: B;", []],
    ["a = 1;", ["(= a 1)"]],
    ["a.b = c; a['b'] = c;", ["(= a.b c)", '(= a["b"] c)']],
    ["a += b; a ||= b;", ["(+= a b)", "(+= a b)"]],
    ["a = b = c;", ["(= a (other (= b c)))"]],
    // what is taken apart
    [
      "const { a, b: c, d = 1, 'e-f': g, ...h } = i;",
      [
        "(const {6} i)",
        "(const a {6}.a)",
        "(const c {6}.b)",
        "(const d (?? {6}.d 1))",
        "(const g {6}.e-f)",
        "(const h (other {6}))",
      ],
    ],
    [
      "const [a, , b = 1, ...c] = d;",
      ["(const {6} d)", "(const a {6}[0])", "(const b (?? {6}[2] 1))", "(const c (other {6}))"],
    ],
    [
      "const { a: { b: [c] } } = d;",
      ["(const {6} d)", "(const {11} {6}.a)", "(const {16} {11}.b)", "(const c {16}[0])"],
    ],
    ["const { [a]: b } = c;", ["(const {6} c)", "(const b {6}[a])"]],
    ["({ a, b: this.c } = d);", ["(const {1} d)", "(= a {1}.a)", "(= this.c {1}.b)"]],
    ["[a, b.c] = d;", ["(const {0} d)", "(= a {0}[0])", "(= b.c {0}[1])"]],
    [
      "function f({ a, b = 1 }: P, [c]) {}",
      ["(const f (fn ({11} {28}) (let a {11}.a) (let b (?? {11}.b 1)) (let c {28}[0])))"],
    ],
    ["const f = ({ a } = {}) => a;", ["(const f (fn ({11}={}) (let a {11}.a) (return a)))"]],
    // imports and exports
    ['import "a";', ['(import "a")']],
    ['import a from "b";', ['(import "b" default>a)']],
    ['import * as a from "b";', ['(import "b" *>a)']],
    ['import a, { b as c, d, type E } from "f";', ['(import "f" default>a b>c d E)']],
    ['import { "a b" as c } from "d";', ['(import "d" a b>c)']],
    ['import type { A } from "b";', ['(import-types "b" A)']],
    ['import { type A } from "b";', ['(import-types "b" A)']],
    ['import a = require("b");', ['(import "b" *>a)']],
    ["import A = b.C;", ["(const A b.C)"]],
    ['const a = require("b");', ['(import "b" *>a)']],
    ['const { a, b: c } = require("d");', ['(import "d" a b>c)']],
    ['const a = await import("b");', ['(import "b" *>a)']],
    [
      'const { a, ...b } = require("c");',
      ['(const {6} (call require "c"))', "(const a {6}.a)", "(const b (other {6}))"],
    ],
    ['const a = require("b").c;', ['(const a (call require "b").c)']],
    ["const a = require(b);", ["(const a (call require b))"]],
    ["export const a = 1;", ["(const a 1)"]],
    ["export function f() {}", ["(const f (fn ()))"]],
    ["export { a, b as c };", ["(export a b>c)"]],
    ['export { a as default, b } from "c";', ['(export "c" a>default b)']],
    ['export * from "a"; export * as b from "c";', ['(export "a" *)', '(export "c" *>b)']],
    [
      'export { type A, b } from "c"; export type { D } from "e"; export type F = G;',
      ['(export "c" b)'],
    ],
    ["export default a;", ["(export a>default)"]],
    ["export default { a };", ['(const default {"a": a})']],
    ["export default () => a;", ["(const default (fn () (return a)))"]],
    ["export default function () {}", ["(const default (fn ()))"]],
    ["export default function f() {}", ["(const f (fn ()))", "(export f>default)"]],
    ["export default class {}", ["(class default ())"]],
    ["export default class A extends B {}", ["(class A (B))", "(export A>default)"]],
    ["export default interface A {}", []],
    ["export = a;", ["(const default a)"]],
    ["module.exports = { a };", ['(= module.exports {"a": a})']],
    ["exports.a = b;", ["(= exports.a b)"]],
    // functions and classes
    [
      "async function f(a: A, b = 1): Promise<C> { return a; }",
      ["(const f (fn (a:A b=1) (return a)))"],
    ],
    ["function f(a?: string); function f() {}", ["(const f (fn ()))"]],
    [
      "class A extends B<C> { static d = 1; readonly e: F; g?; #h = 2; private i() {} get j() { return k; } static { l(); } [m]() {} }",
      [
        "(class A (B) (let d 1) (const e :F null) (let g null) (let #h 2) (const i (fn ())) (const j (fn () (return k))) (do (call l)) (const {118} (fn ())))",
      ],
    ],
    ["class A { readonly a = 1; declare b: C; abstract d(): void; }", ["(class A () (const a 1))"]],
    [
      "class A { constructor(private readonly a: B, public c = 1, d) { super(d); } }",
      ["(class A () (const constructor (fn (.a:B .c=1 d) (do (call super d)))))"],
    ],
    ["abstract class A { abstract b: C; }", ["(class A () (let b :C null))"]],
    // types
    ["type A = B; interface C {} declare module 'd' {} declare function e(): void;", []],
    ["enum A { B = 'b', C, D = 1 + 2 }", ['(const A {"B": "b" "C": (other) "D": (+ 1 2)})']],
    ["const enum A { 'b-c' = 1 }", ['(const A {"b-c": 1})']],
    ["namespace A { export const b = 1; }", ["(plain _ (const b 1))"]],
    // blocks
    [
      "if (a) b(); else if (c) d(); else { e(); }",
      ["(branch a (do (call b)))", "(branch _ (branch c (do (call d))) (branch _ (do (call e))))"],
    ],
    ["for (const a of b) c(a);", ["(loop (a) b (do (call c a)))"]],
    ["for (const { a, b } of c) {}", ["(loop ({11}) c (const a {11}.a) (const b {11}.b))"]],
    ["for await (const a of b) {}", ["(loop (a) b)"]],
    ["for (const a in b) {}", ["(loop (a) b)"]],
    [
      "for (let i = 0; i < a; i++) b(i);",
      ["(let i 0)", "(loop (other (< i a) (other i)) (do (call b i)))"],
    ],
    ["while (a()) b;", ["(loop (other (call a)) (do b))"]],
    ["do a(); while (b());", ["(loop (other (call b)) (do (call a)))"]],
    [
      "try { a(); } catch (e) { b(); } finally { c(); }",
      ["(plain _ (do (call a)))", "(branch _ (do (call b)))", "(plain _ (do (call c)))"],
    ],
    [
      "switch (a()) { case b: c(); break; default: d(); }",
      ["(do (call a))", "(branch b (do (call c)))", "(branch _ (do (call d)))"],
    ],
    ["{ a; }", ["(plain _ (do a))"]],
    ["a: for (;;) { break a; }", ["(loop (other))"]],
    ["throw new A(b());", ["(do (new A (call b)))"]],
    [";;", []],
    ["// a\n/* b */ c", ["(do c)"]],
    ["#!/usr/bin/env node\na;", ["(do a)"]],
  ] as const)("%s", (text, steps) => {
    expect(typescript(text)).toEqual(steps);
  });

  test("decorators are taken before what they decorate", () => {
    expect(typescript("@a(b()) class A { @c() d = e(); @f g() {} h(@i() j: K) {} }")).toEqual([
      "(do (call a (call b)))",
      "(class A () (do (call c)) (let d (call e)) (do f) (const g (fn ())) (do (call i)) (const h (fn (j:K))))",
    ]);
  });

  test("comments are known with their places", () => {
    const text = "a; // b\n/* c */ d;";
    const { comments } = readTypeScript(text, { jsx: false });
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(["// b", "/* c */"]);
  });
});

describe("what does not parse", () => {
  test.each([
    ["const a = ;\nb();", 10],
    ["a(", 2],
    ["const a = 'b\n", 10],
    ["`a${b", 5],
    ["class A { b(", 12],
  ])("%j is said at %i", (text, offset) => {
    const { problems } = readTypeScript(text, { jsx: false });
    expect(problems).toEqual([
      {
        reason: "syntax-error",
        message: expect.stringMatching(/^The program does not parse: /) as string,
        offset,
      },
    ]);
  });

  test("what is wrong beside the syntax is read all the same", () => {
    const text = "const a = 1; const a = 2; export { b }; let c; export const a = 3;";
    const program = readTypeScript(text, { jsx: false });
    expect(program.problems).toEqual([]);
    expect(show(program)).toEqual([
      "(const a 1)",
      "(const a 2)",
      "(export b)",
      "(let c null)",
      "(const a 3)",
    ]);
  });

  test("an element is none where the file's name allows none", () => {
    const text = "const a = <B>c</B>;";
    expect(readTypeScript(text, { jsx: false }).problems).toHaveLength(1);
    expect(readTypeScript(text, { jsx: true }).problems).toEqual([]);
  });
});

describe("nesting", () => {
  test.each([
    ["brackets", `${"[".repeat(10_000)}1${"]".repeat(10_000)}`],
    ["calls in calls", `${"f(".repeat(10_000)}1${")".repeat(10_000)}`],
    ["terms", Array.from({ length: 20_000 }, (_, n) => `a${n}`).join(" + ")],
    ["a chain of calls", `a${".b()".repeat(20_000)}`],
    ["functions", `${"() => ".repeat(10_000)}1`],
    ["branches", "if (a) b; else ".repeat(10_000) + "c;"],
    ["blocks", `${"{".repeat(10_000)}${"}".repeat(10_000)}`],
    ["templates", `${"`${".repeat(5_000)}1${"}`".repeat(5_000)}`],
    ["patterns", `const ${"[".repeat(5_000)}a${"]".repeat(5_000)} = b;`],
    ["conditions", "a ? b : ".repeat(10_000) + "c"],
    ["assignments", "a = ".repeat(10_000) + "b"],
    ["types", `let a: ${"A<".repeat(5_000)}B${">".repeat(5_000)};`],
    ["members", `a${".b".repeat(20_000)}`],
  ])("%s are read within the depth that is, or it is said that they are too deep", (_, text) => {
    const started = performance.now();
    const { problems } = readTypeScript(text, { jsx: false });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(problems.map(({ reason }) => reason)).toEqual(
      text.startsWith("let a: ") && problems.length === 0 ? [] : ["too-deep"],
    );
  });

  test("a line that is full of comments is not read, and that is said", () => {
    const started = performance.now();
    const { problems } = readTypeScript(`a;\n${"/*b*/".repeat(50_000)}`, { jsx: false });
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(problems.map(({ reason, offset }) => [reason, offset])).toEqual([["too-large", 3]]);
    expect(typescript(`a;\n${"/*b*/\n".repeat(20_000)}`)).toEqual(["(do a)"]);
    expect(typescript("/*b*/".repeat(5_000))).toEqual([]);
  });

  test("what is as deep as people write is read", () => {
    const text = `x = ${"[".repeat(100)}1${"]".repeat(100)};`;
    expect(typescript(text)).toEqual([`(= x ${"[".repeat(100)}1${"]".repeat(100)})`]);
  });
});
