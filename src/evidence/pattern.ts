import { covers } from "../catalog/wildcard.ts";

/**
 * Patterns of ARNs in evidence: `*` is what was generalised or lies below something, `${Name}` what no
 * event says. What an event says itself stands as it is, but that `*`, `?` and `$` of a name are
 * written `${*}`, `${?}` and `${$}`, as "IAM policy elements: Variables and tags" of AWS's IAM User
 * Guide has it.
 */

/** A text of an event as a pattern that has it alone. */
export function escaped(text: string): string {
  return /[*?$]/.test(text) ? text.replace(/[*?$]/g, (sign) => `\${${sign}}`) : text;
}

/** The most characters of an ARN. A call that names more, as anybody may write, names nothing. */
export const longestArn = 2048;

/** Whether there may be an ARN that a pattern has: longer ones than AWS has there are none. */
export function isOfArn(pattern: string): boolean {
  return pattern.length <= longestArn || pattern.replace(/\$\{[*?$]\}/g, "$").length <= longestArn;
}

/** Whether nothing that an event says has a wildcard for a partition, service, Region or account: none has such a name. */
export function isPlaced(pattern: string): boolean {
  return !/^(?:[^:]*:){0,4}[^:]*\$\{[*?$]\}/.test(pattern);
}

/**
 * The pattern with `*` for letters that AWS refuses in a policy, whatever is escaped. Follows `PolicyDocument` of
 * "CreatePolicy" of the AWS IAM API Reference.
 */
export function withPolicyLetters(pattern: string): string {
  return pattern.replace(/[^\t\n\r -\u00ff]+/g, "*");
}

const open = /\$\{(\w+)\}/g;

/** The pattern with `*` for what no event says. */
export function withoutHoles(pattern: string): string {
  return pattern.replace(open, "*");
}

/** What no event says, by name. */
export function holesOf(pattern: string): readonly string[] {
  return [...pattern.matchAll(open)].map(([, name = ""]) => name);
}

/**
 * Whether a pattern has all that another has, or more. Where both have wildcards it may say no though it does.
 */
export function includes(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  // A `?` would take the sign of another wildcard for a letter.
  if (narrow.includes("*") && withLetters(wide).includes("?")) return false;
  return covers(withLetters(wide), withLetters(narrow));
}

/** With letters of no name for what is no wildcard. */
function withLetters(pattern: string): string {
  return pattern.replace(/\$\{([*?$])\}/g, (_, sign: string) => letters[sign] ?? "");
}

const letters: Readonly<Record<string, string>> = { "*": "\ue000", "?": "\ue001", $: "\ue002" };
