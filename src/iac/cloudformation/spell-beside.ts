import { capitalised, wordsOf as wordsIn } from "../../catalog/words.ts";
import type { Attachment } from "../../iam/policy.ts";
import type { Edit } from "../../source/edit.ts";
import type { Source } from "../../source/source.ts";
import { valueOf } from "../../syntax/data.ts";
import { spellNewMap, type NewMap } from "../../syntax/new-map.ts";
import { writtenEntries } from "../../syntax/respell.ts";
import { spellNewBlock } from "../../syntax/yaml/new-block.ts";
import { newDocument } from "../attached-policy.ts";
import type { PolicyBeside } from "../format.ts";
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
export function spellBeside(source: Source, policies: readonly PolicyBeside[]): Edit | undefined {
  const { path, text } = source;
  const { root } = readTemplate(source);
  const map = valueOf(root, "Resources");
  if (map?.kind !== "map") return undefined;
  const entries = writtenEntries(map);
  const entry = entries.at(-1);
  const mayBeMissing = new Set(
    entries.flatMap(({ key, value }) => (valueOf(value, "Condition") ? [key] : [])),
  );
  const holders = policies.flatMap((each) => each.holders);
  if (holders.some(({ address }) => mayBeMissing.has(address))) return undefined;
  const written = policies.flatMap((each) => resource(each, text) ?? []);
  if (!entry || written.length < policies.length) return undefined;
  const at = { entry, map };
  const { end } = entry.value.span;
  if (isJson(text)) {
    const style = jsonStyle(text, at);
    const indent = indentAt(text, entry.keySpan.start);
    const maps = written.map(
      ([name, own]) =>
        `,${style.lineEnd}${indent}${name}: ${spellNewMap(own, style, indent, style.width)}`,
    );
    return { path, span: { start: end, end }, text: maps.join("") };
  }
  const style = blockStyle(text, at);
  if (!style) return undefined;
  const indent = indentAt(text, entry.keySpan.start);
  const blocks = written.map(
    ([name, own]) =>
      `${style.lineEnd}${indent}${spellNewBlock([[name, { map: own }]], style, indent)}`,
  );
  const [line = ""] = /^[^\r\n]*/.exec(text.slice(end)) ?? [];
  const lineEnd = text.slice(0, end).trimEnd().length === end ? end + line.length : undefined;
  const start = lineEnd ?? text.slice(0, end).trimEnd().length;
  return { path, span: { start, end: start }, text: blocks.join("") };
}

function resource(
  { name, drafts, holders }: PolicyBeside,
  text: string,
): readonly [readonly [name: string, NewMap]] | undefined {
  const words = wordsOf(text);
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
  return [[key(wordsIn(name).map(capitalised).join("")), map]];
}

/** The role of a function or state machine of AWS SAM is called after it. */
function referenceTo({ address, type, scope }: Attachment, text: string): string | undefined {
  if (!/^\w+$/.test(address) || scope !== undefined) return undefined;
  const isSam = type.startsWith("AWS::Serverless::");
  return notationOf(text).ref(isSam ? `${address}Role` : address);
}
