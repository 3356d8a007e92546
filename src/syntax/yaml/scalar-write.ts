import type { DataScalar } from "../data.ts";
import { staysString } from "./core-schema.ts";

/**
 * A string as YAML spells it, in the quotes of a neighbour: plain where every reader takes it for
 * the same string, with quotes where it would be something else (`*`, `yes`, `2012-10-17`).
 *
 * `flow: false` says that it will not stand between brackets, where `,[]{}` have a meaning.
 */
export function yamlScalar(
  value: string,
  like?: DataScalar,
  { flow = true }: { readonly flow?: boolean } = {},
): string {
  if (like?.style === "double" || hasControls.test(value)) return inDoubleQuotes(value);
  if (like?.style !== "single" && isPlain(value, flow)) return value;
  return like?.style === "single" ? inSingleQuotes(value) : inDoubleQuotes(value);
}

/**
 * How a string is spelled beside others: in their quotes where they have some that they would not need, and where it
 * needs quotes in those that one of them has.
 */
export function yamlScalarBeside(neighbours: readonly DataScalar[]): (value: string) => string {
  const quoted = neighbours.filter(({ style }) => style === "single" || style === "double");
  const chosen = quoted.find(({ value }) => typeof value === "string" && isPlain(value, true));
  return (value) => yamlScalar(value, chosen ?? (isPlain(value, true) ? undefined : quoted[0]));
}

/** What stands for itself in no style but the double-quoted one, and what ends a line. */
const hasControls =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function isPlain(value: string, flow: boolean): boolean {
  return (
    !/^[-?:,[\]{}#&*!|>'"%@`.\s]/.test(value) &&
    !/[:\s]$|:\s|\s#/.test(value) &&
    !(flow && /[,[\]{}]/.test(value)) &&
    staysString(value)
  );
}

function inSingleQuotes(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function inDoubleQuotes(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
