import type { Result } from "../report/result.ts";
import { nightBefore, withNight, type History } from "../report/trend/history.ts";
import { tonight, type Tonight, type When } from "../report/trend/tonight.ts";

/** A night, and the history that it is a part of by now. */
export type Trend = { readonly tonight: Tonight; readonly history: History };

/** What an audit found, compared with the nights before. */
export function trendOf(result: Result, when: When, history: History): Trend {
  const found = tonight(result, when, nightBefore(history, when.date));
  return { tonight: found, history: withNight(history, found.night) };
}
