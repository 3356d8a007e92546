import type { Catalog } from "../../catalog/catalog.ts";
import { dataValue, documentFrame } from "../../evaluate/data.ts";
import { looksLikeStatement, readElements } from "../../evaluate/statement.ts";
import type { Elements } from "../../iam/policy.ts";
import { asText } from "../../evaluate/texts.ts";
import type { MapValue, Value } from "../../evaluate/value.ts";
import { phrase } from "../../iam/draft.ts";
import type { Vocabulary } from "../../iam/inventory.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type { Source } from "../../source/source.ts";
import { valueOf, type DataList, type DataMap, type DataNode } from "../../syntax/data.ts";
import { mapsIn } from "../../syntax/data-walk.ts";
import { elementProblems } from "../element-problems.ts";
import { joined, nothing, type Extraction, type Facts } from "../format.ts";
import { syntaxProblems } from "../problems.ts";
import { resourceTexts, wordsOf } from "../vocabulary.ts";
import { readData } from "./read.ts";

/** Reads policies that are files of their own, or parts of other JSON and YAML files. */
export function extractDocuments(sources: readonly Source[], { catalog }: Facts): Extraction {
  return joined(sources.map((source) => extractDocument(source, catalog)));
}

function extractDocument(source: Source, catalog: Catalog): Extraction {
  const { roots, problems } = readData(source);
  const written = new Map<string, Elements>();
  const policies = roots.flatMap((root, index) => policiesIn(root, index, source, written));
  const scope = `${source.path}/`;
  const vocabulary: Vocabulary = {
    partition: phrase("*"),
    region: phrase("*"),
    account: phrase("*"),
    ...wordsOf(resourceTexts(written.values()), (hole) =>
      hole.startsWith(scope) ? hole.slice(scope.length) : undefined,
    ),
  };
  return {
    ...nothing,
    policies,
    written,
    vocabularies: new Map([[source.path, vocabulary]]),
    problems: [
      ...syntaxProblems(source, problems.slice(0, 1)),
      ...elementProblems(policies, catalog),
    ],
  };
}

/** Statements, by the map around them: a document, or whatever else holds them. */
function policiesIn(
  root: DataNode,
  index: number,
  source: Source,
  written: Map<string, Elements>,
): readonly Policy[] {
  const frame = documentFrame(source);
  const policies: Policy[] = [];
  const taken = new Set<DataMap>();
  for (const { node, path, list } of mapsIn(root)) {
    const document = valueOf(node, "Statement");
    // The others of its list were met with the first one.
    const plain = taken.has(node) ? [] : plainStatements(node, list);
    const own = document ? statementNodes(document) : plain;
    const fresh = own.filter((each) => !taken.has(each));
    if (fresh.length === 0) continue;
    const address = [...(index > 0 ? [String(index)] : []), ...path].join(".");
    const id = `${source.path}/${address}${policies.length > 0 ? `#${policies.length}` : ""}`;
    const statements = fresh.map((each, number): Statement => {
      taken.add(each);
      const value = dataValue(each, frame) as MapValue;
      const elements = readElements(value);
      const statementId = `${id}[${number}]`;
      written.set(statementId, elements);
      return { id: statementId, place: frame.place(each.span), presence: "always", ...elements };
    });
    const version = valueOf(node, "Version");
    const text = version && asText(dataValue(version, frame) satisfies Value);
    policies.push({
      id,
      kind: kindOfUnattached(statements),
      owner: { address: path.length === 0 ? source.path : path.join("."), type: "", names: [] },
      attachedTo: [],
      ...(text && { version: text }),
      statements,
      place: frame.place((document || !list ? node : list).span),
    });
  }
  return policies;
}

function statementNodes(node: DataNode): readonly DataMap[] {
  const items = node.kind === "list" ? node.items : [node];
  return items.filter((item): item is DataMap => item.kind === "map" && hasEffect(item));
}

function hasEffect(node: DataMap): boolean {
  return node.entries.some(({ key }) => key.toLowerCase() === "effect");
}

/** A statement that stands in no document; those of one list belong together. */
function plainStatements(node: DataMap, list: DataList | undefined): readonly DataMap[] {
  if (!isPlainStatement(node)) return [];
  return list ? list.items.filter(isPlainStatement) : [node];
}

function isPlainStatement(node: DataNode): node is DataMap {
  return node.kind === "map" && looksLikeStatement(new Set(node.entries.map(({ key }) => key)));
}
