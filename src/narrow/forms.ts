import type { Action } from "../catalog/action.ts";
import type { Form } from "../catalog/arn-shapes.ts";
import { wordsOf } from "../catalog/words.ts";
import type { Phrase } from "../iam/draft.ts";
import type { Policy } from "../iam/policy.ts";
import { code } from "../source/quoted.ts";
import { filled, inOpen, namesIn } from "./arn-format.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { takesVariables } from "./own-account.ts";
import type { Target } from "./target.ts";
import { givenValue, isInTexts, isSeenOf } from "./told.ts";

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
    return given.has(placeholder) || isVariable(placeholder) ? [] : [`<${placeholder}>`];
  });
  const vocabulary = open.length > 0 ? inOpen(near.vocabulary) : near.vocabulary;
  const phrases = (): readonly Phrase[] =>
    form.arns.map((format) =>
      filled(format, vocabulary, (name) =>
        isVariable(name) ? `\${${name}}` : (given.get(name) ?? `<${name}>`),
      ),
    );
  return open.length > 0
    ? { kind: "missing", phrases, missing: () => open.map((name) => code(name)), isNamable: true }
    : { kind: "found", phrases, assumptions: [`that it ${form.does}`] };
}

/**
 * Whether a form can be what is meant in a policy: what a user is called is known of users alone, and only where variables
 * mean something. (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html)
 */
export function mayBeIn({ arns }: Form, { policy }: { readonly policy: Policy }): boolean {
  if (!arns.flatMap(namesIn).some((each) => isVariable(each.slice(2, -1)))) return true;
  const { kind, attachedTo, heldBy = [] } = policy;
  const isOfRoles =
    attachedTo.some(({ type }) => /role|permission/i.test(type)) ||
    heldBy.some((holder) => holder.as === "role");
  return kind === "identity" && takesVariables(policy) && !isOfRoles;
}

/** A variable of policies, which stands in a format as in an ARN: `aws:username`. */
function isVariable(placeholder: string): boolean {
  return placeholder.startsWith("aws:");
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
  return isInTexts(only) && isSeenOf(near)(only) ? givenValue(only) : undefined;
}
