import { readDocument, type Document, type FoundStatement } from "../../evaluate/document.ts";
import { readElements } from "../../evaluate/statement.ts";
import type { MapValue } from "../../evaluate/value.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type { Elements, Policy, PolicyKind, Statement } from "../../iam/policy.ts";
import { known } from "../../iam/text.ts";
import { asText } from "../../evaluate/texts.ts";
import type { Problem } from "../../source/problem.ts";
import { holdersOf, onlyBoundary, type ManagedUses } from "../managed.ts";
import { brokenProblems, documentProblems, problemAt, shown } from "../problems.ts";
import { statementOf } from "../statement.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { looseIn } from "./loose.ts";
import { ownerOf } from "./owner.ts";
import { placeIn } from "./properties.ts";
import { scoped } from "./references.ts";
import { propertyOf } from "./resources.ts";
import { attachments, heldBy, isSheltered, protectedBy, sitesOf, type Site } from "./sites.ts";

export type Found = {
  readonly policies: readonly Policy[];
  readonly problems: readonly Problem[];
};

/** What statements are called, and what each says as the file has it. */
export type Index = {
  readonly ids: Map<string, string>;
  readonly written: Map<string, Elements>;
};

/** The policies of a file: those that its resources are given, and the statements that nothing there uses. */
export function policiesOf(file: File, uses: ManagedUses, index: Index): Found {
  const problems: Problem[] = unknownArguments(file);
  const policies = sitesOf(file).flatMap((site) => {
    if (!isOfIam(site.declaration, file)) return [];
    const document = readDocument(site.value);
    const at = placeIn(site);
    problems.push(...documentProblems(document, at));
    return policyAt(site, document, file, uses, index);
  });
  const taken = new Set(policies.map(({ id }) => id));
  for (const { address, place, document, isSure } of looseIn(file)) {
    problems.push(...brokenProblems(document.broken));
    const name = `${file.path}/${address}`;
    const id = taken.has(name) ? `${name}#${place.span.start}` : name;
    const fresh = document.statements.filter(({ value }) => !index.ids.has(keyOf(value)));
    const statements = statementsOf(fresh, id, isSure, index);
    if (statements.length === 0) continue;
    taken.add(id);
    policies.push({
      id,
      scope: file.path,
      kind: kindOfUnattached(statements),
      owner: { address, type: "", names: [] },
      attachedTo: [],
      ...(document.version && { version: document.version }),
      statements,
      place,
    });
  }
  return { policies, problems };
}

function policyAt(
  site: Site,
  document: Document,
  file: File,
  uses: ManagedUses,
  index: Index,
): readonly Policy[] {
  const { declaration, at, path, isSure } = site;
  const id = `${file.path}/${declaration.address}.${path}`;
  const statements = statementsOf(document.statements, id, isSure, index);
  if (statements.length === 0) return [];
  const address = scoped({ path: file.path, declaration });
  const attached = [...attachments(declaration, at, file), ...(uses.attachedTo.get(address) ?? [])];
  return [
    {
      id,
      scope: file.path,
      kind: kindAt(site, uses, file),
      owner: {
        ...ownerOf(declaration, attached, file, at.protects),
        ...(isSheltered(declaration, at, file) && { isSheltered: true }),
      },
      attachedTo: attached,
      ...holdersOf(address, uses, heldBy(declaration, at, file), (to) => to),
      ...protectedBy(declaration, at, file),
      ...(document.version && { version: document.version }),
      statements,
      place: placeIn(site),
    },
  ];
}

function statementsOf(
  found: readonly FoundStatement[],
  policy: string,
  isSure: boolean,
  { ids, written }: Index,
): readonly Statement[] {
  return found.map((each, number) => {
    const key = keyOf(each.value);
    const id = ids.get(key) ?? `${policy}[${number}]`;
    const elements = readElements(each.value);
    ids.set(key, id);
    if (!written.has(id)) written.set(id, elements);
    return statementOf({ ...each, maybe: each.maybe || !isSure }, id, elements);
  });
}

/** Organizations have policies of other kinds too: of tags, of backups. */
function isOfIam(declaration: Declaration, file: File): boolean {
  if (declaration.type !== "aws_organizations_policy") return true;
  const type = propertyOf(declaration, "type", file);
  const text = type && asText(type.value());
  const written = text && known(text);
  return written === undefined || /^(?:SERVICE|RESOURCE)_CONTROL_POLICY$/.test(written);
}

function kindAt({ declaration, at }: Site, uses: ManagedUses, file: File): PolicyKind {
  const address = scoped({ path: file.path, declaration });
  if (declaration.type === "aws_organizations_policy") {
    const type = propertyOf(declaration, "type", file);
    const text = type && asText(type.value());
    if (text && known(text) === "RESOURCE_CONTROL_POLICY") return "resource-control";
  }
  return onlyBoundary(address, uses) ? "boundary" : (at.kind as PolicyKind);
}

/** Resources that are there for a policy, of whose arguments nothing is known. */
function unknownArguments(file: File): Problem[] {
  return file.declarations().flatMap((declaration) => {
    const { isOpen } = file.propertiesOf(declaration);
    const [place] = file.using.places.get(declaration.type) ?? [];
    const [attribute] = place?.path ?? [];
    if (!isOpen || !attribute || !isForPolicies(declaration)) return [];
    if (propertyOf(declaration, attribute.name, file)) return [];
    const detail = `the policy ${shown(declaration.place)} is not known here`;
    return [problemAt(declaration.place, "unknown-document", detail)];
  });
}

function isForPolicies({ type }: Declaration): boolean {
  return /_policy$|^aws_iam_role$/.test(type);
}

export function keyOf({ origin: { written } }: MapValue): string {
  return `${written.source.path}:${written.span.start}-${written.span.end}`;
}
