import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fulfilled, plan, type Planning } from "../../src/jobs/organization/plan.ts";
import { mergedReport, mergedSummary, mergeParts, partsIn } from "../../src/report/merged.ts";
import type { Audited, Part } from "../../src/report/told.ts";
import { commit, faults, night, planFor, simulatedOrganization } from "./organization.ts";

const organization = simulatedOrganization(120);
const failing = organization.filter(({ fault }) => fault !== undefined);

describe("a plan", () => {
  const made = planFor(organization);

  test("names every repository once, and is read as it is printed", () => {
    expect(made.repositories.map(({ name }) => name)).toEqual(
      organization.map(({ nameWithOwner }) => nameWithOwner),
    );
    expect(plan.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });

  test("leaves out what has nothing to audit, and says why", () => {
    const out = made.repositories.filter(({ work }) => work === "leave out" || work === "give up");
    expect(out.map((each) => "because" in each && each.because)).toEqual([
      "its default branch leads to no commit",
      "it is archived",
      "it is disabled",
      "it is empty",
      "it is locked",
      "it is a fork",
    ]);
    const forks = planFor(organization, { forks: true });
    expect(forks.repositories.filter(({ work }) => work === "leave out").length).toBe(4);
  });

  test("shares the work: no shard has much more to do than another, whatever the sizes", () => {
    const sizes = fc.array(fc.nat(2_000_000), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 256 }), (all, shards) => {
        const repositories = all.map((diskUsage, n) => ({
          ...{ nameWithOwner: `o/r${n}`, head: commit(n), diskUsage },
        }));
        const { shards: used, repositories: works } = planFor(repositories, { shards });
        expect(used.length).toBe(Math.min(shards, all.length));
        const loads = used.map((shard) =>
          works.reduce(
            (sum, each, n) =>
              each.work === "audit" && each.shard === shard
                ? sum +
                  5 +
                  (repositories.find(({ nameWithOwner }) => nameWithOwner === each.name)
                    ?.diskUsage ?? n) /
                    20_000
                : sum,
            0,
          ),
        );
        const largest = Math.max(...all.map((each) => 5 + each / 20_000));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(largest + 1e-6);
      }),
    );
  });

  test("of what only the token may not see says so", () => {
    const hidden = planFor(organization.slice(0, 3), {}, 2);
    expect(fulfilled(hidden, [], []).at(-1)).toMatchObject({
      outcome: "failed",
      because: "the token may not see 2 of its repositories",
    });
  });

  test.each(["../../etc/passwd", "octo-org/..", "octo-org/a/b", "-c/x", "octo-org/a b"])(
    "read again, has no repository %j",
    (name) => {
      const repositories = [{ name, head: commit(1), work: "audit", shard: 1 }];
      expect(plan.safeParse({ ...made, repositories }).success).toBe(false);
    },
  );
});

test("a night is complete: each repository is audited, left out or says why it failed", async () => {
  const { parts, audits } = await night(organization);
  expect(parts.map(({ name }) => name)).toEqual(
    organization.map(({ nameWithOwner }) => nameWithOwner),
  );
  expect(mergedSummary(parts)).toMatchObject({
    ...{ parts: 120, leftOut: 5, failed: failing.length + 1, missing: 0 },
    audited: 120 - 5 - 1 - failing.length,
  });
  expect(failing.length).toBe(13);
  for (const { nameWithOwner, fault } of failing) {
    const part = parts.find(({ name }) => name === nameWithOwner);
    expect(part && "because" in part && part.because).toMatch(faults[fault ?? "crash"]);
  }
  expect(audits).toBe(120 - 6);
});

test("a job that is ended goes on where it was; what it never came to is missing", async () => {
  const kept = new Map<string, Part>();
  const first = await night(organization, {}, kept, 50);
  const { missing, audited } = mergedSummary(first.parts);
  expect(audited).toBeGreaterThan(20);
  expect(missing).toBeGreaterThan(20);
  const again = await night(organization, {}, kept);
  expect(again.audits).toBe(120 - 6 - audited);
  expect(again.parts).toEqual((await night(organization)).parts);
});

test("the next night audits what failed and what has changed, and takes over the rest", async () => {
  const first = await night(organization);
  const printed = JSON.stringify(mergedReport(mergeParts([first.parts])));
  const previous = partsIn(JSON.parse(printed), "") ?? [];
  const changed = organization.map((each, n) =>
    n === 100 ? { ...each, head: commit(9999) } : each,
  );
  const second = await night(changed, { previous });
  expect(second.audits).toBe(failing.length + 1);
  const whole = await night(changed);
  expect(second.parts).toEqual(whole.parts);
});

test("an earlier audit does not hold any more once anything has changed that it depends on", async () => {
  const { parts } = await night(organization.slice(20, 22));
  const [first, second] = parts as readonly Audited[];
  if (!first || !second) throw new Error("there are two");
  const excused = (until: string): Audited => ({
    ...first,
    report: {
      ...first.report,
      excused: [
        {
          ...{ fingerprint: "", rule: "", severity: "low", path: "", startLine: 1 },
          ...{ because: "comment", reason: null, until },
        },
      ],
    },
  });
  const workWith = (part: Part, more: Partial<Planning> = {}): unknown =>
    planFor(organization.slice(20, 21), { previous: [part], ...more }).repositories[0]?.work;
  expect(workWith(first)).toBe("take over");
  expect(workWith(second)).toBe("audit");
  expect(workWith({ ...first, head: commit(1) })).toBe("audit");
  expect(workWith({ ...first, pare: "0.0.9" })).toBe("audit");
  expect(workWith(first, { catalog: "2027-01-01" })).toBe("audit");
  expect(workWith(excused("2026-11-27"))).toBe("audit");
  expect(workWith(excused("2026-11-28"))).toBe("take over");
  expect(workWith({ ...failedAt(first), because: "x" })).toBe("audit");
});

function failedAt({
  name,
  head,
}: Part): Extract<Part, { outcome: "failed" | "missing" | "left out" }> {
  return { name, head, outcome: "failed", because: "" };
}
