import { plainest } from "./arns.ts";
import type { Draft, DraftItem, NewCondition } from "../iam/draft.ts";
import { itemText, nowhere } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { makeText, textKey, type Text } from "../iam/text.ts";
import type { Placed } from "./placed.ts";
import { keyOf, type Resources } from "./resources.ts";
import type { Kept } from "./select.ts";
import { sidsFor } from "./sid.ts";

// The statements in which actions are written down, each with what it is allowed on.

export type Group = {
  readonly kept: readonly Kept[];
  readonly resources: Resources;
  readonly conditions: readonly NewCondition[];
};

/**
 * Actions by what they are allowed on and under, in the order of the original; `byService`: each service apart, where
 * lists are so long that nobody reads them otherwise.
 */
export function grouped(placed: readonly Placed[], byService = false): readonly Group[] {
  const groups = new Map<string, Group & { readonly kept: Kept[] }>();
  for (const each of placed) {
    if (each.kind !== "placed") continue;
    const { resources, conditions = [] } = each;
    const [first] = byService ? each.kept.granted : [];
    const service = first ? [first.action.service] : [];
    const key = [...service, keyOf(resources), ...conditions.map((added) => added.key)].join(
      " if ",
    );
    const group = groups.get(key);
    if (group) group.kept.push(each.kept);
    else groups.set(key, { kept: [each.kept], resources, conditions });
  }
  return [...groups.values()];
}

export function draftsOf(
  groups: readonly Group[],
  statement: Statement,
  policy: Policy,
): readonly Draft[] {
  const sids = sidsFor(statement, policy, groups.length);
  return groups.map(({ kept, resources, conditions }, index) => ({
    sid: sids[index] ?? "keep",
    actions: kept.flatMap(itemsOf),
    resources:
      resources === "keep"
        ? "keep"
        : [
            ...resources.named.map((item): DraftItem => ({ kept: item })),
            ...resources.phrases().map((phrase): DraftItem => ({ phrase })),
          ],
    ...(conditions.length > 0 && { conditions }),
  }));
}

function itemsOf({ item, granted }: Kept): readonly DraftItem[] {
  if (item) return [{ kept: item }];
  return granted.map(({ action }) => ({
    phrase: { pieces: [action.id], text: makeText([action.id], nowhere) },
  }));
}

/** The actions that drafts name, as they are written. */
export function actionsOf(drafts: readonly Draft[]): readonly string[] {
  return drafts.flatMap(({ actions }) =>
    actions === "keep" ? [] : actions.map((item) => textKey(itemText(item))),
  );
}

/** Whether the drafts say what the statement says already. */
export function unchanged(drafts: readonly Draft[], { action, resource }: Statement): boolean {
  const [only, ...more] = drafts;
  if (!only || more.length > 0 || (only.conditions ?? []).length > 0) return false;
  return (
    says(only.actions, action?.items ?? [], keysOf) &&
    says(only.resources, resource?.items ?? [], plainKeysOf)
  );
}

function says(
  items: Draft["actions"],
  written: readonly Text[],
  keysIn: (texts: readonly Text[]) => ReadonlySet<string>,
): boolean {
  if (items === "keep") return true;
  const keys = keysIn(written);
  const own = keysIn(items.map(itemText));
  return own.size === keys.size && [...own].every((key) => keys.has(key));
}

function keysOf(texts: readonly Text[]): ReadonlySet<string> {
  return new Set(texts.map(textKey));
}

/** Without what another one covers. */
function plainKeysOf(texts: readonly Text[]): ReadonlySet<string> {
  return keysOf(plainest(texts.map((text) => ({ text }))).map(({ text }) => text));
}
