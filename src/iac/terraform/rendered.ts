import type { Module } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { asText } from "../../evaluate/texts.ts";
import { expression, phrase, type Phrase } from "../../iam/draft.ts";
import type { Declared, Vocabulary, Word } from "../../iam/inventory.ts";
import type { Policy } from "../../iam/policy.ts";
import { isHole, known, textKey, type Text } from "../../iam/text.ts";
import { groupedBy } from "../../source/grouped.ts";
import { once } from "../../source/once.ts";
import type { Source } from "../../source/source.ts";
import type { Call } from "../../syntax/hcl/ast.ts";
import { expressionsIn, valuesIn } from "../../syntax/hcl/walk.ts";
import { resourceTexts, wordsOf } from "../vocabulary.ts";

/** What the names mean that templates of other files are given: `templatefile("queue.json", { queue = ... })`. */
export type Rendered = {
  /** The resources whose ARN or name they are given, with the paths of the templates as their scopes. */
  readonly declared: readonly Declared[];
  /** By the paths of the templates. */
  readonly vocabularies: ReadonlyMap<string, Vocabulary>;
};

/** A name of a template, and what it is in one place that renders it. */
type Given = { readonly name: string; readonly text: Text; readonly scope: Scope };

/**
 * The resources of modules as the templates call them that modules render. What is rendered in several places has the
 * names alone that mean the same resource in each.
 * (https://developer.hashicorp.com/terraform/language/functions/templatefile)
 *
 * @param declared the resources of all scopes
 * @param policies those that templates hold among them: what else they say is how they write ARNs
 */
export function renderedBy(
  scopes: readonly Scope[],
  declared: readonly Declared[],
  policies: readonly Policy[],
): Rendered {
  const inScope = once((scope: Scope) => declared.filter((each) => each.scope === scope.id));
  const places = new Map<string, (readonly Given[])[]>();
  for (const scope of scopes)
    for (const call of callsIn(scope.module)) {
      const found = givenBy(call, scope);
      if (found) places.set(found.path, [...(places.get(found.path) ?? []), found.given]);
    }
  const statements = groupedBy(
    policies.flatMap((each) => each.statements),
    ({ place }) => place.source.path,
  );
  const templates = [...places].map(([path, [first = [], ...others]]) => {
    const resources = first
      .flatMap((each) => meantBy(each, inScope(each.scope), path))
      .filter((own) =>
        others.every((given) =>
          given
            .flatMap((each) => meantBy(each, inScope(each.scope), path))
            .some((other) => isSame(own, other)),
        ),
      );
    const words = wordsOf(resourceTexts(statements.get(path) ?? []), () => undefined);
    return { path, resources, vocabulary: vocabularyOf([first, ...others], words) };
  });
  return {
    declared: templates.flatMap(({ resources }) => resources),
    vocabularies: new Map(templates.map(({ path, vocabulary }) => [path, vocabulary])),
  };
}

type Place = { readonly call: Call; readonly source: Source };

/** The calls of a module that render files. */
const callsIn = once(({ files }: Module): readonly Place[] =>
  files
    .filter(({ source }) => source.text.includes("templatefile("))
    .flatMap(({ source, body }) =>
      valuesIn(body)
        .flatMap(expressionsIn)
        .flatMap((each) =>
          each.kind === "call" && each.name === "templatefile" && each.args.length === 2
            ? [{ call: each, source }]
            : [],
        ),
    ),
);

function givenBy(
  { call: { args }, source }: Place,
  scope: Scope,
): { readonly path: string; readonly given: readonly Given[] } | undefined {
  const [file, names] = args;
  const at = { source, bindings: new Map() };
  const path = file && asText(scope.evaluator.evaluate(file, at));
  const written = path && known(path);
  const found = written === undefined ? undefined : scope.pathOf(written);
  const value = names && scope.evaluator.evaluate(names, at);
  if (found === undefined || value?.kind !== "map") return undefined;
  const given = value.entries.flatMap(({ key, value: own }) => {
    const [name, text] = [known(key), asText(own)];
    return name !== undefined && text ? [{ name, text, scope }] : [];
  });
  return { path: found, given };
}

/** The resources whose ARN, or whose name, a name of a template stands for. */
function meantBy(
  { name, text }: Given,
  declared: readonly Declared[],
  scope: string,
): readonly Declared[] {
  const key = textKey(text);
  const given = expression(name, text);
  return declared.flatMap(({ arn, called, ...each }): readonly Declared[] => {
    if (arn && textKey(arn.text) === key) return [{ ...each, scope, arn: given }];
    const isName = called !== undefined && each.name !== undefined && textKey(each.name) === key;
    return isName ? [{ ...each, scope, called: given }] : [];
  });
}

function isSame(some: Declared, other: Declared): boolean {
  const names = ({ arn, called }: Declared): string =>
    [arn, called].map((each) => each && textKey(each.text)).join();
  return (
    some.address === other.address &&
    (some.arn === undefined) === (other.arn === undefined) &&
    names(some) === names(other)
  );
}

/**
 * The names that give the partition, the region and the account in each place; else what is written there. A variable
 * of policies is escaped, for Terraform would fill it in.
 */
function vocabularyOf(
  places: readonly (readonly Given[])[],
  words: Partial<Vocabulary>,
): Vocabulary {
  const [first = []] = places;
  const word = (kind: Word): Phrase => {
    const found = first.find(({ name }) =>
      places.every((given) => given.some((each) => each.name === name && isWord(each, kind))),
    );
    return found ? expression(found.name, found.text) : (words[kind] ?? phrase("*"));
  };
  return {
    partition: word("partition"),
    region: word("region"),
    account: word("account"),
    caller: { pieces: ["$${aws:PrincipalAccount}"], text: phrase("${aws:PrincipalAccount}").text },
  };
}

function isWord({ text: { parts } }: Given, kind: Word): boolean {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 && isHole(only) && only.meaning.kind === kind;
}
