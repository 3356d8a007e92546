import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { placeIn, type Match, type Statement } from "../iam/policy.ts";
import { isHole, readable, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { contains, textAt } from "../source/source.ts";

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3, word = "and"): string {
  const shown = firstOf(names, most);
  return joined(shown, names.length - shown.length, word);
}

/** The names of actions, each once, however often it is written. */
export function actionNames(actions: readonly { readonly action: Action }[], most = 3): string {
  const ids = [...new Set(actions.map(({ action }) => action.id))];
  const shown = firstOf(ids, most);
  return joined(
    shown.map((id) => code(id)),
    ids.length - shown.length,
    "and",
  );
}

/** The first ones, or all where only one would be left. */
function firstOf<T>(all: readonly T[], most: number): readonly T[] {
  return all.length > most + 1 ? all.slice(0, most) : all;
}

function joined(shown: readonly string[], left: number, word: string): string {
  const all = left > 0 ? [...shown, `${left} more`] : [...shown];
  const last = all.pop();
  return all.length === 0 ? (last ?? "") : `${all.join(", ")} ${word} ${last ?? ""}`;
}

/** `1 action`, `2 actions` */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** `the one named`, `the 3 named` */
export function namedBy({ items, rest }: Match): string {
  if (rest.length > 0) return "those named";
  return items.length === 1 ? "the one named" : `the ${items.length} named`;
}

/** The name of a resource type, as words for one of them: `auto scaling group`, `broker`. */
export function typeName({ name }: Pick<ResourceType, "name">): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_/ ]+/g, " ")
    .trim()
    .toLowerCase()
    .replace(joinedWords, "$1 $2");
  return singular(words);
}

/** Two words that AWS writes as one: `hostedzone`, `statemachine`, `targetgroup`. */
const joinedWords =
  /\b(access|data|delivery|device|event|health|hosted|identity|instance|load|maintenance|node|parameter|patch|recovery|replication|root|security|state|subnet|target|thing|user)(balancer|baseline|bus|catalog|check|group|machine|point|pool|profile|stream|window|zone)/g;

/** AWS calls some types by several of them: `brokers`, `policies`, `branches`. */
function singular(words: string): string {
  if (/(?:ss|us|as|ysis|\bseries|\blens|\bcors|\bes)$/.test(words)) return words;
  return words
    .replace(/ies$/, "y")
    .replace(/(ch|sh|x|ss)es$/, "$1")
    .replace(/s$/, "");
}

/** `a bucket`, `an object` */
export function a(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/**
 * The types by which people think of an action: those that it requires, or else the one with the
 * plainest ARN. A bucket is also reached through access points, and is a bucket first of all.
 */
export function plainTypes({ resourceTypes }: Action): readonly ResourceType[] {
  const required = resourceTypes.filter((use) => use.required).map((use) => use.type);
  if (required.length > 0) return required;
  return plainestFirst(resourceTypes.map((use) => use.type)).slice(0, 1);
}

/** Resource types by the length of their ARNs: an object of a bucket before that of an access point. */
export function plainestFirst(types: readonly ResourceType[]): readonly ResourceType[] {
  const length = (type: ResourceType): number => type.arns[0]?.length ?? 0;
  return [...types].sort((one, other) => length(one) - length(other));
}

/** A text as the statement has it, for a sentence: `${aws_s3_bucket.logs.arn}/*`. */
export function written(text: Text, statement: Statement): string {
  const [only, ...more] = text.parts;
  // What is nothing but a reference reads best as it is written there: `!GetAtt Orders.Arn`.
  const isReference =
    (only !== undefined && isHole(only) && more.length === 0) ||
    text.parts.some((part) => isHole(part) && part.expression === undefined);
  const place = placeIn(statement, text);
  const source = textAt(place).replace(/^(["'])(.*)\1$/s, "$2");
  const isShort = contains(statement.place.span, place.span) && !source.includes("\n");
  return code(isReference && isShort ? source : readable(text));
}
