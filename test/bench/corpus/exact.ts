// Whether the text of a statement is that statement and nothing else, by parsers that Pare's own
// readers of these languages do not use, where there is one.
import hcl2 from "hcl2-parser";
import { parse, parseAllDocuments } from "yaml";
import type { Statement } from "../../../src/iam/policy.ts";
import { positionAt } from "../../../src/source/lines.ts";
import { textAt } from "../../../src/source/source.ts";

const { parseToObject } = hcl2 as { parseToObject: (text: string) => readonly [unknown, unknown] };

/** Why the text of a statement is not that statement alone; nothing where it is. */
export function inexact({ place }: Statement): string | undefined {
  const text = textAt(place);
  if (text.trim() !== text) return "blanks at its ends";
  if (/^(?:dynamic|statement)\b/.test(text)) return parsesAsHcl(text) ? undefined : "not a block";
  const { column } = positionAt(place.source, place.span.start);
  const readings = [
    () => asJson(text),
    () => asHcl(text),
    () => asYaml(" ".repeat(column - 1) + text),
    () => asTemplate(text),
    () => asEscaped(text),
  ];
  return readings.some((read) => isOneStatement(orNothing(read))) ? undefined : "not one statement";
}

/** Why the text of a permission, or of an event, is not the declaration that makes it; nothing where it is. */
export function inexactDeclaration({ place }: Statement): string | undefined {
  const text = textAt(place);
  if (text.trim() !== text) return "blanks at its ends";
  if (/^resource\b/.test(text)) return parsesAsHcl(text) ? undefined : "not a block";
  // The permission of a URL stands where it is said that nobody need sign in.
  if (/^authorization_type\b/.test(text)) return parsesAsHcl(text) ? undefined : "not an argument";
  const { column } = positionAt(place.source, place.span.start);
  const found = orNothing(() => asYaml(" ".repeat(column - 1) + text));
  const inside: readonly unknown[] =
    typeof found === "object" && found !== null ? Object.values(found) : [];
  return [found, ...inside].some(isDeclaration) ? undefined : "not one declaration";
}

function isDeclaration(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("Type" in value || "Properties" in value);
}

/** Whether a file of one of the languages parses; nothing where no parser of it is at hand. */
export function parses(path: string, text: string): boolean | undefined {
  if (/\.(?:tf|tofu|hcl)$/.test(path)) return parsesAsHcl(text);
  if (/\.(?:tpl|tftpl|tmpl|j2)$/.test(path)) return undefined;
  if (/^\s*\{/.test(text)) return orNothing(() => asJson(text)) !== undefined;
  return parseAllDocuments(text, { logLevel: "silent" }).every(({ errors }) => errors.length === 0);
}

function isOneStatement(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value).map((key) => key.toLowerCase());
  const [only, ...more] = keys;
  if (only?.endsWith("policy") && more.length === 0) return true;
  return keys.some((key) => /^(?:effect|(?:not_?)?actions?)$/.test(key));
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function asJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ""));
}

function parsesAsHcl(text: string): boolean {
  const [, problem] = parseToObject(text);
  return !problem;
}

function asHcl(text: string): unknown {
  const [found, problem] = parseToObject(`statement = ${text}\n`);
  if (problem) return undefined;
  const { statement } = found as { readonly statement?: unknown };
  return typeof statement === "object" ? statement : keysOf(text);
}

/** What hcl2-parser leaves as the text of an expression: an object with the keys at its beginning. */
function keysOf(text: string): Record<string, true> {
  const keys = [...text.matchAll(/^\s*\{?\s*"?(\w+)"?\s*[=:]/gm)].map(([, key = ""]) => key);
  return Object.fromEntries(keys.map((key) => [key, true]));
}

function asYaml(text: string): unknown {
  const value: unknown = parse(text, { logLevel: "silent", uniqueKeys: false });
  return value;
}

/** A text with the places of a template in it, which stand for a word or for a part of one. */
function asTemplate(text: string): unknown {
  const filled = text
    .replace(/%\{.*?\}/gs, "")
    .replace(/"(?:[^"\\]|\\.)*"/g, (string) => string.replace(/\$\{.*\}/g, "x"))
    .replace(/\$\{.*?\}/gs, '"x"');
  return asJson(filled);
}

/** A text inside of a string of another. */
function asEscaped(text: string): unknown {
  return asJson(text.replace(/\\n/g, "\n").replace(/\\(["\\])/g, "$1"));
}
