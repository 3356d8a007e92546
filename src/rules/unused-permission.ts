import type { Verdict } from "../evidence/observed.ts";
import { hasWildcard } from "../iam/action-pattern.ts";
import { effectiveGrant } from "../iam/effective.ts";
import { coveredBy, grantOf, type GrantedAction } from "../iam/grant.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Context, ItemFinding, Judgement, StatementRule } from "./rule.ts";
import { atLeast, worst, type Confidence, type Severity } from "./severity.ts";
import { severityOf } from "./weight.ts";
import { isAgreed } from "./wildcard-action.ts";
import { actionNames, count, listed, written } from "./wording.ts";

export const unusedPermission: StatementRule = {
  on: "statement",
  id: "unused-permission",
  title: "A permission was not used",
  severity: "medium",
  universal: true,
  why: "What nobody uses is there for whoever gets hold of the role alone. It is taken away without anybody noticing, and nothing else makes a role smaller as surely.",
  repair:
    "Leave the action out. Where it is needed once a year, or in an emergency, say so in a suppression with a reason and an end.",
  *judge(statement, context) {
    if (statement.effect !== "Allow" || !statement.action || statement.action.negated) return;
    const observed = context.useOf(context.policy, statement);
    if (!observed) return;
    const isSure = observed.assumptions.length === 0;
    for (const item of statement.action.items) {
      const found = unusedIn(item, statement, context, observed.of);
      if (!found) continue;
      const { message, severity, verdicts } = found;
      yield {
        severity,
        confidence: confidenceOf(verdicts, isSure),
        message: `In the ${daysOf(verdicts)} to ${observed.window.last.slice(0, 10)}, ${message}.`,
        subject: placeIn(statement, item),
        item: { written: written(item, statement) },
      };
    }
  },
  fold: ([worstFound, ...others]) => ({
    message: `${worstFound.message} ${alsoUnused(others)}`,
    subject: worstFound.subject,
  }),
};

/** "Nor were `s3:PutObject`, `s3:DeleteObject` and 7 more." Of a wildcard, some of what it allows may have been. */
function alsoUnused(others: readonly ItemFinding[]): string {
  const names = [...new Set(others.map(({ item }) => item.written))];
  const what = names.map((name) => (/[*?]/.test(name) ? `all of ${name}` : name));
  return `Nor ${names.length > 1 ? "were" : "was"} ${listed(what, 5)}.`;
}

type Unused = Pick<Judgement, "message" | "severity"> & { readonly verdicts: readonly Verdict[] };

function unusedIn(
  item: Text,
  statement: Statement,
  context: Context,
  verdictOf: (action: GrantedAction["action"]) => Verdict,
): Unused | undefined {
  const { policy, catalog } = context;
  const isWild = hasWildcard(item);
  if (isWild && isAgreed(item, context)) return undefined;
  const effective = new Set(
    effectiveGrant(statement, policy, catalog).actions.map(({ action }) => action),
  );
  const covered = coveredBy(item, grantOf(statement, policy, catalog)).filter(
    ({ action, reach }) => reach !== "nothing" && effective.has(action),
  );
  const judged = covered.map((granted) => ({ granted, verdict: verdictOf(granted.action) }));
  const unused = judged.filter(({ verdict }) => verdict.use === "unused");
  const bad = worst(unused.map(({ granted: { action } }) => severityOf(action, context)));
  if (bad === undefined) return undefined;
  const severity: Severity = atLeast(bad, "medium") ? "medium" : "low";
  const verdicts = unused.map(({ verdict }) => verdict);
  const name = written(item, statement);
  if (!isWild) return { message: `${name} was not used`, severity, verdicts };
  // What only describes is no fault as a wildcard, and shorter than its names.
  if (severity === "low") return undefined;
  const used = judged.flatMap(({ granted, verdict }) => (verdict.use === "used" ? [granted] : []));
  const beside =
    used.length > 0 ? `; ${actionNames(used)} ${used.length > 1 ? "were" : "was"}` : "";
  const few = unused.length === covered.length ? "none" : `${unused.length}`;
  return {
    message: `${few} of the ${count(covered.length, "action")} of ${name} ${few === "none" ? "was used" : "were not used"}${beside}`,
    severity,
    verdicts,
  };
}

/** The least that holds for all of them: "91 days". */
function daysOf(verdicts: readonly Verdict[]): string {
  return count(Math.min(...verdicts.flatMap(({ days }) => days ?? [])), "day");
}

function confidenceOf(verdicts: readonly Verdict[], isSure: boolean): Confidence {
  const assumes = verdicts.some(({ assumptions = [] }) => assumptions.length > 0);
  if (assumes && !isSure) return "low";
  return assumes || !isSure ? "medium" : "high";
}
