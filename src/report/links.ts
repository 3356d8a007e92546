import { suppressionRule } from "../config/fault.ts";
import { home, version } from "./home.ts";

/** Where the page of a rule is read. */
export function rulePage(rule: string): string {
  const folder = rule === suppressionRule.id ? "config" : "rules";
  return `${home}/blob/v${version}/src/${folder}/${rule}.md`;
}

/** The address of lines (from 1, both ends included) of a file. */
export type LinkTo = (path: string, first: number, last: number) => string;

/** Where GitHub shows the lines of a commit's files; `repository` is the address of its page. */
export function linesOfCommit(repository: string, commit: string): LinkTo {
  return (path, first, last) =>
    `${repository}/blob/${commit}/${relativeReference(path)}#L${first}${first < last ? `-L${last}` : ""}`;
}

/** A path as a relative reference (RFC 3986), in which no sign but `/` is more than a name's. */
export function relativeReference(path: string): string {
  return path.split("/").map(encoded).join("/");
}

/** Longer addresses are none that a person follows. */
const longest = 2000;

/** A link of Markdown whose address nothing in it can end; the text alone where it is no web page. */
export function linked(text: string, address: string): string {
  if (!/^https?:\/\//.test(address) || address.length > longest) return text;
  return `[${text}](${address.replace(/[^\w./:#?&=%~+-]/gu, encoded)})`;
}

/** Percent-encoded, with the signs that `encodeURIComponent` leaves and Markdown knows. */
function encoded(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
