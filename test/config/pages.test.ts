import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configSchema, schemaId } from "../../src/config/json-schema.ts";
import { readConfig } from "../../src/config/read.ts";

/** What README.md and the page of the configuration say is what the schema says. */

const root = join(import.meta.dirname, "..", "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const page = readFileSync(join(root, "src", "config", "configuration.md"), "utf8");

/** The rows of the tables in a section, cell by cell, without their headings. */
function rowsIn(text: string, title: string): readonly (readonly string[])[] {
  const section = text.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? "";
  return [...section.matchAll(/^\| (`.*) \|$/gm)].map(([, row = ""]) =>
    row.split(" | ").map((cell) => cell.trim()),
  );
}

type Described = {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
};
const { properties } = JSON.parse(JSON.stringify(configSchema())) as {
  readonly properties: Readonly<Record<string, Described>>;
};

function shown(value: unknown): string {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return isEmpty ? "none" : `\`${String(value)}\``;
}

const keys = Object.entries(properties).map(([key, { description, ...rest }]) => [
  `\`${key}\``,
  description,
  shown(rest.default),
]);

test("the tables of keys are those of the schema, with their defaults", () => {
  expect(rowsIn(readme, "Configuration")).toEqual(keys);
  expect(rowsIn(page, "Keys")).toEqual(keys);
});

test("the table of evidence is that of the schema", () => {
  const evidence = readFileSync(join(root, "src", "evidence", "review.md"), "utf8");
  expect(rowsIn(evidence, "Settings")).toEqual(
    Object.entries(properties.evidence?.properties ?? {}).map(([name, { description }]) => [
      `\`${name}\``,
      description,
    ]),
  );
});

test.each([
  ["access", "Declared access"],
  ["history", "The history of nightly audits"],
  ["house-rules", "Rules of your own"],
  ["ignore", "Suppressions for files without comments"],
])("the table of entries of %s is that of the schema", (key, title) => {
  const described = properties[key];
  const entries = Object.entries((described?.items ?? described)?.properties ?? {});
  expect(rowsIn(page, title)).toEqual(
    entries.map(([name, { description }]) => [`\`${name}\``, description]),
  );
});

const examples = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);

test("every key is shown in an example", () => {
  const used = examples.flatMap((text) => [...text.matchAll(/^([\w-]+):/gm)].map(([, key]) => key));
  // What is said of these is said in their rows.
  const plain = ["comment", "check", "commit", "max-comments", "baseline", "replies"];
  expect([...new Set([...used, ...plain])].sort()).toEqual(Object.keys(properties).sort());
});

test.each(examples)("an example is read as it stands: %j", (text) => {
  expect(readConfig({ path: ".github/pare.yml", text })).toMatchObject({ ok: true });
});

test("the mistakes that are shown are those that are told", () => {
  const text = "comment: true\nfail_on: low\nprofiles:\n  - paths: [a/**]\n    fail-on: none\n";
  const found = readConfig({ path: ".github/pare.yml", text });
  const shown = [...page.matchAll(/^ {4}(\.github\/pare\.yml:.*)$/gm)].map(([, line]) => line);
  expect(found.ok ? [] : found.mistakes).toEqual(shown);
});

test("editors are sent to the schema", () => {
  expect(page).toContain(`# yaml-language-server: $schema=${schemaId}\n`);
});
