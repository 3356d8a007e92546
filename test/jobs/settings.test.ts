import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/config/config.ts";
import { readExtended } from "../../src/config/extended.ts";
import { chosen, ConfigurationError, settingsOf } from "../../src/jobs/settings.ts";
import {
  absent,
  decode,
  memoryTree,
  tooLarge,
  unreadable,
  type Read,
} from "../../src/repository/tree.ts";
import { usualTerms } from "../../src/rules/terms.ts";

const text = (text: string): Read => decode("pare.yml", Buffer.from(text));
const none = (path: string): Promise<Read> => Promise.resolve(absent(path));
const configured = (yaml: string) => settingsOf(text(yaml), true, none);

test("where nothing is said the defaults hold", () => {
  const { inside, agreement, ...plain } = chosen({});
  expect(plain).toEqual({
    failOn: "high",
    comment: true,
    check: true,
    maxComments: 25,
    baselinePath: ".github/pare-baseline.json",
    history: {},
    replies: "write",
    files: [],
    evidence: {
      ...{ files: [], minAge: 90, maxAge: 30, grace: 90 },
      ...{ stays: expect.any(Function) as unknown, arnsOf: expect.any(Function) as unknown },
    },
  });
  expect(inside("a/b.tf")).toBe(true);
  expect(agreement).toMatchObject({
    suppressions: [],
    requireReason: true,
    newSuppressions: "report",
  });
  expect(agreement.termsOf("a/b.tf")).toEqual(usualTerms);
});

test("what is given goes before the configuration, and that before the defaults", async () => {
  const file = await configured(`
fail-on: critical
comment: false
max-comments: 5
baseline: b.json
replies: nobody
require-reason: false
new-suppressions: block
commit: evidenced
paths: [a/**]
profiles: [{ paths: [a/sandbox/**], fail-on: low }]
evidence: { files: [a.json], min-age: 30 }
`);
  const given: Settings = {
    ...{ "fail-on": "never", "max-comments": 0, paths: ["b/**"] },
    evidence: { files: ["b.json"] },
  };
  const both = chosen(given, file);
  expect(both).toMatchObject({
    failOn: "never",
    comment: false,
    check: true,
    maxComments: 0,
    baselinePath: "b.json",
    replies: "nobody",
    files: ["pare.yml"],
    evidence: { files: ["b.json"], minAge: 30 },
    agreement: { requireReason: false, newSuppressions: "block", commit: "evidenced" },
  });
  expect(["a/x.tf", "b/x.tf"].map(both.inside)).toEqual([false, true]);
  // Profiles included: somebody who switches the gate off means it.
  expect(both.agreement.termsOf("a/sandbox/x.tf").failOn).toBe("never");
  const alone = chosen({}, file);
  expect(alone.failOn).toBe("critical");
  expect(alone.agreement.termsOf("a/sandbox/x.tf").failOn).toBe("low");
});

test("what is ignored comes along", async () => {
  const file = await configured("ignore: [{ path: a.json, rules: [not-action], reason: Fine. }]\n");
  expect(chosen({}, file).agreement.suppressions).toMatchObject([
    { by: "configuration", rules: ["not-action"], reason: "Fine." },
  ]);
});

test("a configuration that is not there sets nothing, unless somebody named it", async () => {
  const missing = await none("pare.yml");
  expect(chosen({}, await settingsOf(missing, false, none))).toMatchObject({
    failOn: "high",
    files: [],
  });
  await expect(settingsOf(missing, true, none)).rejects.toThrow(ConfigurationError);
  // It is there, and nobody knows what it says.
  const unread = unreadable("pare.yml", "GitHub lists only a part of its folder");
  await expect(settingsOf(unread, false, none)).rejects.toThrow("only a part");
});

test("a configuration that is wrong, or none, is never taken for an empty one", async () => {
  await expect(settingsOf(text("fail-on: nothing\n"), false, none)).rejects.toThrow(
    /^pare\.yml:1: fail-on: cannot be nothing; write /,
  );
  await expect(settingsOf(text("\0"), false, none)).rejects.toThrow("pare.yml: not UTF-8 text");
  await expect(settingsOf(tooLarge("pare.yml", 1e8), false, none)).rejects.toThrow(
    ConfigurationError,
  );
  await expect(settingsOf(text("extends: a.yml\n"), false, none)).rejects.toThrow(
    /^pare\.yml:1: extends: a\.yml: there is no such file; /,
  );
});

describe("files that it extends", () => {
  const tree = memoryTree(
    new Map([
      ["pare.yml", "extends: [a.yml, b.yml]\n"],
      ["a.yml", "fail-on: low\n"],
      ["b.yml", "extends: a.yml\ncheck: false\n"],
    ]),
  );
  const open = (path: string): Promise<Read> => Promise.resolve(tree.read(path));

  test("are read, each of them once", async () => {
    const settings = await settingsOf(tree.read("pare.yml"), true, open);
    expect(chosen({}, settings)).toMatchObject({
      failOn: "low",
      check: false,
      files: ["a.yml", "b.yml", "pare.yml"],
    });
  });

  test("are asked for one after the other, as long as there are any", () => {
    const reading = readExtended({ path: "pare.yml", text: "extends: a.yml\n" });
    expect(reading.next()).toEqual({ done: false, value: "a.yml" });
    expect(reading.next(tree.read("a.yml")).done).toBe(true);
  });
});
