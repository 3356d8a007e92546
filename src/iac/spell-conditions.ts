import type { NewCondition } from "../iam/draft.ts";
import { groupedBy } from "../source/grouped.ts";
import { quoteJson } from "../syntax/json-write.ts";
import type { DataEntry, DataMap } from "../syntax/data.ts";
import type { Change } from "../syntax/respell.ts";

/** A condition to be added, its values as the language spells them. */
export type SpelledCondition = Pick<NewCondition, "operator" | "key"> & {
  readonly values: readonly string[];
};

/**
 * What adds conditions to a statement as IAM itself reads it. Undefined where it has one on such a
 * key, or does not say what it has.
 */
export function conditionMap(
  node: DataMap,
  added: readonly SpelledCondition[],
): readonly Change[] | undefined {
  const written = entryLike(node, "Condition");
  const operators = written && mapOf(written);
  if (written && !operators) return undefined;
  const within = [...groupedBy(added, ({ operator }) => operator)].map(([operator, own]) => {
    const found = operators && entryLike(operators, operator);
    const keys = found && mapOf(found);
    if (found && (!keys || own.some(({ key }) => entryLike(keys, key)))) return undefined;
    return {
      key: found?.key ?? operator,
      within: own.map(({ key, values }) => ({ key, items: values.map((text) => ({ text })) })),
    };
  });
  if (!within.every((each) => each !== undefined)) return undefined;
  return [{ key: written?.key ?? "Condition", within }];
}

/** The same in the words of Terraform's data source, in JSON: conditions are objects of a list. */
export function conditionObjects(
  node: DataMap,
  added: readonly SpelledCondition[],
): readonly Change[] {
  const written = entryLike(node, "condition")?.value;
  const before = written?.kind === "list" ? written.items : written ? [written] : [];
  const objects = added.map(({ operator, key, values }) => {
    const [test, variable] = [operator, key].map(quoteJson);
    return `{ "test": ${test}, "variable": ${variable}, "values": [${values.join(", ")}] }`;
  });
  const items = [...before.map((kept) => ({ kept })), ...objects.map((text) => ({ text }))];
  return [{ key: "condition", items }];
}

/** The map that an entry has as its value, written there and in no other words. */
function mapOf({ value, merged }: DataEntry): DataMap | undefined {
  return value.kind === "map" && value.tag === undefined && !merged ? value : undefined;
}

/** An entry by its key, which AWS reads whatever its case. */
function entryLike({ entries }: DataMap, name: string): DataEntry | undefined {
  return entries.findLast(({ key }) => key.toLowerCase() === name.toLowerCase());
}
