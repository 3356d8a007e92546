import { dataValue } from "../../evaluate/data.ts";
import { readDocument, type Document } from "../../evaluate/document.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import { readElements } from "../../evaluate/statement.ts";
import { asText } from "../../evaluate/texts.ts";
import type { MapValue, Value } from "../../evaluate/value.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { Attachment, Elements, Policy, PolicyKind } from "../../iam/policy.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type { Problem } from "../../source/problem.ts";
import type { Files, Source } from "../../source/source.ts";
import { valueOf, type DataList, type DataNode, type DataScalar } from "../../syntax/data.ts";
import type { Facts } from "../format.ts";
import { elsewhere } from "../elsewhere.ts";
import { mayHoldDocument } from "../loose-text.ts";
import { isModuleStatement, readModuleElements } from "../module-statement.ts";
import { mayBeOfAws } from "../other-systems.ts";
import { holdersOf, onlyBoundary, type ManagedUses } from "../managed.ts";
import { brokenProblems, documentProblems } from "../problems.ts";
import { statementOf } from "../statement.ts";
import { isReadElsewhere } from "./lookups.ts";
import { scoped } from "./managed.ts";
import { namedKind } from "./named-kind.ts";
import { ownerOf } from "./owner.ts";
import { permissionsIn } from "./permissions.ts";
import { documentIn, statementsAt } from "./plain.ts";
import { conditionalIn, readData } from "./read.ts";
import { attachments, documentNode, heldBy, nodesAt, type Tree } from "./sites.ts";
import { nodesIn } from "./walk.ts";

export type Found = {
  readonly policies: readonly Policy[];
  readonly elsewhere: readonly Policy[];
  readonly written: ReadonlyMap<string, Elements>;
  readonly problems: readonly Problem[];
};

/** The policies of a file: those of what it declares, and whatever else looks like a statement. */
export function policiesOf(
  trees: readonly Tree[],
  frame: Frame,
  source: Source,
  uses: ManagedUses,
  { facts, files }: { readonly facts: Facts; readonly files: Files },
): Found {
  const policies: Policy[] = [];
  const problems: Problem[] = [];
  const written = new Map<string, Elements>();
  const taken = new Set<string>();
  const isConditional = conditionalIn(source, readData(source).masked);
  const permissions = permissionsIn(trees, frame, facts, isConditional);
  policies.push(...permissions.policies);
  problems.push(...uses.problems, ...permissions.problems);

  for (const [index, tree] of trees.entries()) {
    const first = policies.length;
    const add = (found: Met): void => {
      const fresh = found.document.statements.filter(({ value }) => !taken.has(keyOf(value)));
      if (fresh.length === 0) return;
      const number = policies.length - first;
      const address = [...(index > 0 ? [String(index)] : []), ...found.address].join(".");
      const id = `${source.path}/${address}${number > 0 ? `#${number}` : ""}`;
      const statements = fresh.map((each, position) => {
        taken.add(keyOf(each.value));
        const elements = elementsOf(each.value);
        const statementId = `${id}[${position}]`;
        written.set(statementId, elements);
        const maybe = each.maybe || isConditional(each.value.origin.written.span.start);
        return statementOf({ ...each, maybe }, statementId, elements);
      });
      policies.push({
        id,
        kind: found.kind ?? namedKind(source.path, statements) ?? kindOfUnattached(statements),
        owner: found.owner,
        attachedTo: found.attachedTo,
        ...(found.heldBy && { heldBy: found.heldBy }),
        ...(found.bounds && { bounds: found.bounds }),
        ...(found.document.version && { version: found.document.version }),
        statements,
        place: found.place,
      });
    };
    for (const site of sitesOf(tree, uses, frame, source.path)) {
      if (!isReadElsewhere(site.node, tree.names, source.path, files))
        problems.push(...documentProblems(site.document, site.place));
      add(site);
    }
    for (const plain of plainIn(tree.root, frame, source, facts.catalog)) {
      problems.push(...brokenProblems(plain.document.broken));
      add(plain);
    }
  }
  return {
    policies,
    elsewhere: elsewhere(uses, source.path, (to) => seenFrom(source.path, to)),
    problems,
    written,
  };
}

/** A document where it was met. */
type Met = Pick<Policy, "owner" | "attachedTo" | "heldBy" | "bounds" | "place"> & {
  readonly address: readonly string[];
  /** Absent where only its statements say what it is. */
  readonly kind?: PolicyKind;
  readonly document: Document;
};

/** The documents at the places where a tree's declarations have them. */
function sitesOf(
  { declarations, names }: Tree,
  uses: ManagedUses,
  frame: Frame,
  path: string,
): readonly (Met & { readonly node: DataNode })[] {
  const seen = (to: readonly Attachment[]): readonly Attachment[] => seenFrom(path, to);
  return declarations.flatMap((declaration) =>
    declaration.places.flatMap(({ path: at, kind, attach, protects }) =>
      nodesAt(declaration.properties, at).map((node) => ({
        node,
        address: [declaration.address],
        kind: onlyBoundary(scoped(path, declaration), uses) ? "boundary" : (kind as PolicyKind),
        owner: ownerOf(declaration, frame, protects),
        attachedTo: [
          ...attachments(declaration, attach, names, path),
          ...seen(uses.attachedTo.get(scoped(path, declaration)) ?? []),
        ],
        ...holdersOf(
          scoped(path, declaration),
          uses,
          heldBy(declaration, attach, names, frame, path),
          seen,
        ),
        place: frame.place(node.span),
        document: documentOf(documentNode(node, names), frame),
      })),
    ),
  );
}

/** What is attached to, as a policy of a file has it: of another file, it says which. */
function seenFrom(path: string, to: readonly Attachment[]): readonly Attachment[] {
  return to.map(({ scope, ...each }) =>
    scope === undefined || scope === path ? each : { ...each, scope },
  );
}

/** Statements wherever they stand, by the map or list around them, and texts that are documents. */
function* plainIn(root: DataNode, frame: Frame, source: Source, catalog: Catalog): Generator<Met> {
  // The others of its list are met with the first one.
  const met = new Set<DataList>();
  const ofOthers = new Set<DataNode>();
  for (const { node, path, list } of nodesIn(root)) {
    const owner = { address: path.join(".") || source.path, type: "", names: [] };
    const at = { address: path, owner, attachedTo: [] };
    if (node.kind === "scalar") {
      const document = textDocument(node, path, frame, catalog);
      if (document) yield { ...at, document, place: frame.place(node.span) };
    }
    if (node.kind !== "map" || ofOthers.has(node)) continue;
    const isDocument = documentIn(node) !== undefined;
    if (!isDocument && list && met.has(list)) continue;
    const version = isDocument
      ? versionOf(node, frame, valueOf(node, "Statement") ? "Version" : "version")
      : {};
    const statements = statementsAt(node, list, catalog).flatMap((each) => {
      const value = dataValue(each, frame);
      // By an alias, a document of AWS's may share a statement with one of another cloud.
      if (value.kind !== "map" || (!isDocument && ofOthers.has(each))) return [];
      if (mayBeOfAws(elementsOf(value), { isOfDocument: isDocument, ...version }, catalog))
        return [{ value, maybe: false }];
      ofOthers.add(each);
      return [];
    });
    if (statements.length === 0) continue;
    if (!isDocument && list) met.add(list);
    const document = { ...none, ...version, statements };
    yield { ...at, document, place: frame.place((isDocument || !list ? node : list).span) };
  }
}

const none: Document = { statements: [], unknown: [], broken: [], others: [] };

/** What a node is as a policy, in the words of the policy language or of the data source. */
function documentOf(node: DataNode, frame: Frame): Document {
  const statements = valueOf(node, "statements");
  const value = dataValue(statements ?? node, frame);
  if (!statements) return readDocument(value);
  const items = value.kind === "list" ? value.items : [value];
  return {
    ...none,
    ...versionOf(node, frame, "version"),
    statements: items.flatMap((item) =>
      item.kind === "map" ? [{ value: item, maybe: false }] : [],
    ),
    unknown: items.flatMap((item) => (item.kind === "map" ? [] : [item.origin.written])),
  };
}

function versionOf(node: DataNode, frame: Frame, name = "Version"): Pick<Document, "version"> {
  const version = valueOf(node, name);
  const text = version && asText(dataValue(version, frame) satisfies Value);
  return text ? { version: text } : {};
}

/** The policy that a string is by itself, if it is one. */
function textDocument(
  node: DataScalar,
  path: readonly string[],
  frame: Frame,
  catalog: Catalog,
): Document | undefined {
  if (!mayHoldDocument(node, path)) return undefined;
  const { broken, version, ...document } = readDocument(dataValue(node, frame));
  const around = { isOfDocument: true, version };
  const statements = document.statements.filter(({ value }) =>
    mayBeOfAws(elementsOf(value), around, catalog),
  );
  return statements.length + broken.length > 0
    ? { ...document, ...(version && { version }), statements, broken }
    : undefined;
}

function elementsOf(value: MapValue): Elements {
  return isModuleStatement(value) ? readModuleElements(value) : readElements(value);
}

function keyOf({ origin: { written } }: MapValue): string {
  return `${written.span.start}-${written.span.end}`;
}
