import type { History } from "./history.ts";

const bars = Array.from("▁▂▃▄▅▆▇█");
const mostBars = 30;

/** Scores as a line of bars, the last nights of many: `▁▃▅█`. */
export function trendLine(history: History): string {
  const scores = history.slice(-mostBars).map(({ score }) => score);
  const [least, span] = [Math.min(...scores), Math.max(...scores) - Math.min(...scores)];
  return scores
    .map((score) => bars[span === 0 ? 3 : Math.round(((score - least) / span) * 7)] ?? "")
    .join("");
}
