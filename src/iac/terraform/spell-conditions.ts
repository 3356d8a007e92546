import type { NewCondition, Phrase } from "../../iam/draft.ts";
import { groupedBy } from "../../source/grouped.ts";
import type { Block, ObjectExpression } from "../../syntax/hcl/ast.ts";
import { quoteHcl, type HclChange } from "../../syntax/hcl/write.ts";
import { keyName } from "./keys.ts";

/**
 * What adds conditions to a statement: blocks of the data source, or keys of the objects that IAM
 * itself reads. Undefined where it has one on such a key, or does not say what it has.
 */
export function conditionChanges(
  item: Block | ObjectExpression,
  added: readonly NewCondition[],
  spell: (phrase: Phrase) => string,
): readonly HclChange[] | undefined {
  if (added.length === 0) return [];
  if (item.kind === "block") return added.map((each) => asBlock(each, spell));
  // What modules call their conditions, their inputs decide.
  if (item.items.some(({ key }) => keyName(key) === "actions")) return undefined;
  const written = valueAt(item, "Condition");
  if (written && written.value.kind !== "object") return undefined;
  const operators = written?.value.kind === "object" ? written.value : undefined;
  const within = [...groupedBy(added, ({ operator }) => operator)].map(([operator, own]) => {
    const found = operators && valueAt(operators, operator);
    const keys = found?.value.kind === "object" ? found.value : undefined;
    if (found && (!keys || own.some(({ key }) => valueAt(keys, key)))) return undefined;
    return {
      key: found?.name ?? operator,
      within: own.map(({ key, values }) => valueOf(key, itemsOf(values, spell))),
    };
  });
  if (!within.every((each) => each !== undefined)) return undefined;
  return [{ key: written?.name ?? "Condition", within }];
}

function asBlock(
  { operator, key, values }: NewCondition,
  spell: (phrase: Phrase) => string,
): HclChange {
  return {
    key: "condition",
    block: [
      { key: "test", scalar: quoteHcl(operator) },
      { key: "variable", scalar: quoteHcl(key) },
      { key: "values", items: itemsOf(values, spell) },
    ],
  };
}

/** One value stands by itself. */
function valueOf(key: string, items: readonly { readonly text: string }[]): HclChange {
  const [only, ...more] = items;
  return only && more.length === 0 ? { key, scalar: only.text } : { key, items };
}

function itemsOf(
  values: readonly Phrase[],
  spell: (phrase: Phrase) => string,
): readonly { readonly text: string }[] {
  return values.map((value) => ({ text: spell(value) }));
}

/** The value of a key, which AWS reads whatever its case, and how it is written. */
function valueAt(
  { items }: ObjectExpression,
  name: string,
): (ObjectExpression["items"][number] & { readonly name: string }) | undefined {
  const found = items.find(({ key }) => keyName(key)?.toLowerCase() === name.toLowerCase());
  return found && { ...found, name: keyName(found.key) ?? name };
}
