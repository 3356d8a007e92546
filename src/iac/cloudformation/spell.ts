import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Spelled } from "../format.ts";
import type { Notation, Write } from "../templates.ts";
import { jsonSpelling, spellInData, yamlSpelling, type DataSpelling } from "../spell-data.ts";
import { jsonNotation, writePhrase, yamlNotation } from "./phrase.ts";
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
  const phrase: DataSpelling["phrase"] = (each, text) => write(each, { ...notation, text });
  return notation === jsonNotation ? jsonSpelling(phrase) : yamlSpelling(phrase);
}
