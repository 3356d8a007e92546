import { describe, expect, test } from "vitest";
import type { Agreement } from "../../src/config/agreement.ts";
import type { Severity } from "../../src/rules/severity.ts";
import { usualTerms } from "../../src/rules/terms.ts";
import { isStanding, verdict } from "../../src/report/verdict.ts";
import { agreed } from "../agreed.ts";
import { audited, reviewed, type Files } from "./results.ts";
import { suppressing } from "./suppressions.ts";

const policy = (action: string): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } }, null, 2)}\n`;

/** Findings of severity critical, medium, low and none. */
const files: Files = {
  "admin.json": policy("*"),
  "put.json": policy("s3:PutObject"),
  "log.json": policy("logs:PutLogEvents"),
  "list.json": policy("s3:ListAllMyBuckets"),
};
const only = (...names: readonly string[]): Files =>
  Object.fromEntries(names.map((name) => [`${name}.json`, files[`${name}.json`] ?? ""]));

const hidden = (path: string, more: Partial<Agreement> = {}): Agreement =>
  agreed("high", {}, { suppressions: [suppressing(path, ["unscoped-resource"])], ...more });
const idle = suppressing("list.json", ["not-action"]);

describe("the verdict of a review", () => {
  test.for<readonly [string, Files, Agreement]>([
    ["nothing is overbroad", only("list"), agreed()],
    ["1 finding, which does not block", only("put"), agreed()],
    ["2 findings, none of them blocks", only("put", "log"), agreed("never")],
    ["blocked by 1 finding of severity high or worse", files, agreed()],
    ["blocked by 2 findings of severity medium or worse", files, agreed("medium")],
    ["nothing stands; 1 finding is excused", only("put"), hidden("put.json")],
    ["blocked by 1 new suppression", only("put"), hidden("put.json", { newSuppressions: "block" })],
    [
      "1 faulty suppression, which does not block",
      only("list"),
      agreed("high", {}, { suppressions: [idle] }),
    ],
    [
      "1 finding and 1 faulty suppression, none of them blocks",
      only("list", "put"),
      agreed("high", {}, { suppressions: [idle] }),
    ],
    [
      "blocked by 3 findings of severity low or worse, 1 faulty suppression and 1 new suppression",
      { ...files, "put2.json": policy("s3:PutObject") },
      agreed(
        "low",
        {},
        {
          suppressions: [idle, suppressing("put2.json", ["unscoped-resource"])],
          newSuppressions: "block",
        },
      ),
    ],
  ])("is: %s", ([said, head, agreement]) => {
    expect(verdict(reviewed(head, {}, undefined, agreement))).toBe(said);
  });

  test("names no severity where profiles block from others on", () => {
    const termsOf = (path: string) => ({
      ...usualTerms,
      failOn: (path === "put.json" ? "medium" : "high") as Severity,
    });
    const agreement = { ...agreed(), termsOf };
    expect(verdict(reviewed(files, {}, undefined, agreement))).toBe("blocked by 2 findings");
    expect(verdict(reviewed(only("admin"), {}, undefined, agreement))).toBe(
      "blocked by 1 finding of severity high or worse",
    );
  });

  test("says that nothing is touched", () => {
    const far = { first: 9999, last: 9999 };
    expect(verdict(reviewed(files, files, far))).toBe("no IAM statement is touched");
  });
});

test("the verdict of an audit is said in the same words", () => {
  expect(verdict(audited(files))).toBe("blocked by 1 finding of severity high or worse");
  expect(verdict(audited(only("put", "log")))).toBe("2 findings, none of them blocks");
  expect(verdict(audited(only("list")))).toBe("nothing is overbroad");
  expect(verdict(audited({}))).toBe("no IAM statement was read");
  expect(verdict(audited({ "package.json": "{}\n" }))).toBe("no IAM statement was read");
});

test("information stands for those who want to hear it, and for nobody else", () => {
  const instances: Files = {
    "policy.json": JSON.stringify({
      Statement: {
        Effect: "Allow",
        Action: "ec2:StartInstances",
        Resource: "arn:aws:ec2:*:111122223333:instance/*",
      },
    }),
  };
  const usual = reviewed(instances);
  expect(usual.findings.map(({ severity }) => severity)).toEqual(["info"]);
  expect([isStanding(usual), verdict(usual)]).toEqual([false, "nothing is overbroad"]);
  const told = reviewed(instances, {}, undefined, agreed("high", { persona: "audit" }));
  expect([isStanding(told), verdict(told)]).toEqual([true, "1 finding, which does not block"]);
});
