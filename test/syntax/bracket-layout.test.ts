import { expect, test } from "vitest";
import { indentUnit } from "../../src/syntax/bracket-layout.ts";

test("how lines are indented is found in a line of blanks without end", () => {
  const text = `${" ".repeat(400_000)}{}\n  a: {\n      b\n`;
  expect(indentUnit(text, { span: { start: 400_000, end: 400_002 } })).toBe("    ");
});
