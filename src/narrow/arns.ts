import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";
import { textKey } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { filled, inOpen, namesIn } from "./arn-format.ts";
import { arnOf, nameOf } from "./arn-of.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** Of more types than this, the service alone is named. */
export const manyTypes = 4;

/** Whether an action may take one of many types: not where a call takes them all, a database with its catalog and tables. */
export function isOfMany({ combination, conjuncts, resourceTypes }: Action): boolean {
  const beside = resourceTypes.length - conjuncts.flat().length;
  return resourceTypes.length > manyTypes && (combination !== "all" || beside > 1);
}

/**
 * The patterns of a declared resource that an action takes: the resource itself, and what lies in
 * it (the objects of a bucket, the indexes of a table, the streams of a log group).
 */
export function arnsOf(
  declared: Declared,
  wanted: readonly ResourceType[],
  action: Action,
  around: Neighbourhood,
): readonly Phrase[] {
  const endings = endingsOf(declared.type, wanted, action, around);
  if (endings.length === 0) return namedWithin(declared, wanted, around);
  const arn = arnOf(declared, around);
  return arn ? endings.map((each) => behind(arn, each)) : [];
}

/**
 * The patterns of all that lies in one of several declared resources where some of that is declared itself, which is
 * named alone: an index of vectors in its bucket. Of several that it may lie in, there are none.
 */
export function coveringOf(
  chosen: readonly Declared[],
  around: Neighbourhood,
): ReadonlySet<string> {
  const types = new Set(chosen.flatMap(({ type }) => around.catalog.resourceType(type) ?? []));
  const keys = chosen.flatMap((each) => {
    const own = around.catalog.resourceType(each.type);
    const isOnly = around.declared.filter(({ type }) => type === each.type).length === 1;
    const arn = own && isOnly ? arnOf(each, around) : undefined;
    if (!own || !arn) return [];
    return [...types]
      .filter((type) => type !== own)
      .flatMap(suffixesOf(own)(usual(own)))
      .map((ending) => textKey(behind(arn, ending).text));
  });
  return new Set(keys);
}

/** What is named by what it is in, beside that: the tasks of a cluster, the executions of a state machine. */
function namedWithin(
  declared: Declared,
  wanted: readonly ResourceType[],
  around: Neighbourhood,
): readonly Phrase[] {
  const name = nameOf(declared, around);
  if (!name) return [];
  return withinBy(declared.type, wanted, around).map((format) =>
    filled(format, around.vocabulary, (_, first) => (first ? name : "*")),
  );
}

/** The formats of types that begin with the name of a declared one, and have nothing else that anybody names. */
export function withinBy(
  declared: string,
  wanted: readonly ResourceType[],
  { catalog, shapes }: Pick<Neighbourhood, "catalog" | "shapes">,
): readonly string[] {
  const own = catalog.resourceType(declared);
  if (!own) return [];
  const [placeholder = "", ...more] = namesIn(usual(own));
  // `${ClusterName}` of a cluster, and no `${ResourceId}` that all types have.
  if (more.length > 0 || !lettersOf(placeholder).startsWith(lettersOf(own.name))) return [];
  return wanted
    .filter(({ service }) => service === own.service)
    .flatMap(({ arns }) =>
      arns.filter((format) => {
        const [first, ...others] = namesIn(format);
        const isAll = others.every((each) => shapes.isWithin(each.slice(2, -1)));
        return first === placeholder && others.length > 0 && isAll;
      }),
    );
}

/** What an action takes behind the ARN of a type; nothing where that is none of those wanted. */
export function endingsOf(
  declared: string,
  wanted: readonly ResourceType[],
  action: Action,
  { catalog, shapes }: Pick<Neighbourhood, "catalog" | "shapes">,
): readonly string[] {
  const own = catalog.resourceType(declared);
  if (!own) return [];
  const suffixes = suffixesOf(own)(usual(own));
  if (!wanted.some((type) => suffixes(type).length > 0)) return [];
  return shapes.endingsOf(own, action) ?? taken(own, usual(own), action);
}

/** The format of the ARN that a reference to a declared resource gives. */
function usual({ arns }: ResourceType): string {
  return arns[0] ?? "";
}

/** `${StateMachineName}` -> statemachinename */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function behind(arn: Phrase, ending: string): Phrase {
  return ending === "" ? arn : phrase(arn, ending);
}

/** What may follow the ARN of a type, in one of its formats, in what an action takes, the shortest first. */
function taken(own: ResourceType, base: string, { resourceTypes }: Action): readonly string[] {
  const found = resourceTypes.flatMap((use) => suffixesOf(own)(base)(use.type));
  return [...new Set(found)].sort((a, b) => a.length - b.length);
}

/** What follows the ARN of a type in the ARNs of another: "" for itself, "/*" for its objects. */
const suffixesOf = once((own: ResourceType) => {
  const byBase = new Map(own.arns.map((base) => [base, once(suffixesBehind(own, base))]));
  return (base: string) => byBase.get(base) ?? suffixesBehind(own, base);
});

function suffixesBehind(own: ResourceType, base: string) {
  return (other: ResourceType): readonly string[] => {
    if (own === other) return [""];
    return other.arns.flatMap((arn) => {
      if (!arn.startsWith(base) || !/^[/:]/.test(arn.slice(base.length))) return [];
      return [arn.slice(base.length).replace(/\$\{[^}]*\}/g, "*")];
    });
  };
}

/** The patterns of a type, and of what lies in it, with names in angle brackets to be filled in. */
export function openArns(
  type: ResourceType,
  action: Action,
  { vocabulary, shapes }: Pick<Neighbourhood, "vocabulary" | "shapes">,
): readonly Phrase[] {
  return shapes.openFormatsOf(type).flatMap((format) => {
    const base = type.arns.includes(format) ? format : usual(type);
    const endings = shapes.endingsOf(type, action) ?? taken(type, base, action);
    const arn = filled(format, inOpen(vocabulary), (name, first) =>
      !first && shapes.isWithin(name) ? "*" : `<${name}>`,
    );
    return endings.map((ending) => behind(arn, ending));
  });
}

/** The patterns of all resources of a type; `whole`: of all of its service. */
export function wideArns(
  type: ResourceType,
  vocabulary: Vocabulary,
  whole: boolean,
): readonly Phrase[] {
  const formats = whole
    ? type.arns.map((arn) => `${arn.split(":").slice(0, 5).join(":")}:*`)
    : type.arns;
  return formats.map((format) => filled(format, vocabulary, () => "*"));
}

/** Patterns that no other one covers by a wildcard at its end. */
export function plainest<T extends Pick<Phrase, "text">>(phrases: readonly T[]): readonly T[] {
  const byKey = new Map(phrases.map((each) => [textKey(each.text), each]));
  const startOf = (text: string): string => text.replace(/\*$/, "");
  // What begins alike is one behind the other: the shortest start is the first.
  const sorted = [...byKey.keys()].sort((one, other) => {
    const [a, b] = [startOf(one), startOf(other)];
    return a < b ? -1 : a > b ? 1 : other.length - one.length;
  });
  const left = new Set<string>();
  let start: string | undefined;
  for (const text of sorted) {
    if (start !== undefined && text.startsWith(start)) continue;
    left.add(text);
    start = text.endsWith("*") ? startOf(text) : undefined;
  }
  return [...byKey].flatMap(([text, each]) => (left.has(text) ? [each] : []));
}
