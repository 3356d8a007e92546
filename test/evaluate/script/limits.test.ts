import { describe, expect, test } from "vitest";
import { makeEffort, mostMade } from "../../../src/evaluate/effort.ts";
import { isHole } from "../../../src/iam/text.ts";
import type { Value } from "../../../src/evaluate/value.ts";
import { probed, valuesOf } from "./probed.ts";

describe("what is unknown is the same where it is the same thing", () => {
  test.each([
    ["a name", "probe(a); probe(a);", true],
    ["a member", "probe(a.b); probe(a.b);", true],
    ["a name in a template", "probe(`${a}`); probe(`${a}`);", true],
    ["a parameter", "const f = (a) => { probe(a); probe(a); };", true],
    ["two calls", "probe(f()); probe(f());", false],
    ["parameters of two functions", "const f = (a) => probe(a); const g = (a) => probe(a);", false],
    ["names of two blocks", "{ const a = f(); probe(a); } { const a = f(); probe(a); }", false],
    ["a member and another one", "probe(a.b); probe(a.c);", false],
    [
      "fields of two classes",
      "class A { b() { probe(this.c); } } class B { b() { probe(this.c); } constructor() { this.c = f(); } }",
      false,
    ],
  ])("%s", (_, text, isSame) => {
    const [first, second] = valuesOf("a.ts", text).map(idOf);
    expect(first).toBeDefined();
    expect(first === second).toBe(isSame);
  });

  test("names of two files are not", () => {
    const [first] = valuesOf("a.ts", "probe(a);").map(idOf);
    const [second] = valuesOf("b.ts", "probe(a);").map(idOf);
    expect(first).not.toBe(second);
  });
});

function idOf(value: Value): string | undefined {
  if (value.kind === "unknown") return value.hole.id;
  return value.kind === "text" ? value.text.parts.find(isHole)?.id : undefined;
}

describe("what would take too long", () => {
  const doubling = Array.from(
    { length: 40 },
    (_, n) => `const a${n + 1} = [...a${n}, ...a${n}];`,
  ).join("\n");

  test.each([
    ["lists that double", `const a0 = ["x", "y"];\n${doubling}\nprobe(a40);`],
    [
      "texts that double",
      `const a0 = "xy";\n${doubling.replaceAll(/\[\.\.\.(\w+), \.\.\.(\w+)\]/g, "$1 + $2")}\nprobe(a40);`,
    ],
    ["functions that call themselves twice", "const f = (a) => [f(a), f(a)]; probe(f(1));"],
    [
      "functions that call each other twice",
      `${Array.from({ length: 40 }, (_, n) => `const f${n} = (a) => f${n + 1}(a) + f${n + 1}(a);`).join("\n")}\nconst f40 = (a) => a;\nprobe(f0("x"));`,
    ],
    ["maps of maps", `const a = [${"1,".repeat(2000)}]; probe(a.map((b) => a.map((c) => a)));`],
    [
      "a choice of choices",
      `let a0 = b ? "x" : "y";\n${Array.from({ length: 40 }, (_, n) => `const a${n + 1} = b ? a${n} + "x" : a${n} + "y";`).join("\n")}\nprobe(a40);`,
    ],
  ])("%s: it is said that it is too much", (_, text) => {
    const { probes, evaluator } = probed("a.ts", text);
    const started = performance.now();
    const values = probes.map((probe) => evaluator.evaluate(probe));
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(values).toHaveLength(1);
    if (values[0]?.kind === "unknown") return;
    expect(evaluator.exceeded().length).toBeGreaterThan(0);
  });

  test("calls of what is too much end, and leave what people write its allowance", () => {
    const calls = 300;
    const text = [
      "const f0 = (a) => [a, z];",
      ...Array.from(
        { length: 14 },
        (_, n) => `const f${n + 1} = (a) => [...f${n}(a), ...f${n}(a)];`,
      ),
      "probe(f14(1));\n".repeat(calls),
      "probe(f3(1));",
    ].join("\n");
    let asked = 0;
    const { probes, evaluator } = probed("a.ts", text, {
      name: ({ name }) => {
        if (name === "z") asked++;
        return undefined;
      },
    });
    const values = probes.map((probe) => evaluator.evaluate(probe));
    expect(evaluator.exceeded()).toHaveLength(calls);
    expect(values.map(({ kind }) => kind)).toEqual([
      ...Array<string>(calls).fill("unknown"),
      "list",
    ]);
    // Without an end to what they take together, it is 76,808 times.
    expect(asked).toBeLessThan(10_000);
  });

  test("files of a program leave each other what people write, however many there are", () => {
    const program = {};
    let made = 0;
    for (let file = 0; file < 1000; file++) {
      const effort = makeEffort(100, program);
      effort.within(mostMade, () => {
        while (effort.spend(1)) made++;
      });
    }
    // Each on its own, it is 20,000,000.
    expect(made).toBeLessThan(8_000_000);
    expect(makeEffort(100, program).within(400, () => "made")).toBe("made");
  });

  test("a long chain of names is known or unknown, and ends", () => {
    const chain = Array.from({ length: 20_000 }, (_, n) => `const a${n + 1} = a${n};`).join("\n");
    const started = performance.now();
    const [value] = valuesOf("a.ts", `const a0 = "x";\n${chain}\nprobe(a20000);`);
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(value?.kind).toBe("unknown");
  });

  test("a list that 20,000 calls add to ends", () => {
    const calls = "a.push('x');\n".repeat(20_000);
    const started = performance.now();
    const [value] = valuesOf("a.ts", `const a = [];\n${calls}\nprobe(a);`);
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(value?.kind).toBe("unknown");
  });

  test("a function that 20,000 calls pass something ends", () => {
    const calls = "f('x');\n".repeat(20_000);
    const started = performance.now();
    const [value] = valuesOf("a.ts", `function f(a) { probe(a); }\n${calls}`);
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(value?.kind).toBe("unknown");
  });
});
