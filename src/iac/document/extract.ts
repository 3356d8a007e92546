import { filledFrame } from "../../evaluate/filled.ts";
import { phrase } from "../../iam/draft.ts";
import type { Vocabulary } from "../../iam/inventory.ts";
import type { Elements } from "../../iam/policy.ts";
import type { Files, Source } from "../../source/source.ts";
import type { Placeholder } from "../../syntax/placeholders.ts";
import { elementProblems } from "../element-problems.ts";
import { joined, nothing, type Extraction, type Facts } from "../format.ts";
import { syntaxProblems } from "../problems.ts";
import { resourceTexts, wordsOf } from "../vocabulary.ts";
import { declarationsIn, type Declaration } from "./declarations.ts";
import { attributesOf, resourcesOf } from "./inventory.ts";
import { policiesOf } from "./policies.ts";
import { isFilledIn, namesIam, readData, writtenIn } from "./read.ts";
import { referencesOf } from "./references.ts";
import { namesOf } from "./sites.ts";

/** Reads policies that are files of their own, or parts of other JSON and YAML files. */
export function extractDocuments(
  sources: readonly Source[],
  facts: Facts,
  files: Files,
): Extraction {
  return joined(sources.map((source) => extractDocument(source, facts, files)));
}

function extractDocument(source: Source, facts: Facts, files: Files): Extraction {
  const { roots, masked, problems } = readData(source);
  const written = writtenIn(source);
  const trees = roots.map((root) => ({
    root,
    declarations: declarationsIn(root, facts.read, written),
  }));
  const all = trees.flatMap(({ declarations }) => declarations);
  const resources = resourcesOf(all, filledFrame(source, masked), facts);
  const frame = filledFrame(source, masked, attributesOf(resources));
  const named = namesOf(all, masked.placeholders);
  const found = policiesOf(
    trees.map(({ root, declarations }) => ({ root, names: named(root), declarations })),
    frame,
    source,
    { facts, files },
  );
  const references = referencesOf(all, source, masked.placeholders);
  return {
    ...nothing,
    policies: found.policies,
    elsewhere: found.elsewhere,
    written: found.written,
    declared: [...resources.values()].map(({ declared }) => declared),
    references: references.graph,
    within: references.within(found.policies),
    vocabularies: new Map([
      [source.path, vocabularyOf(source, found.written, masked.placeholders)],
    ]),
    problems: [
      ...(isNoise(source, all) ? [] : syntaxProblems(source, problems.slice(0, 1))),
      ...found.problems,
      ...elementProblems(found.policies, facts.catalog, references.graph),
    ],
  };
}

/**
 * Whether it is nobody's matter that a file does not parse: a template of text that becomes YAML
 * in the end, and nothing in it is IAM.
 */
function isNoise(source: Source, declarations: readonly Declaration[]): boolean {
  return isFilledIn(source) && declarations.length === 0 && !speaksOfIam(source.text);
}

function speaksOfIam(text: string): boolean {
  return /\bEffect\\?["']?\s*:\s*\\?["']?(?:Allow|Deny)\b/.test(text) || namesIam(text);
}

/** How the texts of a document write account, region and partition. */
function vocabularyOf(
  { path }: Source,
  written: ReadonlyMap<string, Elements>,
  placeholders: readonly Placeholder[],
): Vocabulary {
  const scope = `${path}/`;
  const spelled = new Map(
    placeholders.map(({ kind, expression }) => [
      expression,
      kind === "braces" ? `{{ ${expression} }}` : expression,
    ]),
  );
  return {
    partition: phrase("*"),
    region: phrase("*"),
    account: phrase("*"),
    ...wordsOf(resourceTexts(written.values()), (hole) =>
      hole.startsWith(scope) ? spelled.get(hole.slice(scope.length)) : undefined,
    ),
  };
}
