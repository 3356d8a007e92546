import { arnWordOf } from "../iam/arn-word.ts";
import { expression, nowhere, phrase, type Phrase } from "../iam/draft.ts";
import type { Hole, Meaning } from "../iam/text.ts";

/**
 * A text of a template as a phrase. `${...}` is a value that is known later (`${AWS::Region}`,
 * `${var.bucket}`, `${KeyId}`), but for what IAM itself fills in when a policy is asked:
 * `${aws:username}`, `${*}`.
 */
export function phraseOf(text: string): Phrase {
  return phrase(
    ...text.split(/(\$\{[^}]*\})/).map((piece) => {
      const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
      return name === undefined || isOfIam(name) ? piece : expression(name, holeOf(name));
    }),
  );
}

/** Policy variables, with a default or without, and the three characters that are written so. */
function isOfIam(name: string): boolean {
  return /^[*?$]$/.test(name) || /^\s*[\w.-]+:(?!:)/.test(name);
}

function holeOf(name: string): Hole {
  const word = arnWordOf(name);
  const meaning: Meaning = word ? { kind: word } : { kind: "unknown" };
  return { id: name, place: nowhere.written, meaning, expression: name };
}
