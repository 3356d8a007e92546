import { nothingOf, type Reported } from "../reported.ts";
import type { Denial } from "./denials.ts";

/** Denied calls by whom, what and on what: many lines of a log are one. */
export type CountedDenials = {
  add(denial: Denial): void;
  reports(): readonly Reported[];
  /** How many were beyond what is kept. */
  leftOut(): number;
};

const most = 50_000;

/** Begins with none. */
export function countedDenials(): CountedDenials {
  const found = new Map<string, { arn: string; row: Reported["denied"][number] }>();
  let leftOut = 0;
  return {
    add: ({ arn, action, resource, by, time }) => {
      const key = JSON.stringify([arn, action, resource, by]);
      const known = found.get(key);
      if (!known && found.size >= most) {
        leftOut++;
        return;
      }
      const row = known?.row ?? { action, resource, ...(by !== undefined && { by }), count: 0 };
      row.count++;
      if (time !== undefined && time < (row.first ?? "~")) row.first = time;
      if (time !== undefined && time > (row.last ?? "")) row.last = time;
      found.set(key, { arn, row });
    },
    reports: () => {
      const byArn = new Map<string, Reported["denied"]>();
      for (const { arn, row } of found.values()) {
        const known = byArn.get(arn);
        if (known) known.push(row);
        else byArn.set(arn, [row]);
      }
      return [...byArn].map(([arn, denied]) => ({ ...nothingOf(arn), denied }));
    },
    leftOut: () => leftOut,
  };
}
