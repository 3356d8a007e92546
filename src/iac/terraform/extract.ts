import { openDeclaredTypes, openPlaces } from "../../catalog/places.ts";
import type { Elements } from "../../iam/policy.ts";
import type { Bindings } from "../../evaluate/terraform/at.ts";
import {
  argument,
  indexModule,
  type Declaration,
  type Module,
} from "../../evaluate/terraform/module.ts";
import { moduleScope, type Scope } from "../../evaluate/terraform/scope.ts";
import { asText, type MapValue } from "../../evaluate/value.ts";
import type { Attachment, Owner, Policy, PolicyKind, Statement } from "../../iam/policy.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import { known, makeText, type Text } from "../../iam/text.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { textAt, type Place, type Source } from "../../source/source.ts";
import { joined, withinOf, type Extraction, type Facts } from "../format.ts";
import { providerAttributes } from "./attributes.ts";
import { documentResolver, documentType, type Resolved } from "./documents.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { ownStatements } from "./policy-document.ts";
import { readFile } from "./read.ts";
import { containerFinder, referenceGraph } from "./references.ts";
import { managedUses, sitesOf, type Site } from "./sites.ts";
import {
  addressOf,
  carriersOf,
  placeKey,
  placeOf,
  statementsOf,
  writtenStatements,
  type Carrier,
} from "./written.ts";

const unbound: Bindings = new Map();

/** Reads the policies of Terraform files, directory by directory: each is one module. */
export function extractTerraform(sources: readonly Source[], facts: Facts): Extraction {
  const directories = new Map<string, Source[]>();
  for (const source of sources) {
    const directory = directoryOf(source.path);
    const files = directories.get(directory);
    if (files) files.push(source);
    else directories.set(directory, [source]);
  }
  return joined(
    [...directories].map(([directory, files]) => extractModule(directory, files, facts)),
  );
}

/** The directory of a file, which Terraform reads as one module; "." at the top. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

function extractModule(directory: string, sources: readonly Source[], facts: Facts): Extraction {
  const problems: Problem[] = [];
  const files = sources.map((source) => {
    const file = readFile(source);
    for (const { message, offset, reason } of file.problems)
      problems.push({ path: source.path, offset, reason, detail: message });
    return { source, body: file.body };
  });
  const module = indexModule(directory, files);
  const types = openDeclaredTypes(facts.read, "terraform");
  const scope = moduleScope(module, providerAttributes(facts.catalog, types));
  const places = openPlaces(facts.read, "terraform");
  const found = policiesOf(module, scope, sitesOf(module, places));
  return {
    policies: found.policies,
    written: found.written,
    declared: inventoryOf(module, scope, types, facts.catalog),
    vocabularies: new Map([[directory, vocabularyOf(module, scope, found.written.values())]]),
    references: referenceGraph(module),
    within: withinOf(found.policies, containerFinder(module)),
    problems: [...problems, ...found.problems],
  };
}

type Found = {
  readonly policies: readonly Policy[];
  readonly written: ReadonlyMap<string, Elements>;
  readonly problems: readonly Problem[];
};

function policiesOf(module: Module, scope: Scope, sites: readonly Site[]): Found {
  const carriers = carriersOf(module);
  const byPlace = writtenStatements(module, carriers);
  const written = new Map<string, Elements>();
  for (const { id, elements } of byPlace.values()) written.set(id, elements);

  const idOf = (value: MapValue): string => {
    const key = placeKey(placeOf(value));
    return byPlace.get(key)?.id ?? key;
  };
  const blocks = new Map<string, readonly Statement[]>();
  const own = (document: Declaration): readonly Statement[] => {
    const known = blocks.get(document.address);
    if (known) return known;
    const statements = ownStatements(document, scope).map((each, index): Statement => {
      const id = `${module.directory}/${document.address}[${index}]`;
      written.set(id, each.written);
      return { id, ...each.statement };
    });
    blocks.set(document.address, statements);
    return statements;
  };
  const resolver = documentResolver({ scope, own, idOf });
  const uses = managedUses(module);
  const policies: Policy[] = [];
  const problems: Problem[] = [];
  const covered = new Set<string>();

  const report = (resolved: Resolved, at: Place): void => {
    for (const { place, message } of resolved.broken)
      problems.push(problem(place, "syntax-error", `this JSON policy does not parse: ${message}`));
    // What is not known is said where the policy is used, once.
    if (resolved.unknown.length === 0) return;
    const none = resolved.statements.length === 0;
    problems.push(
      none
        ? problem(at, "unknown-document", `the policy ${shown(at)} is not known here`)
        : problem(
            resolved.unknown[0] ?? at,
            "unknown-statement",
            `more statements come from ${shown(resolved.unknown[0] ?? at)}, which is not known here`,
          ),
    );
  };

  for (const site of sites) {
    const { declaration, place, expression, attachedTo } = site;
    const resolved = resolver.expression(expression, declaration);
    const at = { source: declaration.source, span: expression.span };
    report(resolved, at);
    for (const address of resolved.documents) covered.add(address);
    for (const statement of resolved.statements) covered.add(statement.id);
    if (resolved.statements.length === 0) continue;
    const managed = uses.attachedTo.get(declaration.address) ?? [];
    const attached = [...attachedTo, ...managed];
    policies.push({
      id: `${module.directory}/${declaration.address}.${place.path.map((step) => step.name).join(".")}`,
      kind: kindAt(site, attached, uses.boundaries, scope),
      owner: ownerOf(declaration, attached, module, scope, place.protects),
      attachedTo: attached,
      ...(resolved.version && { version: resolved.version }),
      statements: resolved.statements,
      place: at,
    });
  }

  const documents = [...module.declarations.values()].filter((each) => each.type === documentType);
  const loose = documents.filter(({ address }) => !covered.has(address));
  const merged = new Set(
    loose.flatMap((each) => resolver.document(each).documents.filter((d) => d !== each.address)),
  );
  for (const document of loose) {
    if (merged.has(document.address)) continue;
    const resolved = resolver.document(document);
    const place = { source: document.source, span: document.block.span };
    report(resolved, place);
    for (const statement of resolved.statements) covered.add(statement.id);
    if (resolved.statements.length > 0)
      policies.push(unattached(document.address, resolved.statements, place, document));
  }

  for (const [address, group] of byBlock(carriers)) {
    const statements: Statement[] = [];
    for (const carrier of group) {
      const bindings = carrier.declaration ? scope.bindings(carrier.declaration) : unbound;
      const carried = statementsOf(carrier, scope.evaluator, bindings);
      for (const { place, message } of carried.broken)
        if (
          !problems.some(
            (each) => each.path === place.source.path && each.offset === place.span.start,
          )
        )
          problems.push(
            problem(place, "syntax-error", `this JSON policy does not parse: ${message}`),
          );
      for (const { value, elements, maybe } of carried.statements) {
        const id = idOf(value);
        if (covered.has(id)) continue;
        covered.add(id);
        statements.push({
          id,
          place: placeOf(value),
          presence: maybe ? "maybe" : "always",
          ...elements,
        });
      }
    }
    const [first] = group;
    if (statements.length > 0 && first)
      policies.push(
        unattached(
          address,
          statements,
          { source: first.source, span: first.block.span },
          first.declaration,
        ),
      );
  }
  return { policies, written, problems };

  function unattached(
    address: string,
    statements: readonly Statement[],
    place: Place,
    declaration: Declaration | undefined,
  ): Policy {
    const owner = declaration
      ? ownerOf(declaration, [], module, scope, undefined)
      : { address, type: "", names: [] };
    return {
      id: `${module.directory}/${address}`,
      kind: kindOfUnattached(statements),
      owner: { ...owner, address },
      attachedTo: [],
      statements,
      place,
    };
  }
}

function byBlock(carriers: readonly Carrier[]): ReadonlyMap<string, readonly Carrier[]> {
  const groups = new Map<string, Carrier[]>();
  for (const carrier of carriers) {
    const address = addressOf(carrier);
    const group = groups.get(address);
    if (group) group.push(carrier);
    else groups.set(address, [carrier]);
  }
  return groups;
}

function problem(place: Place, reason: Problem["reason"], detail: string): Problem {
  return { path: place.source.path, offset: place.span.start, reason, detail };
}

function shown(place: Place): string {
  return code(textAt(place), 80);
}

function kindAt(
  { declaration, place }: Site,
  attachedTo: readonly Attachment[],
  boundaries: ReadonlySet<string>,
  scope: Scope,
): PolicyKind {
  if (declaration.type === "aws_organizations_policy") {
    const type = argument(declaration.block.body, "type");
    const text =
      type &&
      asText(
        scope.evaluator.evaluate(type.value, { source: declaration.source, bindings: new Map() }),
      );
    if (text && known(text) === "RESOURCE_CONTROL_POLICY") return "resource-control";
  }
  if (boundaries.has(declaration.address) && attachedTo.length === 0) return "boundary";
  return place.kind as PolicyKind;
}

const naming = ["name", "name_prefix", "description", "path"];

/** The owner of a policy, with the names under which people know it and what it is attached to. */
function ownerOf(
  declaration: Declaration,
  attachedTo: readonly Attachment[],
  module: Module,
  scope: Scope,
  protects: string | undefined,
): Owner {
  const named = [
    declaration,
    ...attachedTo.flatMap((each) => module.declarations.get(each.address) ?? []),
  ];
  return {
    address: declaration.address,
    type: declaration.type,
    names: named.flatMap((each) => namesOf(each, scope)),
    ...(protects !== undefined && { protects }),
  };
}

function namesOf(declaration: Declaration, scope: Scope): readonly Text[] {
  const { source, block } = declaration;
  const label = block.labels[1];
  const at = { source, bindings: scope.bindings(declaration) };
  const given = naming.flatMap((name) => {
    const found = argument(block.body, name);
    return found ? (asText(scope.evaluator.evaluate(found.value, at)) ?? []) : [];
  });
  if (!label) return given;
  const written = { source, span: label.span };
  return [makeText([label.value], { written, via: [] }), ...given];
}
