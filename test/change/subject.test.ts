import { describe, expect, test } from "vitest";
import { changedSubjects, type SideOfChange } from "../../src/change/subject.ts";
import type { Policy } from "../../src/iam/policy.ts";
import { scanned } from "../rules/facts.ts";
import type { Texts } from "./changes.ts";

/** A side as its files declare it, in which only ids tell what is not known. */
function side(texts: Texts, named: (id: string) => string = (id) => id): SideOfChange {
  const scan = scanned(texts);
  return {
    policies: [...scan.policies, ...scan.elsewhere],
    declared: scan.declared,
    declares: (scoped) => [...scan.references.keys()].map(named).includes(scoped),
    terms: {
      named,
      definitionOf: () => "",
      conditionOf: () => undefined,
      attachedUnder: () => "",
    },
  };
}

/** `aws_iam_role.a: identity < identity boundary`, with what is new or gone. */
function paired(before: Texts | string, after: Texts | string): readonly string[] {
  const [base, head] = [before, after].map((each) =>
    side(typeof each === "string" ? { "main.tf": each } : each),
  );
  if (!base || !head) return [];
  return changedSubjects(head, base).map(({ address, now, before: was, isNew, isGone }) => {
    const said = isNew ? " new" : isGone ? " gone" : "";
    return `${address}: ${kinds(now)} < ${kinds(was)}${said}`;
  });
}

function kinds(policies: readonly Policy[]): string {
  return policies.map(({ kind }) => kind).join(" ") || "nothing";
}

const trust = `jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })`;
const role = (name: string, more = ""): string =>
  `resource "aws_iam_role" "${name}" {\n  assume_role_policy = ${trust}\n${more}}\n`;
const document = (...actions: readonly string[]): string =>
  `jsonencode({ Statement = [${actions.map((each) => `{ Effect = "Allow", Action = "${each}", Resource = "*" }`).join(", ")}] })`;
const inline = (name: string, holder: string, ...actions: readonly string[]): string =>
  `resource "aws_iam_role_policy" "${name}" {\n  role   = ${holder}\n  policy = ${document(...actions)}\n}\n`;
const managed = (name: string, ...actions: readonly string[]): string =>
  `resource "aws_iam_policy" "${name}" {\n  policy = ${document(...actions)}\n}\n`;
const attached = (holder: string, policy = "aws_iam_policy.p.arn"): string =>
  `resource "aws_iam_role_policy_attachment" "x" {\n  role       = ${holder}\n  policy_arn = ${policy}\n}\n`;
const a = "aws_iam_role.a.name";

describe("the subjects of a change", () => {
  const cases: Readonly<
    Record<string, readonly [before: Texts | string, after: Texts | string, readonly string[]]>
  > = {
    "nothing where nothing changed": [
      role("a") + inline("p", a, "s3:Get*"),
      role("a") + inline("p", a, "s3:Get*"),
      [],
    ],
    "a role whose policy changed, and not its trust": [
      role("a") + inline("p", a, "s3:Get*"),
      role("a") + inline("p", a, "s3:*"),
      ["aws_iam_role.a: identity < identity"],
    ],
    "all policies of a role together": [
      role("a") + inline("p", a, "s3:Get*") + inline("q", a, "sqs:*"),
      role("a") + inline("p", a, "s3:*") + inline("q", a, "sqs:*"),
      ["aws_iam_role.a: identity identity < identity identity"],
    ],
    "a role with another address, by what it says": [
      role("a") + inline("p", a, "s3:Get*", "sqs:*"),
      role("b") + inline("p", "aws_iam_role.b.name", "s3:Get*", "sns:*"),
      ["aws_iam_role.b: identity < identity"],
    ],
    "another role, where the old one is still there": [
      role("a") + role("b") + inline("p", a, "s3:Get*"),
      role("a") + role("b") + inline("p", "aws_iam_role.b.name", "s3:Get*"),
      ["aws_iam_role.b: identity < nothing", "aws_iam_role.a: nothing < identity"],
    ],
    "another role, where it says something else": [
      role("a") + inline("p", a, "s3:Get*"),
      `${role("b")}${inline("p", "aws_iam_role.b.name", "sns:*")}`.replaceAll("ec2.", "ecs."),
      [
        "aws_iam_role.b: trust < nothing new",
        "aws_iam_role.b: identity < nothing new",
        "aws_iam_role.a: nothing < trust gone",
        "aws_iam_role.a: nothing < identity gone",
      ],
    ],
    "who is named, and gets no other name": [
      inline("p", '"a"', "s3:Get*"),
      inline("p", '"b"', "s3:Get*"),
      ["b: identity < nothing", "a: nothing < identity"],
    ],
    "a name that is declared": [
      role("a", '  name = "app"\n') + inline("p", '"app"', "s3:Get*"),
      role("a", '  name = "app"\n') + inline("p", a, "s3:*"),
      ["aws_iam_role.a: identity < identity"],
    ],
    "a policy that nobody has any more, as what it was": [
      role("a") + managed("p", "s3:Get*") + attached(a),
      role("a") + managed("p", "s3:*"),
      ["aws_iam_policy.p: identity < identity", "aws_iam_role.a: nothing < identity"],
    ],
    "a policy that somebody has now": [
      role("a") + managed("p", "s3:Get*"),
      role("a") + managed("p", "s3:Get*") + attached(a),
      ["aws_iam_role.a: identity < nothing"],
    ],
    "a boundary that is gone": [
      role("a", "  permissions_boundary = aws_iam_policy.p.arn\n") +
        managed("p", "s3:*") +
        inline("q", a, "s3:Get*"),
      role("a") + managed("p", "s3:*") + inline("q", a, "s3:Get*"),
      ["aws_iam_role.a: identity < identity boundary"],
    ],
    "a boundary that two roles have, and one no more": [
      ["a", "b"]
        .map((name) => role(name, "  permissions_boundary = aws_iam_policy.p.arn\n"))
        .join("") +
        managed("p", "s3:*") +
        inline("q", a, "s3:Get*"),
      role("a", "  permissions_boundary = aws_iam_policy.p.arn\n") +
        role("b") +
        managed("p", "s3:*") +
        inline("q", a, "s3:Get*"),
      ["aws_iam_role.b: nothing < boundary"],
    ],
    "what is written elsewhere, by its name": [
      role("a") + attached(a, '"arn:aws:iam::aws:policy/ReadOnlyAccess"'),
      role("a") + attached(a, '"arn:aws:iam::aws:policy/AdministratorAccess"'),
      ["aws_iam_role.a: identity < identity"],
    ],
    "roles of one address in two instances of a module": [
      called("s3:Get*", "s3:Get*"),
      called("s3:Get*", "s3:*"),
      ["aws_iam_role.a: identity < identity"],
    ],
    "a role of a module that has a policy of its caller": [
      {
        "main.tf": caller("s3:Get*"),
        "m/main.tf": `${role("a")}output "name" {\n  value = ${a}\n}\n`,
      },
      {
        "main.tf": caller("s3:*"),
        "m/main.tf": `${role("a")}output "name" {\n  value = ${a}\n}\n`,
      },
      ["aws_iam_role.a: identity < identity"],
    ],
    "what many have is told once": [
      ["a", "b"].map((name) => role(name)).join("") +
        managed("p", "s3:Get*") +
        attachedTo("a") +
        attachedTo("b"),
      ["a", "b"].map((name) => role(name)).join("") +
        managed("p", "s3:*") +
        attachedTo("a") +
        attachedTo("b"),
      ["aws_iam_role.a: identity < identity"],
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [before, after, expected]) => {
    expect(paired(before, after)).toEqual(expected);
  });

  test("what moved, as the base names it", () => {
    const files = (directory: string, action: string): Texts => ({
      [`${directory}/main.tf`]: role("a") + inline("p", a, action),
    });
    const before = side(files("old", "s3:Get*"));
    const named = (id: string): string => id.replace(/^new(?=\/|$)/, "old");
    expect(changedSubjects(side(files("new", "s3:Get*"), named), before)).toEqual([]);
    expect(changedSubjects(side(files("new", "s3:*"), named), before)).toHaveLength(1);
  });
});

function attachedTo(name: string): string {
  return `resource "aws_iam_role_policy_attachment" "${name}" {\n  role       = aws_iam_role.${name}.name\n  policy_arn = aws_iam_policy.p.arn\n}\n`;
}

function called(first: string, second: string): Texts {
  return {
    "main.tf": [first, second]
      .map(
        (action, index) =>
          `module "m${String(index)}" {\n  source = "./m"\n  action = "${action}"\n}\n`,
      )
      .join(""),
    "m/main.tf": `variable "action" {}\n${role("a")}${inline("p", a, "x").replace('"x"', "var.action")}`,
  };
}

function caller(action: string): string {
  return `module "m" {\n  source = "./m"\n}\n${inline("p", "module.m.name", action)}`;
}
