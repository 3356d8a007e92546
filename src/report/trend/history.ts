import type { Night } from "./night.ts";

/** The nights of a repository, the oldest first, one a day. */
export type History = readonly Night[];

/** Nights that are kept: a year, and some. */
const mostNights = 400;

/** Nights of which the scores of single policies are kept, and how many of each. */
const scoredNights = 30;
const mostScores = 100;

/**
 * The history with a night, in the place of another one of the same day. What stood is kept of two
 * nights, so that a night that is run again is compared with the day before again.
 */
export function withNight(history: History, night: Night): History {
  const nights = [...history.filter(({ date }) => date !== night.date), night]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .slice(-mostNights);
  return nights.map((each, index) => aged(each, nights.length - 1 - index));
}

function aged({ standing, ...night }: Night, age: number): Night {
  if (age < 2) return { ...night, ...(standing && { standing }) };
  const lowest = Object.entries(night.scores)
    .sort(([, a], [, b]) => a - b)
    .slice(0, age < scoredNights ? mostScores : 0);
  return { ...night, scores: Object.fromEntries(lowest) };
}

/** The last night before a day. */
export function nightBefore(history: History, date: string): Night | undefined {
  return history.findLast((night) => night.date < date);
}

/** A history as a file: a night a line but for what stood, of which each mark has one. */
export function historyText(history: History): string {
  const nights = history.map(({ standing, ...night }) => {
    const line = JSON.stringify(night);
    if (!standing) return `    ${line}`;
    const marks = standing.marks.map((mark) => `      ${JSON.stringify(mark)}`).join(",\n");
    const list = marks === "" ? "[]" : `[\n${marks}\n    ]`;
    return `    ${line.slice(0, -1)},"standing":{"left":${standing.left},"marks":${list}}}`;
  });
  const list = nights.length > 0 ? `[\n${nights.join(",\n")}\n  ]` : "[]";
  return `{\n  "version": 1,\n  "nights": ${list}\n}\n`;
}
