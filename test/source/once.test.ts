import { describe, expect, test } from "vitest";
import { onceByText, onceWithoutItself } from "../../src/source/once.ts";

describe("what is made once", () => {
  test("of a text, be it nothing", () => {
    const asked: string[] = [];
    const made = onceByText((text) => {
      asked.push(text);
      return text === "a" ? undefined : text.length;
    });
    expect([made("a"), made("bc"), made("a"), made("bc")]).toEqual([undefined, 2, undefined, 2]);
    expect(asked).toEqual(["a", "bc"]);
  });

  test("of what needs itself, without itself", () => {
    const known = onceWithoutItself<string>();
    const of = {};
    const make = (): string => `of ${known(of, make) ?? "nothing"}`;
    expect(known(of, make)).toBe("of nothing");
    expect(known(of, () => "another")).toBe("of nothing");
  });
});
