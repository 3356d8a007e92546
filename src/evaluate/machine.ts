import { isHole, makeText, type Part } from "../iam/text.ts";
import type { Files, Source } from "../source/source.ts";
import { readJson } from "../syntax/json.ts";
import { readYaml } from "../syntax/yaml.ts";
import { entry } from "./members.ts";
import { asText } from "./texts.ts";
import { dataValue } from "./data.ts";
import { embeddedFrame } from "./embedded.ts";
import { valueInJson } from "./json.ts";
import { textValue, through, type Value } from "./value.ts";

/** The definition of a state machine. */
export type Machine = {
  /** What it says, where the configuration has it. */
  readonly definition?: () => Value;
  /** The file that has it, from the top of the repository. */
  readonly path?: string;
  /** What is put in the place of `${Name}`. */
  readonly substitutions?: () => Value;
};

/**
 * What a state machine is defined as, with what is put in the place of `${Name}`; undefined where it is not
 * written, or in a file that is none of the repository's.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html)
 */
export function definitionOf(
  { definition, path, substitutions }: Machine,
  files: Files,
): Value | undefined {
  const source = path === undefined ? undefined : files(path);
  const found = definition?.() ?? (source && inFile(source));
  const given = substitutions?.();
  return found && given && given.kind !== "null" ? filled(found, given) : found;
}

function inFile(source: Source): Value | undefined {
  const { text, path } = source;
  const [document] = /\.ya?ml$/i.test(path) ? readYaml(text) : [readJson(text)];
  if (!document?.root || document.problems.length > 0) return undefined;
  const marks = [{ inner: 0, outer: 0 }];
  return dataValue(document.root, embeddedFrame({ text, source, marks, fills: [] }));
}

function filled(value: Value, given: Value): Value {
  switch (value.kind) {
    case "text":
      return filledText(value.embedded ? (valueInJson(value.embedded) ?? value) : value, given);
    case "encoded":
      return filled(value.value, given);
    case "list":
      return { ...value, items: value.items.map((item) => filled(item, given)) };
    case "map":
      return {
        ...value,
        entries: value.entries.map((each) => ({ ...each, value: filled(each.value, given) })),
      };
    case "choice":
      return { ...value, values: value.values.map((each) => filled(each, given)) };
    default:
      return value;
  }
}

function filledText(value: Value, given: Value): Value {
  if (value.kind !== "text") return filled(value, given);
  const { origin, parts } = value.text;
  const named = (name: string): Value | undefined => entry(given, name)?.value;
  const [only, ...more] = parts;
  const whole = typeof only === "string" && more.length === 0 ? /^\$\{(\w+)\}$/.exec(only) : null;
  const put = whole && named(whole[1] ?? "");
  if (put) return through(put, origin.written);
  const all = parts.flatMap((part): readonly Part[] =>
    isHole(part)
      ? [part]
      : part.split(/(\$\{\w+\})/).flatMap((piece): readonly Part[] => {
          const found = named(/^\$\{(\w+)\}$/.exec(piece)?.[1] ?? "");
          return (found && asText(found)?.parts) ?? [piece];
        }),
  );
  return textValue(makeText(all, origin));
}
