import type { Frame } from "../../evaluate/embedded.ts";
import { filledFrame } from "../../evaluate/filled.ts";
import { phrase } from "../../iam/draft.ts";
import type { Vocabulary } from "../../iam/inventory.ts";
import type { Elements, Policy } from "../../iam/policy.ts";
import { once } from "../../source/once.ts";
import { directoryOf } from "../../source/path.ts";
import type { Files, Source } from "../../source/source.ts";
import type { Placeholder } from "../../syntax/placeholders.ts";
import { elementProblems } from "../element-problems.ts";
import { joined, nothing, type Extraction, type Facts } from "../format.ts";
import type { ManagedUses } from "../managed.ts";
import { syntaxProblems } from "../problems.ts";
import { resourceTexts, wordsOf } from "../vocabulary.ts";
import { declarationsIn, type Declaration } from "./declarations.ts";
import { attributesOf, resourcesOf, type Resource } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { referring } from "./referring.ts";
import { policiesOf } from "./policies.ts";
import { isFilledIn, namesIam, readData, writtenIn } from "./read.ts";
import { referencesOf } from "./references.ts";
import { unreadInScript } from "./script.ts";
import { namesOf, type Tree } from "./sites.ts";

/** Reads policies that are files of their own, or parts of other JSON and YAML files. */
export function extractDocuments(
  sources: readonly Source[],
  facts: Facts,
  files: Files,
): Extraction {
  const folders = new Map<string, Document[]>();
  const documents = sources.map((source) => {
    const document = documentOf(source, facts);
    const folder = directoryOf(source.path);
    const others = folders.get(folder);
    if (others) others.push(document);
    else folders.set(folder, [document]);
    return document;
  });
  const besideOf = once((folder: Document[]) => extractFolder(folder, facts, files));
  return joined(
    documents.map((document) => {
      const folder = folders.get(directoryOf(document.source.path)) ?? [];
      const found = besideOf(folder).get(document) ?? nothing;
      return isTold.test(document.source.text) ? asTold(found) : found;
    }),
  );
}

/**
 * What AWS answers that is asked for all of an account, or for the version of a policy, in JSON and in YAML.
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html)
 */
const isTold =
  /(?:^|[{,])[ \t]*"?(?:(?:User|Group|Role)DetailList|PolicyVersionList|IsDefaultVersion)"?[ \t]*:/m;

function asTold(found: Extraction): Extraction {
  return { ...found, policies: found.policies.map((policy) => ({ ...policy, isTold: true })) };
}

/** A file, and what it declares. */
type Document = {
  readonly source: Source;
  readonly roots: readonly Rooted[];
  readonly declarations: readonly Declaration[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly frame: Frame;
};

type Rooted = Pick<Tree, "root" | "declarations">;

function documentOf(source: Source, facts: Facts): Document {
  const { roots, masked } = readData(source);
  const written = writtenIn(source);
  const rooted = roots.map((root) => ({
    root,
    declarations: declarationsIn(root, facts.read, written),
  }));
  const declarations = rooted.flatMap((each) => each.declarations);
  const resources = resourcesOf(declarations, filledFrame(source, masked), facts);
  const frame = filledFrame(source, masked, attributesOf(resources));
  return { source, roots: rooted, declarations, resources, frame };
}

/** What the files of a folder say: manifests of Kubernetes refer to each other. */
function extractFolder(
  documents: readonly Document[],
  facts: Facts,
  files: Files,
): ReadonlyMap<Document, Extraction> {
  const beside = documents.flatMap(({ source: { path: scope }, declarations }) =>
    declarations.map((declaration) => ({ declaration, scope })),
  );
  const named = documents.map((document) => {
    const { source, roots, declarations, frame } = document;
    const { path } = source;
    const refer = referring(beside, path, writtenIn(source));
    const names = namesOf(declarations, readData(source).masked.placeholders, refer);
    const trees = roots.map((each): Tree => ({ ...each, names: names(each.root) }));
    return { document, path, frame, trees };
  });
  const managed = managedIn(named);
  return new Map(
    named.map(({ document, path, trees }) => {
      const extraction = extractDocument(document, trees, managed.of(path), facts, files);
      const links = [
        ...managed.links.filter(([from]) => from === path),
        ...linksOf(extraction.policies, path),
      ];
      return [document, { ...extraction, links }];
    }),
  );
}

/** The other files that declare what policies of a file are attached to. */
function linksOf(policies: readonly Policy[], path: string): Extraction["links"] {
  return policies.flatMap(({ attachedTo }) =>
    attachedTo.flatMap(({ scope }) => (scope === undefined ? [] : [[path, scope] as const])),
  );
}

function extractDocument(
  { source, declarations: all, resources, frame }: Document,
  trees: readonly Tree[],
  uses: ManagedUses,
  facts: Facts,
  files: Files,
): Extraction {
  const { masked, problems } = readData(source);
  const found = policiesOf(trees, frame, source, uses, { facts, files });
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
      ...unreadInScript(source, found.policies),
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
    placeholders
      .filter(({ kind }) => kind !== "format")
      .map(({ kind, expression }) => [
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
