import type { Draft, DraftItem, NewCondition, Phrase } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { DataList, DataMap, DataNode, DataScalar } from "../syntax/data.ts";
import { quoteJson, respellListItem as respellJson } from "../syntax/json-write.ts";
import { respellListItem as respellYaml, yamlScalarBeside } from "../syntax/yaml-write.ts";
import type { Change, Item, Respelled, RespellListItem } from "../syntax/respell.ts";
import { once } from "../source/once.ts";
import type { Span } from "../source/source.ts";
import { mayBeDenied, mayDeny } from "./effect.ts";
import type { Spelled } from "./format.ts";
import { propertiesFor } from "./spell-permission.ts";
import { conditionMap, conditionObjects, type SpelledCondition } from "./spell-conditions.ts";

/** How statements are written in one data language: JSON or YAML, with or without intrinsics. */
export type DataSpelling = {
  readonly respell: RespellListItem;
  /** How plain strings are written beside others. */
  quoteBeside(neighbours: readonly DataScalar[]): Quote;
  /** A text of literals and expressions; undefined where the language has no way to write it. */
  phrase(phrase: Phrase, quote: Quote): string | undefined;
};

type Quote = (value: string) => string;

export function jsonSpelling(phrase: DataSpelling["phrase"]): DataSpelling {
  return { respell: respellJson, quoteBeside: () => quoteJson, phrase };
}

export function yamlSpelling(phrase: DataSpelling["phrase"]): DataSpelling {
  return { respell: respellYaml, quoteBeside: yamlScalarBeside, phrase };
}

/** A text with its trees, and where its spans lie in the file: the file itself, or a part of it. */
export type DataText = {
  readonly path: string;
  readonly text: string;
  readonly roots: readonly DataNode[];
  readonly outer: (span: Span) => Span;
};

/** Writes statements in the place of one that is a map of a JSON or YAML file. */
export function spellInData(
  statement: Statement,
  drafts: readonly Draft[],
  roots: readonly DataNode[],
  spelling: DataSpelling,
): Spelled {
  const { source } = statement.place;
  if (mayDeny(statement)) return { ok: false, because: mayBeDenied };
  const data = { ...source, roots, outer: asItStands };
  const written = respellInData(statement, drafts, data, spelling);
  if ("because" in written) return { ok: false, because: written.because };
  return { ok: true, edits: [{ path: source.path, ...written }] };
}

/** The new text of the statement's span in a data text, or why it cannot be written. */
export function respellInData(
  statement: Statement,
  drafts: readonly Draft[],
  data: DataText,
  spelling: DataSpelling,
): Respelled | { readonly because: string } {
  const { span } = statement.place;
  const found = data.roots
    .map((root) => located(data.outer)(root).get(spanKey(span)))
    .find((each) => each);
  if (!found) return { because: "it is written inside another text" };
  if (found.isArm && drafts.length > 1)
    return { because: "it is an arm of `Fn::If`, which stands for one statement" };
  const copies: (readonly Change[])[] = [];
  for (const draft of drafts) {
    const changes =
      statement.madeOf === "permission"
        ? permissionChanges(drafts, spelling)
        : changesOf(found.node, draft, data, spelling);
    if (typeof changes === "string") return { because: changes };
    copies.push(changes);
  }
  return (
    spelling.respell(data.text, found.node, found.list, copies) ?? {
      because: "its layout is not understood well enough to change it",
    }
  );
}

type Found = {
  readonly node: DataMap;
  readonly list: DataList | undefined;
  /** It is an arm of CloudFormation's `Fn::If`, and no item of a list. */
  readonly isArm: boolean;
};

/** What `Fn::If` chooses from, and one of these. */
type Choice = "arms" | "arm";

/** The maps of a tree by their spans in the file, each with the list that it is an item of. */
const located = once((outer: DataText["outer"]) =>
  once((root: DataNode): ReadonlyMap<string, Found> => {
    const found = new Map<string, Found>();
    const seen = new Set<DataNode>();
    const note = (node: DataNode, list?: DataList, choice?: Choice): void => {
      if (node.kind === "scalar" || seen.has(node)) return;
      seen.add(node);
      if (node.kind === "list") {
        const inList = node.tag === "!If" || choice === "arms" ? "arm" : undefined;
        for (const item of node.items) note(item, node, inList);
        return;
      }
      const key = spanKey(outer(node.span));
      if (!found.has(key)) found.set(key, { node, list, isArm: choice === "arm" });
      for (const { key, value } of node.entries)
        note(value, undefined, key === "Fn::If" ? "arms" : undefined);
    };
    note(root);
    return found;
  }),
);

const asItStands = (span: Span): Span => span;

function spanKey({ start, end }: Span): string {
  return `${start}-${end}`;
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function changesOf(
  node: DataMap,
  draft: Draft,
  data: DataText,
  spelling: DataSpelling,
): readonly Change[] | string {
  const changes: Change[] = [];
  const { sid, actions, resources } = draft;
  const sidKey = keyLike(node, "Sid");
  const quoteSid = spelling.quoteBeside(scalarsIn(node, sidKey));
  if (typeof sid === "object") changes.push({ key: sidKey, scalar: quoteSid(sid.write) });
  else if (sid === "none" && hasKey(node, sidKey)) changes.push({ key: sidKey, remove: true });
  const added = conditionsOf(node, draft.conditions ?? [], spelling);
  if (!added) return "no condition can be added to those that it has";
  for (const [name, items] of [
    ["Action", actions],
    ["Resource", resources],
  ] as const) {
    if (items === "keep") continue;
    const key = keyLike(node, name);
    const quote = spelling.quoteBeside(scalarsIn(node, key));
    const phraseOf = (phrase: Phrase): string | undefined => spelling.phrase(phrase, quote);
    const spelled = items.map((item) => itemOf(item, node, key, data, phraseOf));
    if (!spelled.every((item): item is Item => item !== undefined))
      return `its ${key} is made of expressions that cannot be taken apart`;
    changes.push({ key, items: spelled });
  }
  return [...changes, ...added];
}

/** What becomes of a permission of a template. */
function permissionChanges(
  drafts: readonly Draft[],
  spelling: DataSpelling,
): readonly Change[] | string {
  const quote = spelling.quoteBeside([]);
  const given = propertiesFor(drafts)?.map(({ name, value }): Change | undefined => {
    const text = spelling.phrase(value, quote);
    return text === undefined ? undefined : { key: name, items: [{ text }] };
  });
  if (!given?.every((each) => each !== undefined)) return "it is made of properties";
  return [{ key: "Properties", within: given }];
}

/** What adds conditions to a statement; undefined where that cannot be written. */
function conditionsOf(
  node: DataMap,
  added: readonly NewCondition[],
  spelling: DataSpelling,
): readonly Change[] | undefined {
  if (added.length === 0) return [];
  const quote = spelling.quoteBeside([]);
  const spelled = added.map(
    (each): SpelledCondition => ({
      ...each,
      values: each.values.flatMap((value) => spelling.phrase(value, quote) ?? []),
    }),
  );
  if (spelled.some((each, index) => each.values.length < (added[index]?.values.length ?? 0)))
    return undefined;
  if (!isOfDataSource(node)) return conditionMap(node, spelled);
  return spelling.respell === respellYaml ? undefined : conditionObjects(node, spelled);
}

/**
 * The key as the statement spells it: AWS does not mind its case, and Terraform's data source says
 * `sid`, `actions` and `resources`.
 */
function keyLike(node: DataMap, name: string): string {
  const lower = name.toLowerCase();
  const own = node.entries.find(({ key }) => [lower, `${lower}s`].includes(key.toLowerCase()));
  if (own) return own.key;
  if (!isOfDataSource(node)) return name;
  return name === "Sid" ? lower : `${lower}s`;
}

/** Whether a statement is written in the words of Terraform's data source. */
function isOfDataSource({ entries }: DataMap): boolean {
  return entries.some(({ key }) => /^(?:not_?)?(?:actions|resources)$/i.test(key));
}

function hasKey(node: DataMap, name: string): boolean {
  return node.entries.some(({ key }) => key === name);
}

function itemOf(
  item: DraftItem,
  node: DataMap,
  key: string,
  data: DataText,
  phraseOf: (phrase: Phrase) => string | undefined,
): Item | undefined {
  if ("kept" in item) {
    const kept = nodeOf(item.kept, node, key, data);
    return kept && { kept };
  }
  const text = phraseOf(item.phrase);
  return text === undefined ? undefined : { text };
}

/** The texts under a key, also those of functions: `!Sub "..."`. */
function scalarsIn(node: DataMap, key: string): readonly DataScalar[] {
  return itemsIn(node, key).filter((item) => item.kind === "scalar");
}

function itemsIn(node: DataMap, key: string): readonly DataNode[] {
  const value = node.entries.find((entry) => entry.key === key)?.value;
  return value?.kind === "list" && value.tag === undefined ? value.items : value ? [value] : [];
}

/** The node that a text of the statement was read from. */
function nodeOf(
  { origin }: Text,
  node: DataMap,
  key: string,
  data: DataText,
): DataNode | undefined {
  // What stands for a text that is written elsewhere is on the way from there.
  const places = [origin.written, ...origin.via].filter(({ source }) => source.path === data.path);
  return itemsIn(node, key).find((item) =>
    places.some(({ span }) => sameSpan(data.outer(item.span), span)),
  );
}
