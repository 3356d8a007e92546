import { isWholeService } from "../iam/action-pattern.ts";
import { placeIn, type Policy } from "../iam/policy.ts";
import { code } from "../source/quoted.ts";
import { linesOf } from "../source/lines.ts";
import { escalationsOf, type Escalation, type Piece } from "./escalations.ts";
import { contextOf, type HolderRule, type Knowledge } from "./rule.ts";
import { atLeast, type Severity } from "./severity.ts";
import { wildcardSeverity } from "./wildcard-action.ts";
import { listed } from "./wording.ts";

export const privilegeEscalation: HolderRule = {
  on: "holder",
  id: "privilege-escalation",
  title: "Permissions that together give any other permission",
  severity: "high",
  why: "Who may pass any role to something that runs code, or change policies and keys of others, has every permission that anybody has: what the policies beside it leave out is left out in vain.",
  repair:
    "Take away one piece: name the roles that may be passed, with a condition on `iam:PassedToService`; ask for a permissions boundary with `iam:PermissionsBoundary` where policies may be written; keep what changes keys and passwords for administrators.",
  *judge(holder, knowledge) {
    const byStatement = new Map<Piece["statement"], Escalation[]>();
    const all = escalationsOf(holder, knowledge);
    // Whoever needs nothing that is there already will not wait for it.
    const told = all.some(({ path }) => !path.existing)
      ? all.filter(({ path }) => !path.existing)
      : all;
    for (const each of told) {
      const [first] = each.pieces;
      // What is attached is told of where it is, with all that it allows.
      if (!first || first.policy.isElsewhere) continue;
      const own = byStatement.get(first.statement);
      if (own) own.push(each);
      else byStatement.set(first.statement, [each]);
    }
    for (const [statement, ways] of byStatement) {
      const [worst, ...others] = beyondWholeServices(ways, knowledge);
      const [first] = worst?.pieces ?? [];
      if (!worst || !first) continue;
      const [item] = first.granted.items;
      const isKnown = holder.as !== "policy" && worst.pieces.every(({ certain }) => certain);
      yield {
        statement,
        policy: first.policy,
        beside: [...new Set(worst.pieces.map((each) => each.statement))].filter(
          (each) => each !== statement,
        ),
        about: worst.path.id,
        actions: worst.pieces.flatMap((each) =>
          each.statement === statement ? [each.granted.action.id] : [],
        ),
        severity: severityOf(worst),
        confidence: isKnown ? "high" : "medium",
        message: messageOf(worst, others),
        subject: item ? placeIn(statement, item) : (statement.action?.place ?? statement.place),
      };
    }
  },
};

function severityOf({ path }: Escalation): Severity {
  return path.existing ? "medium" : "high";
}

/**
 * The ways of a statement without those that whole services in it make by themselves (`iam:*`), and all
 * that begin with these, where they are told of as what they are, and as no less bad: what there is to
 * do is the same.
 */
function beyondWholeServices(
  ways: readonly Escalation[],
  knowledge: Knowledge,
): readonly Escalation[] {
  const isOfWhole =
    (way: Escalation) =>
    ({ granted, statement, policy }: Piece): boolean => {
      if (statement !== way.pieces[0]?.statement || !granted.items.every(isWholeService))
        return false;
      const context = contextOf(statement, policy, knowledge);
      return granted.items.some((item) => {
        const severity = wildcardSeverity(item, statement, context);
        return severity !== undefined && atLeast(severity, severityOf(way));
      });
    };
  if (!ways.some((way) => way.pieces.every(isOfWhole(way)))) return ways;
  return ways.filter((way) => !way.pieces.slice(0, 1).every(isOfWhole(way)));
}

/** "`iam:PassRole` and `lambda:CreateFunction` (app.tf:12) together let who has them run code with …" */
function messageOf({ path, pieces }: Escalation, others: readonly Escalation[]): string {
  const [first] = pieces;
  const named = pieces.map(({ granted, statement, policy }) => {
    const isElsewhere = statement !== first?.statement;
    return `${code(granted.action.id)}${isElsewhere ? ` (${where(statement, policy)})` : ""}`;
  });
  const so =
    path.passedTo.length > 0
      ? `run code with any role that trusts ${listed(
          path.passedTo.map((each) => code(each)),
          3,
          "or",
        )}`
      : path.so;
  const who = pieces.length === 1 ? "lets who has it" : "together let who has them";
  const more =
    others.length > 0
      ? `; there ${others.length === 1 ? "is 1 more way" : `are ${String(others.length)} more ways`} like it`
      : "";
  return `${listed(named, named.length)} ${who} ${so}, and so get permissions that nobody gave them${more}.`;
}

function where(statement: Piece["statement"], policy: Policy): string {
  if (policy.isElsewhere) return code(policy.owner.address.replace(/^.*\//, ""));
  const { first } = linesOf(statement.place);
  const { path } = statement.place.source;
  return path === policy.place.source.path
    ? `line ${String(first)}`
    : code(`${path}:${String(first)}`);
}
