import type { Condition, Match, Policy, PrincipalMatch, Statement } from "../../src/iam/policy.ts";
import type { List } from "../../src/iam/text.ts";
import { hole, text } from "./texts.ts";

const place = { source: { path: "test.tf", text: "" }, span: { start: 0, end: 0 } };

/** A statement in short. Texts are as `text` reads them; `...x` is a rest that is not known. */
export type Short = {
  readonly effect?: Statement["effect"];
  readonly presence?: Statement["presence"];
  readonly sid?: string;
  readonly action?: readonly string[];
  readonly notAction?: readonly string[];
  readonly resource?: readonly string[];
  readonly notResource?: readonly string[];
  readonly principal?: readonly string[];
  readonly notPrincipal?: readonly string[];
  /** `StringEquals aws:PrincipalOrgID o-1 o-2` */
  readonly conditions?: readonly string[];
};

export function statement(short: Short): Statement {
  const action = match(short.action, false) ?? match(short.notAction, true);
  const resource = match(short.resource, false) ?? match(short.notResource, true);
  const principal = who(short.principal, false) ?? who(short.notPrincipal, true);
  return {
    id: "statement",
    place,
    presence: short.presence ?? "always",
    effect: short.effect ?? "Allow",
    ...(short.sid !== undefined && { sid: text(short.sid) }),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(principal && { principal }),
    conditions: (short.conditions ?? []).map(condition),
  };
}

export function condition(written: string): Condition {
  const [operator = "", key = "", ...values] = written.split(" ");
  return { operator: text(operator), key: text(key), values: list(values) };
}

/** A policy of some kind, attached to nothing. */
export function policyOf(
  statements: readonly Statement[],
  kind: Policy["kind"] = "identity",
  protects?: string,
): Policy {
  const owner = {
    address: "test",
    type: "",
    names: [],
    ...(protects !== undefined && { protects }),
  };
  return { id: "policy", kind, owner, attachedTo: [], statements, place };
}

function match(written: readonly string[] | undefined, negated: boolean): Match | undefined {
  return written && { ...list(written), negated, place };
}

function who(written: readonly string[] | undefined, negated: boolean): PrincipalMatch | undefined {
  return written && { negated, place, entries: [{ type: "AWS", ...list(written) }] };
}

function list(written: readonly string[]): List {
  const isRest = (each: string): boolean => each.startsWith("...");
  return {
    items: written.filter((each) => !isRest(each)).map(text),
    rest: written.filter(isRest).map((each) => hole(each.slice(3))),
  };
}
