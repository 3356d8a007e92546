import { isHole, known, type Part, type Text } from "../iam/text.ts";
import { entry } from "./members.ts";
import { asText, isEmptyText } from "./texts.ts";
import type { ListValue, MapValue, Value } from "./value.ts";

/** Whether two values are equal; undefined where that is not known. */
export function equal(left: Value, right: Value): boolean | undefined {
  if (left.kind === "choice")
    return agreedOn(left.complete, left.values, (arm) => equal(arm, right)) ?? same(left, right);
  if (right.kind === "choice") return equal(right, left);
  if (left.kind === "unknown" || right.kind === "unknown") return same(left, right);
  if (left.kind === "null" || right.kind === "null") return left.kind === right.kind;
  if (left.kind === "list" && right.kind === "list") return equalLists(left, right);
  if (left.kind === "map" && right.kind === "map") return equalMaps(left, right);
  // No JSON text is empty.
  if (isEncodedAndEmpty(left, right) || isEncodedAndEmpty(right, left)) return false;
  // `1 == "1"` is false, but what a type converts is not known by its kind.
  if (left.kind !== right.kind)
    return isCollection(left) !== isCollection(right) ? false : undefined;
  const [a, b] = [asText(left), asText(right)];
  return a && b && equalTexts(a, b);
}

const isEncodedAndEmpty = (one: Value, other: Value): boolean =>
  one.kind === "encoded" && isEmptyText(other);

const isCollection = ({ kind }: Value): boolean => kind === "list" || kind === "map";

/** Of what is not known, only that it equals itself. */
function same(left: Value, right: Value): true | undefined {
  if (left.kind !== "unknown" && left.kind !== "choice") return undefined;
  if (right.kind !== "unknown" && right.kind !== "choice") return undefined;
  return left.hole.id === right.hole.id && left.hole.id !== "" ? true : undefined;
}

/** What is the same of all values that there may be. */
function agreedOn<Item>(
  complete: boolean,
  items: readonly Item[],
  judge: (item: Item) => boolean | undefined,
): boolean | undefined {
  if (!complete) return undefined;
  const [first, ...more] = new Set(items.map(judge));
  return more.length === 0 ? first : undefined;
}

/** Whether all are true; false is certain as soon as one is. */
function all(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

function equalLists(left: ListValue, right: ListValue): boolean | undefined {
  if (left.rest.length + right.rest.length > 0) return undefined;
  if (left.items.length !== right.items.length) return false;
  return all(
    left.items.map((item, i) => {
      const other = right.items[i];
      return other && equal(item, other);
    }),
  );
}

function equalMaps(left: MapValue, right: MapValue): boolean | undefined {
  const keys = [left, right].map(({ entries }) => entries.map(({ key }) => known(key)));
  if (left.rest.length + right.rest.length > 0 || keys.flat().includes(undefined)) return undefined;
  const [own, others] = keys.map((each) => new Set(each));
  if (own?.size !== others?.size || !own) return false;
  return all(
    [...own].map((key = "") => {
      const [a, b] = [entry(left, key), entry(right, key)];
      return a && b ? equal(a.value, b.value) : false;
    }),
  );
}

/** Texts with holes are equal where they are built the same, and differ where their ends do. */
function equalTexts(left: Text, right: Text): boolean | undefined {
  const [a, b] = [known(left), known(right)];
  if (a !== undefined && b !== undefined) return a === b;
  if (isSame(left.parts, right.parts)) return true;
  const differs = ([0, -1] as const).some((side) => {
    const [x, y] = [left.parts.at(side) ?? "", right.parts.at(side) ?? ""];
    if (isHole(x) || isHole(y)) return false;
    return side === 0 ? !x.startsWith(y) && !y.startsWith(x) : !x.endsWith(y) && !y.endsWith(x);
  });
  return differs ? false : undefined;
}

function isSame(left: readonly Part[], right: readonly Part[]): boolean {
  const key = (parts: readonly Part[]): string =>
    JSON.stringify(parts.map((part) => (isHole(part) ? [part.id] : part)));
  return key(left) === key(right);
}
