import { known } from "../../../iam/text.ts";
import type { Place } from "../../../source/source.ts";
import { readYaml } from "../../../syntax/yaml.ts";
import { dataValue } from "../../data.ts";
import { embeddedFrame, type Frame } from "../../embedded.ts";
import { valueInJson } from "../../json.ts";
import { makeText } from "../../../iam/text.ts";
import { failure, through, writtenAt, type Value } from "../../value.ts";
import { ofStrings, stringOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { valueOfPlain, type Plain } from "./plain.ts";

export const encodingFunctions: Functions = new Map([
  ["jsondecode", decodedJson],
  ["yamldecode", decodedYaml],
  ["csvdecode", decodedCsv],
  ["base64encode", ofStrings((text) => Buffer.from(text).toString("base64"))],
  ["base64decode", ofStrings(decodedBase64)],
  ["urlencode", ofStrings(encodedUrl)],
]);

function decodedJson({ args, place, hole }: Call): Value | undefined {
  const value = args[0]?.();
  if (value?.kind === "encoded") return value.value;
  if (value?.kind !== "text") return undefined;
  const read = valueInJson(value.embedded);
  if (read) return through(read, place);
  const text = known(value.text);
  if (text === undefined) return undefined;
  try {
    return valueOfPlain(JSON.parse(text) as Plain, place);
  } catch {
    return failure(hole);
  }
}

function decodedYaml({ args, place, hole }: Call): Value | undefined {
  const value = args[0]?.();
  if (value?.kind === "encoded") return value.value;
  const text = stringOf(value);
  if (text === undefined) return undefined;
  const [document, ...more] = readYaml(text);
  if (!document || document.problems.length > 0 || more.length > 0) return failure(hole);
  return document.root && dataValue(document.root, frameOf(value, text) ?? frameAt(place));
}

/** Where a text is written that is in a file letter by letter. */
function frameOf(value: Value | undefined, text: string): Frame | undefined {
  const embedded = value?.kind === "text" ? value.embedded : undefined;
  return embedded?.text === text ? embeddedFrame(embedded) : undefined;
}

/** All of a text that is made stands where it is made. */
function frameAt(place: Place): Frame {
  return {
    place: () => place,
    scalar: () => undefined,
    key: ({ key }) => makeText([key], writtenAt(place)),
  };
}

/** Rows of a table as objects, by the names in its first one; without quotes in it. */
function decodedCsv({ args, place }: Call): Value | undefined {
  const text = stringOf(args[0]?.());
  if (text === undefined || text.includes('"')) return undefined;
  const [names = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
  if (rows.some((row) => row.length !== names.length)) return undefined;
  return valueOfPlain(
    rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""]))),
    place,
  );
}

function decodedBase64(text: string): string | undefined {
  if (!/^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(text)) return undefined;
  const decoded = Buffer.from(text, "base64").toString("utf8");
  return decoded.includes("\uFFFD") ? undefined : decoded;
}

function encodedUrl(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
