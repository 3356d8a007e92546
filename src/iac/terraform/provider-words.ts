import { argument, blocksOf, type Module } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { asText } from "../../evaluate/texts.ts";
import { expression, phrase, type Phrase } from "../../iam/draft.ts";
import type { Vocabulary } from "../../iam/inventory.ts";
import { isHole, known } from "../../iam/text.ts";
import type { Source } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";

/**
 * The Region and the account that a module's own provider of AWS is set to, as it says them: a name, a variable or a
 * local. Of several providers nothing says whose resources a statement means.
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs#argument-reference)
 */
export function providerWords({ files }: Module, scope: Scope): Partial<Vocabulary> {
  const [only, ...more] = files.flatMap(({ source, body }) =>
    blocksOf(body, "provider")
      .filter(({ labels }) => labels[0]?.value === "aws")
      .map((block) => ({ source, body: block.body })),
  );
  if (!only || more.length > 0 || argument(only.body, "alias")) return {};
  const { source, body } = only;
  const region = wordAt(argument(body, "region")?.value, source, scope);
  const allowed = argument(body, "allowed_account_ids")?.value;
  const [account, ...others] = allowed?.kind === "tuple" ? allowed.items : [];
  const word = others.length === 0 ? wordAt(account, source, scope) : undefined;
  return { ...(region && { region }), ...(word && { account: word }) };
}

function wordAt(
  value: Expression | undefined,
  source: Source,
  { evaluator }: Scope,
): Phrase | undefined {
  if (!value) return undefined;
  const written = source.text.slice(value.span.start, value.span.end);
  const text = asText(evaluator.evaluate(value, { source, bindings: new Map() }));
  if (!text) return undefined;
  if (/^(?:var|local)\.\w+$/.test(written) && text.parts.length === 1)
    return expression(written, text);
  const word = text.parts.some(isHole) ? undefined : known(text);
  return word !== undefined && /^"[a-z0-9-]+"$/.test(written) ? phrase(word) : undefined;
}
