import type { LineRange } from "../source/hunks.ts";
import { linesOf } from "../source/lines.ts";
import { code } from "../source/quoted.ts";
import type { Place } from "../source/source.ts";
import { linked, type LinkTo } from "./links.ts";

/** The most characters of a path in Markdown: its end says most. */
const mostOfPath = 120;

/** `main.tf:2`, `main.tf:2-5` */
export function linesName(place: Place): string {
  return `${place.source.path}:${numbers(linesOf(place))}`;
}

function numbers({ first, last }: LineRange): string {
  return `${first}${first < last ? `-${last}` : ""}`;
}

/** The lines of a place in Markdown, linked where there is an address for them. */
export function linesShown(place: Place, linkTo?: LinkTo): string {
  const { first, last } = linesOf(place);
  return pathShown(place.source.path, { first, last }, linkTo);
}

/** A path in Markdown, with lines of it, linked where there is an address for them. */
export function pathShown(path: string, lines?: LineRange, linkTo?: LinkTo): string {
  const end = path.slice(-mostOfPath).replace(/^[\udc00-\udfff]/, "");
  const short = end.length < path.length ? `…${end}` : path;
  const name = code(lines ? `${short}:${numbers(lines)}` : short);
  return lines && linkTo ? linked(name, linkTo(path, lines.first, lines.last)) : name;
}
