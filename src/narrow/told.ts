import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { wordsOf } from "../catalog/words.ts";
import { expression, nowhere, phrase, type Phrase } from "../iam/draft.ts";
import { once } from "../source/once.ts";
import { filled, namesIn } from "./arn-format.ts";
import { byName } from "./arn-of.ts";
import { endingsOf } from "./arns.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { fits, type Given, type Named, type Telling } from "./telling.ts";

/** A parameter or variable that names a resource. */
export type Told = Given & { readonly phrases: readonly Phrase[] };

/** The resources that what runs is told of by a parameter, a variable or a text, of those that an action takes. */
export function toldTo(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly Told[] {
  const telling = near.telling();
  const isSeen = isSeenOf(near);
  const told = (type: string, each: Given, gives: Named["gives"]): readonly Told[] => {
    const endings = endingsOf(type, types, action, near);
    const isWhole = gives === "arn" && endings.every((ending) => ending === "");
    const isWritten = endings.length > 0 && (isWhole || isInTexts(each)) && isSeen(each);
    const arn = isWritten ? arnGiven(type, each, gives, near) : undefined;
    return arn ? [{ ...each, phrases: endings.map((ending) => phrase(arn, ending)) }] : [];
  };
  const byWords = [...telling.named].flatMap(([type, all]) =>
    all.flatMap((each) => told(type, each, each.gives)),
  );
  if (byWords.length > 0) return byWords;
  return types.flatMap((type) =>
    givenOf(telling)(type).flatMap(({ each, gives }) => told(type.id, each, gives)),
  );
}

/** Whether what is given may stand in a text: what comes of a function is a value by itself. */
export function isInTexts({ pieces = [] }: Given): boolean {
  return pieces.every((piece) => typeof piece === "string" || !/\s/.test(piece.expression));
}

/** Whether what is given can be written where the statement stands. */
export function isSeenOf({ sees }: Neighbourhood): (given: Given) => boolean {
  return ({ pieces = [], at }) =>
    pieces.every((piece) => typeof piece === "string" || sees(piece.expression, at));
}

/** The ARN of what is given: that itself, or one with the name or the id in it. */
function arnGiven(
  id: string,
  given: Given,
  gives: Named["gives"],
  near: Neighbourhood,
): Phrase | undefined {
  const value = givenValue(given);
  if (gives === "arn") return value;
  const named = byName({ type: id }, value, near);
  const type = near.catalog.resourceType(id);
  if (named || !type || near.naming.isGiven(type)) return named;
  const [format, ...others] = near.shapes.formatsOf(type);
  if (format === undefined || others.length > 0 || namesIn(format).length !== 1) return undefined;
  return filled(format, near.vocabulary, () => value);
}

/** What is given, to be written. */
export function givenValue({ name, pieces }: Given): Phrase {
  const written = (text: string): Phrase =>
    expression(text, {
      id: text,
      place: nowhere.written,
      meaning: { kind: "unknown" },
      expression: text,
    });
  if (!pieces) return written(name);
  return phrase(
    ...pieces.map((piece) => (typeof piece === "string" ? piece : written(piece.expression))),
  );
}

/** What is given of a type, by what it is called, without what is declared under its name. Many actions ask for the same types. */
const givenOf = once(({ given, called }: Telling) => {
  const declared = new Set([...called.values()].map(({ name }) => name));
  const others = given
    .filter(({ name, from }) => from !== "event source" && !declared.has(name))
    .map((each) => {
      const names = each.pieces
        ? [each.variable]
        : [each.name.replace(/^var\./, ""), each.variable];
      return { each, names: names.map(wordsOf) };
    });
  return once((type: ResourceType) =>
    others.flatMap(({ each, names }) => {
      const [gives] = names.flatMap((words) => givesBy(words, type) ?? []);
      if (gives === undefined || (each.pieces && !fits(each, gives))) return [];
      return [{ each, gives }];
    }),
  );
});

/**
 * What a parameter or variable gives of a type by the words that it is called: `KnowledgeBaseId`, `EVENT_BUS_ARN`. What
 * one word says is said of other things too: that stands alone, or behind its service (`KMS_KEY_ID`).
 */
function givesBy(
  words: readonly string[],
  { service, name: typeName, arns }: ResourceType,
): Named["gives"] | undefined {
  const last = words.at(-1) ?? "";
  if (!/^(?:arn|id|name)$/.test(last)) return undefined;
  const before = words.slice(0, -1);
  const letters = lettersOf(typeName);
  const at = before.findIndex((_, index) => before.slice(index).join("") === letters);
  if (at < 0) return undefined;
  const ahead = before.slice(0, at).join("");
  const isPlain = before.length - at > 1 || ahead === service || (ahead === "" && last !== "name");
  if (!isPlain) return undefined;
  if (last === "arn") return "arn";
  const [placeholder = ""] = namesIn(arns[0] ?? "");
  return lettersOf(placeholder).endsWith(last) ? "name" : undefined;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/**
 * The environment variables that speak of what an action takes, and do not tell which one it is, or not where the
 * statement stands.
 */
export function untoldTo(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly string[] {
  const { open, named } = near.telling();
  const isTaken = (type: string): boolean => endingsOf(type, types, action, near).length > 0;
  const told = new Set(toldTo(action, types, near).map(({ variable }) => variable));
  return [
    ...[...open].flatMap(([type, names]) => (isTaken(type) ? names : [])),
    ...[...named].flatMap(([type, all]) =>
      isTaken(type)
        ? all.flatMap(({ variable, pieces }) => (pieces && !told.has(variable) ? [variable] : []))
        : [],
    ),
  ];
}
