import { expect, test } from "vitest";
import { jobSummary } from "../../src/jobs/job-summary.ts";

const mebibyte = 1024 * 1024;
const folded = (i: number, text: string): string =>
  `**${i}**\n\n<details><summary>${i}</summary>\n\n\`\`\`hcl\n${text}\n\n<details>\n${text}\n\`\`\`\n</details>`;

test("what fits stays as it is", () => {
  const text = "é".repeat(mebibyte / 2 - 1);
  expect(jobSummary(text)).toBe(text);
});

test("what does not is cut between blocks, by its bytes, and says so", () => {
  const blocks = Array.from({ length: 3000 }, (_, i) => folded(i, "é".repeat(150)));
  const whole = blocks.join("\n\n");
  expect(whole.length).toBeLessThan(Buffer.byteLength(whole));
  const cut = jobSummary(whole);
  expect(Buffer.byteLength(cut)).toBeLessThan(mebibyte);
  expect(Buffer.byteLength(cut)).toBeGreaterThan(0.99 * mebibyte);
  const kept = cut.slice(0, cut.indexOf("… cut here")).trimEnd();
  expect(whole.startsWith(kept)).toBe(true);
  expect(kept.endsWith("```\n</details>") || /\*\*\d+\*\*$/.test(kept)).toBe(true);
});

test("a single block that is too long leaves the note", () => {
  expect(jobSummary(`\`\`\`\n${"x\n\n".repeat(mebibyte)}\`\`\``)).toMatch(/^… cut here/);
});

test("several reports share the summary of one step", () => {
  const report = Array.from({ length: 5000 }, (_, i) => folded(i, "a".repeat(150))).join("\n\n");
  for (const reports of [2, 3, 7]) {
    const lines = Array.from({ length: reports }, () => `${jobSummary(report, reports)}\n`);
    expect(Buffer.byteLength(lines.join(""))).toBeLessThanOrEqual(mebibyte);
    expect(Buffer.byteLength(lines.join(""))).toBeGreaterThan(0.95 * mebibyte);
  }
});
