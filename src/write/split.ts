import type { NewStatement } from "../iam/new-policy.ts";
import { lengthOf } from "./shorter.ts";

/**
 * Statements as policies of so many characters at most, in their order; a statement that is longer than that
 * by itself is several. Undefined where one action on one resource is too long already.
 */
export function splitInto(
  statements: readonly NewStatement[],
  most: number,
): readonly (readonly NewStatement[])[] | undefined {
  const pieces = statements.map((each) => piecesOf(each, most));
  if (!pieces.every((each) => each !== undefined)) return undefined;
  const policies: NewStatement[][] = [];
  for (const piece of pieces.flat()) {
    const last = policies.at(-1);
    if (last && lengthOf([...last, piece]) <= most) last.push(piece);
    else policies.push([piece]);
  }
  return policies;
}

/** A statement halved until each piece is short enough: its actions first, then its resources. */
function piecesOf(statement: NewStatement, most: number): readonly NewStatement[] | undefined {
  const found = halves(statement, most);
  if (!found) return undefined;
  return found.map((each, index) =>
    index === 0 ? each : { ...each, sid: `${each.sid}Part${index + 1}` },
  );
}

/** What is added to a Sid counts too. */
const room = "Part999".length;

function halves(statement: NewStatement, most: number): readonly NewStatement[] | undefined {
  if (lengthOf([statement]) + room <= most) return [statement];
  const { actions, resources, isNegated } = statement;
  const isByActions = actions.length > 1;
  // What is not about some resources cannot be said of each of them alone.
  if (!isByActions && (resources.length === 1 || isNegated)) return undefined;
  const [first, second] = isByActions
    ? split(actions).map((own) => ({ ...statement, actions: own }))
    : split(resources).map((own) => ({ ...statement, resources: own }));
  const parts = [first, second].map((each) => each && halves(each, most));
  return parts.every((each) => each !== undefined) ? parts.flat() : undefined;
}

function split<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
