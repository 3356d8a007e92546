import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { defaults, settings } from "../../src/config/config.ts";
import { configSchema } from "../../src/config/json-schema.ts";
import { readConfig } from "../../src/config/read.ts";
import { often } from "../share.ts";

const schema = configSchema();
const file = join(import.meta.dirname, "..", "..", "src", "config", "pare.schema.json");

const ajv = new Ajv({ allowUnionTypes: true, strictRequired: false });
addFormats.default(ajv);
const isValid = ajv.compile(schema);
const isRead = (text: string): boolean => readConfig({ path: "pare.yml", text }).ok;

// `npx vitest run --config test/vitest.config.ts test/config/json-schema.test.ts -u` rewrites it.
test("the committed schema is that of the settings", async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
});

test("every key says what it is and what holds without it", () => {
  const described = Object.entries(schema.properties ?? {}).map(([key, value]) =>
    typeof value === "object" ? [key, (value.description ?? "") !== "", value.default] : [key],
  );
  const set: Readonly<Record<string, unknown>> = defaults;
  expect(described).toEqual(Object.keys(settings.shape).map((key) => [key, true, set[key]]));
});

describe("it accepts what is read, and refuses what is refused", () => {
  const samples: readonly (readonly [accepted: boolean, text: string])[] = [
    [true, "fail-on: never\npersona: strict\n"],
    [true, "extends: a.yml\nbaseline: .a/b..json\n"],
    [true, "extends: [a.yml, ..b/c.yml]\npaths: []\n"],
    [true, "accounts: [111122223333, '000011112222']\norganizations: [o-abcdefghij]\n"],
    [true, "wildcards: { s3: [Get*], ec2-instance-connect: '*' }\n"],
    [true, "access: [{ level: read, roles: ['*'] }, { level: list, paths: ['!a', 'b/{c,d}'] }]\n"],
    [true, "ignore: [{ sid: A, rules: [not-action], until: 2028-02-29, reason: Fine. }]\n"],
    [true, "profiles: [{ paths: [a/**], rules: { not-action: off } }]\n"],
    [true, "history: {}\n"],
    [true, "history: { branch: pare/history }\n"],
    [false, "history: { branch: a..b }\n"],
    [false, "history: { branch: a, file: b.json }\n"],
    [false, "fail-on: none\n"],
    [false, "fail_on: low\n"],
    [false, "extends: ../a.yml\n"],
    [false, "baseline: /a.json\n"],
    [false, "max-comments: 101\n"],
    [false, "max-comments: 1.5\n"],
    [false, "paths: [a/]\n"],
    [false, "paths: ['+(a)']\n"],
    [false, "paths: ['{a,{b,c}}']\n"],
    [false, `paths: [${"a".repeat(201)}]\n`],
    [false, `paths: [${"a,".repeat(201)}]\n`],
    [false, "accounts: [11112222333]\n"],
    [false, "accounts: ['11112222333']\n"],
    [false, "organizations: [O-ABCDEFGHIJ]\n"],
    [false, "wildcards: { S3: '*' }\n"],
    [false, "wildcards: { s3: [] }\n"],
    [false, "access: [{ level: read }]\n"],
    [false, "access: [{ roles: ['*'] }]\n"],
    [false, "ignore: [{ rules: [not-action] }]\n"],
    [false, "ignore: [{ sid: A, rules: [not-acton] }]\n"],
    [false, "ignore: [{ sid: A, rules: [not-action], until: 2027-02-29 }]\n"],
    [false, "ignore: [{ sid: A, rules: [not-action], reason: ' ' }]\n"],
    [false, "profiles: [{ fail-on: low }]\n"],
    [false, "profiles: [{ paths: [a], comment: true }]\n"],
    [false, "rules: { not-acton: off }\n"],
    [false, "- fail-on\n"],
  ];
  test.each(samples)("%s: %s", (accepted, text) => {
    expect({ read: isRead(text), valid: isValid(parse(text)) }).toEqual({
      read: accepted,
      valid: accepted,
    });
  });

  const junk = fc.constantFrom<unknown>(null, true, 0, 101, 1e11, "", "x", "a/**", [], {}, [5]);
  const or = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: junk });
  const words = (...all: readonly string[]): fc.Arbitrary<unknown> => or(fc.constantFrom(...all));
  const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    or(fc.array(item, { maxLength: 3 }));
  const keys = (shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
    or(fc.record({ ...shape, unknown: fc.constant(1) }, { requiredKeys: [] })).map((value) =>
      // Most of them know all their keys.
      value instanceof Object && "unknown" in value && Object.keys(value).length % 3 > 0
        ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "unknown"))
        : value,
    );
  const globs = list(words("a/**", "!b", "{a,b}.tf", "[a-z]?", "/a", "a//", "!!a", "(a)"));
  const names = list(words("*-reader", "module.a.x[0]", "!a", "{", "a b"));
  const path = words("a.yml", "a/b.json", "../a", "./a", "a/..", "a/.b", "a\\b", ".");
  const severity = words("critical", "high", "info", "never", "off");
  const ruleIds = words("not-action", "wildcard-action", "notAction");
  const rules = keys({ "not-action": severity, "wildcard-action": severity });
  const terms = {
    "fail-on": severity,
    persona: words("default", "audit", "Audit"),
    rules,
    accounts: list(words("111122223333", "1", "000000000000")),
    organizations: list(words("o-abcdefghij", "o-A")),
    wildcards: keys({ s3: or(list(words("Get*", "s3:Get*"))), logs: words("*", "") }),
    access: list(
      keys({ level: words("read", "permissions-management"), paths: globs, roles: names }),
    ),
  };
  const entry = keys({
    path: words("a/**", "!a"),
    owner: words("*"),
    sid: words("A"),
    rules: list(ruleIds),
    until: words("2027-01-31", "2027-02-30", "2027-1-1", "2028-02-29"),
    reason: words("Fine.", " "),
  });
  const config = fc.record(
    {
      ...terms,
      extends: fc.oneof(path, list(path)),
      paths: globs,
      comment: or(fc.boolean()),
      check: or(fc.boolean()),
      "max-comments": or(fc.integer({ min: -1, max: 101 })),
      baseline: path,
      "require-reason": or(fc.boolean()),
      commit: words("assumed", "evidenced", "equivalent"),
      "new-suppressions": words("allow", "block", "deny"),
      replies: words("write", "nobody", "all"),
      ignore: list(entry),
      profiles: list(keys({ ...terms, paths: globs })),
    },
    { requiredKeys: [] },
  );

  test("whatever values the keys have", () => {
    fc.assert(
      fc.property(config, (value) => {
        expect(isValid(value)).toBe(isRead(JSON.stringify(value)));
      }),
      { numRuns: often(1_500) },
    );
  });

  test("whatever value one key has", () => {
    const one = fc
      .tuple(fc.constantFrom(...Object.keys(settings.shape)), config)
      .map(([key, value]) => {
        const { [key]: only }: Readonly<Record<string, unknown>> = value;
        return { [key]: only };
      })
      .filter((value) => Object.values(value)[0] !== undefined);
    fc.assert(
      fc.property(one, (value) => {
        expect(isValid(value)).toBe(isRead(JSON.stringify(value)));
      }),
      { numRuns: often(1_500) },
    );
  });
});
