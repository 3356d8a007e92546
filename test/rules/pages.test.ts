import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Agreement } from "../../src/config/agreement.ts";
import { evidenceTerms } from "../../src/config/evidence.ts";
import { readConfig } from "../../src/config/read.ts";
import { termsByPath } from "../../src/config/terms.ts";
import { readEvidence } from "../../src/evidence/evidence.ts";
import type { AwsFacts } from "../../src/jobs/knowledge.ts";
import { propose, worthChanging } from "../../src/jobs/propose.ts";
import { observing, using } from "../../src/jobs/use/observing.ts";
import { refusals } from "../../src/narrow/narrowing.ts";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { rulePage } from "../../src/report/links.ts";
import { replacementOf } from "../../src/report/replacement.ts";
import { rules } from "../../src/rules/index.ts";
import { judge } from "../../src/rules/judge.ts";
import type { Finding } from "../../src/rules/rule.ts";
import { textAt } from "../../src/source/source.ts";
import { facts, pathFor, scanned } from "./facts.ts";
import { readPage, words, type Example, type Page } from "./page.ts";
import { indented } from "./policies.ts";

const folder = join(import.meta.dirname, "..", "..", "src", "rules");
const textOf = (id: string): string => readFileSync(join(folder, `${id}.md`), "utf8");
const readme = readFileSync(join(folder, "..", "..", "README.md"), "utf8");

/** Pages of what is no rule. */
const others = ["score.md"];

const outline = [
  "What it finds",
  "Why it matters",
  "What is no finding",
  "Severity",
  "How to repair it",
  "Examples",
  "Limits",
  "In other tools",
  "In AWS's documentation",
];

test("every rule has a page, and every page a rule", () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
  expect(pages.filter((name) => !others.includes(name)).sort()).toEqual(
    rules.map(({ id }) => `${id}.md`).sort(),
  );
});

describe.for(rules)("the page of $id", ({ on, id, title, severity, why, repair }) => {
  const text = textOf(id);
  const page = readPage(text);
  const { sections, examples } = page;
  const under = underOf(page);

  test("has the outline of all pages, and is short", () => {
    expect(page.headings).toEqual(outline);
    expect([...sections].filter(([, section]) => section === "")).toEqual([]);
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(97);
  });

  test("says what the rule says of itself", () => {
    expect(page.title).toBe(id);
    expect(page.summary).toBe(`${title}. Usual severity: ${severity}.`);
    expect(words(sections.get("Why it matters") ?? "")).toContain(why);
    expect(words(sections.get("How to repair it") ?? "")).toContain(repair);
  });

  test("rests on AWS's own pages", () => {
    const section = sections.get("In AWS's documentation") ?? "";
    const links = [...section.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.length).toBe(section.split("\n").length);
    for (const link of links) expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[^ ]+$/);
  });

  test("is linked from findings and from the README", () => {
    expect(rulePage(id)).toMatch(new RegExp(`/src/rules/${id}\\.md$`));
    expect(readme).toContain(`[${id}](src/rules/${id}.md)`);
    expect(words(readme).replace(/ +\|/g, " |")).toContain(`| ${severity} | ${title} |`);
  });

  test("shows what is wrong and what is right, in languages that Pare reads", () => {
    expect(new Set(examples.map(({ wrong }) => wrong))).toEqual(new Set([true, false]));
    for (const { language, text: file } of examples)
      expect(pathFor(file)).toMatch(
        { hcl: /\.tf$/, yaml: /\.yaml$/, json: /\.json$/ }[language] ?? /^$/,
      );
  });

  test.for(examples)("$name", (example) => {
    const { findings: all, proposals } = judged(example, under);
    // What the page shows is no example of another rule; what is too much together may be so alone.
    const findings = all.filter(({ rule }) => on !== "holder" || rule === id);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(example.wrong ? [id] : []));
    expect(findings.map((each) => ({ at: textAt(each.subject), severity: each.severity }))).toEqual(
      example.found,
    );
    if (!example.wrong) return;
    const [proposal, ...more] = proposals;
    expect(more).toEqual([]);
    expect(proposal && offered(proposal)).toEqual(
      example.offers && {
        ...example.offers,
        ...("lines" in example.offers && { lines: indented(example.offers.lines, 0) }),
      },
    );
  });
});

type Under = { readonly facts: AwsFacts; readonly agreed: Pick<Agreement, "evidence" | "today"> };

/** What holds under the configuration of a page, which is read as any other. */
function underOf({ configuration }: Page): Under {
  const configured = readConfig({ path: ".github/pare.yml", text: configuration });
  if (!configured.ok) throw new Error(configured.mistakes.join("\n"));
  const { settings } = configured.file;
  const terms = evidenceTerms(settings.evidence ?? {});
  const read = terms.files.map((path) => {
    const evidence = readEvidence(readFileSync(join(folder, "..", "..", path), "utf8"));
    if ("wrong" in evidence) throw new Error(`${path}: ${evidence.wrong}`);
    return { path, evidence };
  });
  return {
    facts: { ...facts, termsOf: termsByPath(settings, [], {}) },
    agreed: { evidence: { ...terms, read }, today: "2026-11-29" },
  };
}

function judged(
  { text, name }: Example,
  under: Under,
): {
  readonly findings: readonly Finding[];
  readonly proposals: readonly Proposal[];
} {
  const scan = scanned({ [pathFor(text)]: text });
  const facts = {
    ...under.facts,
    ...using(observing(scan, under.facts, under.agreed, () => undefined)),
  };
  const unread = scan.problems.filter(({ reason }) => reason !== "managed-policy");
  expect(unread, name).toEqual([]);
  const all = [...scan.policies, ...scan.elsewhere];
  expect(all.flatMap(({ statements }) => statements)).not.toEqual([]);
  const findings = judge(scan, facts);
  return { findings, proposals: propose(scan, worthChanging(findings, facts), facts) };
}

/** What Pare offers, in the words of a page. */
function offered({ statement, outcome }: Proposal): Example["offers"] {
  if (outcome.kind === "none") return { kind: "none", says: refusals[outcome.refusal.because] };
  const { grade, assumptions, missing } = outcome.narrowing;
  const lines = replacementOf(statement.place.source, [outcome.edit]).lines.join("\n");
  return {
    kind: outcome.kind,
    says:
      grade === "fill in"
        ? `to be filled in: ${missing.join("; ")}`
        : assumptions
            .map((each, index) => `${index === 0 ? "assuming " : ""}${each}`)
            .join(", and "),
    lines: indented(lines, 0),
  };
}
