import type { Draft, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { spellInTemplate, written, type Notation } from "../cloudformation/spell.ts";
import type { Spelled } from "../format.ts";

/** Writes statements in the place of one of a service, or of a file that it takes in. */
export function spellInService(statement: Statement, drafts: readonly Draft[]): Spelled {
  return spellInTemplate(statement, drafts, spelled);
}

/** Variables of Serverless stand in plain texts, those of CloudFormation in `Fn::Sub`. */
function spelled(phrase: Phrase, notation: Notation): string {
  const { pieces } = phrase;
  const isFilled = pieces.every((piece) => typeof piece === "string" || isVariable(piece));
  if (!isFilled) return written(phrase, notation);
  return notation.text(
    pieces.map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`)).join(""),
  );
}

/** `self:custom.bucket` or `file(iam.yml):arn`, and not `AWS::Region`. */
function isVariable({ expression }: { readonly expression: string }): boolean {
  return /^[a-z][A-Za-z0-9.]*\s*(?:\(|:(?!:))/.test(expression);
}
