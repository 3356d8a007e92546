import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { suppressionRule, type Fault } from "../../src/config/fault.ts";
import { audit } from "../../src/jobs/audit.ts";
import { rulePage } from "../../src/report/links.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { textAt } from "../../src/source/source.ts";
import { agreed } from "../agreed.ts";
import { facts, pathFor } from "../rules/facts.ts";
import { readPage, words } from "../rules/page.ts";

const { id, title, severity, why, repair } = suppressionRule;
const text = readFileSync(
  join(import.meta.dirname, "..", "..", "src", "config", `${id}.md`),
  "utf8",
);
const page = readPage(text);
const { sections, examples } = page;

describe("the page of suppressions", () => {
  test("has the outline of the pages of rules, and is as short", () => {
    expect(page.headings).toEqual([
      ...["What it finds", "Why it matters", "What is no finding", "Severity", "How to repair it"],
      ...["Examples", "Limits", "In AWS's documentation"],
    ]);
    expect([...sections].filter(([, section]) => section === "")).toEqual([]);
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(92);
  });

  test("says what the rule says of itself, and is linked from its findings", () => {
    expect(page.title).toBe(id);
    expect(page.summary).toBe(`${title}. Usual severity: ${severity}.`);
    expect(words(sections.get("Why it matters") ?? "")).toContain(why);
    expect(words(sections.get("How to repair it") ?? "")).toContain(repair);
    expect(rulePage(id)).toMatch(/\/src\/config\/suppression\.md$/);
  });

  test("shows what is wrong and what is right", () => {
    expect(new Set(examples.map(({ wrong }) => wrong))).toEqual(new Set([true, false]));
  });

  test.for(examples)("$name", (example) => {
    expect(
      faultsIn(example.text).map((each) => ({ at: textAt(each.place), severity: each.severity })),
    ).toEqual(example.found);
  });
});

/** The faults of the suppressions in a file. */
function faultsIn(file: string): readonly Fault[] {
  return audit(memoryTree(new Map([[pathFor(file), file]])), facts, agreed()).faults;
}
