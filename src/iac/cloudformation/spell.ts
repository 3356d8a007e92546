import type { Draft, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { yamlScalar } from "../../syntax/yaml-write.ts";
import type { Spelled } from "../format.ts";
import { jsonSpelling, spellInData, yamlSpelling } from "../spell-data.ts";
import { isJson, readTemplate } from "./read.ts";

/** Writes statements in the place of one of a template. */
export function spellInTemplate(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { source } = statement.place;
  if (statement.madeOf !== undefined)
    return { ok: false, because: `it comes of a ${statement.madeOf}` };
  const { root } = readTemplate(source);
  return spellInData(statement, drafts, root ? [root] : [], isJson(source.text) ? json : yaml);
}

/** How a notation writes texts, references and texts with references in them. */
type Notation = {
  readonly text: (value: string) => string;
  readonly ref: (name: string) => string;
  readonly getAtt: (logicalId: string, attribute: string) => string;
  readonly sub: (text: string) => string;
};

const json = jsonSpelling(
  written({
    text: quoteJson,
    ref: (name) => `{ "Ref": ${quoteJson(name)} }`,
    getAtt: (logicalId, name) => `{ "Fn::GetAtt": [${quoteJson(logicalId)}, ${quoteJson(name)}] }`,
    sub: (text) => `{ "Fn::Sub": ${text} }`,
  }),
);

const yaml = yamlSpelling(
  written({
    text: (value) => yamlScalar(value),
    ref: (name) => `!Ref ${name}`,
    getAtt: (logicalId, attribute) => `!GetAtt ${logicalId}.${attribute}`,
    sub: (text) => `!Sub ${text}`,
  }),
);

function written({ text, ref, getAtt, sub }: Notation): (phrase: Phrase) => string {
  return ({ pieces }) => {
    const [only, ...more] = pieces;
    if (typeof only === "object" && more.length === 0) {
      const { expression } = only;
      const dot = expression.indexOf(".");
      return dot < 0
        ? ref(expression)
        : getAtt(expression.slice(0, dot), expression.slice(dot + 1));
    }
    const plain = pieces.every((piece) => typeof piece === "string");
    return plain ? text(pieces.join("")) : sub(text(substitution(pieces)));
  };
}

/** The text of `Fn::Sub`, in which a literal `${` is written `${!`. */
function substitution(pieces: Phrase["pieces"]): string {
  return pieces
    .map((piece) =>
      typeof piece === "string" ? piece.replaceAll("${", "${!") : `\${${piece.expression}}`,
    )
    .join("");
}
