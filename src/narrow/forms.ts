import type { Action } from "../catalog/action.ts";
import type { Form } from "../catalog/arn-shapes.ts";
import { wordsOf } from "../catalog/words.ts";
import type { Phrase } from "../iam/draft.ts";
import { code } from "../source/quoted.ts";
import { filled, namesIn } from "./arn-format.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Target } from "./target.ts";
import { givenValue, isSeenOf } from "./told.ts";

// What an action of many types is mostly meant for, where nothing tells which of them.

/** What is taken for granted of an action; undefined where nothing is. */
export function usualForm(action: Action, near: Neighbourhood): Target | undefined {
  const usual = near.shapes.formsOf(action).find((form) => form.usual);
  return usual && targetIn(usual, near);
}

/** What an action shall be allowed on if one of its forms is all that is meant. */
export function targetIn(form: Form, near: Neighbourhood): Target {
  const given = new Map(
    Object.entries(form.names ?? {}).flatMap(([placeholder, word]) => {
      const name = givenBy(word, near);
      return name === undefined ? [] : [[placeholder, name] as const];
    }),
  );
  const open = form.arns.flatMap(namesIn).flatMap((each) => {
    const placeholder = each.slice(2, -1);
    return given.has(placeholder) ? [] : [`<${placeholder}>`];
  });
  const phrases = (): readonly Phrase[] =>
    form.arns.map((format) =>
      filled(format, near.vocabulary, (name) => given.get(name) ?? `<${name}>`),
    );
  return open.length > 0
    ? { kind: "missing", phrases, missing: () => open.map((name) => code(name)), isNamable: true }
    : { kind: "found", phrases, assumptions: [`that it ${form.does}`] };
}

/** The one parameter, variable or text that what runs is given by a name in which a word is. */
function givenBy(word: string, near: Neighbourhood): Phrase | undefined {
  const found = near
    .telling()
    .given.filter(({ name, variable, pieces }) =>
      (pieces ? [variable] : [name, variable]).some((each) => wordsOf(each).includes(word)),
    );
  const [only] = found;
  if (!only || found.some(({ name }) => name !== only.name)) return undefined;
  return isSeenOf(near)(only) ? givenValue(only) : undefined;
}
