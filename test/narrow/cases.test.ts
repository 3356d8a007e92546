import { describe, expect, test } from "vitest";
import type { Policy } from "../../src/iam/policy.ts";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { scanned } from "../rules/facts.ts";
import { attached } from "./cases/attached.ts";
import { buckets } from "./cases/buckets.ts";
import type { Case } from "./cases/case.ts";
import { ceilings } from "./cases/ceilings.ts";
import { deployment } from "./cases/deployment.ts";
import { put } from "./cases/files.ts";
import { logs } from "./cases/logs.ts";
import { machines } from "./cases/machines.ts";
import { isAllowed, meaningOf } from "./cases/meaning.ts";
import { messages } from "./cases/messages.ts";
import { resources } from "./cases/resources.ts";
import { secrets } from "./cases/secrets.ts";
import { tables } from "./cases/tables.ts";
import { trust } from "./cases/trust.ts";
import { types } from "./cases/types.ts";
import { workflows } from "./cases/workflows.ts";
import { proposals } from "./proposed.ts";

const themes = {
  "tables and streams": tables,
  buckets,
  "logs, metrics and traces": logs,
  "queues, topics and streams": messages,
  "machines and images": machines,
  "keys, secrets and parameters": secrets,
  "workflows and calls": workflows,
  "short forms of SAM, and what is fine": attached,
  deployment,
  "what has no name of its own": types,
  "trust policies": trust,
  "policies of resources": resources,
  "ceilings and Denies": ceilings,
};

const all: readonly Case[] = Object.values(themes).flat();

type Files = Readonly<Record<string, string>>;

function filesOf({ path, within, beside }: Case, statement: string): Files {
  return { [path]: put(within, "@", statement), ...beside };
}

/** What is proposed for the statement of a case, and for no other of its file. */
function proposedFor({ path, within, before }: Case, files: Files): readonly Proposal[] {
  const text = files[path] ?? "";
  const start = within.indexOf("@@");
  const end = start + text.length - (within.length - "@@".length);
  if (start < 0) throw new Error(`no place for ${before}`);
  return proposals(files).filter(
    ({ statement: { place } }) =>
      place.source.path === path && place.span.start < end && start < place.span.end,
  );
}

function committed(files: Files, proposed: readonly Proposal[]): Files {
  const edits = proposed.flatMap(({ outcome }) =>
    outcome.kind === "commit" ? [outcome.edit] : [],
  );
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applyEdits(
        text,
        edits.filter((edit) => edit.path === path),
      ),
    ]),
  );
}

function policiesOf(files: Files): readonly Policy[] {
  const { policies, elsewhere } = scanned(files);
  return [...policies, ...elsewhere];
}

/** What of a case does not come out as it should, in words. */
function faultsOf(wanted: Case): readonly string[] {
  const files = filesOf(wanted, wanted.before);
  const proposed = proposedFor(wanted, files);
  const kinds = proposed.map(({ outcome }) => outcome.kind);
  if (wanted.outcome !== "commit") {
    const allowed = wanted.outcome === "shown" ? ["show", "none"] : ["none"];
    return kinds.filter((kind) => !allowed.includes(kind)).map((kind) => `there is a ${kind}`);
  }
  if (!kinds.includes("commit")) return ["nothing can be committed"];
  const changed = committed(files, proposed);
  const { without } = wanted;
  if (without !== undefined && changed[wanted.path]?.includes(without))
    return [`circle: ${without}`];
  const policies = policiesOf(changed);
  if ("after" in wanted) {
    const right = meaningOf(policiesOf(filesOf(wanted, wanted.after)));
    const is = meaningOf(policies);
    return [
      ...right.filter((line) => !is.includes(line)).map((line) => `missing: ${line}`),
      ...is.filter((line) => !right.includes(line)).map((line) => `too much: ${line}`),
    ];
  }
  return [
    ...wanted.allows.filter((each) => !isAllowed(each, policies)).map((each) => `lost: ${each}`),
    ...wanted.forbids.filter((each) => isAllowed(each, policies)).map((each) => `left: ${each}`),
  ];
}

for (const [theme, cases] of Object.entries(themes))
  describe(theme, () => {
    for (const each of cases)
      test(`${each.title}, in ${each.path}`, () => {
        const faults = faultsOf(each);
        if (each.known === undefined) expect(faults).toEqual([]);
        else expect(faults, "it is right now: take the mark away").not.toEqual([]);
      });
  });

describe("the cases themselves", () => {
  test("are many, with enough of them in which there is nothing to be committed", () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.filter(({ outcome }) => outcome !== "commit").length).toBeGreaterThanOrEqual(12);
  });

  test("are told apart by their titles and files", () => {
    const names = all.map(({ title, path }) => `${title}, in ${path}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(all)("$title cites a page of AWS", ({ page }) => {
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/);
  });

  test.each(all)("$title is read", (each) => {
    const policies = policiesOf(filesOf(each, each.before));
    const empty = policiesOf({ ...filesOf(each, "") });
    expect(meaningOf(policies)).not.toEqual(meaningOf(empty));
  });

  test.each(all.filter((each) => "after" in each))("$title changes something", (each) => {
    const [before, after] = [each.before, "after" in each ? each.after : ""].map((statement) =>
      meaningOf(policiesOf(filesOf(each, statement))),
    );
    expect(after).not.toEqual(before);
  });

  test.each(all.filter((each) => "allows" in each))(
    "$title is allowed all of it before",
    (each) => {
      const policies = policiesOf(filesOf(each, each.before));
      const asked = "allows" in each ? [...each.allows, ...each.forbids] : [];
      expect(asked.filter((request) => !isAllowed(request, policies))).toEqual([]);
    },
  );
});
