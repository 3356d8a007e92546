import { expect, test } from "vitest";
import { chosen, ConfigurationError, settingsOf } from "../../src/jobs/settings.ts";
import { decode, tooLarge, unreadable } from "../../src/repository/tree.ts";

test("the first layer that sets something has the word, and the defaults have the last", () => {
  expect(chosen({}, {})).toMatchObject({ failOn: "high", comment: true, maxComments: 25 });
  const layers = [{ "fail-on": "low" }, { "fail-on": "critical", comment: false }] as const;
  expect(chosen(...layers)).toMatchObject({ failOn: "low", comment: false, maxComments: 25 });
  expect(chosen({ "max-comments": 0 }, { "max-comments": 5 }).maxComments).toBe(0);
});

type Globs = readonly [globs: readonly string[], inside: string, outside: string];
const globs: readonly Globs[] = [
  [["infra/**"], "infra/a/b.tf infra/.x/b.tf", "b.tf other/infra/b.tf"],
  [["**/*.tf"], "a.tf a/b.tf", "a.yaml"],
  [["**", "!test/**"], "a.tf test.tf a/test/b.tf", "test/b.tf test/a/b.tf"],
  [["!test/**"], "a.tf", "test/b.tf"],
  // As in a workflow, the last one that matches decides.
  [["**", "!test/**", "test/kept/**"], "a.tf test/kept/b.tf", "test/b.tf"],
  [["!test/**", "infra/**"], "infra/a.tf", "test/b.tf a.tf"],
  [[], "a.tf test/b.tf", ""],
];
test.each(globs)("paths %j", (paths, inside, outside) => {
  const { inside: isInside } = chosen({ paths: [...paths] });
  const taken = (list: string): boolean[] => list.split(" ").filter(Boolean).map(isInside);
  expect(new Set(taken(inside))).toEqual(new Set([true]));
  expect(taken(outside)).not.toContain(true);
});

const text = (text: string) => decode("pare.yml", Buffer.from(text));

test("a configuration that is not there sets nothing, unless somebody named it", () => {
  const absent = unreadable("pare.yml", "there is no such file");
  expect(settingsOf(absent, false)).toEqual({});
  expect(() => settingsOf(absent, true)).toThrow(ConfigurationError);
  expect(settingsOf(text("fail-on: low\n"), false)).toEqual({ "fail-on": "low" });
});

test("a configuration that is wrong, or none, is never taken for an empty one", () => {
  expect(() => settingsOf(text("fail-on: nothing\n"), false)).toThrow(/pare\.yml:1: fail-on: /);
  expect(() => settingsOf(text("\0"), false)).toThrow("pare.yml: not UTF-8 text");
  expect(() => settingsOf(tooLarge("pare.yml", 1e8), false)).toThrow(ConfigurationError);
});
