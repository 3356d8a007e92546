import { describe, expect, test } from "vitest";
import { json } from "../rules/policies.ts";
import { proposals } from "./proposed.ts";

/** The rules whose findings what is proposed for a policy answers. */
function answered(...statements: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return proposals(json(...statements)).flatMap(({ outcome }) =>
    outcome.kind === "none" ? [] : outcome.narrowing.answers,
  );
}

describe("a way to escalate is answered by names for what it passes or changes", () => {
  test.each<[string, readonly Readonly<Record<string, unknown>>[]]>([
    ["changed", [{ Action: "iam:PutUserPolicy", Resource: "*" }]],
    [
      "passed",
      [
        {
          Action: ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"],
          Resource: "*",
        },
      ],
    ],
    [
      "passed with what another statement allows",
      [
        { Action: "iam:PassRole", Resource: "*" },
        { Action: "ec2:RunInstances", Resource: "*" },
      ],
    ],
  ])("%s", (_, statements) => {
    expect(answered(...statements)).toContain("privilege-escalation");
  });

  test("and not where nothing is asked: who else may pass the only role declared is not known", () => {
    const [{ outcome } = { outcome: undefined }] = proposals({
      "main.tf": `
        resource "aws_iam_role" "job" {
          name = "job"
        }
        data "aws_iam_policy_document" "app" {
          statement {
            actions   = ["iam:PassRole", "ec2:RunInstances"]
            resources = ["*"]
          }
        }
      `,
    });
    expect(outcome).toMatchObject({ kind: "commit", narrowing: { grade: "assumed" } });
    expect(outcome).not.toMatchObject({
      narrowing: { answers: expect.arrayContaining(["privilege-escalation"]) as unknown },
    });
  });
});
