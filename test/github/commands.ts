/** What an Action tells the runner: lines that it prints, and files that it writes. */

/** A workflow command, `::warning file=a.tf,line=3::text`. */
export type Command = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
};

/** Commands that the runner knows; others are printed (actions/runner, ActionCommandManager.cs). */
const registered = new Set([
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
]);

/** The commands that the runner would act on, among the lines that an Action printed. */
export function commandsIn(output: string): readonly Command[] {
  const found: Command[] = [];
  let stopped: string | undefined;
  // A carriage return alone ends a line too, for the runner's reader of streams.
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = commandOf(line, stopped);
    if (!command) continue;
    if (stopped !== undefined) {
      if (command.name === stopped) stopped = undefined;
    } else if (command.name === "stop-commands") {
      stopped = command.message.toLowerCase();
    } else found.push(command);
  }
  return found;
}

/** `::name key=value,key=value::message`, behind nothing but blanks. */
const current = {
  pattern: /^\s*::(?<head>.*?)::(?<message>.*)$/,
  separator: ",",
  escapes: /%(?:3A|2C|0D|0A|25)/g,
};
/** `##[name key=value;key=value]message`, the older form: anywhere in a line. */
const older = {
  pattern: /##\[(?<head>.*?)\](?<message>.*)$/,
  separator: ";",
  escapes: /%(?:3B|5D|0D|0A|25)/g,
};

/** Reads a line as actions/runner does (ActionCommand.cs). */
function commandOf(line: string, stopped: string | undefined): Command | undefined {
  for (const { pattern, separator, escapes } of [current, older]) {
    const found = pattern.exec(line)?.groups;
    const [first = "", ...rest] = (found?.head ?? "").split(" ");
    const name = first.toLowerCase();
    if (!registered.has(name) && name !== stopped) continue;
    const properties: Record<string, string> = {};
    for (const pair of rest.join(" ").trim().split(separator)) {
      const [key = "", ...value] = pair.split("=");
      if (value.length > 0) properties[key] = unescaped(value.join("="), escapes);
    }
    return { name, properties, message: unescaped(found?.message ?? "", /%(?:0D|0A|25)/g) };
  }
  return undefined;
}

function unescaped(text: string, escapes: RegExp): string {
  return text.replaceAll(escapes, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
}

/**
 * Reads GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE: `name=value` lines, and values of several lines
 * between `name<<delimiter` and `delimiter` (actions/runner, FileCommandManager.cs). Throws where
 * the runner fails the step.
 */
export function valuesIn(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  while (lines.length > 0) {
    const line = lines.shift() ?? "";
    if (line === "") continue;
    const [, name = "", operator, rest = ""] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (operator === "=") values[name] = rest;
    else if (operator === "<<" && name && rest) {
      const end = lines.indexOf(rest);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
      values[name] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join("\n");
    } else throw new Error(`Invalid format '${line}'`);
  }
  return values;
}
