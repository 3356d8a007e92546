import { createHash } from "node:crypto";
import { holeAddress } from "../iam/address.ts";
import type { Match, Policy, PrincipalMatch, Statement } from "../iam/policy.ts";
import { isHole, type Hole, type List, type Text } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { mistakeOf } from "./overreach-class.ts";
import type { Finding } from "./rule.ts";
import { compareTexts } from "../source/order.ts";

/**
 * A name for what a finding says: 32 hexadecimal digits, made of its rule, the owner of the policy
 * and what the statement grants, with the values that are written for what it refers to. It stays
 * the same when the file is laid out anew or renamed, when the statement moves within it, gets
 * another Sid, or names its actions in another order, and when AWS or Pare come to know another side of
 * what reaches too far; two statements that say the same for the same owner share it.
 */
export function fingerprintOf({ rule, about, statement, policy }: Finding): string {
  return digest([
    mistakeOf(rule),
    ...(about === undefined ? [] : [about]),
    ...saidBy(statement, policy),
  ]);
}

/** The same for a statement as a whole, whatever is found in it. */
export function statementFingerprint(statement: Statement, policy: Policy): string {
  return digest(saidBy(statement, policy));
}

/** A name for what a statement says, whoever has it. */
export function digestOf(statement: Statement): string {
  return digest(granted(statement));
}

/** A statement by where it stands and by what it says: one of both stays when it is edited or moved. */
export type StatementMark = { readonly at: string; readonly says: string };

export function statementMark(statement: Statement, policy: Policy): StatementMark {
  return { at: digest([statement.id]).slice(0, 8), says: statementFingerprint(statement, policy) };
}

/** 32 hexadecimal digits that stand for what is said. */
export function digest(said: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 32);
}

function saidBy(statement: Statement, { kind, owner, place }: Policy): readonly unknown[] {
  // A policy that is a file of its own is called by its path, which may change.
  return [kind, owner.address === place.source.path ? "" : owner.address, granted(statement)];
}

const granted = once((statement: Statement): readonly unknown[] => {
  const { effect, presence, action, resource, principal, conditions } = statement;
  return [
    effect,
    presence,
    action && matchKey(action, actionName),
    resource && matchKey(resource, textName),
    principal && principalKey(principal),
    conditions
      .map(({ operator, key, values }) => [
        textName(operator),
        textName(key).toLowerCase(),
        listKey(values, textName),
      ])
      .sort(compareKeys),
  ];
});

function matchKey(match: Match, nameOf: (text: Text) => string): readonly unknown[] {
  return [match.negated, ...listKey(match, nameOf)];
}

function listKey({ items, rest }: List, nameOf: (text: Text) => string): readonly unknown[] {
  return [[...new Set(items.map(nameOf))].sort(), rest.map(holeName).sort()];
}

function principalKey({ negated, entries }: PrincipalMatch): readonly unknown[] {
  const named = entries.map((entry) => [typeName(entry.type), ...listKey(entry, textName)]);
  return [negated, named.sort(compareKeys)];
}

function typeName(type: string | Hole): string {
  return typeof type === "string" ? type : holeName(type);
}

/** A hole by its address and by the values that are written for it, which may come to be others. */
function holeName(hole: Hole): string {
  const { among } = hole;
  const values = among ? ` ${String(among.complete)} ${among.texts.map(textName).join("|")}` : "";
  return `\${${holeAddress(hole)}${values}}`;
}

function textName({ parts }: Text): string {
  return parts.map((part) => (isHole(part) ? holeName(part) : part)).join("");
}

/** Actions ignore case. */
function actionName(text: Text): string {
  return textName(text).toLowerCase();
}

function compareKeys(a: unknown, b: unknown): number {
  return compareTexts(JSON.stringify(a), JSON.stringify(b));
}
