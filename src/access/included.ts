import type { Policy, Statement } from "../iam/policy.ts";
import { nowhere } from "../iam/draft.ts";
import { standingKey } from "../iam/statement-key.ts";
import { code } from "../source/quoted.ts";
import { newAccess, type Known, type Opening } from "./new-access.ts";

/**
 * Whether some statements grant nothing that others do not: proved, or not proved and why. Never
 * "proved" where anything is unknown; "not proved" does not say that more is granted.
 */
export type Inclusion =
  | { readonly proved: true }
  | { readonly proved: false; readonly because: string };

const proved: Inclusion = { proved: true };

/**
 * Whether everything that `narrow` allows, also by actions that AWS has yet to make, is allowed by
 * `wide`. Both are of one revision and of policies of the same kind, Version (whichever it is) and
 * attachment; what stands under a condition of the configuration stands under the same one. An
 * account that is named stands for whom it lets in.
 */
export function included(
  narrow: readonly Statement[],
  wide: readonly Statement[],
  known: Known,
): Inclusion {
  const [opening] = newAccess([bare(narrow)], [bare(wide)], known, { first: true });
  return opening ? { proved: false, because: reasonOf(opening) } : proved;
}

/** The same, decided once for all statements that say the same: most instances of one do. */
export function openInclusions(
  known: Known,
): (narrow: readonly Statement[], wide: readonly Statement[]) => Inclusion {
  const decided = new Map<string, Inclusion>();
  return (narrow, wide) => {
    const key = JSON.stringify([narrow.map(termKey), wide.map(termKey)]);
    const inclusion = decided.get(key) ?? included(narrow, wide, known);
    decided.set(key, inclusion);
    return inclusion;
  };
}

function termKey(statement: Statement): readonly unknown[] {
  return [standingKey(statement), statement.under];
}

/** A policy of nothing but statements: what may not be there is there on one and the same condition. */
function bare(statements: readonly Statement[]): Policy {
  return {
    id: "",
    kind: "identity",
    owner: { address: "", type: "", names: [] },
    attachedTo: [],
    statements: statements.map((each) => ({ ...each, id: each.presence })),
    place: nowhere.written,
  };
}

function reasonOf({ witness, certain, undecided }: Opening): string {
  if (undecided) return "it is not decided whether more would be allowed";
  if (!witness) return "more may be allowed, by what is not known";
  const { action, resource } = witness.shown;
  const may = certain ? "would be" : "may be";
  return `${code(action, 60)} on ${code(resource, 80)} ${may} newly allowed`;
}
