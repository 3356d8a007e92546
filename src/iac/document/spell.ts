import type { Draft, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { yamlScalar } from "../../syntax/yaml-write.ts";
import type { Spelled } from "../format.ts";
import { jsonSpelling, spellInData, yamlSpelling } from "../spell-data.ts";
import { readData } from "./read.ts";

/** Writes statements in the place of one of a JSON or YAML file. */
export function spellInDocument(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { source } = statement.place;
  const { roots, notation } = readData(source);
  return spellInData(statement, drafts, roots, notation === "json" ? json : yaml);
}

const json = jsonSpelling((phrase) => quoteJson(filledIn(phrase)));
const yaml = yamlSpelling((phrase) => yamlScalar(filledIn(phrase)));

/** The expressions of a document are the `${names}` or `{{ names }}` that some templating fills in. */
function filledIn({ pieces }: Phrase): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const { expression } = piece;
      return expression.startsWith("{{") ? expression : `\${${expression}}`;
    })
    .join("");
}
