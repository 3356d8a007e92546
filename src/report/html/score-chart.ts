import { letterOf } from "../../rules/score.ts";
import { severities } from "../../rules/severity.ts";
import type { History } from "../trend/history.ts";
import { total, type Night } from "../trend/night.ts";
import { markup, type Markup } from "./markup.ts";

/** The figure in its units; what is drawn leaves room for the numbers beside it. */
const [width, height, left, top, right, bottom] = [960, 220, 34, 12, 14, 26];
const letters = [90, 75, 60, 45, 30];

/** The most nights of the table; the line has them all. */
const mostRows = 60;

const day = 86_400_000;

/** The score over time as a line, and night by night in a table. */
export function scoreChart(history: History): Markup {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last)
    return markup`<p>No history is kept: with one (<code>pare audit --history FILE</code>, or <code>history</code> in the configuration) this page shows how the score goes from night to night.</p>`;
  const [from, to] = [Date.parse(first.date), Date.parse(last.date)];
  const span = Math.max(day, to - from);
  const x = ({ date }: Night): number =>
    left + ((Date.parse(date) - from) / span) * (width - left - right);
  const y = (score: number): number => top + (1 - score / 100) * (height - top - bottom);
  const points = history.map((night) => `${x(night).toFixed(1)},${y(night.score).toFixed(1)}`);
  const grid = [100, ...letters, 0].map(
    (score) =>
      markup`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(score).toFixed(1)}" y2="${y(score).toFixed(1)}"/><text class="axis" x="${left - 6}" y="${(y(score) + 4).toFixed(1)}" text-anchor="end">${score}</text>`,
  );
  const dots =
    history.length <= mostRows &&
    history.map(
      (night) =>
        markup`<circle cx="${x(night).toFixed(1)}" cy="${y(night.score).toFixed(1)}" r="3.5"><title>${night.date}: ${night.score} ${letterOf(night.score)}, ${total(night)} findings</title></circle>`,
    );
  return markup`<figure><svg class="trend" viewBox="0 0 ${width} ${height}" role="img" aria-label="Score from ${first.score} on ${first.date} to ${last.score} on ${last.date}">${grid}<polyline points="${points.join(" ")}"/>${dots}<text class="axis" x="${left}" y="${height - 6}">${first.date}</text>${
    first !== last &&
    markup`<text class="axis" x="${width - right}" y="${height - 6}" text-anchor="end">${last.date}</text>`
  }</svg><details><summary>Night by night</summary>${nights(history)}</details></figure>`;
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
