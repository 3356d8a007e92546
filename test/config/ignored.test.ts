import { expect, test } from "vitest";
import { readConfig } from "../../src/config/read.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, scanned } from "../rules/facts.ts";

const statement = { Effect: "Allow", Action: "*", Resource: "*" };
const policy = JSON.stringify({
  Statement: [{ Sid: "AdminAll", ...statement }, { Sid: "Other", ...statement }, statement],
});
const terraform = `
resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = jsonencode({
    Statement = [{ Sid = var.sid, Effect = "Allow", Action = "*", Resource = "*" }]
  })
}
variable "sid" {}
`;
const scan = scanned({
  "policies/a.json": policy,
  "policies/b.json": policy,
  "main.tf": terraform,
});
const findings = judge(scan, facts);

/** What an entry covers: the path and, as far as it is known, the Sid of each finding. */
function covered(entry: string): readonly string[] {
  const text = `ignore: [{ ${entry}, rules: [wildcard-action] }]\n`;
  const found = readConfig({ path: "pare.yml", text });
  if (!found.ok) throw new Error(found.mistakes.join("\n"));
  const [suppression] = found.file.suppressions;
  return findings
    .filter((finding) => suppression?.covers(finding))
    .map(({ statement: { place, sid } }) => {
      const [name] = sid?.parts ?? [];
      return `${place.source.path} ${typeof name === "string" ? name : "-"}`;
    });
}

const all = (path: string): readonly string[] =>
  ["AdminAll", "Other", "-"].map((sid) => `${path} ${sid}`);

const entries: readonly (readonly [entry: string, ...covers: readonly string[]])[] = [
  ["path: policies/a.json", ...all("policies/a.json")],
  ["path: policies/*", ...all("policies/a.json"), ...all("policies/b.json")],
  ["path: '*'", "main.tf -"],
  ["path: nowhere/**"],
  ["owner: aws_iam_role_policy.*", "main.tf -"],
  // A policy that is a file of its own is called by its path.
  ["owner: '*/b.json'", ...all("policies/b.json")],
  ["sid: Admin*", "policies/a.json AdminAll", "policies/b.json AdminAll"],
  // Neither a Sid that is not there nor one that is not known.
  ["sid: '*'", ...["a", "b"].flatMap((each) => all(`policies/${each}.json`).slice(0, 2))],
  ["path: policies/a.json, sid: Other", "policies/a.json Other"],
  ["path: main.tf, sid: Other"],
];
test.each(entries)("{ %s } covers what all of its globs cover", (entry, ...covers) => {
  expect(new Set(covered(entry))).toEqual(new Set(covers));
});
