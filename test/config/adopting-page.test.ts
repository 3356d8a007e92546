import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/read.ts";
import { audit } from "../../src/jobs/audit.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";

/** What the pages for teams that begin show, done as they say. */

const root = join(import.meta.dirname, "..", "..");
const pages = ["README.md", "src/config/adopting.md"].map((path) => ({
  path,
  text: readFileSync(join(root, path), "utf8"),
}));
const blocksIn = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, block = ""]) => block,
  );

test.each(pages)(
  "the suppression that $path shows hides what is found, and is used",
  ({ text }) => {
    const [statement = "", ...more] = blocksIn(text, "hcl");
    expect(more).toEqual([]);
    const audited = (shown: string) => {
      const file = `data "aws_iam_policy_document" "scanner" {\n${shown}}\n`;
      return audit(memoryTree(new Map([["main.tf", file]])), facts, agreed());
    };
    const { findings, faults, excused } = audited(statement);
    expect({ findings, faults }).toEqual({ findings: [], faults: [] });
    expect(excused.map(({ finding }) => finding.rule)).toEqual(["data-exfiltration"]);
    expect(audited(statement.replace(/^#.*\n/, "")).findings.length).toBe(1);
  },
);

test.each(pages)("the configurations that $path shows are read as they stand", ({ text }) => {
  const shown = blocksIn(text, "yaml").filter((block) => !/^jobs:/m.test(block));
  expect(shown.length).toBe(1);
  for (const block of shown)
    expect(readConfig({ path: ".github/pare.yml", text: block })).toMatchObject({ ok: true });
});

test.each(pages)("what $path links to is there", ({ path, text }) => {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, to = ""]) => to);
  expect(links.length).toBeGreaterThan(4);
  const missing = links.filter((to) => !existsSync(join(root, dirname(path), to)));
  expect(missing).toEqual([]);
});
