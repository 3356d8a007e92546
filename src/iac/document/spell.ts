import type { Draft, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { quoteJson, respellListItem as respellJson } from "../../syntax/json-write.ts";
import { respellListItem as respellYaml, yamlScalar } from "../../syntax/yaml-write.ts";
import type { Spelled } from "../format.ts";
import { spellInData, type DataSpelling } from "../spell-data.ts";
import { isJsonFile, readData } from "./read.ts";

/** Writes statements in the place of one of a JSON or YAML file. */
export function spellInDocument(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { source } = statement.place;
  const { roots } = readData(source);
  return spellInData(statement, drafts, roots, isJsonFile(source.path) ? json : yaml);
}

const json: DataSpelling = {
  respell: respellJson,
  string: quoteJson,
  phrase: (phrase) => quoteJson(filledIn(phrase)),
};

const yaml: DataSpelling = {
  respell: respellYaml,
  string: (value) => yamlScalar(value),
  phrase: (phrase) => yamlScalar(filledIn(phrase)),
};

/** The expressions of a document are the `${names}` that some templating fills in. */
function filledIn({ pieces }: Phrase): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`))
    .join("");
}
