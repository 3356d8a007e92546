import { once } from "../source/once.ts";
import { selectActions, type Selection } from "./select.ts";

type Asked = Parameters<typeof selectActions>;

/**
 * The actions that a replacement keeps, as `selectActions` finds them: what else a statement may be narrowed to often
 * keeps the same ones, on something else.
 */
export function selectedOnce(...asked: Asked): Selection {
  const [statement, context, taken, agreed, byUse] = asked;
  const known = selectedIn(context);
  const found = known.find(
    (each) =>
      each.statement === statement &&
      each.taken === taken &&
      each.agreed === agreed &&
      each.byUse === byUse,
  );
  if (found) return found.selection;
  const selection = selectActions(...asked);
  known.push({ statement, taken, agreed, byUse, selection });
  return selection;
}

type Known = {
  readonly statement: Asked[0];
  readonly taken: Asked[2];
  readonly agreed: Asked[3];
  readonly byUse: Asked[4];
  readonly selection: Selection;
};

/** What was selected around a statement. */
const selectedIn = once<Asked[1], Known[]>(() => []);
