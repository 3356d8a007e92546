import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Elements, Policy } from "../../../src/iam/policy.ts";
import { textKey, type List } from "../../../src/iam/text.ts";
import { extracted } from "../policies.ts";

/**
 * Programs, and beside each the template that CDK's own `cdk synth` made of it, as far as it is about IAM:
 * what is read in the program is in the template.
 */

const folder = join(import.meta.dirname, "fixtures");
const programs = readdirSync(folder).filter((name) => /\.(?:ts|py)$/.test(name));

test("there are twenty programs and more", () => {
  expect(programs.length).toBeGreaterThanOrEqual(20);
});

describe.each(programs)("%s", (name) => {
  const program = said(name, readFileSync(join(folder, name), "utf8"));
  const template = said(
    "template.json",
    readFileSync(join(folder, `${name}.template.json`), "utf8"),
  );

  test("says nothing that its template does not say", () => {
    expect(program.length).toBeGreaterThan(0);
    expect(without(program, template)).toEqual([]);
  });

  test("says all that its template does, but what constructs do by themselves", () => {
    expect(without(template, program)).toEqual(byThemselves[name] ?? []);
  });
});

/** What CDK adds to what a program says of policies. */
const byThemselves: Readonly<Record<string, readonly string[]>> = {
  // A function without a role gets one,
  "function.ts": [
    '{"kind":"trust","effect":"Allow","action":["sts:AssumeRole"],"principal":[["Service",["lambda.amazonaws.com"]]],"conditions":[]}',
  ],
  // and a key without a policy that of its account.
  "grants.ts": [
    '{"kind":"resource","effect":"Allow","action":["kms:*"],"resource":["*"],"principal":[["AWS",["arn:${partition}:iam::${account}:root"]]],"conditions":[]}',
  ],
};

function said(path: string, text: string): readonly string[] {
  return extracted({ [path]: text })
    .policies.flatMap((policy) => policy.statements.map((each) => shown(policy, each)))
    .sort();
}

/** A statement with its holes by their meaning: names that AWS makes up are all alike. */
function shown({ kind }: Policy, elements: Elements): string {
  const { effect, sid, action, resource, principal, conditions } = elements;
  return JSON.stringify({
    kind,
    effect,
    // The policy of a topic numbers its statements.
    ...(sid && !/^\d+$/.test(textOf(sid)) && { sid: textOf(sid) }),
    ...(action && { [action.negated ? "notAction" : "action"]: texts(action) }),
    ...(resource && { [resource.negated ? "notResource" : "resource"]: texts(resource) }),
    ...(principal && {
      principal: principal.entries.map((each) => [each.type, texts(each)]).sort(),
    }),
    conditions: conditions
      .map(({ operator, key, values }) => [textOf(operator), textOf(key), texts(values)])
      .sort(),
  });
}

function texts({ items, rest }: List): readonly string[] {
  return [...items.map(textOf), ...rest.map(() => "...")].sort();
}

function textOf(text: Parameters<typeof textKey>[0]): string {
  return textKey({
    ...text,
    parts: text.parts.map((part) => {
      if (typeof part === "string") return part;
      const { kind } = part.meaning;
      return { ...part, id: kind };
    }),
  });
}

/** What is left of a list without another one, each as often as it stands there. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
