import type { Action } from "../../catalog/action.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { globIncluded } from "../../iam/glob.ts";
import { known } from "../../iam/text.ts";
import { groupedBy } from "../../source/grouped.ts";
import { code } from "../../source/quoted.ts";
import type { Context, StatementCheck } from "../check.ts";
import type { TextNode } from "../node.ts";
import { listed, writtenIn, type Written } from "../written.ts";

/** Entries that match more actions together are not compared with each other. */
const mostCovered = 200_000;

/** Actions that are matched by others of the same statement too. */
export const redundantActions: StatementCheck = {
  codes: ["REDUNDANT_ACTION"],
  *statement({ action }, { catalog }: Context) {
    if (!action.entry) return;
    const written = writtenIn(action.items);
    if (written.length < 2) return;
    const all = expanded(written, catalog);
    const counts = new Map<string, number>();
    for (const { covered } of all)
      for (const { id } of covered) counts.set(id, (counts.get(id) ?? 0) + 1);
    // From the narrowest on: of two that match the same, the later one can go.
    const order = [...all.entries()].sort(
      ([i, a], [j, b]) => a.covered.length - b.covered.length || j - i,
    );
    const redundant = new Set<TextNode>();
    for (const [, { node, covered }] of order) {
      if (covered.length === 0 || covered.some(({ id }) => (counts.get(id) ?? 0) < 2)) continue;
      for (const { id } of covered) counts.set(id, (counts.get(id) ?? 0) - 1);
      redundant.add(node);
    }
    if (redundant.size === 0) return;
    const left = matchedBy(all.filter(({ node }) => !redundant.has(node)));
    const found = all
      .filter(({ node }) => redundant.has(node))
      .map((each) => ({
        ...each,
        by: [...new Set(each.covered.flatMap(({ id }) => left.get(id) ?? []))].sort(
          (a, b) => a.index - b.index,
        ),
      }));
    // What the same items match is told of at once.
    const groups = groupedBy(found, ({ by }) => by.map(({ index }) => index).join());
    for (const [, group] of groups) {
      const by = group[0]?.by ?? [];
      const [first, ...more] = [...group, ...by]
        .sort((a, b) => a.index - b.index)
        .map(({ node }) => node);
      const names = [...new Set(group.map(({ text }) => code(text)))];
      if (first)
        yield {
          code: "REDUNDANT_ACTION",
          at: [first, ...more],
          redundant: group.map(({ node }) => node),
          message: group.every(({ text }) => isSame(text, by[0]?.text))
            ? `${listed(names)} is listed twice.`
            : `${listed(names)} ${names.length === 1 ? "is" : "are"} matched by ${listed(by.map((other) => code(other.text)))} too.`,
        };
    }
  },
};

/** An entry of a list of actions, and what it matches. */
type Entry = Written & { readonly index: number; readonly covered: readonly Action[] };

/** What each entry matches; nothing where that is too much to compare. */
function expanded(written: readonly Written[], catalog: Catalog): readonly Entry[] {
  let left = mostCovered;
  const entries: Entry[] = [];
  for (const [index, each] of written.entries()) {
    const covered = each.text.includes("${") ? [] : catalog.expand(each.text);
    left -= covered.length;
    if (left < 0) return [];
    entries.push({ ...each, index, covered });
  }
  return entries;
}

/** The entries that match an action, by its id. */
function matchedBy(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const rows = entries.flatMap((entry) => entry.covered.map(({ id }) => ({ id, entry })));
  return new Map(
    [...groupedBy(rows, ({ id }) => id)].map(([id, group]) => [
      id,
      group.map(({ entry }) => entry),
    ]),
  );
}

function isSame(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

/** Resources of more characters together are not compared with each other. */
const mostCharacters = 16_000;

/** Resources that are matched by others of the same statement too. */
export const redundantResources: StatementCheck = {
  codes: ["REDUNDANT_RESOURCE"],
  *statement({ resource }) {
    const { items } = resource;
    const texts = items.map((item) => known(item.text));
    const length = texts.reduce((sum, text = "") => sum + text.length, 0);
    if (items.length < 2 || length > mostCharacters) return;
    const found = items.flatMap((item, index) => {
      const wider = texts[index] === undefined ? undefined : widerThan(item, index, items, texts);
      return wider ? [{ item, wider }] : [];
    });
    // What one item matches is told of at once.
    for (const [, group] of groupedBy(found, ({ wider }) => String(items.indexOf(wider)))) {
      const wider = group[0]?.wider;
      const nodes = new Set(group.map(({ item }) => item));
      const [first, ...more] = items.filter((item) => item === wider || nodes.has(item));
      if (!first || !wider) continue;
      const names = group.map(({ item }) => code(known(item.text) ?? ""));
      yield {
        code: "REDUNDANT_RESOURCE",
        at: [first, ...more],
        redundant: [...nodes],
        message: `${code(known(wider.text) ?? "")} matches ${listed([...new Set(names)])} too.`,
      };
    }
  },
};

/** Another item that matches all that one does; of two that match the same, the earlier one. */
function widerThan(
  item: TextNode,
  index: number,
  items: readonly TextNode[],
  texts: readonly (string | undefined)[],
): TextNode | undefined {
  return items.find((other, at) => {
    const written = texts[at];
    if (at === index || written === undefined) return false;
    if (written === texts[index]) return at < index;
    return /[*?]/.test(written) && covers(other, item) && !(at > index && covers(item, other));
  });
}

function covers(wide: TextNode, narrow: TextNode): boolean {
  return globIncluded(narrow.text.parts, wide.text.parts);
}
