import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Result as SarifResult, Run } from "sarif";
import { describe, expect, test } from "vitest";
import { baselineOf } from "../../src/config/baseline.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { replyKeyOf } from "../../src/config/excuse.ts";
import { fingerprintOf } from "../../src/rules/fingerprint.ts";
import { agreed } from "../agreed.ts";
import { githubComplaints } from "./github-sarif.ts";
import { audited, reviewed, type Files } from "./results.ts";
import { sarifSchema } from "./sarif-schema.ts";
import { suppressing } from "./suppressions.ts";

const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const isValid = ajv.compile(sarifSchema);

const statement = (action: string): object => ({ Effect: "Allow", Action: action, Resource: "*" });
const policy = (...statements: readonly object[]): string =>
  `${JSON.stringify({ Statement: statements }, null, 2)}\n`;
const files: Files = {
  "put.json": policy(statement("s3:PutObject")),
  "queue.json": policy(statement("sqs:SendMessage")),
  "table.json": policy(statement("dynamodb:PutItem")),
  "pass.json": policy(statement("iam:PassRole")),
  "admin.json": policy(statement("*")),
};
const all = reviewed(files).findings;
const inFile = (path: string) => all.filter((each) => each.statement.place.source.path === path);
const [answered] = inFile("queue.json");
if (!answered) throw new Error("nothing is found");
const reply = { author: "octocat", reason: "shared [x](https://x) {0}", url: "https://x" };
const result = reviewed(
  files,
  { "table.json": files["table.json"] ?? "" },
  undefined,
  agreed(
    "high",
    {},
    {
      suppressions: [
        suppressing("put.json", ["unscoped-resource", "not-action"]),
        suppressing("pass.json", ["pass-role"], { by: "configuration", reason: "known" }),
      ],
      replies: new Map([[replyKeyOf(answered), reply]]),
      baseline: baselineOf(inFile("table.json")),
    },
  ),
);

function runOf(given: typeof result): Run {
  const log = sarifReport(given);
  isValid(log);
  expect(isValid.errors).toBeNull();
  expect(githubComplaints(log)).toEqual([]);
  const [run] = log.runs;
  if (!run) throw new Error("no run");
  return run;
}
const { results = [], tool } = runOf(result);
const uriOf = ({ locations }: SarifResult): string | undefined =>
  locations?.[0]?.physicalLocation?.artifactLocation?.uri;

describe("what is excused", () => {
  test("stays a result, behind those that stand, and says why it is suppressed", () => {
    expect(results.map((each) => [uriOf(each), each.suppressions])).toEqual([
      ["admin.json", []],
      ["put.json", []],
      ["pass.json", [{ kind: "external", status: "accepted", justification: "known" }]],
      [
        "put.json",
        [
          {
            kind: "inSource",
            status: "accepted",
            justification: "only in the sandbox",
            location: {
              physicalLocation: {
                artifactLocation: { uri: "put.json" },
                region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 44 },
              },
            },
          },
        ],
      ],
      [
        "queue.json",
        [
          {
            kind: "external",
            status: "accepted",
            justification: "octocat answered: shared [x] (https://x) { 0}",
          },
        ],
      ],
      [
        "table.json",
        [{ kind: "external", status: "accepted", justification: "It is in the baseline." }],
      ],
    ]);
  });

  test("has a reason that can be read, and says where there is none", () => {
    const suppressions = [suppressing("put.json", ["unscoped-resource"], { reason: "\u202e\t" })];
    const { results: told = [] } = runOf(
      reviewed(files, undefined, undefined, agreed("high", {}, { suppressions })),
    );
    expect(told.flatMap((each) => each.suppressions ?? [])).toMatchObject([
      { justification: "No reason is given." },
    ]);
  });

  test("is what others need not say that they are not, where there is none of it", () => {
    const { results: standing = [] } = runOf(reviewed(files));
    expect(standing.length).toBe(all.length);
    for (const each of standing) expect(each).not.toHaveProperty("suppressions");
  });
});

test("faults are results of a rule of their own, with its page", () => {
  const fault = results.find(({ ruleId }) => ruleId === "suppression");
  expect(fault).toMatchObject({
    level: "note",
    message: { text: "Nothing is found here by `not-action`: take it out." },
  });
  expect(tool.driver.rules?.[fault?.ruleIndex ?? -1]).toMatchObject({
    id: "suppression",
    helpUri: expect.stringMatching(/\/src\/config\/suppression\.md$/) as string,
  });
});

describe("fingerprints", () => {
  const printsOf = (given: Files): readonly string[] =>
    (runOf(reviewed(given)).results ?? []).map(
      ({ partialFingerprints }) => partialFingerprints?.["pareFinding/v1"] ?? "",
    );

  test("are those of the findings, whose second and third of the same say so", () => {
    const same = statement("s3:PutObject");
    const found = reviewed({ "put.json": policy(same, same, same) });
    const [print = ""] = found.findings.map(fingerprintOf);
    expect(printsOf({ "put.json": policy(same, same, same) })).toEqual([
      print,
      `${print}:2`,
      `${print}:3`,
    ]);
  });

  test("stay what they are when lines and names of files change", () => {
    const before = printsOf({ "put.json": policy(statement("s3:PutObject")) });
    const after = printsOf({
      "new/name.json": JSON.stringify({ Statement: [{ Sid: "A", ...statement("s3:PutObject") }] }),
    });
    expect(after).toEqual(before);
  });
});

describe("what is more than GitHub takes", () => {
  const [finding] = result.findings;
  if (!finding) throw new Error("nothing stands");
  const bulk = (count: number, message: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => ({
      ...finding,
      severity: n === count - 1 ? ("critical" as const) : ("low" as const),
      message: message(n),
    }));

  test("is left out, the worst is kept, and that is said", () => {
    const run = runOf({ ...result, findings: bulk(25_100, () => "wide") });
    expect(run.results).toHaveLength(25_000);
    expect(run.results?.[0]?.level).toBe("error");
    expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]).toEqual({
      level: "warning",
      message: { text: "The worst 25000 of 25105 results are listed: GitHub takes no more." },
    });
  });

  test("is left out by its size, too", () => {
    // Nothing packs these well: each is a number of its own in a basis that looks like noise.
    const noise = (n: number): string =>
      Array.from({ length: 170 }, (_, k) =>
        Math.sin(n * 997 + k)
          .toString(36)
          .slice(3),
      ).join("");
    const run = runOf({ ...result, findings: bulk(9_000, noise) });
    expect(run.results?.length).toBeGreaterThan(3_000);
    expect(run.results?.length).toBeLessThan(9_000);
  });

  test("is told of what was not read, too", () => {
    const problems = Array.from({ length: 1_200 }, (_, n) => ({
      path: `${n}.tf`,
      reason: "unreadable" as const,
      detail: "it is not there",
    }));
    const [invocation] = runOf({ ...result, problems }).invocations ?? [];
    expect(invocation?.toolExecutionNotifications).toHaveLength(1_001);
    expect(invocation?.toolExecutionNotifications?.at(-1)?.message.text).toBe(
      "200 places more were not evaluated.",
    );
  });
});

test("the validator for GitHub sees what it would refuse", () => {
  const log = sarifReport(audited(files));
  const [run] = log.runs;
  const [first, ...others] = run?.results ?? [];
  const [rule, ...rules] = run?.tool.driver.rules ?? [];
  if (!run || !first || !rule) throw new Error("there is nothing to spoil");
  const withResult = (more: Partial<SarifResult>) => ({
    ...log,
    runs: [{ ...run, results: [{ ...first, ...more }, ...others] }],
  });
  const withRule = (more: object) => ({
    ...log,
    runs: [
      { ...run, tool: { driver: { ...run.tool.driver, rules: [{ ...rule, ...more }, ...rules] } } },
    ],
  });
  const at = (uri: string, startLine = 1) => ({
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: { startLine, startColumn: 1, endLine: 1, endColumn: 1 },
        },
      },
    ],
  });
  const spoiled = [
    { ...log, runs: [] },
    { ...log, runs: [{ ...run, automationDetails: { id: "pare/" } }] },
    withResult({ message: { text: "" } }),
    withResult({ locations: [] }),
    withResult({ ruleIndex: 99 }),
    withResult({ suppressions: [] }),
    withResult({ partialFingerprints: {} }),
    withResult({ partialFingerprints: { primaryLocationLineHash: "a:1" } }),
    withResult(at("/etc/passwd")),
    withResult(at("https://evil.example/a")),
    withResult(at("../a.tf")),
    withResult(at("a.tf", 2)),
    { ...log, runs: [{ ...run, results: [first, first] }] },
    withRule({ id: "not-action" }),
    withRule({ name: "x".repeat(256) }),
    withRule({ fullDescription: { text: "x".repeat(1025) } }),
    withRule({ help: { text: "" } }),
    withRule({ properties: { tags: ["security"], "security-severity": "11.0" } }),
    withRule({ properties: { tags: ["iam"], "security-severity": "9.0" } }),
    withRule({ properties: { tags: Array(21).fill("security"), "security-severity": "9.0" } }),
  ];
  expect(githubComplaints(log)).toEqual([]);
  for (const each of spoiled) expect(githubComplaints(each)).not.toEqual([]);
});
