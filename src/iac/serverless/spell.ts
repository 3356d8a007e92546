import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Spelled } from "../format.ts";
import type { Templates, Write } from "../templates.ts";

/** Writes statements in the place of one of a service, or of a file that it takes in. */
export function serviceSpeller({
  spell,
  write,
}: Templates): (statement: Statement, drafts: readonly Draft[]) => Spelled {
  return (statement, drafts) => spell(statement, drafts, written(write));
}

/** Variables of Serverless stand in plain texts, those of CloudFormation in `Fn::Sub`. */
function written(write: Write): Write {
  return (phrase, notation) => {
    const { pieces } = phrase;
    const isFilled = pieces.every((piece) => typeof piece === "string" || isVariable(piece));
    if (!isFilled) return write(phrase, notation);
    const texts = pieces.map((piece) =>
      typeof piece === "string" ? piece : `\${${piece.expression}}`,
    );
    return notation.text(texts.join(""));
  };
}

/** `self:custom.bucket` or `file(iam.yml):arn`, and not `AWS::Region`. */
function isVariable({ expression }: { readonly expression: string }): boolean {
  return /^[a-z][A-Za-z0-9.]*\s*(?:\(|:(?!:))/.test(expression);
}
