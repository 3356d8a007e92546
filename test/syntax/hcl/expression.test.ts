import { expect, test } from "vitest";
import { expressionOf, show } from "./show.ts";
import { nodesOf } from "./nodes.ts";

test.each([
  // constants and names
  ["1", "1"],
  ["012", "12"],
  ["1.50", "1.5"],
  ["1e3", "1000"],
  ["1.5E-2", "0.015"],
  ["1.e2", "100"],
  ["true", "true"],
  ["false", "false"],
  ["null", "null"],
  ["nullable", "nullable"],
  ["name", "name"],
  ["with-dash_9", "with-dash_9"],
  ["größe", "größe"],
  ["名前", "名前"],
  ["_", "_"],
  // operators
  ["1 + 2 * 3", "(1 + (2 * 3))"],
  ["1 * 2 + 3", "((1 * 2) + 3)"],
  ["a - b - c", "((a - b) - c)"],
  ["a-b - c", "(a-b - c)"],
  ["a / b % c * d", "(((a / b) % c) * d)"],
  ["a || b && c == d < e + f * g", "(a || (b && (c == (d < (e + (f * g))))))"],
  ["a * b + c > d != e && f || g", "((((((a * b) + c) > d) != e) && f) || g)"],
  ["a <= b >= c", "((a <= b) >= c)"],
  ["a==b", "(a == b)"],
  ["a!=b", "(a != b)"],
  ["-a + b", "((-a) + b)"],
  ["a - -b", "(a - (-b))"],
  ["--a", "(-(-a))"],
  ["!a == b", "((!a) == b)"],
  ["!a.b", "(!a.b)"],
  ["5 %{}", "(5 % object())"],
  ["(a + b) * c", "(paren((a + b)) * c)"],
  ["((a))", "paren(paren(a))"],
  // the conditional
  ["a ? b : c", "(a ? b : c)"],
  ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
  ["a ? b ? c : d : e", "(a ? (b ? c : d) : e)"],
  ["a || b ? c + 1 : d", "((a || b) ? (c + 1) : d)"],
  // traversals
  ["a.b.c", "a.b.c"],
  ["a[0]", "a[0]"],
  ['a["b"].c', "a['b'].c"],
  ["a[b + 1][c]", "a[(b + 1)][c]"],
  ["a.0.b", "a[0].b"],
  ["a . b [ 0 ]", "a.b[0]"],
  ["a.*.b.c", "a<.*.b.c>"],
  ["a.*.b.0.c", "a<.*.b[0].c>"],
  ["a.*", "a<.*>"],
  ["a.*.b[0].c", "a<.*.b>[0].c"],
  ["a.*.b[*].c", "a<.*.b><[*].c>"],
  ["a[*]", "a<[*]>"],
  ["a[*].b[0].c", "a<[*].b[0].c>"],
  ["a[*].b[*].c", "a<[*].b[*].c>"],
  ["a[*].b.*.c[0].*.d", "a<[*].b.*.c[0].*.d>"],
  ["f(x)[0].y", "call f(x)[0].y"],
  ["[a, b][0]", "tuple(a, b)[0]"],
  ["{ a = 1 }.a", "object(a = 1).a"],
  ['"a"[0]', "'a'[0]"],
  ["1.foo", "1.foo"],
  ["(a).b", "paren(a).b"],
  ["true.x", "true.x"],
  // calls
  ["f()", "call f()"],
  ["f(a, b)", "call f(a, b)"],
  ["f(a, b,)", "call f(a, b)"],
  ["f(a, b...)", "call f(a, b...)"],
  ["f(a...\n)", "call f(a...)"],
  ["f (a)", "call f(a)"],
  ["provider::aws::arn_parse(a)", "call provider::aws::arn_parse(a)"],
  ["provider :: aws :: arn_parse (a)", "call provider::aws::arn_parse(a)"],
  ["a ? b::c(1) : d", "(a ? call b::c(1) : d)"],
  ["null(1)", "call null(1)"],
  // collections
  ["[]", "tuple()"],
  ["[a]", "tuple(a)"],
  ["[a, b,]", "tuple(a, b)"],
  ["[\n  a,\n  b\n]", "tuple(a, b)"],
  ["[a\n[0]]", "tuple(a[0])"],
  ["[f\n(1)]", "tuple(call f(1))"],
  ["{}", "object()"],
  ["{ a = 1 }", "object(a = 1)"],
  ["{ a = 1, b : 2, }", "object(a = 1, b = 2)"],
  ["{\n  a = 1\n  b = 2 # c\n\n  c = 3,\n}", "object(a = 1, b = 2, c = 3)"],
  ['{ "a b" = 1, (c) = 2, d.e = 3, 4 = 5 }', "object('a b' = 1, paren(c) = 2, d.e = 3, 4 = 5)"],
  ["{ a ? b : c : d }", "object((a ? b : c) = d)"],
  ["{ a = [\n1\n]\n b = (\n2\n) }", "object(a = tuple(1), b = paren(2))"],
  ["{ format = 1, fore = 2 }", "object(format = 1, fore = 2)"],
  // for
  ["[for v in c : v]", "for(v in c: v)"],
  ["[for k, v in c : v if k]", "for(k, v in c: v if k)"],
  ["[\nfor\nv\nin\nc\n:\nv\n]", "for(v in c: v)"],
  ["{for k, v in c : k => v}", "for(k, v in c: k => v)"],
  ["{\n  for v in c :\n  v.a => v...\n  if v.b\n}", "for(v in c: v.a => v... if v.b)"],
  ["[for v in [for w in c : w] : { a = v }]", "for(v in for(w in c: w): object(a = v))"],
  ["[for in in in : in]", "for(in in in: in)"],
  ["[for v in a ? b : c : v]", "for(v in (a ? b : c): v)"],
  // comments and line ends between tokens
  ["a # c\n + b", "(a + b)"],
  ["a /* c */ + /* d\n */ b // e", "(a + b)"],
  ["/* c */ a", "a"],
  ["a\r\n+\r\nb", "(a + b)"],
  ["f( # c\n a, # d\n b # e\n)", "call f(a, b)"],
])("%s is read as %s", (text, tree) => {
  expect(show(expressionOf(text))).toBe(tree);
});

test.each([
  ["a.b[0] ", ["index a.b[0]", "attribute a.b", "variable a", "number 0"]],
  ["( a ) ", ["parentheses ( a )", "variable a"]],
  [" -a + b ", ["binary -a + b", "unary -a", "variable a", "variable b"]],
  ["a ? b : c #", ["conditional a ? b : c", "variable a", "variable b", "variable c"]],
  ["f( a , b... ) ", ["call f( a , b... )", "variable a", "variable b"]],
  ["x :: y ( a )", ["call x :: y ( a )", "variable a"]],
  ["[ a ] ", ["tuple [ a ]", "variable a"]],
  ["{ a = 1 } ", ["object { a = 1 }", "a = 1", "variable a", "number 1"]],
  ["[for v in c : v] ", ["for [for v in c : v]", "variable c", "variable v"]],
  ["a[*].b[0] ", ["splat a[*].b[0]", "variable a", "attribute .b", "index [0]", "number 0"]],
  ["a.*.b[0]", ["index a.*.b[0]", "splat a.*.b", "variable a", "attribute .b", "number 0"]],
  ["a[*].b[*]", ["splat a[*].b[*]", "variable a", "attribute .b", "splat [*]"]],
  ["a . 0 ", ["index a . 0", "variable a", "number 0"]],
  [
    '"x${ a }y" ',
    ['template "x${ a }y"', "literal x", "interpolation ${ a }", "variable a", "literal y"],
  ],
])("the nodes of %s stand at their places", (text, expected) => {
  const nodes = nodesOf(expressionOf(text)).map(({ node: { kind, span } }) =>
    [kind, text.slice(span.start, span.end)].filter((word) => word !== undefined).join(" "),
  );
  expect(nodes).toEqual(expected);
});

test("names have spans of their own", () => {
  const call = expressionOf("  a::b (1)");
  expect(call.kind === "call" && call.nameSpan).toEqual({ start: 2, end: 6 });
  const attribute = expressionOf("a. b");
  expect(attribute.kind === "attribute" && attribute.nameSpan).toEqual({ start: 3, end: 4 });
  const splat = expressionOf("a[*]. b");
  expect(splat.kind === "splat" && splat.steps[0]).toEqual({
    kind: "attribute",
    name: "b",
    nameSpan: { start: 6, end: 7 },
    span: { start: 4, end: 7 },
  });
});
