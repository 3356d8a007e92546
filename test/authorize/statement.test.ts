import { describe, expect, test } from "vitest";
import { decisionOf } from "../../src/authorize/statement.ts";
import type { PolicyKind, Statement } from "../../src/iam/policy.ts";
import { hole, text } from "../iam/texts.ts";
import { context, policy, request, said, session, settled, user, type Said } from "./asked.ts";

const decide = (
  statements: readonly Said[],
  asked = request(),
  kind: PolicyKind = "identity",
): string => decisionOf(asked, policy(statements, kind), settled()).kind;

/** A statement that lacks an element. */
function without(element: "action" | "resource", short: Said = {}): Statement {
  const whole = said(short);
  const { action, resource, ...rest } = whole;
  return {
    ...rest,
    ...(element !== "action" && action && { action }),
    ...(element !== "resource" && resource && { resource }),
  };
}

describe("a policy decides", () => {
  test.for<[string, readonly Said[], string]>([
    ["nothing by default", [], "neither"],
    ["to allow what an Allow matches", [{}], "allow"],
    ["to deny what a Deny matches", [{ effect: "Deny" }], "deny"],
    ["by any explicit Deny, whatever allows", [{}, { effect: "Deny" }], "deny"],
    ["by no Deny that does not match", [{}, { effect: "Deny", action: ["sqs:*"] }], "allow"],
    ["by no Allow that does not match", [{ action: ["sqs:*"] }], "neither"],
    [
      "by no Deny whose condition is not met: a key more on a Deny can allow",
      [{}, { effect: "Deny", conditions: ["StringEquals a 1"] }],
      "allow",
    ],
    ["by any of several Allows", [{ action: ["sqs:*"] }, {}], "allow"],
    ["by no statement that is never there", [{ presence: "never" }], "neither"],
  ])("%s", ([, statements, expected]) => {
    expect(decide(statements)).toBe(expected);
  });

  test("and names the statements that decide", () => {
    const [read, stop, other, stopToo] = [
      said(),
      said({ effect: "Deny" }),
      said({ action: ["sqs:*"] }),
      said({ effect: "Deny", action: ["s3:*"] }),
    ] as const;
    expect(decisionOf(request(), policy([read, other]), settled()).by).toEqual([read]);
    expect(decisionOf(request(), policy([read, stop, stopToo]), settled()).by).toEqual([
      stop,
      stopToo,
    ]);
  });
});

describe("what is left open is settled", () => {
  test("whether a statement is there", () => {
    const open = policy([{ presence: "maybe" }]);
    expect(decisionOf(request(), open, settled({ isThere: () => true })).kind).toBe("allow");
    expect(decisionOf(request(), open, settled({ isThere: () => false })).kind).toBe("neither");
  });

  test("what its effect is; one that AWS does not know has none", () => {
    const open = policy([{ effect: "unknown" }]);
    expect(decisionOf(request(), open, settled({ effectOf: () => "Allow" })).kind).toBe("allow");
    expect(decisionOf(request(), open, settled({ effectOf: () => "Deny" })).kind).toBe("deny");
    expect(decisionOf(request(), open, settled({ effectOf: () => undefined })).kind).toBe(
      "neither",
    );
  });

  test("what stands in a text: wildcards and variables in it mean what they mean", () => {
    const open = policy([{ resource: ["arn:aws:s3:::<bucket>/*"] }]);
    const by = (value: string): string =>
      decisionOf(
        request({ context: context("aws:username=data") }),
        open,
        settled({ textOf: () => value }),
      ).kind;
    expect(["data", "other", "d*", "*", "${aws:username}", "", "x:y"].map(by)).toEqual([
      "allow",
      "neither",
      "allow",
      "allow",
      "allow",
      "neither",
      "neither",
    ]);
  });

  test("what more there is in a list", () => {
    const open = policy([{ action: ["sqs:*", "...more"] }]);
    const by = (...items: readonly string[]): string =>
      decisionOf(request(), open, settled({ textsOf: () => items })).kind;
    expect(by()).toBe("neither");
    expect(by("sns:*")).toBe("neither");
    expect(by("sns:*", "s3:Get*")).toBe("allow");
  });

  test("of what type a principal is", () => {
    const place = { source: { path: "x", text: "" }, span: { start: 0, end: 0 } };
    const entries = [{ type: hole("type"), items: [text(user.arn)], rest: [] }];
    const open = policy([{ ...said(), principal: { negated: false, place, entries } }], "resource");
    const by = (value: string): string =>
      decisionOf(request(), open, settled({ textOf: () => value })).kind;
    expect(["AWS", "Service", "nothing"].map(by)).toEqual(["allow", "neither", "neither"]);
  });

  test("in the operator, the key and the values of a condition", () => {
    const open = policy([{ conditions: ["<operator> <key> ...values"] }]);
    const by = (operator: string, key: string, value: string): string =>
      decisionOf(
        request({ context: context("a=1") }),
        open,
        settled({
          textOf: ({ id }) => (id === "operator" ? operator : key),
          textsOf: () => [value],
        }),
      ).kind;
    expect(by("StringEquals", "a", "1")).toBe("allow");
    expect(by("StringNotEquals", "a", "1")).toBe("neither");
    expect(by("StringEquals", "b", "1")).toBe("neither");
    expect(by("StringEquals", "a", "2")).toBe("neither");
  });
});

describe("an operator that AWS does not have", () => {
  const odd = said({ conditions: ["StringIs a 1"] });

  test("matches nothing, and the statement is told to be undecided", () => {
    const decision = decisionOf(request(), policy([odd]), settled());
    expect(decision).toEqual({ kind: "neither", by: [], undecided: [odd] });
  });

  test("leaves nothing undecided where the rest of the statement does not match", () => {
    const elsewhere = [
      said({ conditions: ["StringIs a 1"], action: ["sqs:*"] }),
      said({ conditions: ["StringIs a 1", "StringEquals a 1"] }),
      said({ conditions: ["StringIs a 1"], presence: "never" }),
      said({ conditions: ["StringIs a 1"], effect: "unknown" }),
    ];
    expect(decisionOf(request(), policy(elsewhere), settled()).undecided).toEqual([]);
  });
});

describe("Action", () => {
  const about = (short: Said, action = "s3:GetObject"): boolean =>
    decide([short], request({ action })) === "allow";

  test.for<[string, string, boolean]>([
    ["*", "s3:GetObject", true],
    ["*:*", "s3:GetObject", true],
    ["s3:GetObject", "s3:GetObject", true],
    ["s3:getobject", "S3:GETOBJECT", true],
    ["S3:GET*", "s3:GetObject", true],
    ["s3:Get?bject", "s3:GetObject", true],
    ["s3:Get*Acl", "s3:GetObject", false],
    ["s3:Get*Acl", "s3:GetObjectVersionAcl", true],
    ["s3:Get", "s3:GetObject", false],
    ["sqs:*", "s3:GetObject", false],
    ["${aws:username}", "s3:GetObject", false],
    ["s3:*", "s3:AnActionOfTheFuture", true],
  ])("%s of %s: %s", ([pattern, action, expected]) => {
    expect(about({ action: [pattern] }, action)).toBe(expected);
    expect(about({ notAction: [pattern] }, action)).toBe(!expected);
  });

  test("has several values, any of which matches; NotAction: none of which", () => {
    expect(about({ action: ["sqs:*", "s3:*"] })).toBe(true);
    expect(about({ notAction: ["sqs:*", "s3:*"] })).toBe(false);
    expect(about({ action: [] })).toBe(false);
  });

  test("is needed", () => {
    expect(decisionOf(request(), policy([without("action")]), settled()).kind).toBe("neither");
  });
});

describe("Resource", () => {
  const about = (short: Said, resource: string, kind?: PolicyKind): boolean =>
    decide([short], request({ resource }), kind) === "allow";

  test.for<[string, string, boolean]>([
    ["*", "arn:aws:s3:::data/a", true],
    ["*", "*", true],
    ["arn:aws:s3:::*", "*", false],
    ["arn:aws:s3:::data", "arn:aws:s3:::data", true],
    ["arn:aws:s3:::Data", "arn:aws:s3:::data", false],
    ["arn:aws:s3:::data", "arn:aws:s3:::data2", false],
    ["arn:aws:s3:::data/*", "arn:aws:s3:::data/a/b", true],
    ["arn:aws:s3:::data/*", "arn:aws:s3:::data", false],
    ["arn:aws:s3:::data/*/c", "arn:aws:s3:::data/a/b/c", true],
    ["arn:aws:s3:::data/?", "arn:aws:s3:::data/👍", true],
    ["arn:aws:s3:::data/?", "arn:aws:s3:::data/ab", false],
    ["data", "arn:aws:s3:::data", false],
  ])("%s of %s: %s", ([pattern, resource, expected]) => {
    expect(about({ resource: [pattern] }, resource)).toBe(expected);
    expect(about({ notResource: [pattern] }, resource)).toBe(!expected);
  });

  test.for<[string, string, boolean]>([
    ["arn:aws:sns:*", "arn:aws:sns:eu-west-1:1:topic", true],
    ["arn:aws:sns:*:topic", "arn:aws:sns:eu-west-1:1:topic", true],
    ["arn:aws:sns:*:1:topic", "arn:aws:sns:eu-west-1:1:topic", true],
    ["arn:aws:sns:*:2:topic", "arn:aws:sns:eu-west-1:1:topic", false],
    ["arn:aws:logs:*:*:log-group:a:*", "arn:aws:logs:r:1:log-group:a:log-stream:b", true],
    ["arn:aws:sns:eu*1:topic", "arn:aws:sns:eu-west-1:1:topic", false],
    ["arn:aws:sns:eu*t", "arn:aws:sns:eu-west-1:1:t", false],
    ["arn:aws:sns:eu-west-1?1:topic", "arn:aws:sns:eu-west-1:1:topic", false],
    ["arn:aws:sns:*:a*b", "arn:aws:sns:r:ax:ab", true],
    ["arn:aws:sns:*:a*b", "arn:aws:sns:r:a:b", false],
  ])("wildcards take no colon, but a * that ends a segment: %s of %s: %s", ([a, b, expected]) => {
    expect(about({ resource: [a] }, b, "session")).toBe(expected);
  });

  test("has several values, any of which matches; NotResource: none of which", () => {
    const two = ["arn:aws:s3:::a", "arn:aws:s3:::b"];
    expect(about({ resource: two }, "arn:aws:s3:::b")).toBe(true);
    expect(about({ notResource: two }, "arn:aws:s3:::b")).toBe(false);
    expect(about({ notResource: two }, "arn:aws:s3:::c")).toBe(true);
  });

  test.for<[PolicyKind, boolean]>([
    ["identity", true],
    ["boundary", true],
    ["session", false],
    ["service-control", false],
  ])("with missing fields is completed in an identity-based policy: %s: %s", ([kind, expected]) => {
    expect(about({ resource: ["arn:aws:sqs"] }, "arn:aws:sqs:r:1:q", kind)).toBe(expected);
    expect(about({ resource: ["arn:aws:sqs:r"] }, "arn:aws:sqs:s:1:q", kind)).toBe(false);
    expect(about({ resource: ["sqs"] }, "sqs:r:1:q", kind)).toBe(false);
  });

  test.for<PolicyKind>(["identity", "session"])(
    "needs no completion where it ends with a *: %s",
    (kind) => {
      expect(about({ resource: ["arn:aws:s*"] }, "arn:aws:sqs:r:1:q", kind)).toBe(true);
      expect(about({ resource: ["arn:aws:s*"] }, "arn:aws:sqs", kind)).toBe(true);
    },
  );

  test.for<[PolicyKind, boolean]>([
    ["trust", true],
    ["resource", true],
    ["identity", false],
    ["endpoint", false],
  ])("may be missing where a policy is part of its resource: %s: %s", ([kind, expected]) => {
    const open = policy([without("resource", { principal: ["*"] })], kind);
    expect(decisionOf(request(), open, settled()).kind === "allow").toBe(expected);
  });
});

describe("a policy variable", () => {
  const about = (pattern: string, resource: string, ...given: readonly string[]): boolean =>
    decide([{ resource: [pattern] }], request({ resource, context: context(...given) })) ===
    "allow";

  test.for<[string, string, string, readonly string[], boolean]>([
    ["is a value of the request", "h/${aws:username}/*", "h/ann/x", ["aws:username=ann"], true],
    ["of the request that asks", "h/${aws:username}/*", "h/bob/x", ["aws:username=ann"], false],
    ["ignores the case of its key", "h/${AWS:UserName}", "h/ann", ["aws:username=ann"], true],
    ["may be a tag", "${aws:PrincipalTag/a B}", "x", ["aws:principaltag/a b=x"], true],
    ["is literal: its * is no wildcard", "${k}", "abc", ["k=*"], false],
    ["is literal: its * is a character", "${k}", "*", ["k=*"], true],
    ["is literal: its ? is no wildcard", "${k}", "a", ["k=?"], false],
    ["is literal: it holds no variable", "${k}", "x", ["k=${l}", "l=x"], false],
    ["matches nothing without a value", "a${k}", "a", [], false],
    ["matches nothing without a value, not even by a *", "${k}*", "a", [], false],
    ["has a default", "a-${k, 'all'}", "a-all", [], true],
    ["has a default for a missing value only", "a-${k, 'all'}", "a-all", ["k=x"], false],
    ["has a default that is literal", "a-${k, '*'}", "a-all", [], false],
    ["has no value of a key of many", "${k}", "1", ["k=1", "k=2"], false],
    ["${*} is a star", "a${*}", "a*", [], true],
    ["${*} is no wildcard", "a${*}", "ab", [], false],
    ["${?} is a question mark", "a${?}", "a?", [], true],
    ["${?} is no wildcard", "a${?}", "ab", [], false],
    ["${$} is a dollar", "a${$}{k}", "a${k}", ["k=x"], true],
    ["is text where its brace is missing", "a${k", "a${k", ["k=x"], true],
    ["is text where its key is", "a${}", "a${}", [], true],
    ["before the end of a segment lets no * run on", "a*${k}", "ab:c", ["k=c"], false],
    ["divides nothing by its colon", "a*${k}", "a1:c", ["k=:c"], true],
  ])("%s", ([, pattern, resource, given, expected]) => {
    expect(about(pattern, resource, ...given)).toBe(expected);
  });

  test.for<[string, boolean, boolean]>([
    ["2012-10-17", false, true],
    ["2008-10-17", true, false],
    ["", false, false],
    ["", true, true],
  ])("lives under Version %o, where a missing one is %s: %s", ([version, variables, expected]) => {
    const asks = (resource: string): boolean =>
      decisionOf(
        request({ resource, context: context("k=x") }),
        policy([{ resource: ["a${k}"] }], "identity", version),
        settled({ variables }),
      ).kind === "allow";
    expect(asks("ax")).toBe(expected);
    expect(asks("a${k}")).toBe(!expected);
  });

  test("without a value is in no NotResource either: that matches", () => {
    expect(decide([{ notResource: ["${k}"] }], request({ resource: "x" }))).toBe("allow");
  });
});

describe("Principal", () => {
  test("is not part of what is attached to who asks", () => {
    expect(decide([{}], request(), "identity")).toBe("allow");
    expect(decide([{}], request(), "service-control")).toBe("allow");
  });

  test("names nobody where a policy that needs it has none", () => {
    expect(decide([{}], request(), "resource")).toBe("neither");
    expect(decide([{}], request(), "trust")).toBe("neither");
    expect(decide([{ effect: "Deny" }], request(), "resource-control")).toBe("neither");
  });

  test("decides together with the other elements", () => {
    const named = { principal: [user.arn] };
    expect(decide([named], request(), "resource")).toBe("allow");
    expect(decide([named], request({ caller: session }), "resource")).toBe("neither");
    expect(decide([{ ...named, action: ["sqs:*"] }], request(), "resource")).toBe("neither");
  });
});
