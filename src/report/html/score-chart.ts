import { letterOf } from "../../rules/score.ts";
import { severities } from "../../rules/severity.ts";
import type { History } from "../trend/history.ts";
import { total, type Night } from "../trend/night.ts";
import { markup, type Markup } from "./markup.ts";

/** The sizes of the figure on wide and on narrow pages; the margins hold the numbers beside it. */
const sizes = [
  ["wide", { width: 960, height: 220 }],
  ["narrow", { width: 360, height: 220 }],
] as const;
const [left, top, right, bottom] = [34, 12, 14, 26];
const letters = [90, 75, 60, 45, 30];

/** The most nights of the table; the line has them all. */
const mostRows = 60;

const day = 86_400_000;

/** The score over time as a line, and night by night in a table. */
export function scoreChart(history: History): Markup {
  if (history.length === 0)
    return markup`<p>No history is kept: with one (<code>pare audit --history FILE</code>, or <code>history</code> in the configuration) this page shows how the score goes from night to night.</p>`;
  const lines = sizes.map(([name, size]) => scoreLine(history, { name, ...size }));
  return markup`<figure>${lines}<details><summary>Night by night</summary>${nights(history)}</details></figure>`;
}

function scoreLine(
  history: History,
  {
    name,
    width,
    height,
  }: { readonly name: string; readonly width: number; readonly height: number },
): Markup | undefined {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return undefined;
  const [from, to] = [Date.parse(first.date), Date.parse(last.date)];
  const span = Math.max(day, to - from);
  const x = ({ date }: Night): string =>
    (left + ((Date.parse(date) - from) / span) * (width - left - right)).toFixed(1);
  const y = (score: number): string =>
    (top + (1 - score / 100) * (height - top - bottom)).toFixed(1);
  const points = history.map((night) => `${x(night)},${y(night.score)}`);
  const grid = [100, ...letters, 0].map(
    (score) =>
      markup`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(score)}" y2="${y(score)}"/><text class="axis" x="${left - 6}" y="${Number(y(score)) + 4}" text-anchor="end">${score}</text>`,
  );
  const dots =
    history.length <= mostRows &&
    history.map(
      (night) =>
        markup`<circle cx="${x(night)}" cy="${y(night.score)}" r="3.5"><title>${night.date}: ${night.score} ${letterOf(night.score)}, ${total(night)} findings</title></circle>`,
    );
  return markup`<svg class="trend ${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Score from ${first.score} on ${first.date} to ${last.score} on ${last.date}">${grid}<polyline points="${points.join(" ")}"/>${dots}<text class="axis" x="${left}" y="${height - 6}">${first.date}</text>${
    first !== last &&
    markup`<text class="axis" x="${width - right}" y="${height - 6}" text-anchor="end">${last.date}</text>`
  }</svg>`;
}

function nights(history: History): Markup {
  const rows = history.slice(-mostRows).reverse();
  const older = history.length - rows.length;
  return markup`<div class="scroll"><table><thead><tr><th scope="col">Night</th><th scope="col">Commit</th><th scope="col" class="number">Score</th>${severities.map(
    (each) => markup`<th scope="col" class="number">${each}</th>`,
  )}<th scope="col" class="number">accepted</th><th scope="col" class="number">policies</th></tr></thead><tbody>${rows.map(
    ({ date, commit, score, findings, excused, policies }) =>
      markup`<tr><th scope="row">${date}</th><td><code>${commit.slice(0, 8)}</code></td><td class="number">${score} ${letterOf(score)}</td>${severities.map(
        (each) => markup`<td class="number">${findings[each]}</td>`,
      )}<td class="number">${excused}</td><td class="number">${policies}</td></tr>\n`,
  )}</tbody></table></div>${older > 0 && markup`<p>${older} older nights are in the line alone.</p>`}`;
}
