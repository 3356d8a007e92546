import { expect, test } from "vitest";
import { findingsReport } from "../../src/report/findings-json.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { textReport } from "../../src/report/text.ts";
import { audited, type Files } from "./results.ts";

const attachment = (index: number, arn: string): string =>
  `resource "aws_iam_role_policy_attachment" "a${index}" {\n  policy_arn = "${arn}"\n}\n`;
const managed = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

/** Many managed policies are attached in the first files, some of them one and the same. */
const attached: Files = Object.fromEntries(
  Array.from({ length: 35 }, (_, index) => [
    `a/${String(index).padStart(2, "0")}.tf`,
    attachment(index, managed(index < 4 ? "ReadOnlyAccess" : `Own${index}`)),
  ]),
);
const broken: Files = Object.fromEntries(
  ["x", "y", "z"].map((name) => [`z/${name}.tf`, "locals {\n  a = \n}\n"]),
);
const result = audited({ ...attached, ...broken });
const readOnly = "what the attached `arn:aws:iam::aws:policy/ReadOnlyAccess` grants is not read";

test("JSON has all places, by their reasons, and counts them", () => {
  const { notEvaluated, notEvaluatedByReason } = findingsReport(result);
  expect(notEvaluatedByReason).toEqual({ "syntax-error": 3, "managed-policy": 35 });
  expect(Object.keys(notEvaluatedByReason)).toEqual(["syntax-error", "managed-policy"]);
  expect(notEvaluated.map(({ path, line }) => `${path}:${line ?? 0}`)).toEqual([
    ...["z/x.tf:2", "z/y.tf:2", "z/z.tf:2"],
    ...Object.keys(attached).map((path) => `${path}:2`),
  ]);
});

test("a terminal shows each file that does not parse, and of the rest what is most frequent", () => {
  const lines = textReport(result)
    .split("\n")
    .filter((line) => line.includes("not evaluated"));
  for (const [index, name] of ["x", "y", "z"].entries())
    expect(lines[index]).toMatch(
      new RegExp(`^z/${name}\\.tf:2 {2}not evaluated {2}syntax-error: .`),
    );
  expect(lines[3]).toBe(
    `a/00.tf:2, a/01.tf:2, a/02.tf:2 and a/03.tf:2  not evaluated  managed-policy: ${readOnly}`,
  );
  expect(lines.slice(-2)).toEqual([
    "… and 12 more  not evaluated  managed-policy; --format json lists them",
    "not evaluated: 38 places (3 syntax-error, 35 managed-policy)",
  ]);
  expect(lines).toHaveLength(3 + 20 + 2);
});

test("a summary has a list for each reason, cut where it is long", () => {
  const [, list = ""] = auditMarkdown(result).split("Not evaluated: 38 places</summary>\n\n");
  const [parsing = "", reading = ""] = list.split(/^\*\*/m).slice(1);
  expect(parsing).toMatch(
    /^3 places\*\*: the file, or a part of it, does not parse\n\n(?:- `z\/[xyz]\.tf:2`: .*\n){3}\n$/,
  );
  expect(reading).toMatch(/^35 places\*\*: a managed policy of AWS/);
  expect(reading).toContain(
    `\n\n- \`a/00.tf:2\`, \`a/01.tf:2\`, \`a/02.tf:2\` and \`a/03.tf:2\`: ${readOnly}\n`,
  );
  expect(reading).toMatch(/\n- … and 22 more\n<\/details>$/);
});

test("SARIF tells what leaves files unread first", () => {
  const [run] = sarifReport(result).runs;
  const told = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
  expect(told.map(({ message }) => message.text?.split(":")[0]).slice(0, 4)).toEqual([
    ...["syntax-error", "syntax-error", "syntax-error"],
    "managed-policy",
  ]);
});

test("where all is evaluated nothing is said", () => {
  const all = audited({ "policy.json": '{"Statement":[]}' });
  expect(findingsReport(all).notEvaluatedByReason).toEqual({});
  expect(textReport(all) + auditMarkdown(all)).not.toMatch(/not evaluated/i);
});
