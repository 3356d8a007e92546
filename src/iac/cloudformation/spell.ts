import type { Draft, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { quoteJson, respellListItem as respellJson } from "../../syntax/json-write.ts";
import { respellListItem as respellYaml, yamlScalar } from "../../syntax/yaml-write.ts";
import type { Spelled } from "../format.ts";
import { spellInData, type DataSpelling } from "../spell-data.ts";
import { isJson, readTemplate } from "./read.ts";

/** Writes statements in the place of one of a template. */
export function spellInTemplate(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { source } = statement.place;
  const { root } = readTemplate(source);
  return spellInData(statement, drafts, root ? [root] : [], isJson(source.text) ? json : yaml);
}

const json: DataSpelling = {
  respell: respellJson,
  string: quoteJson,
  phrase(phrase) {
    const [only, ...more] = phrase.pieces;
    if (typeof only === "object" && more.length === 0) {
      const { expression } = only;
      const dot = expression.indexOf(".");
      if (dot < 0) return `{ "Ref": ${quoteJson(expression)} }`;
      const [id, attribute] = [expression.slice(0, dot), expression.slice(dot + 1)];
      return `{ "Fn::GetAtt": [${quoteJson(id)}, ${quoteJson(attribute)}] }`;
    }
    if (phrase.pieces.every((piece) => typeof piece === "string"))
      return quoteJson(phrase.pieces.join(""));
    return `{ "Fn::Sub": ${quoteJson(substitution(phrase))} }`;
  },
};

const yaml: DataSpelling = {
  respell: respellYaml,
  string: (value) => yamlScalar(value),
  phrase(phrase) {
    const [only, ...more] = phrase.pieces;
    if (typeof only === "object" && more.length === 0)
      return `${only.expression.includes(".") ? "!GetAtt" : "!Ref"} ${only.expression}`;
    if (phrase.pieces.every((piece) => typeof piece === "string"))
      return yamlScalar(phrase.pieces.join(""));
    return `!Sub ${yamlScalar(substitution(phrase))}`;
  },
};

/** The text of `Fn::Sub`, in which a literal `${` is written `${!`. */
function substitution({ pieces }: Phrase): string {
  return pieces
    .map((piece) =>
      typeof piece === "string" ? piece.replaceAll("${", "${!") : `\${${piece.expression}}`,
    )
    .join("");
}
