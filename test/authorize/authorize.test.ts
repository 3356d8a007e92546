import { describe, expect, test } from "vitest";
import { authorize, type Answer } from "../../src/authorize/authorize.ts";
import type { Situation } from "../../src/authorize/situation.ts";
import type { Policy, PolicyKind } from "../../src/iam/policy.ts";
import type { Caller } from "../../src/iam/request.ts";
import { anonymous, policy, request, root, service, session, settled, user } from "./asked.ts";

const allow = (kind: PolicyKind = "identity"): Policy => policy([{}], kind);
const deny = (kind: PolicyKind = "identity"): Policy => policy([{ effect: "Deny" }], kind);
/** Allows, but something else. */
const other = (kind: PolicyKind = "identity"): Policy => policy([{ action: ["sqs:*"] }], kind);
/** A resource policy that allows whom it names. */
const to = (...who: readonly string[]): Policy => policy([{ who }], "resource");
const denyTo = (...who: readonly string[]): Policy => policy([{ who, effect: "Deny" }], "resource");

const asks = (situation: Situation, caller: Caller = user): Answer =>
  authorize(request({ caller }), situation, settled());

/** The decision, and what is missing for another one. */
const short = ({ decision, missing }: Answer): string => [decision, ...missing].join(", ");

const userArn = `AWS ${user.arn}`;
const roleArn = `AWS ${session.arn}`;
const sessionArn = `AWS ${session.session}`;
const account = "AWS 111122223333";

type Row = readonly [rule: string, caller: Caller, situation: Situation, expected: string];

const table = (rows: readonly Row[]): void => {
  test.for(rows)("%s", ([, caller, situation, expected]) => {
    expect(short(asks(situation, caller))).toBe(expected);
  });
};

describe("within an account", () => {
  table([
    ["nothing is allowed by default", user, {}, "implicitly denied, identity or resource"],
    ["an identity policy suffices", user, { identity: [allow()] }, "allowed"],
    ["any of several suffices", user, { identity: [other(), allow()] }, "allowed"],
    ["a resource policy that names a user suffices", user, { resource: [to(userArn)] }, "allowed"],
    ["one that names a role suffices", session, { resource: [to(roleArn)] }, "allowed"],
    ["one that names a session suffices", session, { resource: [to(sessionArn)] }, "allowed"],
    ["one that names everybody suffices", user, { resource: [to("*")] }, "allowed"],
    [
      "one that names the account only delegates",
      user,
      { resource: [to(account)] },
      "implicitly denied, identity or resource",
    ],
    [
      "one that names the account delegates to identity policies",
      user,
      { resource: [to(account)], identity: [allow()] },
      "allowed",
    ],
    [
      "one that names somebody else does not limit identity policies",
      user,
      { resource: [to(roleArn)], identity: [allow()] },
      "allowed",
    ],
    ["the root user may do everything", root, {}, "allowed"],
    [
      "the account of the resource may be said",
      user,
      { identity: [allow()], resourceAccount: "111122223333" },
      "allowed",
    ],
  ]);
});

describe("an explicit Deny wins in", () => {
  const granted: Situation = { identity: [allow()], resource: [to(userArn)] };
  table([
    ["an identity policy", user, { ...granted, identity: [allow(), deny()] }, "explicitly denied"],
    ["a resource policy", user, { ...granted, resource: [denyTo("*")] }, "explicitly denied"],
    ["a boundary", user, { ...granted, boundary: [deny("boundary")] }, "explicitly denied"],
    ["a session policy", user, { ...granted, session: [deny("session")] }, "explicitly denied"],
    [
      "a service control policy of any level",
      user,
      {
        ...granted,
        serviceControl: [
          [allow("service-control")],
          [allow("service-control"), deny("service-control")],
        ],
      },
      "explicitly denied",
    ],
    [
      "a resource control policy",
      user,
      {
        ...granted,
        resourceControl: [policy([{ effect: "Deny", who: ["*"] }], "resource-control")],
      },
      "explicitly denied",
    ],
    [
      "an endpoint policy",
      user,
      { ...granted, endpoint: [policy([{ effect: "Deny", who: ["*"] }], "endpoint")] },
      "explicitly denied",
    ],
    ["a policy, for a root user too", root, { resource: [denyTo("*")] }, "explicitly denied"],
    [
      "no policy that is about another",
      user,
      { ...granted, resource: [denyTo(roleArn)] },
      "allowed",
    ],
  ]);

  test("and every one of them is cited with its policy", () => {
    const [first, second] = [deny(), denyTo(userArn)];
    const answer = asks({ identity: [allow(), first], resource: [second] });
    expect(answer.by).toEqual([
      { policy: first, statement: first.statements[0] },
      { policy: second, statement: second.statements[0] },
    ]);
  });
});

describe("across accounts both sides must allow", () => {
  const resourceAccount = "444455556666";
  table([
    ["neither", user, { resourceAccount }, "implicitly denied, identity, resource"],
    [
      "the resource alone",
      user,
      { resourceAccount, resource: [to(userArn)] },
      "implicitly denied, identity",
    ],
    [
      "the resource alone, to everybody",
      user,
      { resourceAccount, resource: [to("*")] },
      "implicitly denied, identity",
    ],
    [
      "the identity alone",
      user,
      { resourceAccount, identity: [allow()] },
      "implicitly denied, resource",
    ],
    [
      "both, by name",
      user,
      { resourceAccount, identity: [allow()], resource: [to(userArn)] },
      "allowed",
    ],
    [
      "both, by account",
      user,
      { resourceAccount, identity: [allow()], resource: [to(account)] },
      "allowed",
    ],
    [
      "both, but the account of the resource is named",
      user,
      { resourceAccount, identity: [allow()], resource: [to("AWS 444455556666")] },
      "implicitly denied, resource",
    ],
    [
      "the root user has its own account's side",
      root,
      { resourceAccount, resource: [to(account)] },
      "allowed",
    ],
    ["the root user has no other's", root, { resourceAccount }, "implicitly denied, resource"],
    [
      "a boundary limits what names a user",
      user,
      {
        resourceAccount,
        identity: [allow()],
        resource: [to(userArn)],
        boundary: [other("boundary")],
      },
      "implicitly denied, boundary",
    ],
  ]);
});

describe("a key policy and a trust policy must themselves allow", () => {
  const resourceMustAllow = true;
  const trust = (...who: readonly string[]): Policy => policy([{ who }], "trust");
  table([
    [
      "an identity policy does not suffice",
      user,
      { resourceMustAllow, identity: [allow()] },
      "implicitly denied, resource",
    ],
    [
      "one that names the user suffices",
      user,
      { resourceMustAllow, resource: [to(userArn)] },
      "allowed",
    ],
    [
      "one that names the role suffices",
      session,
      { resourceMustAllow, resource: [trust(roleArn)] },
      "allowed",
    ],
    [
      "one that names the account delegates to identity policies",
      user,
      { resourceMustAllow, resource: [to(account)], identity: [allow()] },
      "allowed",
    ],
    [
      "one that names the account does not itself grant",
      user,
      { resourceMustAllow, resource: [to(account)] },
      "implicitly denied, identity",
    ],
    ["for the root user too", root, { resourceMustAllow }, "implicitly denied, resource"],
    [
      "the root user has what the account has",
      root,
      { resourceMustAllow, resource: [to(account)] },
      "allowed",
    ],
    [
      "across accounts, both sides",
      user,
      { resourceMustAllow, resourceAccount: "444455556666", resource: [trust(userArn)] },
      "implicitly denied, identity",
    ],
  ]);
});

describe("who has no policies needs the resource's", () => {
  const provider: Caller = { type: "Federated", provider: "accounts.google.com" };
  table([
    ["nobody in particular", anonymous, { identity: [allow()] }, "implicitly denied, resource"],
    ["nobody in particular, named by *", anonymous, { resource: [to("*")] }, "allowed"],
    ["a service", service, { resource: [to("Service sns.amazonaws.com")] }, "allowed"],
    [
      "a service, whatever the account of the resource",
      service,
      { resource: [to("Service sns.amazonaws.com")], resourceAccount: "444455556666" },
      "allowed",
    ],
    [
      "a service that is not named",
      service,
      { resource: [to(account)] },
      "implicitly denied, resource",
    ],
    [
      "who comes from a provider",
      provider,
      { resource: [policy([{ who: ["Federated accounts.google.com"] }], "trust")] },
      "allowed",
    ],
    [
      "neither is denied by policies of identities",
      service,
      {
        resource: [to("*")],
        identity: [deny()],
        boundary: [deny("boundary")],
        session: [deny("session")],
        serviceControl: [[deny("service-control")]],
      },
      "allowed",
    ],
  ]);
});

describe("a boundary limits", () => {
  const boundary = [other("boundary")];
  table([
    ["identity policies", user, { boundary, identity: [allow()] }, "implicitly denied, boundary"],
    [
      "nothing that it allows",
      user,
      { boundary: [allow("boundary")], identity: [allow()] },
      "allowed",
    ],
    [
      "everything, if it allows nothing",
      user,
      { boundary: [], identity: [allow()] },
      "implicitly denied, boundary",
    ],
    [
      "and never grants",
      user,
      { boundary: [allow("boundary")] },
      "implicitly denied, identity or resource",
    ],
    [
      "a resource policy that names the role",
      session,
      { boundary, resource: [to(roleArn)] },
      "implicitly denied, boundary",
    ],
    [
      "no resource policy that names the user",
      user,
      { boundary, resource: [to(userArn)] },
      "allowed",
    ],
    [
      "no resource policy that names the session",
      session,
      { boundary, resource: [to(sessionArn)] },
      "allowed",
    ],
    [
      "no resource policy that names everybody",
      session,
      { boundary, resource: [to("*")] },
      "allowed",
    ],
    [
      "what a resource policy delegates to the account",
      user,
      { boundary, resource: [to(account)], identity: [allow()] },
      "implicitly denied, boundary",
    ],
  ]);
});

describe("a session policy limits", () => {
  const limit = { session: [other("session")] };
  table([
    ["identity policies", session, { ...limit, identity: [allow()] }, "implicitly denied, session"],
    [
      "nothing that it allows",
      session,
      { session: [allow("session")], identity: [allow()] },
      "allowed",
    ],
    [
      "and never grants",
      session,
      { session: [allow("session")] },
      "implicitly denied, identity or resource",
    ],
    [
      "a resource policy that names the role",
      session,
      { ...limit, resource: [to(roleArn)] },
      "implicitly denied, session",
    ],
    [
      "no resource policy that names the session",
      session,
      { ...limit, resource: [to(sessionArn)] },
      "allowed",
    ],
    [
      "together with a boundary",
      session,
      { ...limit, boundary: [other("boundary")], identity: [allow()] },
      "implicitly denied, boundary, session",
    ],
  ]);
});

describe("service control policies", () => {
  const level = allow("service-control");
  const without = other("service-control");
  const identity = [allow()];
  const linked: Caller = {
    type: "AWS",
    account: "111122223333",
    arn: "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
  };
  table([
    ["allow at every level", user, { identity, serviceControl: [[level], [level]] }, "allowed"],
    [
      "need an Allow at every level",
      user,
      { identity, serviceControl: [[level], [without], [level]] },
      "implicitly denied, service-control",
    ],
    [
      "need any Allow of a level",
      user,
      { identity, serviceControl: [[without, level]] },
      "allowed",
    ],
    [
      "allow nothing where a level has none",
      user,
      { identity, serviceControl: [[level], []] },
      "implicitly denied, service-control",
    ],
    ["never grant", user, { serviceControl: [[level]] }, "implicitly denied, identity or resource"],
    [
      "limit what a resource policy grants to a user or session",
      session,
      { resource: [to(sessionArn)], serviceControl: [[without]] },
      "implicitly denied, service-control",
    ],
    [
      "limit the root user",
      root,
      { serviceControl: [[without]] },
      "implicitly denied, service-control",
    ],
    ["spare service-linked roles", linked, { identity, serviceControl: [[without]] }, "allowed"],
    [
      "spare the management account",
      user,
      { identity, serviceControl: [[without]], managementAccount: "111122223333" },
      "allowed",
    ],
    [
      "do not spare what others ask of the management account",
      user,
      {
        identity,
        resource: [to(userArn)],
        serviceControl: [[without], [without]],
        resourceAccount: "444455556666",
        managementAccount: "444455556666",
      },
      "implicitly denied, service-control",
    ],
    [
      "spare no other account",
      user,
      { identity, serviceControl: [[without]], managementAccount: "444455556666" },
      "implicitly denied, service-control",
    ],
  ]);

  const resourceControl = [policy([{ effect: "Deny", who: ["*"] }], "resource-control")];
  describe("and resource control policies", () => {
    table([
      [
        "deny what a resource policy grants to anybody",
        anonymous,
        { resource: [to("*")], resourceControl },
        "explicitly denied",
      ],
      ["deny services", service, { resource: [to("*")], resourceControl }, "explicitly denied"],
      [
        "need no Allow: RCPFullAWSAccess is always there",
        user,
        { identity, resourceControl: [policy([], "resource-control")] },
        "allowed",
      ],
      ["spare service-linked roles", linked, { identity, resourceControl }, "allowed"],
      [
        "spare resources of the management account",
        user,
        {
          identity,
          resource: [to(userArn)],
          resourceControl,
          resourceAccount: "444455556666",
          managementAccount: "444455556666",
        },
        "allowed",
      ],
      [
        "do not spare what the management account asks of others",
        user,
        {
          identity,
          resource: [to(userArn)],
          resourceControl,
          resourceAccount: "444455556666",
          managementAccount: "111122223333",
        },
        "explicitly denied",
      ],
    ]);
  });
});

describe("a policy of a VPC endpoint limits", () => {
  const everybody = policy([{ who: ["*"] }], "endpoint");
  const nobody = policy([{ who: [roleArn] }], "endpoint");
  table([
    ["nothing by default", user, { identity: [allow()], endpoint: [everybody] }, "allowed"],
    [
      "who it does not name",
      user,
      { identity: [allow()], endpoint: [nobody] },
      "implicitly denied, endpoint",
    ],
    [
      "what a resource policy grants to a user",
      user,
      { resource: [to(userArn)], endpoint: [nobody] },
      "implicitly denied, endpoint",
    ],
    [
      "anonymous requests",
      anonymous,
      { resource: [to("*")], endpoint: [nobody] },
      "implicitly denied, endpoint",
    ],
    [
      "and never grants",
      user,
      { endpoint: [everybody] },
      "implicitly denied, identity or resource",
    ],
  ]);
});

describe("an answer cites", () => {
  test("the statements that grant, of both sides, and not those of ceilings", () => {
    const [own, its] = [allow(), to(userArn)];
    const { by } = asks({ identity: [own], resource: [its], boundary: [allow("boundary")] });
    expect(by).toEqual([
      { policy: own, statement: own.statements[0] },
      { policy: its, statement: its.statements[0] },
    ]);
  });

  test("nothing where an Allow is missing", () => {
    expect(asks({ identity: [allow()], boundary: [] }).by).toEqual([]);
  });

  test("what is undecided, wherever it is", () => {
    const odd = (kind: PolicyKind): Policy => policy([{ conditions: ["StringIs a 1"] }], kind);
    const [own, limit] = [odd("identity"), odd("boundary")];
    expect(asks({ identity: [own], boundary: [limit] }).undecided).toEqual([
      { policy: own, statement: own.statements[0] },
      { policy: limit, statement: limit.statements[0] },
    ]);
  });
});
