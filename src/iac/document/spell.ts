import type { Draft, DraftItem, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { mayBeDenied, mayDeny } from "../effect.ts";
import type { Spelled } from "../format.ts";
import { jsonSpelling, spellInData, yamlSpelling, type DataSpelling } from "../spell-data.ts";
import { isOfTerraform, isScript, readData } from "./read.ts";
import { substitutionOf } from "./substitution.ts";
import { spellEmbedded } from "./spell-embedded.ts";

/** Writes statements in the place of one of a JSON or YAML file. */
export function spellInDocument(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { source, span } = statement.place;
  const { roots, notation, masked } = readData(source);
  const { directives } = masked;
  if (statement.madeOf !== undefined)
    return { ok: false, because: `it comes of a ${statement.madeOf}` };
  if (mayDeny(statement)) return { ok: false, because: mayBeDenied };
  if (directives.some(({ start, end }) => start < span.end && span.start < end))
    return { ok: false, because: "directives make a part of it" };
  // What stands between two statements is written between others.
  if (directives.length > 0 && drafts.length > 1)
    return { ok: false, because: "directives stand beside it" };
  if (isScript(source.path) && drafts.some(speaksToShell))
    return { ok: false, because: "a shell would take signs of it as its own" };
  const text = textOf(isOfTerraform(source) ? escaped : (piece) => piece);
  const substitute = substitutionOf(readData(source));
  const write: DataSpelling["phrase"] = (phrase, quote) =>
    substitute(phrase, (each) => quote(text(each)));
  const json = jsonSpelling(write);
  const yaml = yamlSpelling(write);
  return (
    spellEmbedded(statement, drafts, json) ??
    spellInData(statement, drafts, roots, notation === "json" ? json : yaml)
  );
}

/**
 * Whether what is new has a sign that a shell reads in a heredoc or that ends its quotes: names of objects may have
 * any.
 */
function speaksToShell({ actions, resources, conditions = [] }: Draft): boolean {
  const items = [actions, resources].flatMap((each): readonly DraftItem[] =>
    each === "keep" ? [] : each,
  );
  const phrases = [
    ...items.flatMap((each) => ("phrase" in each ? [each.phrase] : [])),
    ...conditions.flatMap(({ values }) => values),
  ];
  return phrases.some(({ pieces }) =>
    pieces.some((piece) => typeof piece === "string" && /['`$\\]/.test(piece)),
  );
}

/** The expressions of a document are the `${names}` or `{{ names }}` that some templating fills in. */
function textOf(literal: (piece: string) => string): (phrase: Phrase) => string {
  return ({ pieces }) =>
    pieces
      .map((piece) => {
        if (typeof piece === "string") return literal(piece);
        const { expression } = piece;
        return /^(?:\{\{|\$\(|`)/.test(expression) ? expression : `\${${expression}}`;
      })
      .join("");
}

/** What Terraform's templates would fill in, where it is not escaped already. */
function escaped(text: string): string {
  return text.replace(/(?<![$%])([$%])\{/g, "$1$1{");
}
