import {
  addPattern,
  entriesOf,
  isGeneral,
  keptInEvidence,
  patternsOf,
  type Generalising,
  type Leads,
  type Patterns,
} from "./generalise.ts";
import { noRow, startPackedTexts } from "./packed-texts.ts";
import type { Basis } from "./reached.ts";
import { startSeen, type Calls, type Seen } from "./seen.ts";

/** What is done, of which the action is what its resources are generalised by. */
type Acting = { readonly action: string };

/** The patterns that a permission was used on, and the row of each. */
export type RowsOfUse<Act extends Acting = Acting> = {
  readonly act: Act;
  /** As long as they are too few for any limit, the last of them, each of which knows the one before: so are most. */
  last: number;
  size: number;
  /** Once they are more. */
  divided: Patterns<number> | undefined;
};

/** How often permissions were used on which patterns of resources, generalised as far as evidence is. */
export type PatternRows = {
  /** Counts calls on a pattern, which were between moments as `momentOf` has them. */
  add(to: RowsOfUse, pattern: string, basis: Basis, calls: Calls): void;
  /** The patterns and their rows, in no order, as a list of its own. */
  rowsOf(of: RowsOfUse): [pattern: string, row: number][];
  seen(row: number): Seen;
  /** Drops all rows, so that there are none, and tells how many uses they counted. */
  readonly drop: (of: RowsOfUse) => number;
};

export function noRows<Act extends Acting>(act: Act): RowsOfUse<Act> {
  return { act, last: noRow, size: 0, divided: undefined };
}

export function startPatternRows(leads: Leads): PatternRows {
  const rows = startSeen();
  const texts = startPackedTexts();
  const way: Generalising<number> = { limits: keptInEvidence, join: rows.join };
  const most = Math.min(way.limits.names, way.limits.ids, way.limits.within);

  const few = ({ last }: RowsOfUse): [string, number][] => {
    const found: [string, number][] = [];
    for (let row = last; row !== noRow; row = texts.before(row))
      found.push([texts.textOf(row), row]);
    return found;
  };
  const rowsOf = (of: RowsOfUse): [string, number][] =>
    of.divided ? entriesOf(of.divided) : few(of);
  const divide = (of: RowsOfUse): Patterns<number> => {
    const divided = patternsOf(leads(of.act.action), way);
    for (const [pattern, row] of few(of)) {
      texts.forget(row);
      addPattern(divided, pattern, row);
    }
    [of.last, of.size, of.divided] = [noRow, 0, divided];
    return divided;
  };

  return {
    rowsOf,
    seen: rows.of,
    add: (to, pattern, basis, calls) => {
      const known = to.divided ? noRow : texts.find(to.last, pattern);
      if (known !== noRow) {
        rows.more(known, calls, basis);
        return;
      }
      const row = rows.add(calls, basis);
      if (
        !to.divided &&
        to.size < most &&
        !isGeneral(pattern) &&
        texts.keep(row, pattern, to.last)
      ) {
        to.last = row;
        to.size++;
      } else addPattern(to.divided ?? divide(to), pattern, row);
    },
    drop: (of) => {
      let counted = 0;
      for (const [, row] of rowsOf(of)) {
        counted += rows.countOf(row);
        if (!of.divided) texts.forget(row);
        rows.drop(row);
      }
      [of.last, of.size, of.divided] = [noRow, 0, undefined];
      return counted;
    },
  };
}
