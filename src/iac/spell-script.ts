import type { Draft, DraftItem, NewCondition } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Script } from "../evaluate/script/at.ts";
import type { Binding } from "../evaluate/script/binding.ts";
import { scriptOf } from "../evaluate/script/programs.ts";
import type { DataEntry, DataMap, DataNode } from "../syntax/data.ts";
import { lineEndAt, lineIndent, type Change, type Item } from "../syntax/respell.ts";
import type { Expression, Item as ListItem, Step } from "../syntax/script/tree.ts";
import { childrenOf, type Node } from "../syntax/script/walk.ts";
import {
  mapOfKeywords,
  mapOfObject,
  quoteIn,
  respellScriptMap,
  type ScriptStyle,
} from "../syntax/script/write.ts";
import { contains, type Span } from "../source/source.ts";
import { mayBeDenied, mayDeny } from "./effect.ts";
import type { Spelled } from "./format.ts";
import { spellPhrase } from "./script-phrase.ts";
import { conditionMap } from "./spell-conditions.ts";

/**
 * Writes statements in the place of one of a program: an object literal, or a call that makes one of what it
 * is given. Several stand in its place where it is an item of a list, or all that a step gives to a method.
 */
export function spellInScript(
  statement: Statement,
  drafts: readonly Draft[],
  script: Script | undefined,
): Spelled {
  if (statement.madeOf !== undefined) return refused(`it comes of a ${statement.madeOf}`);
  if (mayDeny(statement)) return refused(mayBeDenied);
  const { span, source } = statement.place;
  const found = script && locate(script.program.body, span);
  const map = found && mapIn(found.node, source.text);
  if (!script || !found || !map) return refused("its place is not understood");
  const { text } = source;
  const unseen = drafts.some((draft) => !areVisible(draft, script, span.start));
  if (unseen) return refused("what it would refer to has no name where it stands");
  const style = styleOf(script, span);
  const copies: string[] = [];
  for (const [index, draft] of drafts.entries()) {
    const changes = changesOf(map, draft, style);
    if (typeof changes === "string") return refused(changes);
    const written = respellScriptMap(text, map, changes, style, index === 0);
    if (written === undefined)
      return refused("its layout is not understood well enough to change it");
    const { start, end } = found.node.span;
    copies.push(text.slice(start, map.span.start) + written + text.slice(map.span.end, end));
  }
  const placed = inPlace(found, copies, text);
  return placed
    ? { ok: true, edits: [{ path: source.path, ...placed }] }
    : refused("what it is given to takes one statement");
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

type Found = {
  readonly node: Expression;
  /** From the step that it stands in down to what holds it. */
  readonly around: readonly Node[];
};

/** The call or object at a span. */
export function locate(body: readonly Step[], span: Span): Found | undefined {
  const around: Node[] = [];
  let next: Node | undefined = body.find((each) => contains(each.span, span));
  while (next) {
    const node: Node = next;
    if (isMade(node) && node.span.start === span.start && node.span.end === span.end)
      return { node, around };
    around.push(node);
    next = childrenOf(node).find((each) => contains(each.span, span));
  }
  return undefined;
}

function isMade(node: Node): node is Extract<Expression, { kind: "call" | "object" }> {
  return node.kind === "call" || node.kind === "object";
}

/** What a statement is made of, as a map. */
function mapIn(node: Expression, text: string): DataMap | undefined {
  if (node.kind === "object") return mapOfObject(node, text);
  if (node.kind !== "call") return undefined;
  const [only, ...more] = node.args;
  if (only && more.length === 0 && only.value.kind === "object")
    return mapOfObject(only.value, text);
  return node.args.some(({ name }) => name !== undefined) ? mapOfKeywords(node, text) : undefined;
}

type Names = {
  readonly sid: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
};

/** The words of the statement: those of CDK's properties, or those of IAM as it spells them. */
function namesOf({ entries }: DataMap): Names {
  const asProperties = entries.some(({ key }) => /^(?:not_?)?(?:actions|resources)$/i.test(key));
  if (asProperties)
    return { sid: "sid", action: "actions", resource: "resources", condition: "conditions" };
  const like = (name: string): string =>
    entries.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.key ?? name;
  return {
    sid: like("Sid"),
    action: like("Action"),
    resource: like("Resource"),
    condition: like("Condition"),
  };
}

function changesOf(map: DataMap, draft: Draft, style: ScriptStyle): readonly Change[] | string {
  const names = namesOf(map);
  const changes: Change[] = [];
  const { sid, actions, resources } = draft;
  if (typeof sid === "object")
    changes.push({ key: names.sid, scalar: quoteIn(sid.write, style.quote) });
  else if (sid === "none" && map.entries.some(({ key }) => key === names.sid))
    changes.push({ key: names.sid, remove: true });
  for (const [key, items] of [
    [names.action, actions],
    [names.resource, resources],
  ] as const) {
    if (items === "keep") continue;
    const spelled = items.map((each) => itemOf(each, map, key, style));
    if (!spelled.every((each): each is Item => each !== undefined))
      return `its ${key} are made of expressions that cannot be taken apart`;
    changes.push({ key, items: spelled });
  }
  const added = conditionChanges(map, draft.conditions ?? [], names, style);
  return added ? [...changes, ...added] : "no condition can be added to those that it has";
}

function conditionChanges(
  map: DataMap,
  added: readonly NewCondition[],
  names: Names,
  style: ScriptStyle,
): readonly Change[] | undefined {
  if (added.length === 0) return [];
  // Conditions are a map of IAM's own words under whatever name.
  const renamed: DataMap = {
    ...map,
    entries: map.entries.map(
      (each): DataEntry => (each.key === names.condition ? { ...each, key: "Condition" } : each),
    ),
  };
  const spelled = added.map((each) => ({
    ...each,
    values: each.values.map((value) => spellPhrase(value, style)),
  }));
  return conditionMap(renamed, spelled)?.map((each) => ({ ...each, key: names.condition }));
}

function itemOf(item: DraftItem, map: DataMap, key: string, style: ScriptStyle): Item | undefined {
  if ("phrase" in item) return { text: spellPhrase(item.phrase, style) };
  const kept = nodeOf(item.kept, map, key);
  return kept && { kept };
}

/** The node that a text of the statement was read from. */
function nodeOf({ origin }: Text, map: DataMap, key: string): DataNode | undefined {
  const value = map.entries.find((each) => each.key === key)?.value;
  const items = value?.kind === "list" ? value.items : value ? [value] : [];
  // What stands for a text that is written elsewhere is on the way from there.
  const places = [origin.written, ...origin.via];
  return items.find((node) =>
    places.some(({ span }) => span.start === node.span.start && span.end === node.span.end),
  );
}

/** How a program writes strings and lists, near a place and as a rule. */
export function styleOf({ source, program }: Script, { start, end }: Span): ScriptStyle {
  const { language } = program;
  const parts = [source.text.slice(start, end), source.text];
  const more = (one: RegExp, other: RegExp): boolean => {
    for (const part of parts) {
      const [first, second] = [one, other].map((each) => part.match(each)?.length ?? 0);
      if (first !== second) return (first ?? 0) > (second ?? 0);
    }
    return false;
  };
  return {
    language,
    quote: more(/'/g, /"/g) ? "'" : '"',
    trailing: more(/,[ \t]*\r?\n[ \t]*[\])}]/g, /[^,\s([{][ \t]*\r?\n[ \t]*[\])}]/g),
  };
}

/** Whether all that a draft refers to has a name at an offset, and a value by then. */
export function areVisible(draft: Draft, script: Script, at: number): boolean {
  return expressionsIn(draft).every((written) => isVisible(written, script, at));
}

/** What a draft refers to. */
export function expressionsIn({ actions, resources, conditions = [] }: Draft): readonly string[] {
  const items = [actions, resources].flatMap((each) => (each === "keep" ? [] : each));
  const phrases = [
    ...items.flatMap((each) => ("phrase" in each ? [each.phrase] : [])),
    ...conditions.flatMap(({ values }) => values),
  ];
  return phrases.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.expression])),
  );
}

/** Whether an expression begins with a name that is seen at an offset, and has a value by then. */
export function isVisible(written: string, script: Script, at: number): boolean {
  // What is no name is a literal.
  if (!/^[A-Za-z_$]/.test(written)) return true;
  const binding = beginningOf(written, script, at);
  if (!binding) return false;
  if (binding.imported || binding.parameter) return true;
  // A name is used where it has its value: in the same function, behind that.
  return binding.assigns.some(({ span }) => span.end <= at);
}

/** What the name that an expression begins with means at an offset. */
function beginningOf(written: string, { scopes }: Script, at: number): Binding | undefined {
  const [first = "", second = ""] = written.split(".");
  const isField = first === "this" || first === "self";
  return isField ? scopes.field(second, at) : scopes.named(first, at);
}

/**
 * The same where a statement of a program stands that was read; with what an expression means at another place of it,
 * that it means the same.
 */
export function seesInScript({ place }: Statement, written: string, meantAt?: number): boolean {
  const script = scriptOf(place.source);
  const { start } = place.span;
  if (!script || !isVisible(written, script, start)) return false;
  if (meantAt === undefined) return true;
  return beginningOf(written, script, start) === beginningOf(written, script, meantAt);
}

type Placed = { readonly span: Span; readonly text: string };

/** Copies in the place of one: as items, as arguments, or each in a step of its own. */
function inPlace(
  { node, around }: Found,
  copies: readonly string[],
  text: string,
): Placed | undefined {
  const [only, ...more] = copies;
  const { span } = node;
  if (only === undefined) return undefined;
  if (more.length === 0) return { span, text: only };
  const holder = around.at(-1);
  if (holder?.kind === "list") {
    const isItem = holder.items.some(({ value, spread }: ListItem) => value === node && !spread);
    return isItem ? { span, text: copies.join(betweenItems(holder.items, span, text)) } : undefined;
  }
  const step = around.at(-2);
  const given =
    holder?.kind === "call" && holder.args.length === 1 && holder.args[0]?.value === node;
  if (!given || step?.kind !== "do" || step.value !== holder) return undefined;
  const { start } = step.span;
  const end = step.span.end + (text[step.span.end] === ";" ? 1 : 0);
  const before = text.slice(start, span.start);
  const after = text.slice(span.end, end);
  const line = lineEndAt(text, start) + lineIndent(text, start);
  return { span: { start, end }, text: copies.map((each) => before + each + after).join(line) };
}

/** What stands between the items of a list. */
function betweenItems(items: readonly ListItem[], span: Span, text: string): string {
  for (const [index, { value }] of items.entries()) {
    const next = items[index + 1]?.value;
    const gap = next && text.slice(value.span.end, next.span.start);
    if (gap !== undefined && /^,\s*$/.test(gap))
      return gap.replace(/(\r?\n)(?:[ \t]*\r?\n)+/g, "$1");
  }
  const isOwnLine = /(?:^|\n)[ \t]*$/.test(text.slice(0, span.start));
  return isOwnLine ? `,${lineEndAt(text, span.start)}${lineIndent(text, span.start)}` : ", ";
}
