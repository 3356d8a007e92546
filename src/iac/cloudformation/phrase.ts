import type { Phrase } from "../../iam/draft.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { yamlScalar } from "../../syntax/yaml-write.ts";
import type { Notation } from "../templates.ts";

export const jsonNotation: Notation = {
  text: quoteJson,
  ref: (name) => `{ "Ref": ${quoteJson(name)} }`,
  getAtt: (logicalId, name) => `{ "Fn::GetAtt": [${quoteJson(logicalId)}, ${quoteJson(name)}] }`,
  sub: (text) => `{ "Fn::Sub": ${text} }`,
  imported: (name) => `{ "Fn::ImportValue": ${quoteJson(name)} }`,
};

export const yamlNotation: Notation = {
  text: (value) => yamlScalar(value),
  ref: (name) => `!Ref ${name}`,
  getAtt: (logicalId, attribute) => `!GetAtt ${logicalId}.${attribute}`,
  sub: (text) => `!Sub ${text}`,
  imported: (name) => `!ImportValue ${yamlScalar(name)}`,
};

/** How a phrase says what another stack exports by a name: it is the whole of it, and in no text. */
export const importedBy = "Fn::ImportValue ";

/** Writes a phrase as CloudFormation has it. */
export function writePhrase(
  { pieces }: Phrase,
  { text, ref, getAtt, sub, imported }: Notation,
): string {
  const [only, ...more] = pieces;
  if (typeof only === "object" && more.length === 0) {
    const { expression } = only;
    if (expression.startsWith(importedBy)) return imported(expression.slice(importedBy.length));
    const dot = expression.indexOf(".");
    return dot < 0 ? ref(expression) : getAtt(expression.slice(0, dot), expression.slice(dot + 1));
  }
  const plain = pieces.every((piece) => typeof piece === "string");
  return plain ? text(pieces.join("")) : sub(text(substitution(pieces)));
}

/** The text of `Fn::Sub`, in which a literal `${` is written `${!`. */
function substitution(pieces: Phrase["pieces"]): string {
  return pieces
    .map((piece) =>
      typeof piece === "string" ? piece.replaceAll("${", "${!") : `\${${piece.expression}}`,
    )
    .join("");
}
