import { itemText, type Draft } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import { textKey } from "../iam/text.ts";
import { privilegeEscalation } from "../rules/privilege-escalation.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import type { Narrowing } from "./narrowing.ts";

/**
 * A replacement that asks for names answers the ways to escalate as well of which it names what is
 * passed or changed: they need any. What asks for none is to be proved, and what is left to its holder
 * together is not judged anew there.
 */
export function endingWays(
  narrowing: Narrowing,
  statement: Statement,
  findings: readonly Finding[],
  { escalationPaths }: Knowledge,
): Narrowing {
  const ways = findings.filter(({ rule }) => rule === privilegeEscalation.id);
  if (ways.length === 0 || narrowing.missing.length === 0) return narrowing;
  const named = narrowing.drafts.flatMap((draft) => namedIn(draft, statement));
  const isEnded = ({ about }: Finding): boolean =>
    escalationPaths.some(
      ({ id, wide }) => id === about && wide.some((action) => named.includes(action)),
    );
  if (!ways.every(isEnded)) return narrowing;
  return { ...narrowing, answers: [...narrowing.answers, privilegeEscalation.id] };
}

/** The actions that a draft limits to some resources. */
function namedIn({ actions, resources }: Draft, { action }: Statement): readonly string[] {
  if (resources === "keep") return [];
  const items = actions === "keep" ? (action?.items ?? []) : actions.map(itemText);
  return items.map(textKey);
}
