import { statementKey } from "../iam/statement-key.ts";
import { placeIn, type Policy, type Statement } from "../iam/policy.ts";
import type { Place } from "../source/source.ts";
import { rules as allRules } from "./index.ts";
import type { Finding, Rule } from "./rule.ts";

// A statement is written once, and may be there several times: for each key of a loop, each call of
// its module, each policy that shares it.

/** What an instance of a statement says, and whose it is: those with the same key are judged alike. */
export function instanceKey(policy: Policy, statement: Statement): string {
  const { kind, owner, deniedBeside = [] } = policy;
  const beside = deniedBeside.map(({ id }) => id).join();
  return `${kind} ${owner.address} ${beside} ${statement.id} ${statementKey(statement)}`;
}

/**
 * Findings without those of universal rules that hold for some instances of a statement only. One
 * that has no item where fault is found says nothing against it.
 */
export function heldByAll(
  findings: readonly Finding[],
  policies: readonly Policy[],
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const universal = new Set(
    rules.filter((rule) => rule.on === "statement" && rule.universal).map(({ id }) => id),
  );
  const claims = findings.filter(({ rule }) => universal.has(rule));
  if (claims.length === 0) return findings;
  const instances = instancesOf(new Set(claims.map(({ statement }) => statement.id)), policies);
  const keyOf = (rule: string, instance: string, { source, span }: Place): string =>
    `${rule} ${source.path}:${span.start}-${span.end} ${instance}`;
  const told = new Set(
    claims.map(({ rule, subject, policy, statement }) =>
      keyOf(rule, instanceKey(policy, statement), subject),
    ),
  );
  const isRefuted = ({ rule, subject, statement }: Finding): boolean =>
    [...(instances.get(statement.id) ?? [])].some(
      ([key, other]) => hasItemAt(other, subject) && !told.has(keyOf(rule, key, subject)),
    );
  return findings.filter((finding) => !universal.has(finding.rule) || !isRefuted(finding));
}

/** The instances of statements that may be there, by id and by what they say. */
function instancesOf(
  ids: ReadonlySet<string>,
  policies: readonly Policy[],
): ReadonlyMap<string, ReadonlyMap<string, Statement>> {
  const instances = new Map<string, Map<string, Statement>>();
  for (const policy of policies)
    for (const statement of policy.statements) {
      if (statement.presence === "never" || !ids.has(statement.id)) continue;
      const own = instances.get(statement.id) ?? new Map<string, Statement>();
      instances.set(statement.id, own.set(instanceKey(policy, statement), statement));
    }
  return instances;
}

function hasItemAt(statement: Statement, { source, span }: Place): boolean {
  return (statement.action?.items ?? []).some((item) => {
    const place = placeIn(statement, item);
    return (
      place.source.path === source.path &&
      place.span.start === span.start &&
      place.span.end === span.end
    );
  });
}
