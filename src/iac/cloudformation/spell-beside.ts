import { capitalised, wordsOf as wordsIn } from "../../catalog/words.ts";
import type { Attachment } from "../../iam/policy.ts";
import type { Edit } from "../../source/edit.ts";
import type { Place, Source } from "../../source/source.ts";
import { valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { spellNewMap, type NewMap } from "../../syntax/new-map.ts";
import { writtenEntries } from "../../syntax/respell.ts";
import { spellNewBlock } from "../../syntax/yaml/new-block.ts";
import { newDocument, type PolicyWords } from "../attached-policy.ts";
import type { PolicyBeside } from "../format.ts";
import type { Write } from "../templates.ts";
import { blockStyle, indentAt, jsonStyle } from "./list-style.ts";
import { isJson, readTemplate } from "./read.ts";
import { wordsOf } from "./spell-attached.ts";
import { notationOf } from "./spell.ts";

/** Under what a managed policy names those who have it, by the type of these. */
const lists: ReadonlyMap<string, string> = new Map([
  ["AWS::IAM::Role", "Roles"],
  ["AWS::Serverless::Function", "Roles"],
  ["AWS::Serverless::StateMachine", "Roles"],
  ["AWS::IAM::User", "Users"],
  ["AWS::IAM::Group", "Groups"],
]);

/** Writes managed policies behind the last resource of a template, each with those who have it. */
export function spellBeside(
  { source }: Place,
  policies: readonly PolicyBeside[],
): Edit | undefined {
  return spellResources(source, policies, ["Resources"]);
}

/**
 * Writes managed policies behind the last resource of a section of resources, which is made where it is not there.
 *
 * @param section the keys by which the section is found in the file
 */
export function spellResources(
  source: Source,
  policies: readonly PolicyBeside[],
  section: readonly string[],
  write?: Write,
): Edit | undefined {
  const { path, text } = source;
  const { root } = readTemplate(source);
  const found = root && deepest(root, section);
  if (!found) return undefined;
  const { map, missing } = found;
  const entries = writtenEntries(map);
  const entry = entries.at(-1);
  const mayBeMissing = new Set(
    entries.flatMap(({ key, value }) => (valueOf(value, "Condition") ? [key] : [])),
  );
  const holders = policies.flatMap((each) => each.holders);
  if (holders.some(({ address }) => mayBeMissing.has(address))) return undefined;
  const words = wordsOf(text, write);
  const resources = policies.flatMap((each) => resource(each, text, words) ?? []);
  if (!entry || resources.length < policies.length) return undefined;
  const written = missing.reduceRight<NewMap>(
    (inner, key) => [[words.key(key), { map: inner }]],
    resources,
  );
  const at = { entry, map };
  const { end } = entry.value.span;
  const indent = indentAt(text, entry.keySpan.start);
  if (isJson(text)) {
    const style = jsonStyle(text, at);
    const outer = indent.slice(style.unit.length);
    // Without the braces that stand there.
    const inner = spellNewMap(written, style, outer, style.width).slice(1).trimEnd();
    return { path, span: { start: end, end }, text: `,${inner.slice(0, -1).trimEnd()}` };
  }
  const style = blockStyle(text, at);
  if (!style) return undefined;
  // Sections of a file stand apart from each other.
  const gap = map === root ? style.lineEnd.repeat(2) : style.lineEnd;
  const blocks = written.map((each) => `${gap}${indent}${spellNewBlock([each], style, indent)}`);
  const [line = ""] = /^[^\r\n]*/.exec(text.slice(end)) ?? [];
  const lineEnd = text.slice(0, end).trimEnd().length === end ? end + line.length : undefined;
  const start = lineEnd ?? text.slice(0, end).trimEnd().length;
  return { path, span: { start, end: start }, text: blocks.join("") };
}

/**
 * The innermost map on the way to a section, and the keys that are not there; undefined where something else stands
 * there.
 */
function deepest(
  root: DataNode,
  [key, ...rest]: readonly string[],
): { readonly map: DataMap; readonly missing: readonly string[] } | undefined {
  if (root.kind !== "map") return undefined;
  if (key === undefined) return { map: root, missing: [] };
  const value = valueOf(root, key);
  return value ? deepest(value, rest) : { map: root, missing: [key, ...rest] };
}

function resource(
  { name, drafts, holders }: PolicyBeside,
  text: string,
  words: PolicyWords,
): NewMap | undefined {
  const { key } = words;
  const document = newDocument(drafts, words);
  const named = holders.map((each) => [lists.get(each.type), referenceTo(each, text)] as const);
  const [[list, first] = [], ...more] = named;
  if (!document || list === undefined || first === undefined) return undefined;
  if (more.some(([other, reference]) => other !== list || reference === undefined))
    return undefined;
  const properties: NewMap = [
    [key(list), { list: named.flatMap(([, reference]) => reference ?? []) }],
    [key("PolicyDocument"), { map: document }],
  ];
  const map: NewMap = [
    [key("Type"), { spelled: words.text("AWS::IAM::ManagedPolicy") }],
    [key("Properties"), { map: properties }],
  ];
  return [[key(wordsIn(name).map(capitalised).join("")), { map }]];
}

/** The role of a function or state machine of AWS SAM is called after it. */
function referenceTo({ address, type, scope }: Attachment, text: string): string | undefined {
  if (!/^\w+$/.test(address) || scope !== undefined) return undefined;
  const isSam = type.startsWith("AWS::Serverless::");
  return notationOf(text).ref(isSam ? `${address}Role` : address);
}
