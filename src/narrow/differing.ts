import { itemText, type Draft } from "../iam/draft.ts";
import { textKey } from "../iam/text.ts";
import type { Alternative } from "./narrowing.ts";

/** More than these nobody compares. */
const most = 3;

/**
 * Those of some alternatives that differ most in what they mean, in the order given, which is by nearness: first of all
 * those that include no other one, since who says "it only gets objects" has said that it only reads them; then, where
 * there is room, what includes little more. Of two that come to the same the first one, of two for the same case the
 * narrower one.
 */
export function differing<Each extends Alternative>(all: readonly Each[]): readonly Each[] {
  const sized = distinct(all.map((each) => ({ each, allowed: allowedBy(each.drafts) })));
  const isLeast = ({ allowed }: (typeof sized)[number]): boolean =>
    !sized.some((other) => other.allowed.size < allowed.size && isWithin(other.allowed, allowed));
  const others = sized
    .filter((each) => !isLeast(each))
    .sort((a, b) => a.allowed.size - b.allowed.size);
  const chosen = new Map<string, Each>();
  for (const { each } of [...sized.filter(isLeast), ...others])
    if (!chosen.has(each.when) && chosen.size < most) chosen.set(each.when, each);
  const shown = new Set(chosen.values());
  return all.filter((each) => shown.has(each));
}

function distinct<Each extends { readonly allowed: ReadonlySet<string> }>(
  all: readonly Each[],
): readonly Each[] {
  const same = (a: Each, b: Each): boolean =>
    a.allowed.size === b.allowed.size && isWithin(a.allowed, b.allowed);
  return all.filter((each, at) => all.findIndex((other) => same(each, other)) === at);
}

/** Each action with each resource that drafts allow it on, and under what they ask for. */
function allowedBy(drafts: readonly Draft[]): ReadonlySet<string> {
  const keysOf = (items: Draft["actions"]): readonly string[] =>
    items === "keep" ? [items] : items.map((item) => textKey(itemText(item)));
  return new Set(
    drafts.flatMap(({ actions, resources, conditions = [] }) => {
      const under = conditions.map(({ operator, key }) => `${operator} ${key}`);
      return keysOf(actions).flatMap((action) =>
        keysOf(resources).map((resource) => JSON.stringify([action, resource, under])),
      );
    }),
  );
}

function isWithin(less: ReadonlySet<string>, more: ReadonlySet<string>): boolean {
  return [...less].every((each) => more.has(each));
}
