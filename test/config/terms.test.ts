import { expect, test } from "vitest";
import { declaredAccess } from "../../src/config/access.ts";
import { readConfig } from "../../src/config/read.ts";
import { termsByPath, type TermSettings } from "../../src/config/terms.ts";
import { usualTerms, type Terms } from "../../src/rules/terms.ts";

const termsIn = (text: string, given: TermSettings = {}): ((path: string) => Terms) => {
  const found = readConfig({ path: "pare.yml", text });
  if (!found.ok) throw new Error(found.mistakes.join("\n"));
  const { settings } = found.file;
  return termsByPath(settings, settings.profiles ?? [], given);
};

test("where nothing is set the usual terms hold", () => {
  expect(termsIn("")("a/main.tf")).toEqual(usualTerms);
});

test("what is set holds for every path", () => {
  const text = `
fail-on: low
persona: audit
rules: { not-action: off, wildcard-action: info }
accounts: [111122223333, "000011112222"]
organizations: [o-abcdefghij]
wildcards: { s3: [Get*, List*], logs: "*" }
critical: [{ actions: ["iam:*"] }, { resources: ["arn:aws:s3:::prod-*", "arn:aws:*:::x"] }]
never-allow: [{ actions: [s3:DeleteObject], resources: ["arn:aws:s3:::audit/*"] }]
`;
  expect(termsIn(text)("a/main.tf")).toEqual({
    failOn: "low",
    persona: "audit",
    rules: new Map([
      ["not-action", "off"],
      ["wildcard-action", "info"],
    ]),
    accounts: new Set(["111122223333", "000011112222"]),
    organizations: new Set(["o-abcdefghij"]),
    wildcards: ["s3:get*", "s3:list*", "logs:*"],
    access: [],
    critical: [{ actions: ["iam:*"] }, { resources: ["arn:aws:s3:::prod-*", "arn:aws:*:::x"] }],
    neverAllow: [{ actions: ["s3:DeleteObject"], resources: ["arn:aws:s3:::audit/*"] }],
    houseRules: [],
  });
});

test("a general rule that is off is off in its cases, but for those that are named", () => {
  const of = termsIn(`
rules: { data-exfiltration: high, unscoped-resource: off }
profiles:
  - paths: [sandbox/**]
    rules: { data-exfiltration: off }
  - paths: [prod/**]
    rules: { unscoped-resource: low }
`);
  const offIn = (path: string): readonly string[] =>
    [...of(path).rules].filter(([, agreed]) => agreed === "off").map(([rule]) => rule);
  const cases = ["credential-exposure", "resource-exposure", "infrastructure-modification"];
  expect(offIn("main.tf").toSorted()).toEqual([...cases, "unscoped-resource"].toSorted());
  expect(of("main.tf").rules.get("data-exfiltration")).toBe("high");
  expect(offIn("sandbox/main.tf").toSorted()).toEqual(
    [...cases, "data-exfiltration", "unscoped-resource"].toSorted(),
  );
  // A severity is for what the rule itself finds.
  expect(offIn("prod/main.tf")).toEqual([]);
});

const profiles = `
fail-on: high
rules: { not-action: low, not-resource: low }
wildcards: { s3: "Get*", logs: "*" }
accounts: ["111122223333"]
profiles:
  - paths: [sandbox/**, "!sandbox/real/**"]
    fail-on: never
    rules: { not-action: off }
    wildcards: { s3: "List*" }
  - paths: ["**/test/**"]
    fail-on: critical
    persona: audit
    accounts: ["444455556666"]
`;

test("a profile overrides what it sets: rules and wildcards by key, lists as a whole", () => {
  const terms = termsIn(profiles);
  expect(terms("main.tf")).toMatchObject({ failOn: "high", wildcards: ["s3:get*", "logs:*"] });
  expect(terms("sandbox/real/main.tf")).toEqual(terms("main.tf"));
  expect(terms("sandbox/main.tf")).toEqual({
    ...terms("main.tf"),
    failOn: "never",
    rules: new Map([
      ["not-action", "off"],
      ["not-resource", "low"],
    ]),
    wildcards: ["s3:list*", "logs:*"],
  });
  expect(terms("a/test/main.tf").accounts).toEqual(new Set(["444455556666"]));
});

test("of several profiles the later one goes before the earlier", () => {
  const { failOn, persona, rules } = termsIn(profiles)("sandbox/test/main.tf");
  expect({ failOn, persona }).toEqual({ failOn: "critical", persona: "audit" });
  expect(rules.get("not-action")).toBe("off");
});

test("what is given goes before all profiles", () => {
  const terms = termsIn(profiles, { "fail-on": "never", rules: { "not-action": "high" } });
  for (const path of ["main.tf", "sandbox/main.tf", "sandbox/test/main.tf"]) {
    expect(terms(path).failOn).toBe("never");
    expect([...terms(path).rules]).toEqual([
      ["not-action", "high"],
      ["not-resource", "low"],
    ]);
  }
});

test("paths of the same profiles have the same terms", () => {
  const terms = termsIn(profiles);
  expect(terms("sandbox/a.tf")).toBe(terms("sandbox/b.tf"));
  expect(terms("sandbox/a.tf")).toBe(terms("sandbox/a.tf"));
});

test("access is declared for what its paths and its roles cover, both where both are set", () => {
  const [path, role] = ["infra/**", "*-reader"].map((each) => [each]);
  const both = declaredAccess({ level: "tagging", paths: path, roles: role });
  expect(both.level).toBe("Tagging");
  expect(both.covers("infra/a.tf", ["app", "app-reader"])).toBe(true);
  expect(both.covers("infra/a.tf", ["app"])).toBe(false);
  expect(both.covers("a.tf", ["app-reader"])).toBe(false);
  expect(declaredAccess({ level: "read", paths: path }).covers("infra/a.tf", [])).toBe(true);
  expect(declaredAccess({ level: "read", roles: role }).covers("a.tf", ["x-reader"])).toBe(true);
});
