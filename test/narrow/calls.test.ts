import { describe, expect, test } from "vitest";
import { grantOf } from "../../src/iam/grant.ts";
import { propose } from "../../src/jobs/propose.ts";
import { judge } from "../../src/rules/judge.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { facts, factsUnder, scanned } from "../rules/facts.ts";
import { hcl, json } from "../rules/policies.ts";
import type { Call, Resource } from "./calls/call.ts";
import { buckets } from "./calls/buckets.ts";
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
  delivery: delivery,
  "events and APIs": events,
  "functions and workflows": functions,
  "keys, secrets and parameters": keys,
  logs: logs,
  machines: machines,
  "messages and streams": messages,
  models: models,
  "people and roles": people,
  "tables and caches of them": tables,
};

const all: readonly Call[] = Object.values(families).flat();

/** Whatever is found is worth a replacement here. */
const curious = factsUnder({ persona: "audit" });

type Offered = "commit" | "show" | "none";

/** A statement with the action on everything, beside the resource, and what is to stand there. */
function replaced({ action, declared, names = {} }: Call): {
  readonly kind: Offered;
  readonly text: string;
} {
  const text = hcl(`actions   = ["${action}"]\nresources = ["*"]`, written(declared));
  const scan = scanned({ "main.tf": text });
  const [only] = propose(scan, judge(scan, curious), curious);
  if (!only || only.outcome.kind === "none") return { kind: "none", text };
  const { kind, edit } = only.outcome;
  const name = "id" in declared ? declared.id : declared.name;
  const filled = edit.text.replace(/<(\w+)>/g, (_, open: string) => names[open] ?? name);
  return { kind, text: applyEdits(text, [{ ...edit, text: filled }]) };
}

/** What has no name is called as it is declared. */
function written(resource: Resource): string {
  if ("id" in resource) return `resource "${resource.type}" "${resource.id}" {}`;
  const { type, name, attribute = "name" } = resource;
  return `resource "${type}" "it" {\n  ${attribute} = "${name}"\n}`;
}

/** The ARNs of a call that the replacement of its action on everything does not allow it on. */
function lostBy(call: Call): readonly string[] {
  const { policies } = scanned({ "main.tf": replaced(call).text });
  return call.arns.filter((arn) => !isAllowed(`${call.action as "a:b"} ${arn}`, policies));
}

/** The ARNs of a call that the action is taken not to fit. */
function unfitting({ action, arns }: Call): readonly string[] {
  return arns.filter((arn) => {
    const scan = scanned({ "policy.json": json({ Action: action, Resource: arn }) });
    if (judge(scan, facts).some(({ rule }) => rule === "action-resource-mismatch")) return true;
    return scan.policies.some((policy) =>
      policy.statements.some((statement) =>
        grantOf(statement, policy, facts.catalog).actions.every(({ reach }) => reach === "nothing"),
      ),
    );
  });
}

for (const [family, calls] of Object.entries(families))
  describe(family, () => {
    for (const each of calls)
      test(`${each.call}: ${each.action} fits, and stays allowed`, () => {
        const faults = [
          ...lostBy(each).map((arn) => `lost: ${arn}`),
          ...unfitting(each).map((arn) => `does not fit: ${arn}`),
        ];
        if (each.known === undefined) expect(faults).toEqual([]);
        else expect(faults, "it is right now: take the mark away").not.toEqual([]);
      });
  });

test("counts", () => {
  const kinds = all.map((call) => replaced(call).kind);
  const of = (kind: Offered): readonly string[] =>
    all.filter((_, i) => kinds[i] === kind).map((c) => c.call);
  console.log(
    JSON.stringify({ commit: of("commit").length, show: of("show"), none: of("none") }, null, 1),
  );
});
