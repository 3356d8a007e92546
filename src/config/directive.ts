import { nearest } from "../catalog/nearest.ts";
import { rules } from "../rules/index.ts";
import { code, oneLine } from "../source/quoted.ts";

/** What a comment such as `pare:ignore wildcard-action until 2027-01-31 -- reason` asks for. */
export type Directive = {
  readonly rules: readonly string[];
  /** The last day on which it holds: `2027-01-31`. */
  readonly until?: string;
  readonly reason?: string;
  /** Meant for the whole file, not only for what the comment is about. */
  readonly file: boolean;
};

export type ReadDirective =
  | { readonly ok: true; readonly directive: Directive }
  /** One sentence: what is wrong with it and what to write. */
  | { readonly ok: false; readonly mistake: string };

/** Whether a text holds anything that could be a directive. */
export function mayHoldDirectives(text: string): boolean {
  return /pare:\s*\w/i.test(text);
}

/**
 * Reads the text of a comment as a directive: `pare:ignore RULE[, RULE] [until DATE] [-- REASON]`,
 * or `pare:ignore-file` for the whole file; undefined where the comment is none. One that nearly is
 * one is a mistake, so that nobody believes to have silenced what still speaks.
 */
export function readDirective(comment: string): ReadDirective | undefined {
  const found = /^pare:\s*([\w-]*)\s*([^]*)$/i.exec(comment.trim());
  if (!found) return undefined;
  const [, word = "", rest = ""] = found;
  if (!/^ignore(?:-file)?$/.test(word))
    return mistake(`there is no directive ${code(`pare:${word}`)}: write pare:ignore`);
  const [asked = "", ...reasons] = rest.split(/(?:^|\s)--(?:\s|$)/);
  const reason = reasons.join(" -- ").trim();
  const isReadable = oneLine(reason, Infinity) !== "";
  const [names = "", ...dates] = asked.split(/(?:^|\s)until(?:\s|$)/);
  const named = names.split(/[\s,]+/).filter((name) => name !== "");
  const [until] = dates.map((date) => date.trim());
  const wrong = wrongRule(named) ?? wrongDate(dates.length, until);
  if (wrong !== undefined) return mistake(wrong);
  return {
    ok: true,
    directive: {
      rules: named,
      ...(until !== undefined && { until }),
      ...(isReadable && { reason }),
      file: word === "ignore-file",
    },
  };
}

function mistake(text: string): ReadDirective {
  return { ok: false, mistake: text };
}

function wrongRule(named: readonly string[]): string | undefined {
  if (named.length === 0) return "it names no rule: write pare:ignore RULE -- REASON";
  const ids = rules.map(({ id }) => id);
  const unknown = named.find((name) => !ids.includes(name));
  if (unknown === undefined) return undefined;
  const [like] = nearest(unknown, ids, 1);
  return `there is no rule ${code(unknown)}${like === undefined ? "" : `; did you mean ${like}?`}`;
}

function wrongDate(count: number, until: string | undefined): string | undefined {
  if (count === 0) return undefined;
  if (count === 1 && until !== undefined && isDate(until)) return undefined;
  return "after `until` a day is expected: until 2027-01-31";
}

/** Whether it is a day of the calendar in ISO 8601's long form. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
