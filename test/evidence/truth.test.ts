import { describe, expect, test } from "vitest";
import { authorize } from "../../src/authorize/authorize.ts";
import { generateFromUse, summarize } from "../../src/jobs/evidence.ts";
import type { Context } from "../../src/iam/request.ts";
import { policy, settled } from "../authorize/asked.ts";
import { facts } from "../rules/facts.ts";
import { often } from "../share.ts";
import { drawing } from "./truth/draw.ts";
import { allOperations, drawEvent, principals, type Truth } from "./truth/events.ts";

/**
 * What is true of events was written beside them, by a table that the mapping does not know; AWS's decision is
 * that of `authorize`, which shares no matcher with what makes the policy.
 */
const draw = drawing(Number(process.env.PARE_SEED ?? 5));
const who = principals(draw, 8);
const events = Array.from({ length: often(5300) }, (_, index) => drawEvent(who, index, draw));

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

type Request = {
  readonly action: string;
  readonly resource: string;
  readonly passedTo: string | undefined;
  readonly via: string | undefined;
};

/** What AWS was asked for in the name of somebody, each of it once. */
function askedBy(principal: string, outcome: Truth["outcome"]): readonly Request[] {
  const found = new Map<string, Request>();
  for (const { truth } of events)
    if (truth.principal === principal && truth.outcome === outcome)
      for (const [action, resource, passedTo] of truth.asked) {
        const made = { action, resource, passedTo, via: truth.via };
        found.set(JSON.stringify(made), made);
      }
  return [...found.values()];
}

/** Services that AWS's page on the key names stand in it. */
const calledVia = ["cloudformation.amazonaws.com"];

/** What a request says beside its action and resource, by AWS's pages on global keys and on IAM's. */
function contextOf({ action, resource, passedTo, via }: Request): Context {
  const region = resource.split(":")[3] ?? "";
  const isOfKey = via !== undefined && action.startsWith("kms:");
  const isNamed = via !== undefined && calledVia.includes(via);
  return new Map([
    ...(passedTo === undefined ? [] : [["iam:passedtoservice", [passedTo]] as const]),
    ...(isOfKey
      ? [["kms:viaservice", [via.replace(/\.amazonaws/, `.${region}.amazonaws`)]] as const]
      : []),
    ...(isNamed
      ? (["aws:calledvia", "aws:calledviafirst", "aws:calledvialast"] as const).map(
          (key) => [key, [via]] as const,
        )
      : []),
  ]);
}

/** What AWS's policies decide on a request by the statements of a generated policy. */
async function deciderOf(
  principal: string,
  conditions: boolean,
): Promise<(request: Request) => boolean> {
  const { statements } = await generated(principal, conditions);
  const identity = [
    policy(
      statements.map(({ actions, resources, condition }) => ({
        action: actions,
        resource: resources,
        ...(condition && {
          conditions: [`StringEquals ${condition.key} ${condition.values.join(" ")}`],
        }),
      })),
    ),
  ];
  const [, , , , account = ""] = principal.split(":");
  return (request) => {
    const { action, resource } = request;
    // No policy holds the root user: what is generated is judged as it would hold somebody.
    const arn = principal.replace(/:root$/, ":user/somebody");
    const caller = { type: "AWS", arn, account } as const;
    const asked = { action, resource, caller, context: contextOf(request) };
    return authorize(asked, { identity }, settled()).decision === "allowed";
  };
}

async function generated(principal: string, conditions = false) {
  const { evidence } = await made;
  const wish = { placeholders: false, serviceTemplate: false, conditions };
  return generateFromUse(evidence, principal, wish, facts);
}

test("everything is read, and everybody is known", async () => {
  expect(allOperations.length).toBeGreaterThanOrEqual(100);
  expect(new Set(allOperations.map(({ source }) => source)).size).toBeGreaterThanOrEqual(25);
  const { evidence, faults } = await made;
  expect(faults).toEqual([]);
  expect(evidence.principals.map(({ arn }) => arn)).toEqual(who.map(({ arn }) => arn).toSorted());
  expect(evidence.principals.flatMap((each) => each.unknown)).toEqual([]);
});

describe.each(who.map(({ arn }) => arn))("the policy for %s", (principal) => {
  test.for([false, true])("allows all that was authorised, with conditions: %s", async (held) => {
    const allows = await deciderOf(principal, held);
    const asked = askedBy(principal, "authorised");
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((request) => !allows(request))).toEqual([]);
  });

  test("held to conditions, passes roles to the services alone that got them", async () => {
    const allows = await deciderOf(principal, true);
    const passed = askedBy(principal, "authorised").filter((each) => each.passedTo !== undefined);
    const elsewhere = passed.map((each) => ({ ...each, passedTo: "ec2.amazonaws.com" }));
    expect(elsewhere.filter(allows)).toEqual([]);
    const free = await deciderOf(principal, false);
    expect(elsewhere.filter(free)).toEqual(elsewhere);
  });

  test("grants no action that was only denied, or never seen", async () => {
    const { statements } = await generated(principal);
    const granted = new Set(statements.flatMap(({ actions }) => actions));
    const right = new Set(askedBy(principal, "authorised").map(({ action }) => action));
    expect([...granted].filter((action) => !right.has(action))).toEqual([]);
  });

  test("says which of what was denied it allows, and hardly allows more than was used", async () => {
    const allows = await deciderOf(principal, false);
    const key = ({ action, resource }: Request): string => `${action} ${resource}`;
    const asked = askedBy(principal, "authorised");
    const used = new Set(asked.map(key));
    const { deniedButCovered, deniedAtTimes } = await generated(principal);
    const covered = askedBy(principal, "denied").filter(
      (request) => allows(request) && !used.has(key(request)),
    );
    // By a name alone, an event does not tell which of two it was: it is said to be denied at times.
    const told = new Set([...deniedButCovered, ...deniedAtTimes].map(({ action }) => action));
    expect(covered.filter(({ action }) => !told.has(action))).toEqual([]);
    // Of all that anybody was asked for, how much of what it allows was really used by this one.
    const world = who.flatMap(({ arn }) => askedBy(arn, "authorised"));
    const actions = new Set(asked.map(({ action }) => action));
    const near = new Map(
      world.filter(({ action }) => actions.has(action)).map((each) => [key(each), each]),
    );
    expect(used.size / [...near.values()].filter(allows).length).toBeGreaterThan(0.5);
  });
});
