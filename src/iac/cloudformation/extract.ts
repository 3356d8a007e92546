import { openDeclaredTypes, openPlaces, type PolicyPlace } from "../../catalog/places.ts";
import { templateScope, type TemplateScope } from "../../evaluate/cloudformation/evaluator.ts";
import {
  indexTemplate,
  intrinsic,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import { writtenTemplate } from "../../evaluate/cloudformation/written.ts";
import { readDocument, type Document } from "../../evaluate/document.ts";
import { looksLikeStatement, readElements } from "../../evaluate/statement.ts";
import type { Elements } from "../../iam/policy.ts";
import { asText, type MapValue } from "../../evaluate/value.ts";
import type { Attachment, Owner, Policy, PolicyKind, Statement } from "../../iam/policy.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import { makeText, type Text } from "../../iam/text.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { textAt, type Place, type Source } from "../../source/source.ts";
import { valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { mapsIn } from "../../syntax/data-walk.ts";
import { joined, nothing, withinOf, type Extraction, type Facts } from "../format.ts";
import { providerAttributes } from "./attributes.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { containerFinder, referenceGraph, referencesIn } from "./references.ts";
import { readTemplate } from "./read.ts";

/** Reads the policies of CloudFormation templates, each for itself. */
export function extractCloudFormation(sources: readonly Source[], facts: Facts): Extraction {
  return joined(sources.map((source) => extractTemplate(source, facts)));
}

function extractTemplate(source: Source, facts: Facts): Extraction {
  const { root, problems } = readTemplate(source);
  const template = indexTemplate(source, root);
  if (!template) return { ...nothing, problems };
  const types = openDeclaredTypes(facts.read, "cloudformation");
  const scope = templateScope(template, providerAttributes(facts.catalog, types));
  const found = policiesOf(template, scope, openPlaces(facts.read, "cloudformation"));
  return {
    policies: found.policies,
    written: found.written,
    declared: inventoryOf(scope, types, facts.catalog),
    vocabularies: new Map([[source.path, vocabularyOf(scope)]]),
    references: referenceGraph(template),
    within: withinOf(found.policies, containerFinder(template)),
    problems: [...problems, ...found.problems],
  };
}

type Found = {
  readonly policies: readonly Policy[];
  readonly written: ReadonlyMap<string, Elements>;
  readonly problems: readonly Problem[];
};

function policiesOf(
  template: Template,
  scope: TemplateScope,
  places: ReturnType<typeof openPlaces>,
): Found {
  const policies: Policy[] = [];
  const written = new Map<string, Elements>();
  const problems: Problem[] = [];
  const ids = new Map<string, string>();
  const counts = new Map<string, number>();
  const readWritten = writtenTemplate(template);
  const nodes = new Map<number, DataMap>();
  for (const { node } of mapsIn(template.root)) nodes.set(node.span.start, node);

  const idOf = (value: MapValue, address: string): string => {
    const { span } = value.origin.written;
    const key = `${span.start}-${span.end}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const count = counts.get(address) ?? 0;
    counts.set(address, count + 1);
    const id = `${template.source.path}/${address}[${count}]`;
    ids.set(key, id);
    const node = nodes.get(span.start);
    const asWritten = node && readWritten(node);
    written.set(id, readElements(asWritten?.kind === "map" ? asWritten : value));
    return id;
  };

  const policyId = (address: string): string => {
    const key = `policy ${address}`;
    const number = counts.get(key) ?? 0;
    counts.set(key, number + 1);
    return `${template.source.path}/${address}#${number}`;
  };

  const add = (
    node: DataNode,
    declaration: Declaration | undefined,
    address: string,
    place: PolicyPlace | undefined,
  ): void => {
    const at = { source: template.source, span: node.span };
    const document = readDocument(scope.evaluate(node));
    report(document, at);
    const fresh = document.statements.filter(
      ({ value: { origin } }) =>
        !ids.has(`${origin.written.span.start}-${origin.written.span.end}`),
    );
    if (fresh.length === 0) return;
    const statements = fresh.map(({ value, maybe }): Statement => {
      const id = idOf(value, address);
      const conditional = maybe || declaration?.condition !== undefined;
      return {
        id,
        place: value.origin.written,
        presence: conditional ? "maybe" : "always",
        ...readElements(value),
      };
    });
    const attachedTo = declaration && place ? attachments(declaration, place, template) : [];
    policies.push({
      id: policyId(address),
      kind: place ? (place.kind as PolicyKind) : kindOfUnattached(statements),
      owner: ownerOf(declaration, address, attachedTo, template, scope, place?.protects),
      attachedTo,
      ...(document.version && { version: document.version }),
      statements,
      place: at,
    });
  };

  const report = (document: Document, at: Place): void => {
    for (const { place, message } of document.broken)
      problems.push(problem(place, "syntax-error", `this JSON policy does not parse: ${message}`));
    const [place] = document.unknown;
    if (!place) return;
    const whole = document.statements.length === 0;
    problems.push(
      problem(
        whole ? at : place,
        whole ? "unknown-document" : "unknown-statement",
        `${whole ? "the policy" : "a statement"} ${shown(whole ? at : place)} is not known here`,
      ),
    );
  };

  for (const declaration of template.declarations.values()) {
    const address = declaration.logicalId;
    for (const place of places.get(declaration.type) ?? [])
      for (const node of nodesAt(declaration.properties, place.path))
        if (isDocument(node)) add(node, declaration, address, place);
    // Wherever else a statement is written in a resource: it is read, its kind shown by itself.
    for (const node of statementsIn(declaration.node)) add(node, declaration, address, undefined);
  }
  for (const node of statementsIn(template.root)) add(node, undefined, "template", undefined);
  return { policies, written, problems };
}

/** Managed policies are named in the same lists as documents: a text is none, an object is. */
function isDocument(node: DataNode): boolean {
  return (
    node.kind !== "scalar" ||
    node.style === "literal" ||
    node.style === "folded" ||
    looksLikeJson(node)
  );
}

function looksLikeJson(node: DataNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string" && /^\s*\{/.test(node.value);
}

function* statementsIn(root: DataNode): Generator<DataMap> {
  for (const { node } of mapsIn(root))
    if (looksLikeStatement(new Set(node.entries.map((entry) => entry.key)))) yield node;
}

/** The nodes at a path of properties, through conditions, whose arms all count. */
function nodesAt(node: DataNode | undefined, path: PolicyPlace["path"]): readonly DataNode[] {
  if (!node) return [];
  const found = intrinsic(node);
  if (found?.name === "If" && found.argument.kind === "list")
    return found.argument.items.slice(1).flatMap((arm) => nodesAt(arm, path));
  const [step, ...rest] = path;
  if (!step) return [node];
  const value = valueOf(node, step.name);
  if (!value) return [];
  if (!step.each) return nodesAt(value, rest);
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => nodesAt(item, rest));
}

function attachments(
  declaration: Declaration,
  place: PolicyPlace,
  template: Template,
): readonly Attachment[] {
  return place.attach.flatMap((name): readonly Attachment[] => {
    if (name === "@") return [{ address: declaration.logicalId, type: declaration.type }];
    const value = valueOf(declaration.properties, name);
    if (!value) return [];
    return referencesIn(value, template).map(({ logicalId, type }) => ({
      address: logicalId,
      type,
    }));
  });
}

function problem(place: Place, reason: Problem["reason"], detail: string): Problem {
  return { path: place.source.path, offset: place.span.start, reason, detail };
}

function shown(place: Place): string {
  return code(textAt(place), 80);
}

const naming = [
  "PolicyName",
  "ManagedPolicyName",
  "RoleName",
  "UserName",
  "GroupName",
  "Description",
];

function ownerOf(
  declaration: Declaration | undefined,
  address: string,
  attachedTo: readonly Attachment[],
  template: Template,
  scope: TemplateScope,
  protects: string | undefined,
): Owner {
  const named = [
    ...(declaration ? [declaration] : []),
    ...attachedTo.flatMap((each) => template.declarations.get(each.address) ?? []),
  ];
  return {
    address,
    type: declaration?.type ?? "",
    names: [...new Set(named)].flatMap((each) => namesOf(each, scope)),
    ...(protects !== undefined && { protects }),
  };
}

function namesOf(
  { logicalId, properties, node }: Declaration,
  scope: TemplateScope,
): readonly Text[] {
  const written = { source: scope.template.source, span: node.span };
  const given = naming.flatMap((name) => {
    const value = valueOf(properties, name);
    return value ? (asText(scope.evaluate(value)) ?? []) : [];
  });
  return [makeText([logicalId], { written, via: [] }), ...given];
}
