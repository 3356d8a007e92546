import {
  itemText,
  type Draft,
  type DraftItem,
  type NewCondition,
  type Phrase,
} from "../iam/draft.ts";
import { known } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import type { NewMap } from "../syntax/new-map.ts";

// Policies where none were: in the place of a managed policy that is attached.

/** Why nothing is written where somebody says something. */
export const commentLost = "a comment that stands in it would be lost";

/** How a language writes what a policy is made of. */
export type PolicyWords = {
  readonly key: (name: string) => string;
  readonly text: (value: string) => string;
  readonly phrase: (phrase: Phrase) => string;
};

/** A policy document of statements; undefined where one of them is made of what stands elsewhere. */
export function newDocument(drafts: readonly Draft[], words: PolicyWords): NewMap | undefined {
  const { key, text } = words;
  const statements = newStatements(drafts, words);
  if (!statements) return undefined;
  return [
    [key("Version"), { spelled: text("2012-10-17") }],
    [key("Statement"), { maps: statements }],
  ];
}

/** The statements of a new document; undefined where one of them is made of what stands elsewhere. */
export function newStatements(
  drafts: readonly Draft[],
  words: PolicyWords,
): readonly NewMap[] | undefined {
  const statements = drafts.map((draft) => newStatement(draft, words));
  return statements.every((each) => each !== undefined) ? statements : undefined;
}

function newStatement(draft: Draft, words: PolicyWords): NewMap | undefined {
  const { key, text } = words;
  const { sid, actions, resources, conditions = [] } = draft;
  const spelled = [actions, resources].map((items) =>
    items === "keep" ? [text("*")] : items.map((item) => itemOf(item, words)),
  );
  const [action, resource] = spelled.map((items) =>
    items.every((item) => item !== undefined) ? oneOrList(items) : undefined,
  );
  if (!action || !resource || actions === "keep") return undefined;
  return [
    ...(typeof sid === "object" ? [[key("Sid"), { spelled: text(sid.write) }] as const] : []),
    [key("Effect"), { spelled: text("Allow") }],
    [key("Action"), action],
    [key("Resource"), resource],
    ...(conditions.length > 0
      ? [[key("Condition"), { map: conditionMap(conditions, words) }] as const]
      : []),
  ];
}

function conditionMap(conditions: readonly NewCondition[], words: PolicyWords): NewMap {
  const { key: keyOf, phrase } = words;
  return [...groupedBy(conditions, ({ operator }) => operator)].map(([operator, own]) => [
    keyOf(operator),
    { map: own.map(({ key, values }) => [keyOf(key), oneOrList(values.map(phrase))] as const) },
  ]);
}

function oneOrList(items: readonly string[]): NewMap[number][1] {
  const [only, ...more] = items;
  return only !== undefined && more.length === 0 ? { spelled: only } : { list: items };
}

/** An item that is written anew, also where it is one of the policy of AWS: nothing of that stands here. */
function itemOf(item: DraftItem, { text, phrase }: PolicyWords): string | undefined {
  if ("phrase" in item) return phrase(item.phrase);
  const value = known(itemText(item));
  return value === undefined ? undefined : text(value);
}

/** What a policy of one's own is called that takes the place of AWS's: `S3Access`. */
export function nameInPlaceOf(managed: string, taken: readonly string[]): string {
  const last = managed.slice(managed.lastIndexOf("/") + 1);
  const about = last
    .replace(/^(?:Amazon|AWS)_?/, "")
    .replace(/_?(?:FullAccess|Access|ReadWrite|PowerUser|ConsoleFullAccess)$/, "");
  const name = `${/^Administrator$|^Power(?:User)?$|^$/.test(about) ? "" : about}Access`;
  let free = name;
  for (let count = 2; taken.includes(free); count++) free = `${name}${count}`;
  return free;
}
