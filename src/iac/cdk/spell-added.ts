import type { Script } from "../../evaluate/script/at.ts";
import type { Draft, DraftItem } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Text } from "../../iam/text.ts";
import { applyEdits, type Edit } from "../../source/edit.ts";
import { contains, movedBy, textAt, type Span } from "../../source/source.ts";
import type { Call, Program } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { Spelled } from "../format.ts";
import { spellPhrase } from "../script-phrase.ts";
import { areVisible, locate, styleOf } from "../spell-script.ts";
import { inCamelCase } from "./names.ts";

/**
 * Writes a statement in the place of one to which methods add what it says: of several calls that add actions
 * one keeps them all, and the others go.
 */
export function spellAdded(
  statement: Statement,
  drafts: readonly Draft[],
  script: Script,
): Spelled {
  const [draft, ...more] = drafts;
  const { source, span } = statement.place;
  const made = locate(script.program.body, span)?.node;
  const calls = (statement.addedAt ?? []).flatMap(({ span: at }) => {
    const { node, around } = locate(script.program.body, at) ?? {};
    return node?.kind === "call" ? [{ call: node, step: around?.at(-1)?.span ?? node.span }] : [];
  });
  if (!draft || more.length > 0) return refused("what it is given to takes one statement");
  if (made?.kind !== "call" || calls.length !== statement.addedAt?.length)
    return refused("its place is not understood");
  if ((draft.conditions ?? []).length > 0)
    return refused("no condition can be added to those that it has");
  if (!areVisible(draft, script, span.start))
    return refused("what it would refer to has no name where it stands");
  const edits: Edit[] = [];
  for (const [items, method] of [
    [draft.actions, "addActions"],
    [draft.resources, "addResources"],
  ] as const) {
    if (items === "keep") continue;
    const own = calls.filter(({ call }) => isOf(call, method));
    const written = writtenItems(items, own, script);
    const [first, ...others] = own;
    const gone = others.map(({ step }) => wholeLines(source.text, step));
    if (!first || !written || !gone.every((each) => each !== undefined))
      return refused("what it says is not all added by methods");
    edits.push(
      { path: source.path, ...rewritten(first.call, method, written, source.text) },
      ...gone.map((each) => ({ path: source.path, span: each, text: "" })),
    );
  }
  const whole = {
    start: span.start,
    end: Math.max(span.end, ...edits.map((each) => each.span.end)),
  };
  if (isShared(whole, made, script.program, source.text))
    return refused("other statements stand between what adds to it");
  const moved = edits.map((each) => ({ ...each, span: movedBy(each.span, -whole.start) }));
  const text = applyEdits(textAt({ source, span: whole }), moved);
  return { ok: true, edits: [{ path: source.path, span: whole, text }] };
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

type Adding = { readonly call: Call; readonly step: Span };

function isOf({ callee }: Call, method: string): boolean {
  const name = callee.kind === "member" ? inCamelCase(callee.name) : "";
  return name.replace("AllResources", "Resources") === method;
}

/** The arguments that give items; undefined where one that stays is given otherwise. */
function writtenItems(
  items: readonly DraftItem[],
  calls: readonly Adding[],
  script: Script,
): readonly string[] | undefined {
  const { source } = script;
  const written = items.map((item) => {
    if ("phrase" in item)
      return spellPhrase(item.phrase, styleOf(script, calls[0]?.call.span ?? { start: 0, end: 0 }));
    const span = argumentOf(item.kept, calls);
    return span && textAt({ source, span });
  });
  return written.every((each) => each !== undefined) ? written : undefined;
}

function argumentOf({ origin }: Text, calls: readonly Adding[]): Span | undefined {
  const places = [origin.written, ...origin.via];
  return calls
    .flatMap(({ call }) => call.args.map(({ span }) => span))
    .find((own) => places.some(({ span }) => span.start === own.start && span.end === own.end));
}

/** A call with other arguments, laid out as it is. */
function rewritten(
  { callee, args, span }: Call,
  method: string,
  written: readonly string[],
  text: string,
): Pick<Edit, "span" | "text"> {
  const [first, second] = args;
  const last = args.at(-1);
  const gap = first && second ? text.slice(first.span.end, second.span.start) : ", ";
  const between = /^,\s+$/.test(gap) ? gap : ", ";
  if (first && last)
    return { span: { start: first.span.start, end: last.span.end }, text: written.join(between) };
  // `addAllResources()`
  const name = callee.kind === "member" ? callee.nameSpan : callee.span;
  const called = text.slice(name.start, name.end).includes("_") ? "add_resources" : method;
  return {
    span: { start: name.start, end: span.end },
    text: `${called}(${written.join(between)})`,
  };
}

/** The lines of a step, where nothing else stands on them. */
function wholeLines(text: string, { start, end }: Span): Span | undefined {
  const before = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start))?.[1];
  const behind = /^[ \t]*;?[ \t]*(?:\r?\n|$)/.exec(text.slice(end))?.[0];
  if (before === undefined || behind === undefined) return undefined;
  return { start: start - before.length, end: end + behind.length };
}

function isShared(whole: Span, made: Call, program: Program, text: string): boolean {
  for (const node of nodesIn(program)) {
    if (node.kind !== "call" || node === made || !contains(whole, node.span)) continue;
    if (text.slice(node.callee.span.start, node.callee.span.end).endsWith("PolicyStatement"))
      return true;
  }
  return false;
}
