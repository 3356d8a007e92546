import { UsageError } from "./usage-error.ts";

/** Its commands, by what they are called here. */
const commands: ReadonlyMap<string, string> = new Map([
  ["write-policy", "write"],
  ["create-template", "template"],
]);
const tables: ReadonlyMap<string, string> = new Map(
  ["action", "arn", "condition", "service"].map((table) => [`${table}-table`, table]),
);

/** Its options that are called otherwise here. */
const options: ReadonlyMap<string, string> = new Map([
  ["--fmt", "--format"],
  ["--input-file", "--input"],
  ["--output-file", "--output"],
]);

/**
 * Arguments in the words of Policy Sentry (https://policy-sentry.readthedocs.io) as those of this command
 * line: `write-policy --input-file f` is `write --input f`. Others stay as they are. Throws a UsageError of
 * what needs no command here.
 */
export function ownWords(args: readonly string[]): readonly string[] {
  const [first = "", second = "", ...rest] = args;
  if (first === "initialize")
    throw new UsageError("AWS's reference comes with Pare, and nothing is to be initialized");
  const table = first === "query" ? tables.get(second) : undefined;
  if (table !== undefined) return ["query", table, ...ownOptions(rest)];
  const command = commands.get(first);
  return command === undefined ? args : [command, ...ownOptions(args.slice(1))];
}

function ownOptions(args: readonly string[]): readonly string[] {
  const own: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [name = "", ...value] = (args[at] ?? "").split(/(?<=^--[\w-]+)=/);
    // How much it tells while it works, and of which mode a template is.
    if (name === "-v" || name === "--verbose")
      at += value.length > 0 || args[at + 1]?.startsWith("-") ? 0 : 1;
    else if (name === "-t" || name === "--template-type") own.push(value[0] ?? args[++at] ?? "");
    else own.push([options.get(name) ?? name, ...value].join("="));
  }
  return own;
}
