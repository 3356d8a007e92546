import fc from "fast-check";
import type { Argument, Block, Expression, ObjectItem } from "../../../src/syntax/hcl/ast.ts";
import type { HclChange, HclItem, HclStatement } from "../../../src/syntax/hcl/write.ts";
import { expressionOf, show } from "./show.ts";
import { item } from "./statement-texts.ts";

// Changes to be made to a statement, and what must come of them.

/** What is done to a statement, whatever it holds. */
export type Recipe = {
  readonly sid: { readonly scalar: string } | "remove" | undefined;
  readonly lists: readonly {
    readonly kept: readonly boolean[];
    readonly added: readonly { readonly text: string; readonly at: number }[];
    readonly negate: boolean;
  }[];
  readonly removed: string | undefined;
};

export const recipe: fc.Arbitrary<Recipe> = fc.record({
  sid: fc.option(
    fc.constantFrom({ scalar: '"New"' }, { scalar: '"x${var.y}"' }, "remove" as const),
    { nil: undefined },
  ),
  lists: fc.array(
    fc.record({
      kept: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      added: fc.array(fc.record({ text: item, at: fc.nat(5) }), { maxLength: 3 }),
      negate: fc.nat(6).map((n) => n === 0),
    }),
    { maxLength: 2 },
  ),
  removed: fc.option(fc.constantFrom("condition", "Condition", "principals", "effect"), {
    nil: undefined,
    freq: 3,
  }),
});

type Entry = Argument | Block | ObjectItem;

export function entriesOf(statement: HclStatement): readonly Entry[] {
  if (statement.kind === "object") return statement.items;
  if (statement.type !== "dynamic") return statement.body.items;
  const content = statement.body.items.find((each) => each.kind === "block");
  return content?.kind === "block" ? content.body.items : [];
}

export function nameOf(entry: Entry): string {
  if (!("kind" in entry))
    return entry.key.kind === "variable" ? entry.key.name : show(entry.key).replaceAll("'", "");
  if (entry.kind === "argument") return entry.name;
  return entry.type === "dynamic" ? (entry.labels[0]?.value ?? "") : entry.type;
}

export function valueOf(entry: Entry): Expression | undefined {
  return "kind" in entry && entry.kind === "block" ? undefined : entry.value;
}

/** The changes of a recipe to a statement. */
export function changesOf(statement: HclStatement, made: Recipe): readonly HclChange[] {
  const entries = entriesOf(statement);
  const names = entries.map(nameOf);
  const changes: HclChange[] = [];
  const lists = entries.filter((entry) => /^(?:not_?)?(?:action|resource)s?$/i.test(nameOf(entry)));
  for (const [index, entry] of lists.entries()) {
    const plan = made.lists[index];
    const value = valueOf(entry);
    if (!plan || !value) continue;
    const written = value.kind === "tuple" ? value.items : [value];
    const isList = value.kind === "tuple" || value.kind === "template";
    const items: HclItem[] = written.flatMap((kept, at) =>
      isList && plan.kept[at] ? [{ kept }] : [],
    );
    for (const { text, at } of plan.added) items.splice(at, 0, { text });
    const key = plan.negate ? negated(nameOf(entry)) : nameOf(entry);
    changes.push({ key, items });
    if (plan.negate) changes.push({ key: nameOf(entry), remove: true });
  }
  const key =
    names.find((name) => /^sid$/i.test(name)) ?? (names.includes("Effect") ? "Sid" : "sid");
  if (made.sid === "remove") changes.push({ key, remove: true });
  else if (made.sid !== undefined) changes.push({ key, ...made.sid });
  if (made.removed !== undefined) changes.push({ key: made.removed, remove: true });
  return changes;
}

function negated(name: string): string {
  if (/^not_?/i.test(name)) return name.replace(/^not_?/i, "");
  return /^[A-Z]/.test(name) ? `Not${name}` : `not_${name}`;
}

/** What each entry of the changed statement must be, as one of these texts, in its order. */
export function expected(
  statement: HclStatement,
  changes: readonly HclChange[],
): readonly (readonly string[])[] {
  const isRemoved = (key: string): boolean =>
    changes.some((change) => change.key === key && "remove" in change);
  const valueFor = (key: string): HclChange | undefined =>
    changes.find((change) => change.key === key && !("remove" in change));
  const entries = entriesOf(statement).flatMap((entry): readonly (readonly string[])[] => {
    const name = nameOf(entry);
    const value = valueOf(entry);
    const change =
      value && (valueFor(name) ?? (isRemoved(name) ? valueFor(negated(name)) : undefined));
    if (change) return [spelled(statement, change, value)];
    return isRemoved(name) ? [] : [[shown(entry)]];
  });
  const names = entriesOf(statement).map(nameOf);
  const news = changes.filter(
    (change) =>
      !("remove" in change) &&
      !names.includes(change.key) &&
      !(isRemoved(negated(change.key)) && names.includes(negated(change.key))),
  );
  return [...news.map((change) => spelled(statement, change, undefined)), ...entries];
}

function spelled(
  statement: HclStatement,
  change: HclChange,
  before: Expression | undefined,
): readonly string[] {
  const key = change.key;
  if ("remove" in change) return [];
  if ("within" in change || "block" in change) throw new Error("no such change is made here");
  if ("scalar" in change) return [`${key} = ${show(expressionOf(change.scalar))}`];
  const items = change.items.map((each) =>
    show("kept" in each ? each.kept : expressionOf(each.text)),
  );
  const list = `${key} = tuple(${items.join(", ")})`;
  const mayBeSingle = statement.kind === "object" && items.length === 1 && before?.kind !== "tuple";
  return mayBeSingle ? [`${key} = ${items.join("")}`, list] : [list];
}

/** An entry without its place and layout. */
export function shown(entry: Entry): string {
  const value = valueOf(entry);
  if (value) return `${nameOf(entry)} = ${show(value)}`;
  if (!("kind" in entry) || entry.kind !== "block") return "";
  const labels = entry.labels.map((label) => ` ${label.value}`).join("");
  return `${entry.type}${labels} { ${entry.body.items.map(shown).join("; ")} }`;
}

/** A statement without its place and layout. */
export function shownStatement(statement: HclStatement): string {
  return statement.kind === "object" ? statement.items.map(shown).join("; ") : shown(statement);
}
