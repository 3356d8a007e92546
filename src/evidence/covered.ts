import { z } from "zod";
import { groupedBy } from "../source/grouped.ts";
import { compareTexts } from "../source/order.ts";
import { joinedWindows, type Window } from "./days.ts";
import { text, time } from "./fields.ts";

/** The times of which evidence tells of an account, where accounts differ in that or files may be missing between. */
export const coveredSchema = z.array(z.strictObject({ account: text, first: time, last: time }));

type Covered = z.infer<typeof coveredSchema>;

/** What evidence says of the times of which it tells. */
type Told = {
  readonly covered: Readonly<Covered>;
  readonly window?: Window | undefined;
  readonly accounts: readonly string[];
};

/** The times of which evidence tells of an account that it has. */
export function windowsOf({ covered, window, accounts }: Told, account: string): readonly Window[] {
  if (!accounts.includes(account) || !window) return [];
  if (covered.length === 0) return [window];
  return covered.filter((each) => each.account === account).map(timeOf);
}

const timeOf = ({ first, last }: Window): Window => ({ first, last });

/** The times of which merged evidence tells of each account. Neither order nor grouping of what is merged matters. */
export type GrowingCovered = {
  add(other: Told): void;
  /** Nothing where all is told of the whole window. */
  made(accounts: readonly string[], window: Window | undefined): Covered;
};

export function startCovered(): GrowingCovered {
  const found = new Map<string, readonly Window[]>();
  return {
    add: (other) => {
      const { covered, window } = other;
      const own = groupedBy(covered, ({ account }) => account);
      const whole = covered.length === 0 && window ? [window] : [];
      for (const account of other.accounts) {
        const more = covered.length === 0 ? whole : (own.get(account) ?? []).map(timeOf);
        found.set(account, joinedWindows([...(found.get(account) ?? []), ...more]));
      }
    },
    made: (accounts, window) => {
      const all = accounts.flatMap((account) =>
        (found.get(account) ?? []).map((each) => ({ account, ...each })),
      );
      const isWhole = all.every(
        ({ first, last }) => first === window?.first && last === window.last,
      );
      return isWhole ? [] : all.sort((a, b) => compareTexts(a.account, b.account));
    },
  };
}
