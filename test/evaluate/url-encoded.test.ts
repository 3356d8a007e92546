import fc from "fast-check";
import { expect, test } from "vitest";
import { fromUrl } from "../../src/evaluate/url-encoded.ts";
import { outerPlace } from "../../src/source/embedded.ts";
import { textAt } from "../../src/source/source.ts";

const decoded = (text: string): ReturnType<typeof fromUrl> =>
  fromUrl({ text, source: { path: "a.json", text }, marks: [{ inner: 0, outer: 0 }] });

test("an encoded text knows where each of its characters is written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const found = decoded(encodeURIComponent(text));
      expect(found?.text).toBe(text);
      let at = 0;
      for (const char of text) {
        const span = { start: at, end: at + char.length };
        expect(found && textAt(outerPlace(found, span))).toBe(encodeURIComponent(char));
        at = span.end;
      }
    }),
  );
});

test("characters that need not be encoded may be", () => {
  expect(decoded("%41b%2a")?.text).toBe("Ab*");
});

test("what is no UTF-8 is no text", () => {
  expect(decoded("a%FF")).toBeUndefined();
});
