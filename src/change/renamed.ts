import { mapTexts } from "../iam/holes.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { isHole, type Hole, type Text } from "../iam/text.ts";

/** What a scope, or the id of something in it, is called on the other side of a change. */
export type Named = (id: string) => string;

/**
 * How ids are called where modules and files have moved: an id begins with where it stands.
 *
 * @param moves from what is now to what was
 */
export function namedBy(moves: ReadonlyMap<string, string>): Named {
  if (moves.size === 0) return (id) => id;
  return (id) => {
    const known = moves.get(id);
    if (known !== undefined) return known;
    for (let end = id.lastIndexOf("/"); end > 0; end = id.lastIndexOf("/", end - 1)) {
      const from = moves.get(id.slice(0, end));
      if (from !== undefined) return from + id.slice(end);
    }
    return id;
  };
}

/** The policy with what is not known of it called by other names. */
export function renamed(policy: Policy, named: Named): Policy {
  return { ...policy, statements: policy.statements.map((each) => inStatement(each, named)) };
}

function inStatement(statement: Statement, named: Named): Statement {
  return mapTexts(
    statement,
    (text) => [inText(text, named)],
    (hole) => ({ items: [], rest: [inHole(hole, named)] }),
  );
}

function inText({ parts, origin }: Text, named: Named): Text {
  return { parts: parts.map((part) => (isHole(part) ? inHole(part, named) : part)), origin };
}

function inHole(hole: Hole, named: Named): Hole {
  const { among, meaning } = hole;
  return {
    ...hole,
    id: named(hole.id),
    meaning: meaning.kind === "name" ? { ...meaning, address: named(meaning.address) } : meaning,
    ...(among && { among: { ...among, texts: among.texts.map((text) => inText(text, named)) } }),
  };
}
