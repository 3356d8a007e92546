import { describe, expect, test } from "vitest";
import { authorize } from "../../src/authorize/authorize.ts";
import { generateFromUse, summarize } from "../../src/jobs/evidence.ts";
import { policy, settled } from "../authorize/asked.ts";
import { facts } from "../rules/facts.ts";
import { often } from "../share.ts";
import { drawing } from "./truth/draw.ts";
import { drawEvent, principals, type Truth } from "./truth/events.ts";

/**
 * What is true of events was written beside them, by a table that the mapping does not know; AWS's decision is
 * that of `authorize`, which shares no matcher with what makes the policy.
 */
const draw = drawing(Number(process.env.PARE_SEED ?? 5));
const who = principals(draw, 8);
const events = Array.from({ length: often(4000) }, (_, index) => drawEvent(who, index, draw));

const made = summarize(
  [
    {
      path: "events.json",
      // eslint-disable-next-line @typescript-eslint/require-await
      chunks: async function* () {
        yield Buffer.from(JSON.stringify({ Records: events.map(({ record }) => record) }));
      },
    },
  ],
  {},
  facts,
);

function askedBy(
  principal: string,
  outcome: Truth["outcome"],
): readonly (readonly [string, string])[] {
  const found = events.filter(
    ({ truth }) => truth.principal === principal && truth.outcome === outcome,
  );
  const all = found.flatMap(({ truth }) => truth.asked.map((each) => each.join("\n")));
  return [...new Set(all)].map((each) => {
    const [action = "", resource = ""] = each.split("\n");
    return [action, resource];
  });
}

/** What AWS's policies decide on a request by the statements of a generated policy. */
async function deciderOf(
  principal: string,
): Promise<(action: string, resource: string) => boolean> {
  const { statements } = await generated(principal);
  const identity = [
    policy(statements.map(({ actions, resources }) => ({ action: actions, resource: resources }))),
  ];
  const [, , , , account = ""] = principal.split(":");
  return (action, resource) =>
    authorize(
      { action, resource, caller: { type: "AWS", arn: principal, account }, context: new Map() },
      { identity },
      settled(),
    ).decision === "allowed";
}

async function generated(principal: string) {
  const { evidence } = await made;
  return generateFromUse(
    evidence,
    principal,
    { placeholders: false, serviceTemplate: false },
    facts,
  );
}

test("everything is read, and everybody is known", async () => {
  const { evidence, faults } = await made;
  expect(faults).toEqual([]);
  expect(evidence.principals.map(({ arn }) => arn)).toEqual(who.map(({ arn }) => arn).toSorted());
  expect(evidence.principals.flatMap((each) => each.unknown)).toEqual([]);
});

describe.each(who.map(({ arn }) => arn))("the policy for %s", (principal) => {
  test("allows all that was authorised", async () => {
    const allows = await deciderOf(principal);
    const asked = askedBy(principal, "authorised");
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(([action, resource]) => !allows(action, resource))).toEqual([]);
  });

  test("grants no action that was only denied, or never seen", async () => {
    const { statements } = await generated(principal);
    const granted = new Set(statements.flatMap(({ actions }) => actions));
    const right = new Set(askedBy(principal, "authorised").map(([action]) => action));
    expect([...granted].filter((action) => !right.has(action))).toEqual([]);
  });

  test("says which of what was denied it allows, and hardly allows more than was used", async () => {
    const allows = await deciderOf(principal);
    const used = new Set(askedBy(principal, "authorised").map((each) => each.join(" ")));
    const { deniedButCovered } = await generated(principal);
    const covered = askedBy(principal, "denied").filter(
      ([action, resource]) => allows(action, resource) && !used.has(`${action} ${resource}`),
    );
    const told = new Set(deniedButCovered.map(({ action }) => action));
    expect(covered.filter(([action]) => !told.has(action))).toEqual([]);
    // Of all that anybody was asked for, how much of what it allows was really used by this one.
    const world = who.flatMap(({ arn }) => askedBy(arn, "authorised"));
    const actions = new Set(askedBy(principal, "authorised").map(([action]) => action));
    const near = [
      ...new Set(world.filter(([action]) => actions.has(action)).map((each) => each.join("\n"))),
    ]
      .map((each) => each.split("\n"))
      .filter(([action = "", resource = ""]) => allows(action, resource));
    expect(used.size / near.length).toBeGreaterThan(0.5);
  });
});
