import fc from "fast-check";
import { expect, test } from "vitest";
import { codeText, isPutIn, type CodePiece } from "../../src/evaluate/code-text.ts";
import { outerOffset } from "../../src/source/embedded.ts";

/** Pieces of a file, each behind a character that belongs to none of them. */
const pieces = fc.array(
  fc.record({ text: fc.string({ minLength: 1, maxLength: 8 }), isPut: fc.boolean() }),
  { maxLength: 8 },
);

test("every character of a program stands where the file has it, and what is put in where it is put in", () => {
  fc.assert(
    fc.property(pieces, (all) => {
      let file = "";
      const made = all.map(({ text, isPut }): CodePiece => {
        const outer = file.length + 1;
        file += `|${text}`;
        return isPut ? { names: [], outer } : { text, marks: [{ inner: 0, outer }] };
      });
      const code = codeText(made, { path: "a.yaml", text: file });
      let at = 0;
      let from = 1;
      for (const { text, isPut } of all) {
        const end = isPut ? code.text.indexOf("\uA001", at) + 1 : at + text.length;
        for (let inner = at; inner < end; inner++)
          expect(outerOffset(code, inner)).toBe(isPut ? from : from + inner - at);
        if (isPut) expect(isPutIn(code.text.slice(at, end))).toBe(true);
        else expect(code.text.slice(at, end)).toBe(text);
        at = end;
        from += text.length + 1;
      }
      expect(at).toBe(code.text.length);
    }),
    { numRuns: 100 },
  );
});

test("two values that are put in are two", () => {
  const { named } = codeText(
    [
      { names: ["a"], outer: 0 },
      { names: ["b"], outer: 1 },
    ],
    { path: "a.yaml", text: "" },
  );
  expect([...named.values()]).toEqual([["a"], ["b"]]);
});
