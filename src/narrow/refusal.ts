import type { Statement } from "../iam/policy.ts";
import { known, type Text } from "../iam/text.ts";
import { aboutOther } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { contains } from "../source/source.ts";
import { refuse, type Refused } from "./narrowing.ts";

/** Statements that are not rewritten, whatever is found. */
export function refusalFor(
  statement: Statement,
  findings: readonly Finding[],
): Refused | undefined {
  const { effect, action, resource, place } = statement;
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
  if (action.items.some((item) => /^\*+(?::\*+)?$/.test(known(item) ?? "")))
    return refuse("administrator");
  const here = (text: Text): boolean =>
    text.origin.written.source.path === place.source.path &&
    contains(place.span, text.origin.written.span);
  const faulty = findings.flatMap(({ rule, subject }) => (aboutOther.has(rule) ? [] : [subject]));
  const elsewhere = faulty.some(
    (each) => each.source.path !== place.source.path || !contains(place.span, each.span),
  );
  if (elsewhere || action.rest.length > 0 || !action.items.every(here)) return refuse("elsewhere");
  if (resource?.rest.some((hole) => hole.among)) return refuse("elsewhere");
  return undefined;
}
