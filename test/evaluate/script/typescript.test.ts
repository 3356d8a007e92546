import { expect, test } from "vitest";
import { shown } from "./probed.ts";

test.each([
  // what is written
  ["texts", `probe("a"); probe('b'); probe(\`c\`);`, '"a"; "b"; "c"'],
  [
    "numbers, truth and nothing",
    `probe(1); probe(-1.5); probe(true); probe(null); probe(undefined);`,
    "1; -1.5; true; null; null",
  ],
  [
    "lists and objects",
    `probe([1, ["a"], {}]); probe({ a: 1, "b-c": [2], [d]: 3, ["e"]: 4 });`,
    '[1, ["a"], {}]; {a = 1, b-c = [2], ${d} = 3, e = 4}',
  ],
  ["what is not known", `probe(a); probe(a.b); probe(f());`, "<a>; <a.b>; <f()>"],
  // names
  ["constants", `const a = "x"; const b = a; probe(b);`, '"x"'],
  [
    "names that are used before they are declared",
    `function f() { probe(a); } const a = "x";`,
    '"x"',
  ],
  [
    "names of what is around",
    `const a = "x"; function f() { const a = "y"; probe(a); } probe(a);`,
    '"y"; "x"',
  ],
  [
    "names of blocks",
    `const a = "x"; { const a = "y"; probe(a); } if (b) { const a = "z"; probe(a); } probe(a);`,
    '"y"; "z"; "x"',
  ],
  ["a name that is given another value", `let a = "x"; a = "y"; probe(a);`, '<a: "x" | "y">'],
  [
    "a name that a branch gives another value",
    `let a = "x"; if (b) a = "y"; probe(a);`,
    '<a: "x" | "y">',
  ],
  [
    "a name that only branches give values",
    `let a; if (b) a = "x"; else a = "y"; probe(a);`,
    '<a: "x" | "y">',
  ],
  [
    "a name that a function gives another value",
    `let a = "x"; function f() { a = "y"; } probe(a);`,
    '<a: "x" | "y">',
  ],
  ["a name that is added to", `let a = "x"; a += "y"; probe(a);`, "<a>"],
  [
    "parts of an object",
    `const { a, b: c, d = "z" } = { a: "x", b: "y" }; probe(a); probe(c); probe(d);`,
    '"x"; "y"; "z"',
  ],
  ["parts of a list", `const [a, b] = ["x", "y"]; probe(a); probe(b);`, '"x"; "y"'],
  [
    "what a function takes all of",
    `const f = (a, ...b) => [a, b]; probe(f("x", "y", "z")); probe(f("x", ...["y", c])); probe(f(...d, "y"));`,
    '["x", ["y", "z"]]; ["x", ["y", <c>]]; [<f(...d, "y")(a)>, <f(...d, "y")(b)>]',
  ],
  [
    "what a function takes if it is given nothing",
    `const f = (a = "x", b = "y") => [a, b]; probe(f()); probe(f(undefined, "z")); probe(f("z", ...c));`,
    '["x", "y"]; ["x", "z"]; ["z", <f("z", ...c)(b): "y" | ?>]',
  ],
  ["a name that is itself", `const a = a; probe(a);`, "<a>"],
  ["names that are each other", `const a = b; const b = a; probe(a);`, "<a>"],
  // objects
  [
    "members",
    `const a = { b: { c: "x" } }; probe(a.b.c); probe(a["b"]["c"]); probe(a?.b!.c);`,
    '"x"; "x"; "x"',
  ],
  ["elements", `const a = ["x", "y"]; probe(a[1]);`, '"y"'],
  ["members that are not there", `const a = { b: 1 }; probe(a.c);`, "<a.c>"],
  [
    "objects in objects",
    `const a = { b: 1 }; probe({ ...a, c: 2, ...d });`,
    "{b = 1, c = 2, ...<d>}",
  ],
  ["an entry that a later one replaces", `const a = { b: 1, ...{ b: 2 } }; probe(a.b);`, "2"],
  ["lists in lists", `const a = ["x"]; probe([...a, "y", ...b]);`, '["x", "y", ...<b>]'],
  [
    "members that are set",
    `const a = { b: 1 }; a.c = 2; a["d"] = 3; probe(a);`,
    "{b = 1, c = 2, d = 3}",
  ],
  [
    "members that may be set",
    `const a = { b: 1 }; if (c) a.d = 2; a[e] = 3; probe(a);`,
    "{b = 1, ...<a>}",
  ],
  ["enums", `enum A { B = "x", C = "y" } probe(A.B); probe(A["C"]);`, '"x"; "y"'],
  // lists that grow
  ["a list that is pushed to", `const a = ["x"]; a.push("y", "z"); probe(a);`, '["x", "y", "z"]'],
  [
    "a list that may be pushed to",
    `const a = ["x"]; if (b) a.push("y"); probe(a);`,
    '["x", ...<a: "y">]',
  ],
  [
    "a list that a loop pushes to",
    `const a = []; for (const b of ["x", "y"]) a.push(b); probe(a);`,
    '[...<a: <block.b: "x" | "y">>]',
  ],
  [
    "a list that is pushed a list to",
    `const a = ["x"]; a.push(...["y"], ...b); probe(a);`,
    '["x", "y", ...<b>]',
  ],
  // texts
  ["templates", 'const a = "x"; probe(`${a}/${b}/*`);', '"x/${b}/*"'],
  ["templates in templates", "const a = `x${`y${1}`}`; probe(a);", '"xy1"'],
  ["sums", `const a = "x"; probe(a + "/" + b + 1);`, '"x/${b}1"'],
  ["sums of what is not known", `probe(a + b);`, "<a + b>"],
  ["an empty text", `probe("" + "a"); probe(\`\`);`, '"a"; ""'],
  // functions of the language
  ["map", 'probe(["x", "y"].map((a) => `${a}/*`));', '["x/*", "y/*"]'],
  [
    "map with a function that has a name",
    'const f = (a) => `${a}!`; probe(["x"].map(f));',
    '["x!"]',
  ],
  ["map with what is taken apart", `probe([{ a: "x" }].map(({ a }) => a));`, '["x"]'],
  ["flatMap", 'probe(["x"].flatMap((a) => [a, `${a}/*`]));', '["x", "x/*"]'],
  ["map of what is known in part", 'probe(["x", ...b].map((a) => `${a}/*`));', '["x/*", ...<b>]'],
  [
    "filter",
    `probe(["x", "y"].filter((a) => a !== "x"));`,
    '[...<["x", "y"].filter((a) => a !== "x"): "x" | "y">]',
  ],
  ["concat", `probe(["x"].concat(["y"], "z"));`, '["x", "y", "z"]'],
  ["join", `probe(["x", "y"].join("-")); probe(["x", "y"].join());`, '"x-y"; "x,y"'],
  ["join of what is known in part", `probe(["x", a].join("/"));`, '"x/${a}"'],
  ["JSON.stringify", `probe(JSON.stringify({ a: ["x"] }));`, 'json({a = ["x"]})'],
  [
    "JSON.parse",
    `probe(JSON.parse(JSON.stringify({ a: 1 }))); probe(JSON.parse('{"a": 1}'));`,
    "{a = 1}; {a = 1}",
  ],
  [
    "a JSON of one's own",
    `const JSON = { stringify(a) { return "x"; } }; probe(JSON.stringify({}));`,
    '"x"',
  ],
  // functions of the file
  [
    "what a function gives back",
    'const arn = (name) => `arn:${name}`; probe(arn("x"));',
    '"arn:x"',
  ],
  [
    "what a function of several ways gives back",
    `function f(a) { if (a) return "x"; return "y"; } probe(f());`,
    '<f(): "x" | "y">',
  ],
  ["defaults", `const f = (a = "x") => a; probe(f()); probe(f("y"));`, '"x"; "y"'],
  [
    "a function of functions",
    'const f = (a) => g(a) + "!"; const g = (a) => `<${a}>`; probe(f("x"));',
    '"<x>!"',
  ],
  ["a function that calls itself", `const f = (a) => f(a); probe(f("x"));`, "<f.f(a)>"],
  [
    "functions that call each other",
    `const f = (a) => g(a); const g = (a) => f(a); probe(f("x"));`,
    "<g.f(a)>",
  ],
  ["a function that gives nothing back", `function f() {} probe(f());`, "<f()>"],
  [
    "parameters of what the file calls",
    `function f(a) { probe(a); } f("x"); f("y");`,
    '<f.a: "x" | "y" | ?>',
  ],
  ["parameters of what nobody calls", `export function f(a) { probe(a); }`, "<f.a>"],
  ["the rest of what is passed", `function f(...a) { probe(a); } f("x");`, "<f.a>"],
  ["parameters that hide names", `const a = "x"; const f = (a) => probe(a);`, "<f.a>"],
  // classes
  ["fields", `class A { b = "x"; c() { probe(this.b); } }`, '"x"'],
  [
    "fields that the constructor sets",
    `class A { constructor() { this.b = "x"; } c() { probe(this.b); } }`,
    '"x"',
  ],
  [
    "fields that are parameters",
    `class A { constructor(private b = "x") {} c() { probe(this.b); } }`,
    '<A.b: "x" | ?>',
  ],
  [
    "fields of several classes",
    `class A { b = "x"; } class B { b = "y"; c() { probe(this.b); } }`,
    '"y"',
  ],
  ["methods", `class A { b() { return "x"; } c() { probe(this.b()); } }`, '"x"'],
  // what may be one or the other
  ["a condition", `probe(a ? "x" : "y");`, '<a ? "x" : "y": "x" | "y">'],
  [
    "what is taken where nothing is",
    `probe(a ?? "x"); probe(a || "x");`,
    '<a ?? "x": <a> | "x">; <a || "x": <a> | "x">',
  ],
  [
    "what is taken where something is, or nothing",
    `const a = { b: "x", c: null }; probe(a.b ?? "y"); probe(a.b || "y"); probe(a.c ?? "y"); probe(a.d || "y"); probe("" ?? "y"); probe("" || "y"); probe(("a" + e) || "y");`,
    '"x"; "x"; "y"; "y"; ""; "y"; "a${e}"',
  ],
  [
    "what is taken where one of several may be nothing",
    `probe((a ? "x" : undefined) ?? "y"); probe({ ...a, b: "x" }.c ?? "y");`,
    '<(a ? "x" : undefined) ?? "y": "x" | "y">; <{ ...a, b: "x" }.c ?? "y": <{ ...a, b: "x" }.c> | "y">',
  ],
  [
    "defaults of what a parameter is taken apart into",
    `const f = ({ a = "x", b: { c = ["y"] } = {} }: Props = {}) => [a, c]; probe(f({ a: "z" })); probe(f({ b: { c: [] } })); probe(f({ a: undefined })); probe(f()); probe(f({ ...d })); probe(f(e));`,
    '["z", ["y"]]; ["x", []]; ["x", ["y"]]; ["x", ["y"]]; [<f.a = "x": <f.{11}.a> | "x">, <f.c = ["y"]: <f.{25}.c> | ["y"]>]; [<f.a = "x": <f.{11}.a> | "x">, <f.c = ["y"]: <f.{25}.c> | ["y"]>]',
  ],
  [
    "what a function gives its own parameters",
    `function f(a, b?) { a = a + "!"; if (!b) b = "y"; if (c) { a = "?"; } return [a, b]; } probe(f("x")); probe(f("x", "z"));`,
    '[<f.a: "x!" | "?">, "y"]; [<f.a: "x!" | "?">, "z"]',
  ],
  ["what a loop goes through", `for (const a of ["x", "y"]) probe(a);`, '<block.a: "x" | "y">'],
  // names that objects have by themselves
  [
    "names of objects",
    `const a = {}; probe(a.constructor); probe(a.__proto__); probe(a["toString"]);`,
    '<a.constructor>; <a.__proto__>; <a["toString"]>',
  ],
  [
    "a prototype as an entry",
    `probe({ __proto__: { a: 1 }, constructor: "x" });`,
    '{__proto__ = {a = 1}, constructor = "x"}',
  ],
])("%s", (_, text, value) => {
  expect(shown("a.ts", text)).toBe(value);
});
