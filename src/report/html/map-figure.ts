import { letterOf } from "../../rules/score.ts";
import { count } from "../../rules/wording.ts";
import { markup, type Markup } from "./markup.ts";
import type { Share } from "./shares.ts";
import { treeMap, type Box } from "./tree-map.ts";

/** The sizes of a map on wide and on narrow pages, in its units, of which a letter is 13 high. */
const sizes = [
  ["wide", { width: 960, height: 320 }],
  ["narrow", { width: 360, height: 460 }],
] as const;

/**
 * A map of what is allowed beyond nothing, and the same as a table. `filter` says what the boxes
 * filter the policies by.
 */
export function mapFigure(
  id: string,
  {
    title,
    shares,
    filter,
  }: {
    readonly title: string;
    readonly shares: readonly Share[];
    readonly filter?: "path";
  },
): Markup {
  const total = shares.reduce((sum, { size }) => sum + size, 0);
  const percent = ({ size }: Share): string => shown((100 * size) / total);
  const head = markup`<h3 id="${id}">${title}</h3>`;
  if (total === 0) return markup`${head}<p>Nothing is allowed beyond nothing.</p>`;
  const maps = sizes.map(([name, size]) => {
    const boxes = treeMap(shares, size).map(({ item, ...box }) => {
      const label = labelOf(item.name === "" ? "." : item.name, box);
      const about = `${item.name === "" ? "." : item.name}: ${percent(item)} of the excess, ${policies(item.policies)}, lowest score ${item.score}`;
      const rect = markup`<title>${about}</title><rect class="grade-${letterOf(item.score)}" x="${fixed(box.x)}" y="${fixed(box.y)}" width="${fixed(box.width)}" height="${fixed(box.height)}"/>${
        label !== "" &&
        markup`<text x="${fixed(box.x + 6)}" y="${fixed(box.y + 17)}">${label}</text>`
      }${
        label !== "" &&
        box.height > 38 &&
        markup`<text class="share" x="${fixed(box.x + 6)}" y="${fixed(box.y + 33)}">${percent(item)}</text>`
      }`;
      return filter
        ? markup`<a href="#policies" data-filter-path="${item.name}" aria-label="${about}">${rect}</a>`
        : markup`<g>${rect}</g>`;
    });
    return markup`<svg class="map ${name}" viewBox="0 0 ${size.width} ${size.height}" role="group" aria-labelledby="${id}">${boxes}</svg>`;
  });
  const sorted = shares.toSorted((a, b) => b.size - a.size);
  return markup`<figure>${head}${maps}<details><summary>As a table</summary><div class="scroll"><table><thead><tr><th scope="col">Where</th><th scope="col" class="number">Share</th><th scope="col" class="number">Policies</th><th scope="col" class="number">Lowest score</th></tr></thead><tbody>${sorted.map(
    (share) =>
      markup`<tr><th scope="row">${share.name === "" ? "." : share.name}</th><td class="number">${percent(share)}</td><td class="number">${share.policies}</td><td class="number">${share.score} ${letterOf(share.score)}</td></tr>\n`,
  )}</tbody></table></div></details></figure>`;
}

function policies(number: number): string {
  return number === 1 ? "1 policy" : count(number, "policie");
}

function shown(percent: number): string {
  if (percent >= 10) return `${percent.toFixed(0)} %`;
  return percent >= 0.1 ? `${percent.toFixed(1)} %` : "under 0.1 %";
}

function fixed(number: number): string {
  return number.toFixed(1);
}

/** A name, or the end of it after a slash, as far as a box has room for it; "" where it has none. */
function labelOf(name: string, { width, height }: Box): string {
  const room = Math.floor((width - 12) / 7.2);
  if (height < 22 || room < 4) return "";
  const parts = name.split("/");
  const ends = parts.map((_, index) => (index === 0 ? "" : "…/") + parts.slice(index).join("/"));
  const last = parts.at(-1) ?? "";
  return [...ends, last].find((each) => each.length <= room) ?? `${last.slice(0, room - 1)}…`;
}
