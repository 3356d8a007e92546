import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markerOf, markerStart, readMarker, summaryMarker } from "../../src/report/marker.ts";
import { hostile } from "./hostile.ts";

const fingerprint = fc.string({
  unit: fc.constantFrom(...Array.from({ length: 16 }, (_, n) => n.toString(16))),
  minLength: 32,
  maxLength: 32,
});
const fingerprints = fc.array(fingerprint, { maxLength: 4 });

describe("the marker of a comment", () => {
  test("is read back from the body that it begins, whoever posted it", () => {
    fc.assert(
      fc.property(hostile, fingerprints, fingerprints, (job, statements, findings) => {
        const body = `${markerOf({ job, statements, findings })}\r\n\r\nsomething`;
        expect(readMarker(body)).toEqual({ statements, findings });
      }),
    );
    expect(readMarker(`${summaryMarker("job")}\n\nsomething`)).toBeUndefined();
    expect(readMarker("> <!-- pare:1 job=x at= of= -->")).toBeUndefined();
  });

  test("is one hidden line, whatever the job is called, and other for every other job", () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        for (const marker of [
          markerOf({ job: one, statements: ["a"], findings: [] }),
          summaryMarker(one),
        ]) {
          expect(marker).toMatch(/^<!-- pare:1 job=[\w./~-]* [\w=, ]+ -->$/);
          expect(marker.slice(4, -3)).not.toContain("--");
          expect(marker.startsWith(markerStart(one))).toBe(true);
          expect(marker.startsWith(markerStart(other))).toBe(one === other);
        }
      }),
    );
  });
});
