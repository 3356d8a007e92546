import { describe, expect, test } from "vitest";
import { grantOf } from "../../src/iam/grant.ts";
import type { Phrase } from "../../src/iam/draft.ts";
import { neighbourhoodOf } from "../../src/jobs/neighbourhood.ts";
import { propose } from "../../src/jobs/propose.ts";
import { targetOf } from "../../src/narrow/targets.ts";
import { judge } from "../../src/rules/judge.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { facts, factsUnder, scanned } from "../rules/facts.ts";
import { hcl, json } from "../rules/policies.ts";
import { buckets } from "./calls/buckets.ts";
import type { Call } from "./calls/call.ts";
import { containers } from "./calls/containers.ts";
import { data } from "./calls/data.ts";
import { delivery } from "./calls/delivery.ts";
import { events } from "./calls/events.ts";
import { functions } from "./calls/functions.ts";
import { keys } from "./calls/keys.ts";
import { logs } from "./calls/logs.ts";
import { machines } from "./calls/machines.ts";
import { messages } from "./calls/messages.ts";
import { models } from "./calls/models.ts";
import { people } from "./calls/people.ts";
import { tables } from "./calls/tables.ts";
import { isAllowed } from "./cases/meaning.ts";

const families = {
  "buckets and access points": buckets,
  "containers and jobs": containers,
  "databases, catalogs and searches": data,
  delivery,
  "events and APIs": events,
  "functions and workflows": functions,
  "keys, secrets and parameters": keys,
  logs,
  machines,
  "messages and streams": messages,
  models,
  "people and roles": people,
  "tables and caches of them": tables,
};

const all: readonly Call[] = Object.values(families).flat();

/** Whatever is found is worth a replacement here. */
const curious = factsUnder({ persona: "audit" });

/** A statement with the action on some resources, beside what is declared. */
function configuration({ action, declared }: Call, resources: string): string {
  return hcl(`actions   = ["${action}"]\nresources = [${resources}]`, written(declared));
}

/** What has no name is called as it is declared. */
function written(resource: Call["declared"]): string {
  if ("id" in resource) return `resource "${resource.type}" "${resource.id}" {}`;
  const { type, name, attribute = "name" } = resource;
  return `resource "${type}" "it" {\n  ${attribute} = "${name}"\n}`;
}

type Offered = { readonly kind: "commit" | "show" | "none"; readonly text: string };

/** The configuration with what is offered for the action on everything. */
function offered(call: Call): Offered {
  const text = configuration(call, '"*"');
  const scan = scanned({ "main.tf": text });
  const [only] = propose(scan, judge(scan, curious), curious);
  if (!only || only.outcome.kind === "none") return { kind: "none", text };
  const { kind, edit } = only.outcome;
  return { kind, text: applyEdits(text, [{ ...edit, text: filled(edit.text, call) }]) };
}

/** The configuration with the action on what it is taken to be meant for, offered or not. */
function aimed(call: Call): string {
  const scan = scanned({ "main.tf": configuration(call, '"*"') });
  const [policy] = scan.policies;
  const [statement] = policy?.statements ?? [];
  if (!policy || !statement) throw new Error(`${call.call} is not read`);
  const near = neighbourhoodOf(statement, policy, scan, {
    ...facts,
    ...facts.termsOf("main.tf"),
  });
  const [granted] = grantOf(statement, policy, facts.catalog).actions;
  if (!granted) throw new Error(`${call.action} is no action`);
  if (granted.action.scoping !== "full") return configuration(call, '"*"');
  const target = targetOf(granted, near);
  const resources = target.kind === "none" ? ['"*"'] : target.phrases().map(quoted);
  return configuration(call, filled(resources.join(", "), call));
}

function quoted({ pieces }: Phrase): string {
  const parts = pieces.map((piece) =>
    typeof piece === "string" ? piece : `\${${piece.expression}}`,
  );
  return `"${parts.join("")}"`;
}

/** Names where they are left open, and ARNs where a reference does not show what it gives. */
function filled(text: string, { declared, names = {} }: Call): string {
  const name = "id" in declared ? declared.id : declared.name;
  const { type, arn } = declared;
  const named = text
    .replace(/<Tag(?:Key|Value)>/g, "meant")
    .replace(/<(\w+)>/g, (_, open: string) => names[open] ?? name);
  if (arn === undefined) return named;
  return named
    .replaceAll(new RegExp(String.raw`\$\{${type}\.it\.\w+\}`, "g"), arn)
    .replaceAll(new RegExp(String.raw`\b${type}\.it\.\w+`, "g"), `"${arn}"`);
}

/** What is called is tagged, wherever a tag is asked for. */
const tags = new Map([["aws:resourcetag/meant", ["meant"]]]);

/** The ARNs of a call that a configuration does not allow it on. */
function lostBy({ action, arns }: Call, text: string): readonly string[] {
  const { policies } = scanned({ "main.tf": text });
  return arns.filter((arn) => !isAllowed(`${action} ${arn}`, policies, tags));
}

/** The ARNs of a call that the action is told not to take, or taken not to. */
function unfitting({ action, arns }: Call): readonly string[] {
  const unlimited = facts.catalog.action(action)?.scoping === "none";
  return arns.filter((arn) => {
    const scan = scanned({ "policy.json": json({ Action: action, Resource: arn }) });
    if (judge(scan, facts).some(({ rule }) => rule === "action-resource-mismatch")) return true;
    return !unlimited && !scan.policies.some((policy) => reaches(policy));
  });
}

function reaches(policy: Parameters<typeof grantOf>[1]): boolean {
  return policy.statements
    .flatMap((statement) => grantOf(statement, policy, facts.catalog).actions)
    .some(({ reach }) => reach !== "nothing");
}

for (const [family, calls] of Object.entries(families))
  describe(family, () => {
    for (const each of calls)
      test(`${each.call}: ${each.action} fits, and stays allowed`, () => {
        const faults = [
          ...unfitting(each).map((arn) => `does not fit: ${arn}`),
          ...lostBy(each, offered(each).text).map((arn) => `lost by what is offered: ${arn}`),
          ...lostBy(each, aimed(each)).map((arn) => `lost by what is meant: ${arn}`),
        ];
        if (each.known === undefined) expect(faults).toEqual([]);
        else expect(faults, "it is right now: take the mark away").not.toEqual([]);
      });
  });

describe("the table itself", () => {
  test("is long, and about many services", () => {
    const services = new Set(all.map(({ action }) => action.split(":", 1)[0]));
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(services.size).toBeGreaterThanOrEqual(35);
  });

  test("has each call once", () => {
    const names = all.map(({ call, action }) => `${call} ${action}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(all)("$call cites a page of AWS", ({ page }) => {
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/);
  });

  test("names what is all the same in one place", () => {
    const arns = all.flatMap((each) => each.arns);
    const place = /^arn:aws:[\w-]+:(?:eu-west-1|):(?:111122223333|aws|):\S+$/;
    const others = arns.filter((arn) => arn !== "*" && !place.test(arn));
    expect(others).toEqual([
      "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
      "arn:aws:dynamodb:us-east-1:111122223333:table/orders",
    ]);
  });

  test("is mostly of calls for which something is offered", () => {
    const kinds = all.map((call) => offered(call).kind);
    const counted = (wanted: Offered["kind"]): number =>
      kinds.filter((kind) => kind === wanted).length;
    expect({
      commit: counted("commit"),
      show: counted("show"),
      none: counted("none"),
    }).toEqual({ commit: 226, show: 50, none: 56 });
  });
});
