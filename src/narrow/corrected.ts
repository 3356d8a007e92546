import type { Draft } from "../iam/draft.ts";
import { isCeiling, type Match, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import { correctionsOf } from "../rules/invalid-statement.ts";
import { contains } from "../source/source.ts";
import { isNoBetter, narrowingOf, type Task } from "./narrow-by.ts";
import type { Narrowed } from "./narrowing.ts";

/** The statement as it stands, with what AWS's policy validation finds written as it is right. */
export function corrected({ statement, context, findings }: Task): Narrowed | undefined {
  if (statement.effect !== "Allow" || isCeiling(context.policy.kind)) return undefined;
  if (statement.madeOf !== undefined) return undefined;
  const { corrections, redundant, assumptions, answers } = correctionsOf(statement, context);
  const shorter = without(redundant, statement);
  if (corrections.length === 0 && !shorter) return undefined;
  const draft: Draft = { ...(shorter ?? asItStands), corrections };
  const answered = findings.filter(({ rule }) => answers.includes(rule));
  const leaves = [...new Set(findings.map(({ rule }) => rule))].filter(
    (rule) => !answers.includes(rule),
  );
  if (isNoBetter(findings, leaves)) return undefined;
  const notes = { assumptions, evidence: [], byUse: [], missing: [], lost: [], leaves: [] };
  return { ok: true, narrowing: narrowingOf([draft], answered, notes) };
}

const asItStands = { sid: "keep", actions: "keep", resources: "keep" } as const;

/** A statement without some items of its lists; undefined where they cannot be told apart there. */
function without(redundant: readonly Text[], statement: Statement): Draft | undefined {
  const { action, resource } = statement;
  const actions = rest(action, redundant, statement);
  const resources = rest(resource, redundant, statement);
  if (!actions || !resources || (actions === "keep" && resources === "keep")) return undefined;
  return { ...asItStands, actions, resources };
}

function rest(
  match: Match | undefined,
  redundant: readonly Text[],
  { place }: Statement,
): Draft["actions"] | undefined {
  if (!match?.items.some((item) => redundant.includes(item))) return "keep";
  const areHere = match.items.every(
    ({ origin: { written } }) =>
      written.source.path === place.source.path && contains(place.span, written.span),
  );
  if (!areHere || match.negated || match.rest.length > 0) return undefined;
  return match.items.filter((item) => !redundant.includes(item)).map((kept) => ({ kept }));
}
