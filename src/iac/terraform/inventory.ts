import type { Catalog } from "../../catalog/catalog.ts";
import type { DeclaredType } from "../../catalog/places.ts";
import { argument, type Declaration, type Module } from "../../evaluate/terraform/module.ts";
import { itself, type Scope } from "../../evaluate/terraform/scope.ts";
import { expression, phrase, type Phrase } from "../../iam/draft.ts";
import type { Declared, Vocabulary } from "../../iam/inventory.ts";
import type { Hole, Meaning } from "../../iam/text.ts";
import type { Elements } from "../../iam/policy.ts";
import { resourceTexts, wordsOf } from "../vocabulary.ts";
import { countedBy } from "./counted.ts";
import { arnOf, nameOf, pseudoHole } from "./attributes.ts";
import { providerWords } from "./provider-words.ts";

/** The AWS resources that a module declares, and how a statement of the module refers to them. */
export function inventoryOf(
  module: Module,
  scope: Scope,
  types: ReadonlyMap<string, DeclaredType>,
  catalog: Catalog,
): readonly Declared[] {
  return [...module.declarations.values()].flatMap((declaration): readonly Declared[] => {
    const type = declaration.mode === "resource" ? types.get(declaration.type) : undefined;
    if (!type) return [];
    const arn = arnOf(declaration, type, itself, scope, catalog);
    const name = nameOf(declaration, type, itself, scope);
    const isGiven = !type.name.startsWith("@");
    const { body } = declaration.block;
    const self = countedBy(declaration) === undefined ? "" : "[0]";
    const written = `${declaration.address}${self}`;
    return [
      {
        type: type.type,
        address: declaration.address,
        scope: scope.id,
        place: { source: declaration.source, span: declaration.block.span },
        ...(arn && { arn: expression(`${written}.${type.arn ?? "arn"}`, arn) }),
        name,
        ...(type.calls !== undefined && {
          calls: expression(`${written}.${type.calls}`, callsHole(declaration, type.calls, scope)),
        }),
        ...(isGiven && { called: expression(`${written}.${type.name}`, name) }),
        conditional: ["count", "for_each"].some((name) => argument(body, name)),
      },
    ];
  });
}

/** Of an API, what the ARNs of its calls begin with. */
function callsHole(declaration: Declaration, attribute: string, { id }: Scope): Hole {
  const { address, source, block } = declaration;
  return {
    id: `${id}/${address}/${attribute}`,
    place: { source, span: block.span },
    meaning: { kind: "unknown" },
  };
}

const sources = {
  partition: { type: "aws_partition", attribute: "partition" },
  region: { type: "aws_region", attribute: "name" },
  account: { type: "aws_caller_identity", attribute: "account_id" },
} as const;

/** What the ARNs that a module writes say. */
export function wordsWritten(written: Iterable<Elements>): Partial<Vocabulary> {
  return wordsOf(resourceTexts(written), (hole) =>
    /^(?:var|local|data)\.[\w.]+$/.test(hole) ? hole : undefined,
  );
}

/**
 * What the module's own data sources say, else what its ARNs say, else what its provider is set to, else what any value
 * matches.
 */
export function vocabularyOf(module: Module, scope: Scope, used: Partial<Vocabulary>): Vocabulary {
  const set = providerWords(module, scope);
  const word = (kind: keyof typeof sources): Phrase => {
    const { type, attribute } = sources[kind];
    const found = [...module.declarations.values()].find(
      (each) =>
        each.mode === "data" &&
        each.type === type &&
        !["provider", "count", "for_each", "region"].some((n) => argument(each.block.body, n)),
    );
    if (!found) return used[kind] ?? set[kind] ?? phrase("*");
    const meaning: Meaning["kind"] = kind;
    return expression(`${found.address}.${attribute}`, pseudoHole(found, meaning, scope));
  };
  const { usual } = used;
  const words = { partition: word("partition"), region: word("region"), account: word("account") };
  return { ...words, ...(usual && { usual }) };
}
