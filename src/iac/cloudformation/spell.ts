import type { Draft, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { yamlScalar } from "../../syntax/yaml-write.ts";
import type { Spelled } from "../format.ts";
import type { Notation, Write } from "../templates.ts";
import { jsonSpelling, spellInData, yamlSpelling, type DataSpelling } from "../spell-data.ts";
import { isJson, readTemplate } from "./read.ts";

/** Writes statements in the place of one of a template. */
export function spellInTemplate(
  statement: Statement,
  drafts: readonly Draft[],
  write: Write = writePhrase,
): Spelled {
  const { source } = statement.place;
  if (statement.madeOf !== undefined && statement.madeOf !== "permission")
    return { ok: false, because: `it comes of a ${statement.madeOf}` };
  const { root } = readTemplate(source);
  return spellInData(
    statement,
    drafts,
    root ? [root] : [],
    spellingOf(notationOf(source.text), write),
  );
}

/** How a template writes texts and references. */
export function notationOf(text: string): Notation {
  return isJson(text) ? jsonNotation : yamlNotation;
}

function spellingOf(notation: Notation, write: Write): DataSpelling {
  const phrase = (each: Phrase): string => write(each, notation);
  return notation === jsonNotation ? jsonSpelling(phrase) : yamlSpelling(phrase);
}

const jsonNotation: Notation = {
  text: quoteJson,
  ref: (name) => `{ "Ref": ${quoteJson(name)} }`,
  getAtt: (logicalId, name) => `{ "Fn::GetAtt": [${quoteJson(logicalId)}, ${quoteJson(name)}] }`,
  sub: (text) => `{ "Fn::Sub": ${text} }`,
};

const yamlNotation: Notation = {
  text: (value) => yamlScalar(value),
  ref: (name) => `!Ref ${name}`,
  getAtt: (logicalId, attribute) => `!GetAtt ${logicalId}.${attribute}`,
  sub: (text) => `!Sub ${text}`,
};

/** Writes a phrase as CloudFormation has it. */
export function writePhrase({ pieces }: Phrase, { text, ref, getAtt, sub }: Notation): string {
  const [only, ...more] = pieces;
  if (typeof only === "object" && more.length === 0) {
    const { expression } = only;
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
