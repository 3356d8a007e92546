import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { suppressionRule, type Fault } from "../../src/config/fault.ts";
import { inlineSuppressions } from "../../src/config/inline.ts";
import { suppressed } from "../../src/config/suppression.ts";
import { rulePage } from "../../src/report/links.ts";
import { judge } from "../../src/rules/judge.ts";
import { textAt } from "../../src/source/source.ts";
import { agreed } from "../agreed.ts";
import { facts, pathFor, scanned } from "../rules/facts.ts";
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

/** The faults of the suppressions in a file, each of which stands above a statement. */
function faultsIn(file: string): readonly Fault[] {
  const path = pathFor(file);
  const { policies, sources } = scanned({ [path]: file });
  const source = sources.get(path);
  if (!source) throw new Error("it is not read");
  const statements = policies.flatMap((policy) => policy.statements);
  const comments = [...file.matchAll(/# (.*)/g)].map(({ 0: comment, 1: said = "", index }) => {
    const about = statements.find(({ place }) => place.span.start > index)?.place.span;
    const span = { start: index, end: index + comment.length };
    return { span, text: said, trailing: false, ...(about && { about }) };
  });
  const inline = inlineSuppressions(source, comments, statements);
  const { faults } = suppressed(judge(policies, facts), inline.suppressions, agreed());
  return [...inline.faults, ...faults];
}
