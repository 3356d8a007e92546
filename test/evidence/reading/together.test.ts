import fc from "fast-check";
import { expect, test } from "vitest";
import { eventOf } from "../../../src/evidence/event.ts";
import { unwrapped } from "../../../src/evidence/reading/records.ts";
import { often } from "../../share.ts";
import { record } from "../written.ts";
import { reading } from "./read.ts";

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom("s3.amazonaws.com", "GetObject", 'a"b\\c', "é\u2028", "2026-11-28T10:00:00Z"),
);
const name = fc.oneof(
  fc.constantFrom(...Object.keys(record()), "errorCode", "errormessage", "EVENTNAME", "resources"),
  fc.constantFrom("__proto__", "toString", "event\\u004eame", "sharedEventID"),
);

test("what is read of bytes is what is read of JSON, whatever its members are, and however they are spaced", () => {
  const property = fc.property(
    fc.array(fc.tuple(name, value), { maxLength: 4 }),
    fc.constantFrom("", " ", "\t "),
    fc.integer({ min: 20, max: 2000 }),
    (changes, blank, size) => {
      const members = [...Object.entries(record()), ...changes].map(
        ([key, each]) =>
          `${blank}"${key}"${blank}:${blank}${JSON.stringify(each).replaceAll("\n", "")}${blank}`,
      );
      const text = `{${members.join(",")}}`;
      // Once more, so that what is remembered is told.
      const { events } = reading(`{"Records":[${text},${text}]}`, size);
      const read = unwrapped(text);
      const expected = "records" in read ? read.records.map(eventOf) : [];
      const told = expected.flatMap((event) => ("wrong" in event ? [] : [event]));
      expect(events).toEqual([...told, ...told]);
    },
  );
  fc.assert(property, { numRuns: often(400) });
});
