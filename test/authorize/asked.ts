import type { Policy, PolicyKind, PrincipalType, Statement } from "../../src/iam/policy.ts";
import type { Caller, Context, Request } from "../../src/iam/request.ts";
import type { Hole } from "../../src/iam/text.ts";
import type { Settled } from "../../src/authorize/settled.ts";
import { policyOf, statement, type Short } from "../iam/statements.ts";
import { text } from "../iam/texts.ts";

function unsaid({ id }: Hole): never {
  throw new Error(`Nothing is said of ${id}.`);
}

/** Nothing is left open, or it is settled as a test says. */
export const settled = (given: Partial<Settled> = {}): Settled => ({
  textOf: unsaid,
  textsOf: unsaid,
  isThere: () => true,
  effectOf: () => undefined,
  spares: () => false,
  hasSeveral: () => false,
  meetsUnsaid: () => false,
  variables: false,
  ...given,
});

export const user = {
  type: "AWS",
  arn: "arn:aws:iam::111122223333:user/ann",
  account: "111122223333",
} as const satisfies Caller;

export const session = {
  type: "AWS",
  arn: "arn:aws:iam::111122223333:role/app",
  account: "111122223333",
  session: "arn:aws:sts::111122223333:assumed-role/app/run",
} as const satisfies Caller;

export const root = {
  type: "AWS",
  arn: "arn:aws:iam::111122223333:root",
  account: "111122223333",
} as const satisfies Caller;

export const service: Caller = { type: "Service", name: "sns.amazonaws.com" };
export const anonymous: Caller = { type: "anonymous" };

/** A request to read an object, unless a test says otherwise. */
export const request = (given: Partial<Request> = {}): Request => ({
  action: "s3:GetObject",
  resource: "arn:aws:s3:::data/a",
  caller: user,
  context: new Map(),
  ...given,
});

/** `aws:SourceIp=203.0.113.7`; a key that is said twice has two values. */
export function context(...written: readonly string[]): Context {
  const values = new Map<string, string[]>();
  for (const each of written) {
    const [, key = "", value = ""] = /^([^=]*)=([^]*)$/.exec(each) ?? [];
    const name = key.toLowerCase();
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

/** What `Short` says, and principals of every type: `Service sns.amazonaws.com`. */
export type Said = Short & {
  readonly who?: readonly string[];
  readonly notWho?: readonly string[];
};

/** A statement on all actions and all resources, unless it says otherwise. */
export function said(short: Said = {}): Statement {
  const action = short.notAction ? {} : { action: ["*"] };
  const resource = short.notResource ? {} : { resource: ["*"] };
  const principals = short.who ?? short.notWho;
  const made = statement({ ...action, ...resource, ...short });
  if (!principals) return made;
  const entries = principals.map((each) => {
    const [type = "", item = type] = each.split(" ");
    return { type: type as PrincipalType, items: [text(item)], rest: [] };
  });
  return {
    ...made,
    principal: { entries, negated: short.who === undefined, place: made.place },
  };
}

/** A policy of Version 2012-10-17, or of another; "" for none. */
export function policy(
  statements: readonly (Said | Statement)[],
  kind: PolicyKind = "identity",
  version = "2012-10-17",
): Policy {
  return {
    ...policyOf(
      statements.map((each) => ("place" in each ? each : said(each))),
      kind,
    ),
    ...(version !== "" && { version: text(version) }),
  };
}
