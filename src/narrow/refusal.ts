import { keyName, limits } from "../iam/condition.ts";
import type { Condition, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { aboutOther } from "../rules/index.ts";
import { overreaching } from "../rules/overreach-class.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { contains, type Place } from "../source/source.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { refuse, type Refused } from "./narrowing.ts";

/** Statements that are not rewritten, whatever is found. */
export function refusalFor(
  statement: Statement,
  findings: readonly Finding[],
  knowledge: Neighbourhood,
): Refused | undefined {
  const { effect, action, resource, place, addedAt = [] } = statement;
  if (effect !== "Allow" || !action) return refuse("unknown-elements");
  // What everybody may do, or a stranger, is no better for being fewer actions.
  const who = findings.filter(({ rule }) => aboutOther.get(rule) === "whom");
  const isAboutWho =
    who.length === findings.length || who.some(({ severity }) => atLeast(severity, "medium"));
  if (statement.madeOf === "permission")
    return refuse(isAboutWho ? "permission-principal" : "permission");
  if (statement.madeOf !== undefined) return refuse("made", statement.madeOf);
  if (action.negated || resource?.negated) return refuse("not-element");
  if (isAboutWho) return refuse("who-is-meant");
  if (findings.every(({ rule }) => aboutOther.has(rule))) return refuse("condition");
  // A key by its alias is as narrow as it gets, and no other one that is declared here.
  const isOfReach = findings.every(({ rule }) => overreaching.some((each) => each === rule));
  if (isOfReach && statement.conditions.some((each) => namesWhich(each, knowledge)))
    return refuse("no-narrower");
  const isSeen = knowledge.code()?.isWhole === true || knowledge.deployed() !== undefined;
  if (!isSeen && action.items.some((item) => /^\*+(?::\*+)?$/.test(known(item) ?? "")))
    return refuse("administrator");
  const isHere = ({ source, span }: Place): boolean =>
    source.path === place.source.path &&
    [place, ...addedAt].some((each) => contains(each.span, span));
  const faulty = findings.flatMap(({ rule, subject }) => (aboutOther.has(rule) ? [] : [subject]));
  const areHere = [...faulty, ...action.items.map(({ origin }) => origin.written)].every(isHere);
  if (!areHere || action.rest.length > 0) return refuse("elsewhere");
  if (resource?.rest.some((hole) => hole.among)) return refuse("elsewhere");
  return undefined;
}

function namesWhich(condition: Condition, knowledge: Knowledge): boolean {
  return (
    knowledge.limitingKeys.means("name", keyName(condition.key)) &&
    limits(condition, "request", knowledge)
  );
}
