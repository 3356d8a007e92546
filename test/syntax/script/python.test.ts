import { describe, expect, test } from "vitest";
import { readPython } from "../../../src/syntax/script/python.ts";
import { python, textsOf } from "./read.ts";

describe("expressions", () => {
  test.each([
    ["a", "a"],
    ["a.b.c", "a.b.c"],
    ["(a).b", "a.b"],
    ["((a))", "a"],
    ["await a.b()", "(call a.b)"],
    ["a['b'][0]", 'a["b"][0]'],
    ["a[b, c]", "a[[b c]]"],
    ["a[(b)]", "a[b]"],
    ["a[1:]", "(other a 1)"],
    ["a[b():c, d]", "(other a (call b) c d)"],
    ["a[*b]", "(other a b)"],
    // values
    ["None", "null"],
    ["True", "true"],
    ["False", "false"],
    ["...", "(other)"],
    ["1_000", "1000"],
    ["0x1F", "31"],
    ["0b11", "3"],
    ["0o17", "15"],
    ["1.5e3", "1500"],
    ["1.", "1"],
    ["1.e2", "100"],
    [".5", "0.5"],
    ["123456789012", "123456789012"],
    ["2j", "(other)"],
    ["-1", "-1"],
    ["+1", "1"],
    ["-a", "(other a)"],
    ["~a", "(other a)"],
    ["not a()", "(other (call a))"],
    // operators
    ["a + b * c", "(+ a (* b c))"],
    ["a + b + c", "(+ (+ a b) c)"],
    ["a ** b ** c", "(** a (** b c))"],
    ["'%s' % a", '(% "%s" a)'],
    ["a or b and c", "(or a (and b c))"],
    ["a == b", "(== a b)"],
    ["a not in b", "(not in a b)"],
    ["a is not b", "(is not a b)"],
    ["a < b < c", "(other (< a b) c)"],
    ["(a < b) == c", "(== (< a b) c)"],
    ["a if b else c", "(? b a c)"],
    ["a if b else c if d else e", "(? b a (? d c e))"],
    // collections
    ["[]", "[]"],
    ["[a, *b,]", "[a ...b]"],
    ["(a, b)", "[a b]"],
    ["(a,)", "[a]"],
    ["()", "[]"],
    ["a, b", "[a b]"],
    ["a,", "[a]"],
    ["{a, *b}", "[a ...b]"],
    ["{}", "{}"],
    ["{'a': b, c: d, **e}", '{"a": b c: d ...e}'],
    ["{'a': lambda: b if c else d}", '{"a": (fn () (return (? c b d)))}'],
    // calls
    ["a()", "(call a)"],
    ["a(b, *c, d=e, **f)", "(call a b *c d=e **f)"],
    ["a(b)(c)", "(call (call a b) c)"],
    ["a(b=c if d else e,)", "(call a b=(? d c e))"],
    ["a(b for b in c)", "(call a (each b (for (b) c)))"],
    ["a(b for b, c in d)", "(call a (each b (for (b c) d)))"],
    ["a(b, c=(d for d in e))", "(call a b c=(each d (for (d) e)))"],
    ["super().a(b)", "(call super.a b)"],
    ["super(A, self).a(b)", "(call super.a b)"],
    ["super(a()).b", "(call super (call a)).b"],
    // functions
    ["lambda: a", "(fn () (return a))"],
    ["lambda a, b=1, *c, d, **e: f", "(fn (a b=1 *c d **e) (return f))"],
    ["lambda a, /, *b,: c", "(fn (a *b) (return c))"],
    // comprehensions
    ["[f'{b}/*' for b in c]", '(each $b$"/*" (for (b) c))'],
    ["{a for a in b if c if d}", "(each a (for (a) b if c d))"],
    ["{a: b for a, b in c.items()}", "(each a: b (for (a b) (call c.items)))"],
    ["(a async for a in b)", "(each a (for (a) b))"],
    ["[a for b in c if d for a in b]", "(each a (for (b) c if d) (for (a) b))"],
    ["[a for (a, b) in c]", "(each a (for (a b) c))"],
    [
      "[a for a, (b, c) in d if e]",
      "(other (loop (a {2}) d (= b {2}[0]) (= c {2}[1]) (do e) (do a)))",
    ],
    ["[a for a, in b]", "(other (loop ({1}) b (= a {1}[0]) (do a)))"],
    ["[a for a, *b in c]", "(other (loop (a {2}) c (= b (other)) (do a)))"],
    ["{**a for a in b}", "(other a a b)"],
    ["[a for b in c if (a := d(b))]", "(each a (for (b) c if (other (= a (call d b)))))"],
    // strings
    ["'a' \"b\"", '"a""b"'],
    ["f'a{b}c'", '"a"$b$"c"'],
    ["f'{a!r:>10}'", "$a$"],
    ["f'{a.b(c)[0]}'", "$(call a.b c)[0]$"],
    ["f'{a}' 'b' f'{c}'", '$a$"b"$c$'],
    ["f'{a:{b()}}'", "$(other a (call b))$"],
    ["f'{a=}'", "$(other a)$"],
    ["f'{a,}'", "$(other a)$"],
    ["f'{ {1: 2}[1] }'", "${1: 2}[1]$"],
    ["f'{{{a}}}'", '"{"$a$"}"'],
    ["f\"{f'{a}'}\"", "$$a$$"],
    ["f'{a['b']}'", '$a["b"]$'],
    ["rf'\\d{a}'", '"\\\\d"$a$'],
    ["'a\\N{EM DASH}b'", '"a"$(other)$"b"'],
    ["f'a\\{b}c'", '"a\\\\"$(other)$"c"'],
  ])("%s is %s", (text, shown) => {
    expect(python(text)).toEqual([`(do ${shown})`]);
  });

  test.each([
    ["a = b(c)(d).e  # f", "call", ["b(c)(d)", "b(c)"]],
    ["(a)(b)", "call", ["(a)(b)"]],
    ["x = ( 'a' )", "string", ["'a'"]],
    ["x = ('a'\n  f'{b}')", "string", ["'a'\n  f'{b}'"]],
    ["a.b[c]", "index", ["a.b[c]"]],
    ["a.b[c]", "member", ["a.b"]],
    ["a(b, c = d, **e)", "name", ["a", "b", "d", "e"]],
    ["f(a for b in c)", "comprehension", ["a for b in c"]],
    ["[a for b in c]", "comprehension", ["[a for b in c]"]],
    ["x = {a : b, **c}", "entry", ["a : b"]],
    ["x = {a : b, ** c}", "spread", ["** c"]],
    ["x = a, b,", "list", ["a, b,"]],
    ["a = -1", "number", ["-1"]],
    ["f'a{ b }c'", "hole", ["{ b }"]],
    ["f'a{b}c' 'd'", "text", ["a", "c", "d"]],
    ["x = lambda a: b", "function", ["lambda a: b"]],
    ["def f(a):\n  b()\n\n\n# c\nd", "function", ["def f(a):\n  b()"]],
    ["class A:\n  b = 1\n\n", "class", ["class A:\n  b = 1"]],
    ["if a:\n  b()\n\nelse:\n  c\n\n", "block", ["if a:\n  b()", "else:\n  c"]],
    ["a = b; c = d", "assign", ["a = b", "c = d"]],
    ["a = b = c", "assign", ["a = b = c", "a = b = c"]],
  ])("in %j every %s stands where it is written", (text, kind, texts) => {
    expect(textsOf(text, readPython(text), kind)).toEqual(texts);
  });

  test("arguments, parameters and the names of imports know their places", () => {
    const text = "from a import b as c\nx = f(d = e, *g)\ndef h(i: j = 1, **k): pass\n";
    const { body } = readPython(text);
    const cut = ({ span }: { span: { start: number; end: number } }): string =>
      text.slice(span.start, span.end);
    const [first, second, third] = body;
    expect(first?.kind === "import" && first.names.map(cut)).toEqual(["b as c"]);
    expect(
      second?.kind === "assign" && second.value.kind === "call" && second.value.args.map(cut),
    ).toEqual(["d = e", "*g"]);
    expect(
      third?.kind === "assign" &&
        third.value.kind === "function" &&
        third.value.parameters.map(cut),
    ).toEqual(["i: j = 1", "**k"]);
  });
});

describe("statements", () => {
  test.each([
    // imports
    ["import a", ['(import "a" *>a)']],
    ["import a.b", ['(import "a" *>a)', '(import "a.b")']],
    ["import a.b as c, d", ['(import "a.b" *>c)', '(import "d" *>d)']],
    ["from a.b import c", ['(import "a.b" c)']],
    ["from a import b as c, d", ['(import "a" b>c d)']],
    ["from a import (\n  b as c,  # d\n  e,\n)", ['(import "a" b>c e)']],
    ["from . import a", ['(import "." a)']],
    ["from ...a.b import c", ['(import "...a.b" c)']],
    ["from a import *", ['(import "a" *)']],
    // assignments
    ["a = 1", ["(= a 1)"]],
    ["a: b = 1", ["(= a :b 1)"]],
    ["a: b", ["(do (other a b))"]],
    ["a = b = c()", ["(= a (call c))", "(= b (call c))"]],
    ["self.a = b", ["(= self.a b)"]],
    ["a['b'] = c", ['(= a["b"] c)']],
    ["a[1:] = b()", ["(do (other (other a 1) (call b)))"]],
    ["(a) = b", ["(= a b)"]],
    ["a, b = c", ["(= a c[0])", "(= b c[1])"]],
    ["a, b = c(), d", ["(= a (call c))", "(= b d)"]],
    ["a, b = b, a", ["(= a b)", "(= b a)"]],
    ["a, b = *c, d", ["(= a [...c d][0])", "(= b [...c d][1])"]],
    ["(a, [b, self.c]) = d", ["(= a d[0])", "(= b d[1][0])", "(= self.c d[1][1])"]],
    ["a, = b", ["(= a b[0])"]],
    ["a, *b, c = d", ["(= a d[0])", "(= b (other d))", "(= c (other d))"]],
    ["a = yield b", ["(= a (other b))"]],
    ["a = (yield)", ["(= a (other))"]],
    ["a += b", ["(+= a b)"]],
    ["a |= b", ["(+= a b)"]],
    ["a -= b", ["(= a (- a b))"]],
    ["self.a += [b]", ["(+= self.a [b])"]],
    ["a[1:] += b", ["(do (other (other a 1) b))"]],
    ["if (a := b()) > 1: pass", ["(= a (call b))", "(branch (> a 1))"]],
    ["f(a := 1)", ["(= a 1)", "(do (call f a))"]],
    ["f = lambda: (a := b)", ["(= f (fn () (= a b) (return a)))"]],
    // what only does something
    ["a()", ["(do (call a))"]],
    ["a(); b();", ["(do (call a))", "(do (call b))"]],
    ["del a[b()], c", ["(do (other a[(call b)] c))"]],
    ["assert a(), b", ["(do (other (call a) b))"]],
    ["raise A(b) from c", ["(do (other (call A b) c))"]],
    ["raise", ["(do (other))"]],
    ["yield", ["(do (other))"]],
    ["yield from a()", ["(do (other (call a)))"]],
    ["print 'a' % b()", ['(do (other (% "a" (call b))))']],
    ["pass", []],
    ["global a, b", []],
    ["'''doc'''", ['(do "doc")']],
    // functions
    ["def f(): pass", ["(const f (fn ()))"]],
    ["async def f():\n  return await a()", ["(const f (fn () (return (call a))))"]],
    ["def f(): return", ["(const f (fn () (return)))"]],
    ["def f(): return a, *b", ["(const f (fn () (return [a ...b])))"]],
    [
      "def f(a, /, b: c, d: e = 1, *g: h, i=2, **j) -> k: pass",
      ["(const f (fn (a b:c d:e=1 *g:h i=2 **j)))"],
    ],
    ["def f(a, *, b): pass", ["(const f (fn (a b)))"]],
    ["def f[T](a: T): pass", ["(const f (fn (a:T)))"]],
    ["@a\n@b.c(d)\ndef f(): pass", ["(do a)", "(do (call b.c d))", "(const f (fn ()))"]],
    [
      "def f():\n  def g(): a\n  return g",
      ["(const f (fn () (const g (fn () (do a))) (return g)))"],
    ],
    // classes
    ["class A: pass", ["(class A ())"]],
    ["class A(B, c.D): pass", ["(class A (B c.D))"]],
    ["class A(B, metaclass=C()): pass", ["(do (call C))", "(class A (B))"]],
    [
      "class A:\n  b = 1\n  if c: d = 2\n  def e(self):\n    f = 3\n    self.g = 4\n  h: i = 5\n",
      [
        "(class A () (let b 1) (branch c (let d 2)) (const e (fn (self) (= f 3) (= self.g 4))) (let h :i 5))",
      ],
    ],
    ["@a()\nclass B(C): d()", ["(do (call a))", "(class B (C) (do (call d)))"]],
    [
      "x = 1\nclass A:\n  b = [c for c in d]\ny = 2",
      ["(= x 1)", "(class A () (let b (each c (for (c) d))))", "(= y 2)"],
    ],
    // blocks
    [
      "if a: b\nelif c(): d\nelse: e",
      ["(branch a (do b))", "(branch (call c) (do d))", "(plain _ (do e))"],
    ],
    ["while a: b\nelse: c", ["(loop a (do b))", "(plain _ (do c))"]],
    ["for a in b: c", ["(loop (a) b (do c))"]],
    ["for a, b in c.d(): e", ["(loop (a b) (call c.d) (do e))"]],
    ["for (a, b) in c: d", ["(loop (a b) c (do d))"]],
    ["for a in b, c: d", ["(loop (a) [b c] (do d))"]],
    ["for a, (b, c) in d: e", ["(loop (a {2}) d (= b {2}[0]) (= c {2}[1]) (do e))"]],
    ["for a, in b: c", ["(loop ({1}) b (= a {1}[0]) (do c))"]],
    ["for self.a in b: c", ["(loop ({1}) b (= self.a {1}) (do c))"]],
    ["async for a in b: c", ["(loop (a) b (do c))"]],
    [
      "try: a\nexcept (B, C) as d: e\nexcept: f\nelse: g\nfinally: h",
      [
        "(plain _ (do a))",
        "(branch [B C] (= d (other)) (do e))",
        "(branch _ (do f))",
        "(plain _ (do g))",
        "(plain _ (do h))",
      ],
    ],
    ["try: a\nexcept* B as c: d", ["(plain _ (do a))", "(branch B (= c (other)) (do d))"]],
    ["with a() as b, c(): d", ["(plain _ (= b (call a)) (do (call c)) (do d))"]],
    ["async with a as b: c", ["(plain _ (= b a) (do c))"]],
    ["with (a() as b, c() as d): e", ["(plain _ (= b (call a)) (= d (call c)) (do e))"]],
    [
      "with (\n  a() as b,\n  c() as d,\n):\n  e\nf",
      ["(plain _ (= b (call a)) (= d (call c)) (do e))", "(do f)"],
    ],
    [
      "match a():\n  case 'b': c\n  case [d, *e] if f(): g\n  case A(x=h) as i: j\n  case _: k",
      [
        "(plain (call a) (branch _ (do c)) (branch (call f) (= d (other)) (= e (other)) (do g)) (branch _ (= i (other)) (= h (other)) (do j)) (branch _ (do k)))",
      ],
    ],
    [
      "match = 1\nmatch(a)\ntype = match.b",
      ["(= match 1)", "(do (call match a))", "(= type match.b)"],
    ],
    ["type A = B[c]", []],
  ])("%j is read as %j", (text, steps) => {
    expect(python(text)).toEqual(steps);
  });

  test("a value that several names get is the same object", () => {
    const [a, b] = readPython("a = b = c()").body;
    expect(a?.kind === "assign" && b?.kind === "assign" && a.value === b.value).toBe(true);
  });

  test("comments and spans count from the beginning of the file as it is", () => {
    const text = "\ufeff# a\r\nx = 'b'  # c\r\n\f\r\ndef f():\r\n    # d\r\n    return 1\r\n";
    const program = readPython(text);
    expect(program.problems).toEqual([]);
    expect(program.comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      "# a",
      "# c",
      "# d",
    ]);
    expect(textsOf(text, program, "string")).toEqual(["'b'"]);
    expect(textsOf(text, program, "return")).toEqual(["return 1"]);
  });
});
