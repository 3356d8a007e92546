import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { joinedEdit, type Piece } from "../../source/edit.ts";
import type { Place, Span } from "../../source/source.ts";
import type { DataMap, DataNode } from "../../syntax/data.ts";
import { stringOf, valueOf } from "../../syntax/data.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { spellNewMap, type NewMap } from "../../syntax/new-map.ts";
import { isPlainList, lineIndent } from "../../syntax/respell.ts";
import { yamlScalar } from "../../syntax/yaml-write.ts";
import { spellNewBlock, spellNewItems } from "../../syntax/yaml/new-block.ts";
import type { Attached, Spelled } from "../format.ts";
import type { Write } from "../templates.ts";
import {
  commentLost,
  nameInPlaceOf,
  newDocument,
  newStatements,
  type PolicyWords,
} from "../attached-policy.ts";
import { isJson, readTemplate } from "./read.ts";
import { blockStyle, indentAt, jsonStyle, losesComments } from "./list-style.ts";
import { listedAt, listedUnder, withoutItem, withoutItems, type Listed } from "./listed.ts";
import { writePhrase } from "./phrase.ts";
import { notationOf } from "./spell.ts";

/**
 * Writes a policy of one's own in the place of a managed one that a role or a function names, or takes that
 * away where nothing is to be written.
 *
 * @param attached the statement that stands for the managed policy, where it is named
 * @param going where the others stand that may be taken away or replaced at once
 * @param beside others of its list that the same edit replaces
 */
export function spellAttached(
  attached: Statement,
  drafts: readonly Draft[],
  going: readonly Place[],
  beside: readonly Attached[] = [],
): Spelled {
  const { source, span } = attached.place;
  const { text } = source;
  const { root } = readTemplate(source);
  const listed = root && listedAt(root, span);
  if (!listed) return refused(notListed);
  const replaced = replacedIn(listed, [{ statement: attached, drafts }, ...beside]);
  if (!replaced) return refused(notListed);
  const also = listed.items.filter((item) => going.some((each) => isIn(item, each, source.path)));
  const others = also.filter((item) => !replaced.some((each) => each.item === item));
  const isTaken = replaced.every((each) => each.drafts.length === 0);
  const areApart = !isTaken && takesDocuments(listed) && !isFlow(listed.entry.value);
  const isLast = others.length + replaced.length === listed.items.length;
  if (others.length > 0 && !areApart && (!isTaken || isLast)) return refused(several);
  const edits =
    isTaken && beside.length === 0 ? taken(text, listed, also) : inPlaceOf(text, listed, replaced);
  if (!edits) return refused(unclear);
  if (!isTaken && losesComments(text, edits)) return refused(commentLost);
  return { ok: true, edits: [joinedEdit(source, edits)] };
}

/**
 * Writes statements beside a list of managed policies, in the place of one that it names: in the list of statements
 * under another key of the same map, which may be made for it.
 *
 * @param beside others of its list that the same edit replaces
 * @param lists the key of the statements, by that of the managed policies
 */
export function spellListed(
  attached: Statement,
  drafts: readonly Draft[],
  going: readonly Place[],
  beside: readonly Attached[],
  lists: ReadonlyMap<string, string>,
  write: Write,
): Spelled {
  const { source, span } = attached.place;
  const { text, path } = source;
  const { root } = readTemplate(source);
  const listed =
    root && !isJson(text) ? listedUnder(root, span, (key) => lists.has(key)) : undefined;
  if (!listed) return refused(notListed);
  const replaced = replacedIn(listed, [{ statement: attached, drafts }, ...beside]);
  if (!replaced) return refused(notListed);
  const also = listed.items.filter((item) => going.some((each) => isIn(item, each, path)));
  if (also.some((item) => !replaced.some((each) => each.item === item))) return refused(several);
  const all = replaced.flatMap((each) => each.drafts);
  const statements = newStatements(all, wordsOf(text, write));
  const key = lists.get(listed.entry.key);
  const items = replaced.map(({ item }) => item);
  const edits =
    all.length === 0 && beside.length === 0
      ? taken(text, listed, also)
      : statements && key !== undefined
        ? besideInYaml(text, listed, items, key, statements)
        : undefined;
  if (!edits) return refused(unclear);
  if (losesComments(text, edits)) return refused(commentLost);
  return { ok: true, edits: [joinedEdit(source, edits)] };
}

const notListed = "it is not named in a list of its own";
const several = "several policies of one list are to be replaced";
const unclear = "its layout is not understood well enough to change it";

/** An item of a list, and what is to be written in its place. */
type Going = { readonly item: DataNode; readonly drafts: readonly Draft[] };

/** What of a list is replaced; undefined where something else is than its items. */
function replacedIn({ items }: Listed, all: readonly Attached[]): readonly Going[] | undefined {
  const found = all.flatMap(({ statement: { place }, drafts }): readonly Going[] => {
    const item = items.find((each) => isIn(each, place, place.source.path));
    return item ? [{ item, drafts }] : [];
  });
  return found.length === all.length ? found : undefined;
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

/** Whether it is a list of AWS SAM's, which takes documents beside names. */
function takesDocuments({ type, entry }: Listed): boolean {
  return type.startsWith("AWS::Serverless::") && entry.key === "Policies";
}

function isFlow(node: DataNode): boolean {
  return node.kind !== "scalar" && node.flow;
}

function isIn({ span }: DataNode, place: Place, path: string): boolean {
  const { start, end } = place.span;
  return place.source.path === path && start < span.end && span.start < end;
}

function taken(
  text: string,
  listed: Listed,
  also: readonly DataNode[],
): readonly Piece[] | undefined {
  const span = withoutItem(text, listed, also);
  return span && [{ span, text: "" }];
}

function inPlaceOf(
  text: string,
  listed: Listed,
  replaced: readonly Going[],
): readonly Piece[] | undefined {
  const words = wordsOf(text);
  const { entry, map, type } = listed;
  const [first, ...more] = replaced;
  if (first && takesDocuments(listed)) {
    const document = more.length === 0 ? newDocument(first.drafts, words) : undefined;
    return document && inItsPlace(text, listed, document);
  }
  if (!/^AWS::IAM::(?:Group|Role|User)$/.test(type) || entry.key !== "ManagedPolicyArns")
    return undefined;
  const names = [...namesIn(map)];
  const policies: NewMap[] = [];
  for (const { item, drafts } of replaced) {
    if (drafts.length === 0) continue;
    const document = newDocument(drafts, words);
    if (!document) return undefined;
    const name = nameInPlaceOf(textOf(text, item), names);
    names.push(name);
    policies.push([
      [words.key("PolicyName"), { spelled: words.text(name) }],
      [words.key("PolicyDocument"), { map: document }],
    ]);
  }
  const items = replaced.map(({ item }) => item);
  return isJson(text)
    ? besideInJson(text, listed, items, policies)
    : besideInYaml(text, listed, items, "Policies", policies);
}

/** How a policy is written in the notation of a template. */
export function wordsOf(text: string, write: Write = writePhrase): PolicyWords {
  const notation = notationOf(text);
  const isJsonText = isJson(text);
  return {
    key: isJsonText ? quoteJson : yamlScalar,
    text: notation.text,
    phrase: (phrase) => write(phrase, notation),
  };
}

/** What is written there of the managed policy. */
function textOf(text: string, item: DataNode): string {
  return stringOf(item) ?? text.slice(item.span.start, item.span.end).replace(/["'}\]\s]+$/, "");
}

/** The names of the inline policies that a role has. */
function namesIn(map: DataMap): readonly string[] {
  const policies = valueOf(map, "Policies");
  return policies?.kind === "list"
    ? policies.items.flatMap((each) => stringOf(valueOf(each, "PolicyName")) ?? [])
    : [];
}

function inItsPlace(text: string, listed: Listed, document: NewMap): readonly Piece[] | undefined {
  const { item, entry } = listed;
  const { span } = item;
  if (item.kind !== "scalar" || item.tag !== undefined) return undefined;
  if (isJson(text)) {
    const style = jsonStyle(text, listed);
    const inner = spellNewMap(document, style, lineIndent(text, span.start), style.width);
    return [{ span, text: entry.value === item ? `[${inner}]` : inner }];
  }
  const style = blockStyle(text, listed);
  if (!style) return undefined;
  const indent = indentAt(text, entry.keySpan.start);
  if (entry.value === item) {
    const items = spellNewItems([document], style, indent + style.dash);
    const start = entry.keySpan.end;
    return [saidFirst(text, { start, end: span.end }, `:${style.lineEnd}${items}`)];
  }
  return [saidFirst(text, span, spellNewBlock(document, style, indentAt(text, span.start)))];
}

/** What is said behind something stays on its line, the first one of what is written in its place. */
function saidFirst(text: string, { start, end }: Span, block: string): Piece {
  const [said = ""] = /^[ \t]+#[^\r\n]*/.exec(text.slice(end)) ?? [];
  const written = said === "" ? block : block.replace(/\r?\n|$/, (lineEnd) => said + lineEnd);
  return { span: { start, end: end + said.length }, text: written };
}

/** In a list under another key, beside what else that has. */
function besideInYaml(
  text: string,
  listed: Listed,
  gone: readonly DataNode[],
  key: string,
  maps: readonly NewMap[],
): readonly Piece[] | undefined {
  const { entry, map, items } = listed;
  const style = blockStyle(text, listed);
  if (!style) return undefined;
  const pieces = withoutItems(text, listed, gone)?.map((span) => ({ span, text: "" }));
  if (maps.length === 0) return pieces;
  const indent = indentAt(text, entry.keySpan.start);
  const policies = map.entries.find((each) => each.key === key);
  const inner = spellNewItems(maps, style, indent + style.dash);
  const whole = `${key}:${style.lineEnd}${inner}`;
  if (!policies && items.length === gone.length) return [saidFirst(text, entry.span, whole)];
  if (!pieces) return undefined;
  if (!policies) {
    const end = lineEndOf(text, entry.value.span.end);
    return [...pieces, { span: { start: end, end }, text: `${style.lineEnd}${indent}${whole}` }];
  }
  const { value } = policies;
  const last = isPlainList(value) && !value.flow ? value.items.at(-1) : undefined;
  const first = isPlainList(value) ? value.items[0] : undefined;
  if (!last || !first) return undefined;
  const end = lineEndOf(text, last.span.end);
  const dash = lineIndent(text, first.span.start);
  const added = spellNewItems(maps, style, dash);
  return [...pieces, { span: { start: end, end }, text: `${style.lineEnd}${added}` }];
}

function besideInJson(
  text: string,
  listed: Listed,
  gone: readonly DataNode[],
  maps: readonly NewMap[],
): readonly Piece[] | undefined {
  const { entry, map, items } = listed;
  const pieces = withoutItems(text, listed, gone)?.map((span) => ({ span, text: "" }));
  if (maps.length === 0) return pieces;
  const style = jsonStyle(text, listed);
  const { lineEnd, unit } = style;
  const indent = lineIndent(text, entry.span.start);
  const deeper = indent + unit;
  const inner = maps
    .map((each) => deeper + spellNewMap(each, style, deeper, style.width))
    .join(`,${lineEnd}`);
  const policies = map.entries.find(({ key }) => key === "Policies");
  const whole = `"Policies": [${lineEnd}${inner}${lineEnd}${indent}]`;
  if (!policies && items.length === gone.length) return [{ span: entry.span, text: whole }];
  if (!pieces) return undefined;
  if (!policies) {
    const { end } = entry.span;
    return [...pieces, { span: { start: end, end }, text: `,${lineEnd}${indent}${whole}` }];
  }
  const { value } = policies;
  const last = isPlainList(value) ? value.items.at(-1) : undefined;
  if (!last) return undefined;
  const { end } = last.span;
  return [...pieces, { span: { start: end, end }, text: `,${lineEnd}${inner}` }];
}

/** Where the line of an offset ends, without its line end. */
function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}
