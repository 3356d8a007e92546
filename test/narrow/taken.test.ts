import { describe, expect, test } from "vitest";
import { authorize } from "../../src/authorize/authorize.ts";
import type { Action } from "../../src/catalog/action.ts";
import type { ResourceType } from "../../src/catalog/resource-type.ts";
import { phrase, type Phrase } from "../../src/iam/draft.ts";
import { grantOf } from "../../src/iam/grant.ts";
import type { Declared } from "../../src/iam/inventory.ts";
import { textKey } from "../../src/iam/text.ts";
import { neighbourhoodOf } from "../../src/jobs/neighbourhood.ts";
import { arnsOf, openArns } from "../../src/narrow/arns.ts";
import { targetOf } from "../../src/narrow/targets.ts";
import { actionResourceMismatch } from "../../src/rules/action-resource-mismatch.ts";
import { contextOf } from "../../src/rules/rule.ts";
import { session, settled } from "../authorize/asked.ts";
import { policyOf, statement } from "../iam/statements.ts";
import { facts, scanned } from "../rules/facts.ts";
import { json } from "../rules/policies.ts";
import { often, share } from "../share.ts";

// No replacement puts an action on an ARN of a type that it does not take, of no action that can be
// limited: held to the rule that finds fault with such ARNs, and to the evaluator of requests.

const { catalog } = facts;

const scopable: readonly Action[] = share(
  catalog.expand("*").filter(({ scoping }) => scoping === "full"),
  4,
);

/** Where nothing is declared. */
const near = (() => {
  const scan = scanned({ "policy.json": json({ Action: "s3:GetObject", Resource: "*" }) });
  const [policy] = scan.policies;
  const [only] = policy?.statements ?? [];
  if (!policy || !only) throw new Error("no statement");
  return neighbourhoodOf(only, policy, scan, { ...facts, ...facts.termsOf("policy.json") });
})();

/** A pattern with the names that are left open filled in. */
function filled({ pieces }: Phrase): string {
  const parts = pieces.map((piece) => {
    if (typeof piece !== "string") throw new Error(`an expression: ${piece.expression}`);
    return piece.replace(/<\w+>/g, "name1");
  });
  return parts.join("");
}

/** An ARN that a pattern, or a format of AWS's reference, stands for. */
function instanceOf(pattern: string): string {
  return pattern
    .replaceAll("${Partition}", "aws")
    .replaceAll("${Region}", "eu-west-1")
    .replaceAll("${Account}", session.account)
    .replace(/^arn:\*/, "arn:aws")
    .replace(/\$\{\w+\}/g, "name1")
    .replaceAll("?", "b")
    .replaceAll("*", "any1");
}

/** What is about a log group as a whole is asked for with no stream, the rest with one. */
function instancesOf(pattern: string): readonly string[] {
  const [, group] = /^(.*:log-group:[^:]+):\*$/.exec(pattern) ?? [];
  const patterns = group ? [`${group}:log-stream:`, `${group}:log-stream:*`] : [pattern];
  return patterns.map(instanceOf);
}

type Fault = `${string}: ${string}`;

/** What is wrong with an action on some ARNs. */
function faultsOf({ id }: Action, arns: readonly string[]): readonly Fault[] {
  const allow = statement({ action: [id], resource: arns });
  const policy = policyOf([allow]);
  const told = [...actionResourceMismatch.judge(allow, contextOf(allow, policy, near))];
  const refused = arns.flatMap(instancesOf).filter((resource) => {
    const request = { action: id, resource, caller: session, context: new Map() };
    return authorize(request, { identity: [policy] }, settled()).decision !== "allowed";
  });
  const taken = takenBy(id, [...arns, ...arns.flatMap(instancesOf)]);
  const unfit = arns.filter(
    (arn) => !taken.has(arn) || !instancesOf(arn).some((each) => taken.has(each)),
  );
  return [
    ...told.map(({ message }): Fault => `${id}: ${message}`),
    ...refused.map((arn): Fault => `${id}: not allowed on ${arn}`),
    ...unfit.map((arn): Fault => `${id}: takes no ${arn}`),
  ];
}

/** Those of some ARNs that an action takes, by the types that they mean. */
function takenBy(
  action: string,
  arns: readonly string[],
): ReadonlyMap<string, readonly ResourceType[]> {
  const allow = statement({ action: [action], resource: arns });
  const { actions } = grantOf(allow, policyOf([allow]), catalog);
  const taken = actions.flatMap(({ on }) => on);
  return new Map(taken.map(({ item, types }) => [textKey(item), types]));
}

describe("no action is put on an ARN that it does not take", () => {
  test("where nothing is declared", () => {
    const faults = scopable.flatMap((action) => {
      const allow = statement({ action: [action.id], resource: ["*"] });
      const [granted] = grantOf(allow, policyOf([allow]), catalog).actions;
      const target = granted && targetOf(granted, near);
      if (!target || target.kind === "none") return [];
      return faultsOf(action, target.phrases().map(filled));
    });
    expect(faults).toEqual([]);
  });

  test("where any type of it is left open", () => {
    const judged = new Set<string>();
    const faults = scopable.flatMap((action) =>
      action.resourceTypes.flatMap(({ type }) =>
        newFaultsOf(action, openArns(type, action, near), judged),
      ),
    );
    expect(judged.size).toBeGreaterThan(often(1000));
    expect(faults).toEqual([]);
  });

  test("where something of its service is declared", () => {
    const judged = new Set<string>();
    const faults = scopable.flatMap((action) => {
      const types = action.resourceTypes.map(({ type }) => type);
      const beside = catalog.service(action.service)?.resourceTypes ?? [];
      return beside.flatMap((type) =>
        newFaultsOf(action, arnsOf(declared(type), types, action, near), judged),
      );
    });
    expect(judged.size).toBeGreaterThan(often(1000));
    expect(faults).toEqual([]);
  });
});

/** What is wrong with an action on some ARNs: actions of the same types are all alike. */
function newFaultsOf(
  action: Action,
  phrases: readonly Phrase[],
  judged: Set<string>,
): readonly Fault[] {
  const arns = phrases.map(filled);
  const types = action.resourceTypes.map(({ type }) => type.id);
  const key = JSON.stringify([types, arns]);
  if (arns.length === 0 || judged.has(key)) return [];
  judged.add(key);
  return faultsOf(action, arns);
}

function declared(type: ResourceType): Declared {
  const [format = ""] = type.arns;
  return {
    type: type.id,
    address: "it",
    scope: "",
    place: { source: { path: "", text: "" }, span: { start: 0, end: 0 } },
    arn: phrase(instanceOf(format)),
    conditional: false,
  };
}

test("what is left open is something of all that a call needs", () => {
  const faults = scopable.flatMap((action) => {
    const allow = statement({ action: [action.id], resource: ["*"] });
    const [granted] = grantOf(allow, policyOf([allow]), catalog).actions;
    const target = granted && targetOf(granted, near);
    if (!target || target.kind === "none") return [];
    const types = new Set([...takenBy(action.id, target.phrases().map(filled)).values()].flat());
    return action.conjuncts
      .filter((needed) => !needed.some((type) => types.has(type)))
      .map((needed) => `${action.id}: nothing of ${needed.map(({ id }) => id).join(" or ")}`);
  });
  expect(faults).toEqual([]);
});
