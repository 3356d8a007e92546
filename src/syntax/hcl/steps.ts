import type { Span } from "../../source/source.ts";
import { replacedIn } from "../replaced.ts";
import type { Argument, Block, Body, Expression, ObjectExpression } from "./ast.ts";
import { withOwnComments } from "./trivia.ts";
import type { HclItem } from "./write-list.ts";

// The entries of a statement, and which there are to be.

/** What becomes of one key of a statement. */
export type HclChange =
  /**
   * The value becomes these items. A list stays one. In an object, a single value stays one where
   * one item is given, and so does that of a new key; in a block, all become lists.
   */
  | { readonly key: string; readonly items: readonly HclItem[] }
  /** The value becomes an expression, as it is to be spelled. A new `sid` goes to the beginning. */
  | { readonly key: string; readonly scalar: string }
  /** In an object: the value is an object in which so much changes, or becomes one. */
  | { readonly key: string; readonly within: readonly HclChange[] }
  /** In a block: one more block of this type comes last. */
  | { readonly key: string; readonly block: readonly HclChange[] }
  /** Arguments and blocks of this name are left out. */
  | { readonly key: string; readonly remove: true };

export type NewValue = Exclude<HclChange, { readonly remove: true }>;

/** What the elements of a statement are written in: the body of a block, or an object. */
export type Container = Body | ObjectExpression;

/** An argument or block of a body, or an item of an object. */
export type Entry = {
  /** Absent where it is not known: `(local.key) = 1`. */
  readonly name: string | undefined;
  readonly keySpan: Span;
  /** Absent in blocks. */
  readonly value: Expression | undefined;
  /** With the comments that are written into it. */
  readonly span: Span;
};

/** An entry of the statement to be: one that is written, with or without a new value, or a new one. */
export type Step =
  | { readonly entry: Entry; readonly key?: string; readonly value?: NewValue }
  | { readonly entry?: undefined; readonly key: string; readonly value: NewValue };

export function isObject(container: Container): container is ObjectExpression {
  return "kind" in container;
}

/** What stands between the braces. */
export function insideOf(container: Container): Span {
  const { start, end } = container.span;
  return isObject(container) ? { start: start + 1, end: end - 1 } : { start, end };
}

export function entriesOf(text: string, container: Container): readonly Entry[] {
  const entries = isObject(container)
    ? container.items.map(({ key, value, span }) => ({
        name: keyName(key),
        keySpan: key.span,
        value,
        span,
      }))
    : container.items.map(bodyEntry);
  const spans = withOwnComments(
    text,
    insideOf(container),
    entries.map(({ span }) => span),
    isObject(container),
  );
  return entries.map((entry, index) => ({ ...entry, span: spans[index] ?? entry.span }));
}

function bodyEntry(item: Argument | Block): Entry {
  if (item.kind === "argument")
    return { name: item.name, keySpan: item.nameSpan, value: item.value, span: item.span };
  const name = item.type === "dynamic" ? item.labels[0]?.value : item.type;
  return { name, keySpan: item.typeSpan, value: undefined, span: item.span };
}

/** The name that a key of an object is, if it is written as such. */
function keyName(key: Expression): string | undefined {
  if (key.kind === "variable") return key.name;
  const [only, ...more] = key.kind === "template" ? key.parts : [];
  return only?.kind === "literal" && more.length === 0 ? only.value : undefined;
}

/** For each copy of a statement what it replaces of the items of its lists. */
export function replacedOf(
  text: string,
  container: Container,
  copies: readonly (readonly HclChange[])[],
): readonly ReadonlySet<Expression>[] {
  const entries = entriesOf(text, container);
  return replacedIn<Expression>(copies, (key) =>
    entries.flatMap(({ name, value }) =>
      name === key && value?.kind === "tuple" ? value.items : [],
    ),
  );
}

/**
 * The entries of the changed statement in their order. A key whose negation is removed
 * (`not_actions` for `actions`) takes its place; other new arguments come before the blocks.
 */
export function stepsOf(
  container: Container,
  entries: readonly Entry[],
  changes: readonly HclChange[],
): readonly Step[] {
  const removed = new Set(changes.filter((change) => "remove" in change).map(({ key }) => key));
  const values = valuesIn(changes);
  const writtenAs = (key: string): Entry | undefined =>
    entries.findLast((entry) => entry.value && entry.name === key);
  const byEntry = new Map<Entry, NewValue>();
  const added: NewValue[] = [];
  for (const value of values) {
    const negation = negated(value.key);
    const entry =
      !("block" in value) &&
      (writtenAs(value.key) ?? (removed.has(negation) && writtenAs(negation)));
    if (entry && !byEntry.has(entry)) byEntry.set(entry, value);
    else added.push(value);
  }

  const steps = entries.flatMap((entry): readonly Step[] => {
    const value = byEntry.get(entry);
    if (value) return [{ entry, value, ...(value.key !== entry.name && { key: value.key }) }];
    return entry.name !== undefined && removed.has(entry.name) ? [] : [{ entry }];
  });
  const news = added.map((value): Step => ({ key: value.key, value }));
  const isSid = ({ key }: Step): boolean => key?.toLowerCase() === "sid";
  const end = isObject(container)
    ? steps.length
    : steps.findLastIndex(({ entry }) => entry?.value) + 1;
  const isBlock = ({ value }: Step): boolean => value !== undefined && "block" in value;
  return [
    ...news.filter(isSid),
    ...steps.slice(0, end),
    ...news.filter((step) => !isSid(step) && !isBlock(step)),
    ...steps.slice(end),
    ...news.filter(isBlock),
  ];
}

/** What keys are to have, without those that are left out. */
export function valuesIn(changes: readonly HclChange[]): readonly NewValue[] {
  return changes.filter((change): change is NewValue => !("remove" in change));
}

function negated(key: string): string {
  if (/^not_/i.test(key)) return key.slice(4);
  if (/^not[A-Z]/i.test(key)) return key.slice(3);
  return /^[A-Z]/.test(key) ? `Not${key}` : `not_${key}`;
}
