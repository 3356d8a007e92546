import { expect, test } from "vitest";
import { shown } from "./probed.ts";

test.each([
  ["texts", `probe("a")\nprobe('b' "c")\nprobe(r"\\d")`, '"a"; "bc"; "\\d"'],
  ["numbers, truth and nothing", "probe(1)\nprobe(True)\nprobe(None)", "1; true; null"],
  [
    "lists, tuples, sets and dictionaries",
    `probe([1, "a"])\nprobe((1, 2))\nprobe({1})\nprobe({"a": 1, b: 2})`,
    '[1, "a"]; [1, 2]; [1]; {a = 1, ${b} = 2}',
  ],
  ["constants", `A = "x"\nB = A\nprobe(B)`, '"x"'],
  [
    "a name that a function has for itself",
    `a = "x"\ndef f():\n    a = "y"\n    probe(a)\nprobe(a)`,
    '"y"; "x"',
  ],
  [
    "a name that a function shares",
    `a = "x"\ndef f():\n    global a\n    a = "y"\nprobe(a)`,
    '<a: "x" | "y">',
  ],
  ["a name that is given another value", `a = "x"\na = "y"\nprobe(a)`, '<a: "x" | "y">'],
  [
    "a name that a branch gives another value",
    `a = "x"\nif b:\n    a = "y"\nprobe(a)`,
    '<a: "x" | "y">',
  ],
  [
    "a list that a function adds to",
    `def f(a):\n    a.append("y")\n    return a\nprobe(f(["x"]))`,
    '["x", ...<f.a: "y">]',
  ],
  [
    "a list in a dictionary that is added to",
    `a = {"b": ["x"], "c": ["z"]}\na["b"].append("y")\nprobe(a)`,
    '{b = ["x", ...<a: "y">], c = ["z"]}',
  ],
  [
    "what is passed under the name of the rest",
    `def f(a="x", **b):\n    return b\nprobe(f(b="y"))`,
    '{b = "y"}',
  ],
  ["several names", `a, b = "x", "y"\nprobe(a)\nprobe(b)`, '"x"; "y"'],
  ["a name by the way", `if (a := "x"):\n    probe(a)`, '"x"'],
  ["members of a dictionary", `a = {"b": {"c": "x"}}\nprobe(a["b"]["c"])`, '"x"'],
  [
    "dictionaries in dictionaries",
    `a = {"b": 1}\nprobe({**a, "c": 2, **d})`,
    "{b = 1, c = 2, ...<d>}",
  ],
  ["what may be put into a dictionary", `a = {"b": 1}\na["c"] = 2\nprobe(a)`, "{b = 1, ...<a>}"],
  ["dict", `probe(dict(a=1, b="x"))`, '{a = 1, b = "x"}'],
  ["lists in lists", `a = ["x"]\nprobe([*a, "y"])`, '["x", "y"]'],
  ["a list that is appended to", `a = ["x"]\na.append("y")\nprobe(a)`, '["x", ...<a: "y">]'],
  [
    "a list that is extended",
    `a = ["x"]\na.extend(["y", "z"])\nprobe(a)`,
    '["x", ...<a: "y" | "z">]',
  ],
  ["lists that are added", `probe(["x"] + ["y"])`, '["x", "y"]'],
  ["f-strings", `a = "x"\nprobe(f"{a}/{b}/*")`, '"x/${b}/*"'],
  ["f-strings with formats", `a = "x"\nprobe(f"{a!r}")`, '"x"'],
  ["sums", `a = "x"\nprobe(a + "/" + b)`, '"x/${b}"'],
  [
    "format",
    `probe("{}/{}".format("x", a))\nprobe("{b}/{0}/{{}}".format("x", b="y"))`,
    '"x/${a}"; "y/x/{}"',
  ],
  ["join", `probe("-".join(["x", "y"]))`, '"x-y"'],
  ["str and list", `probe(str("x"))\nprobe(list(("x",)))`, '"x"; ["x"]'],
  [
    "json",
    `import json\nprobe(json.dumps({"a": 1}))\nprobe(json.loads('{"a": 1}'))`,
    "json({a = 1}); {a = 1}",
  ],
  ["json by another name", `from json import dumps as d\nprobe(d({"a": 1}))`, "json({a = 1})"],
  ["json of one's own", `json = thing()\nprobe(json.dumps({"a": 1}))`, '<json.dumps({"a": 1})>'],
  ["comprehensions", `probe([f"{a}/*" for a in ["x", "y"]])`, '["x/*", "y/*"]'],
  [
    "comprehensions with conditions",
    `probe([a for a in ["x", "y"] if a])`,
    '[...<comprehension.["x", "y"]: "x" | "y">]',
  ],
  ["comprehensions of two names", `probe([f"{a}{b}" for a, b in [("x", "y")]])`, '["xy"]'],
  [
    "comprehensions of dictionaries",
    `probe({a: 1 for a in b})`,
    "<comprehension.{a: 1 for a in b}>",
  ],
  [
    "a name that a comprehension hides",
    `a = "x"\nprobe([a for a in ["y"]])\nprobe(a)`,
    '["y"]; "x"',
  ],
  [
    "what a function gives back",
    `def arn(name):\n    return f"arn:{name}"\nprobe(arn("x"))\nprobe(arn(name="y"))`,
    '"arn:x"; "arn:y"',
  ],
  ["a lambda", `f = lambda a: a + "!"\nprobe(f("x"))`, '"x!"'],
  ["defaults", `def f(a="x"):\n    return a\nprobe(f())`, '"x"'],
  [
    "a function of several ways",
    `def f(a):\n    if a:\n        return "x"\n    return "y"\nprobe(f(1))`,
    '<f(1): "x" | "y">',
  ],
  [
    "what a function takes all of",
    `def f(a, *b, **c):\n    return [a, b, c]\nprobe(f("x", "y", "z", d="w"))`,
    '["x", ["y", "z"], {d = "w"}]',
  ],
  [
    "what is handed on as it is",
    `def f(a="x", b="y"):\n    return [a, b]\nprobe(f("z", **c))\nprobe(f(*d))`,
    '["z", <f("z", **c)(b): "y" | ?>]; [<f(*d)(a): "x" | ?>, <f(*d)(b): "y" | ?>]',
  ],
  ["a function that calls itself", `def f(a):\n    return f(a)\nprobe(f("x"))`, "<f.f(a)>"],
  [
    "parameters of what the file calls",
    `def f(a):\n    probe(a)\nf("x")\nf(a="y")`,
    '<f.a: "x" | "y" | ?>',
  ],
  [
    "the rest of what is passed",
    `def f(*a, **b):\n    probe(a)\n    probe(b)\nf("x", c=1)`,
    "<f.a>; <f.b>",
  ],
  ["fields", `class A:\n    b = "x"\n    def c(self):\n        probe(self.b)`, '"x"'],
  [
    "fields that the constructor sets",
    `class A:\n    def __init__(self, b):\n        self.b = b\n    def c(self):\n        probe(self.b)\nA("x")`,
    '<A.__init__.b: "x" | ?>',
  ],
  [
    "methods",
    `class A:\n    def b(self, a):\n        return f"{a}!"\n    def c(self):\n        probe(self.b("x"))`,
    '"x!"',
  ],
  [
    "names of a class's body are none in its methods",
    `class A:\n    b = "x"\n    def c(self):\n        probe(b)`,
    "<b>",
  ],
  ["a condition", `probe("x" if a else "y")`, '<"x" if a else "y": "x" | "y">'],
  ["what is taken where nothing is", `probe(a or "x")`, '<a or "x": <a> | "x">'],
  [
    "what a function gives its own parameters",
    `def f(a=None, b=None, c=None):\n    a = a or ["x"]\n    if b is None:\n        b = "y"\n    if not c:\n        c = "z"\n    return [a, b, c]\nprobe(f())\nprobe(f(["u"], "v", "w"))\nprobe(f(d))`,
    '[["x"], "y", "z"]; [["u"], "v", "w"]; [<f.a or ["x"]: <d> | ["x"]>, "y", "z"]',
  ],
  [
    "what a function may give its own parameters",
    `def f(a, b):\n    if b:\n        a = "y"\n    a += "!"\n    return a\nprobe(f("x", "z"))`,
    "<f.a>",
  ],
  [
    "entries by their keys, or something else",
    `a = {"b": "x"}\nprobe(a.get("b"))\nprobe(a.get("c", "y"))\nprobe(a.get("c"))\nprobe({**d, "b": "x"}.get("b", "y"))\nprobe(e.get("b", "y"))`,
    '"x"; "y"; null; <{**d, "b": "x"}.get("b", "y"): <{**d, "b": "x"}.get("b", "y"): "x" | ?> | "y">; <e.get("b", "y")>',
  ],
  [
    "arguments by their names",
    `def f(a, **b):\n    return [a, b.get("c", "x"), b["d"]]\nprobe(f("y", d="z"))\nprobe(f(a="y", c="u", **e))`,
    '["y", "x", "z"]; ["y", <f.b.get("c", "x"): <f.b.get("c", "x"): "u" | ?> | "x">, <f.b["d"]>]',
  ],
  ["what a loop goes through", `for a in ["x", "y"]:\n    probe(a)`, '<a: "x" | "y">'],
  [
    "what a loop over pairs goes through",
    `for a, b in [("x", 1), ("y", 2)]:\n    probe(a)\n    probe(b)`,
    '<a: "x" | "y">; <b: 1 | 2>',
  ],
  ["a number that is formatted", `probe("%s" % "x")`, '"x"'],
])("%s", (_, text, value) => {
  expect(shown("a.py", text)).toBe(value);
});
