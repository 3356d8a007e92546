import type { Action } from "../catalog/action.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { textAt } from "../source/source.ts";

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const left = names.length - shown.length;
  const all = left > 0 ? [...shown, `${left} more`] : [...shown];
  const last = all.pop();
  return all.length === 0 ? (last ?? "") : `${all.join(", ")} and ${last ?? ""}`;
}

export function actionNames(actions: readonly { readonly action: Action }[], most = 3): string {
  return listed(
    actions.map(({ action }) => code(action.id)),
    most,
  );
}

/** `1 action`, `2 actions` */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** A text as the statement has it, for a sentence. */
export function written(text: Text, statement: Statement): string {
  const literal = text.parts.every((part) => typeof part === "string");
  return code(literal ? text.parts.join("") : textAt(placeIn(statement, text)));
}
