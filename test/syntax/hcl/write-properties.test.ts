import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../../src/source/edit.ts";
import { alignedLike } from "../../../src/syntax/hcl/cells.ts";
import { readHcl, readHclExpression } from "../../../src/syntax/hcl/read.ts";
import { quoteHcl, respellStatement } from "../../../src/syntax/hcl/write.ts";
import { literalOf } from "./show.ts";
import { cases, fileStyle, formattedStyle, statementsOf } from "./statement-texts.ts";
import {
  changesOf,
  entriesOf,
  expected,
  recipe,
  shown,
  shownStatement,
  valueOf,
  nameOf,
} from "./write-changes.ts";
import { often } from "../../share.ts";

const recipes = fc.array(recipe, { minLength: 1, maxLength: 3 });

test("copies are read again as what they were to be, and nothing else changes", () => {
  fc.assert(
    fc.property(cases(fileStyle), recipes, ({ text, item, parent, index }, made) => {
      const isEntry = parent !== undefined && "kind" in parent && parent.kind === "object";
      const plans = isEntry ? made.slice(0, 1) : made;
      const copies = plans.map((each) => changesOf(item, each));
      const respelled = respellStatement(text, item, parent, copies);
      if (!respelled) throw new Error(`not written:\n${text}`);
      expect(respelled.span).toEqual(item.span);

      const before = statementsOf(text).map((each) => each.item);
      const after = statementsOf(applyEdits(text, [respelled])).map((each) => each.item);
      const others = [...before.slice(0, index), ...before.slice(index + 1)];
      const untouched = [...after.slice(0, index), ...after.slice(index + copies.length)];
      expect(untouched.map(shownStatement)).toEqual(others.map(shownStatement));
      for (const [at, changes] of copies.entries()) {
        const copy = after[index + at];
        const got = copy ? entriesOf(copy).map(shown) : [];
        const wanted = expected(item, changes);
        expect(got).toEqual(wanted.map((each, i) => (each.includes(got[i] ?? "") ? got[i] : each)));
      }
    }),
    { numRuns: often(3000) },
  );
});

test("several copies of a value of an object cannot be written", () => {
  fc.assert(
    fc.property(cases(fileStyle), ({ text, item, parent }) => {
      const isEntry = parent !== undefined && "kind" in parent && parent.kind === "object";
      expect(respellStatement(text, item, parent, [[], []]) === undefined).toBe(isEntry);
    }),
  );
});

test("a statement with nothing changed is the same to the letter", () => {
  fc.assert(
    fc.property(cases(fileStyle), ({ text, item, parent }) => {
      const same = entriesOf(item).flatMap((entry) => {
        const value = valueOf(entry);
        if (!value) return [];
        const items = value.kind === "tuple" ? value.items : [value];
        return [{ key: nameOf(entry), items: items.map((kept) => ({ kept })) }];
      });
      const original = text.slice(item.span.start, item.span.end);
      expect(respellStatement(text, item, parent, [[]])?.text).toBe(original);
      expect(respellStatement(text, item, parent, [same])?.text).toBe(original);
    }),
    { numRuns: often(1000) },
  );
});

test("what stands below each other still does", () => {
  fc.assert(
    fc.property(cases(fc.constant(formattedStyle)), recipes, ({ text, item, parent }, made) => {
      fc.pre(!(parent !== undefined && "kind" in parent && parent.kind === "object"));
      const copies = made.map((each) => changesOf(item, each));
      const respelled = respellStatement(text, item, parent, copies);
      const changed = applyEdits(text, respelled ? [respelled] : []);
      const { start } = item.span;
      const end = changed.length - (text.length - item.span.end);
      const before = text.slice(text.lastIndexOf("\n", start) + 1, start);
      const written = changed.slice(start, end);
      fc.pre(written.includes("\n"));
      expect(alignedLike({ text: "", before }, { text: written, before })).toBe(written);
    }),
    { numRuns: often(1000) },
  );
});

test("lines end and are indented as those of the file", () => {
  fc.assert(
    fc.property(cases(fileStyle), recipes, ({ text, item, parent }, made) => {
      const copies = made.map((each) => changesOf(item, each));
      const written = respellStatement(text, item, parent, copies)?.text ?? "";
      const lineFeeds = written.match(/\n/g) ?? [];
      const crlfs = written.match(/\r\n/g) ?? [];
      if (text.includes("\r")) expect(crlfs).toHaveLength(lineFeeds.length);
      else expect(crlfs).toHaveLength(0);
      expect(written).not.toMatch(/[ \t]\r?\n/);
    }),
    { numRuns: often(500) },
  );
});

test("comments are never made up, and all are there where new items take the place of others", () => {
  const commentsIn = (text: string): readonly string[] =>
    readHcl(text).comments.map(({ start, end }) => text.slice(start, end));
  const replacements = recipe.map((each) => ({
    ...each,
    sid: each.sid === "remove" ? undefined : each.sid,
    removed: undefined,
    lists: each.lists.map((list) => ({
      ...list,
      kept: list.added.length > 0 ? list.kept : list.kept.map(() => true),
      negate: false,
    })),
  }));
  fc.assert(
    fc.property(cases(fileStyle), replacements, ({ text, item, parent }, made) => {
      const changes = changesOf(item, made).filter(
        (change) => !("items" in change) || change.items.length > 0,
      );
      const respelled = respellStatement(text, item, parent, [changes]);
      const changed = applyEdits(text, respelled ? [respelled] : []);
      expect([...commentsIn(changed)].sort(), changed).toEqual([...commentsIn(text)].sort());
    }),
    { numRuns: often(1000) },
  );
});

test("a quoted string is read again as itself", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("$", "%", "{", "}", '"', "\\", "\n", "~", "a") }),
  );
  fc.assert(
    fc.property(text, (value) => {
      const quoted = quoteHcl(value);
      if (value === "") expect(quoted).toBe('""');
      else expect(literalOf(quoted).value).toBe(value.normalize("NFC"));
      expect(readHclExpression(quoted).problems).toEqual([]);
    }),
    { numRuns: often(1000) },
  );
});
