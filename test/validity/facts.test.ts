import { describe, expect, test } from "vitest";
import { good } from "./good.ts";
import { codesOfPage } from "./page.ts";
import { valueAt } from "./path.ts";
import { traps } from "./traps.ts";

const codes = codesOfPage();
const findingTypes = ["ERROR", "SECURITY_WARNING", "WARNING", "SUGGESTION"];

/** The policy of a text, or nothing where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe("the page of codes", () => {
  test("has each code once, by finding type and name", () => {
    const order = codes.map(({ code, findingType }) => [findingTypes.indexOf(findingType), code]);
    const sorted = [...new Set(order.map((each) => JSON.stringify(each)))].sort();
    expect(order.map((each) => JSON.stringify(each))).toEqual(sorted);
  });

  test("has the codes that AWS has, and those it has lost", () => {
    const count = (type: string): number =>
      codes.filter(
        ({ findingType, status }) => findingType === type && !status.startsWith("retired"),
      ).length;
    expect(findingTypes.map(count)).toEqual([78, 19, 26, 29]);
    expect(codes.filter(({ status }) => status.startsWith("retired"))).toHaveLength(5);
  });

  test.for(codes)("$code shows what it says", ({ status, examples }) => {
    expect(status).toMatch(
      /^(?:implemented|(?:approximate|not decidable offline|retired) \(.+\))$/,
    );
    expect(examples.length > 0).toBe(/^(?:implemented|approximate)/.test(status));
    for (const { wrong, at, right } of examples) {
      expect(at).not.toEqual([]);
      expect(parsed(right)).toBeDefined();
      for (const path of at) {
        if (path !== "$") expect(valueAt(parsed(wrong), path), path).toBeDefined();
      }
    }
  });
});

test("good policies and traps have names of their own", () => {
  const names = [...good, ...traps].map(({ kind, name }) => `${kind}: ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test("the findings of traps have codes of the page, and lie in their policies", () => {
  const known = new Set(codes.map(({ code }) => code));
  for (const { name, policy, expect: findings } of traps) {
    for (const { code, at } of findings) {
      expect(known).toContain(code);
      for (const path of at) expect(valueAt(policy, path), `${name}: ${path}`).toBeDefined();
    }
  }
});
