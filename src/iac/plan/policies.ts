import type { AttributePath, PolicyPlace, PolicyPlaces } from "../../catalog/places.ts";
import { readDocument, type Document } from "../../evaluate/document.ts";
import { entry } from "../../evaluate/members.ts";
import { asText } from "../../evaluate/texts.ts";
import type { MapValue, Value } from "../../evaluate/value.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type {
  Attachment,
  HolderName,
  Owner,
  Policy,
  PolicyKind,
  Statement,
} from "../../iam/policy.ts";
import { known } from "../../iam/text.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import type { Place, Source } from "../../source/source.ts";
import { holderKind, holderNames } from "../holder-names.ts";
import { readModuleElements } from "../module-statement.ts";
import { holdersOf, onlyBoundary, type ManagedUses } from "../managed.ts";
import { documentProblems, problemAt } from "../problems.ts";
import { statementOf } from "../statement.ts";
import { blockOf, withinModule, withoutKeys } from "./address.ts";
import type { Planned } from "./plan.ts";
import { plannedValue } from "./value.ts";

export type Found = { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] };

const documentType = "aws_iam_policy_document";

/**
 * The policies of a plan: those that its resources will have, and the documents that are read when
 * it is applied, whose blocks are known but for some values.
 */
export function policiesOf(
  planned: readonly Planned[],
  places: PolicyPlaces,
  uses: ManagedUses,
  source: Source,
): readonly Found[] {
  const waiting = planned.filter(({ mode, type }) => mode === "data" && type === documentType);
  const documents = new Set(waiting.map(({ address }) => withoutKeys(address)));
  const users = new Map<string, Holder>();
  const managed = planned
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) =>
      (places.get(resource.type) ?? []).map((place): Found => {
        const [attribute] = place.path;
        const used = attribute ? resource.named(attribute.name) : [];
        const unread = used.map(withoutKeys).filter((address) => documents.has(address));
        for (const address of unread)
          if (!users.has(address)) users.set(address, { resource, place });
        return atPlace(resource, place, unread.length > 0, uses, source);
      }),
    );
  return [
    ...managed,
    ...waiting.map((document) =>
      ofBlocks(document, users.get(withoutKeys(document.address)), uses, source),
    ),
  ];
}

/** A resource that holds a document, and where. */
type Holder = { readonly resource: Planned; readonly place: PolicyPlace };

/** The policies that a resource holds at a place; one that is to be read yet is said elsewhere. */
function atPlace(
  resource: Planned,
  place: PolicyPlace,
  elsewhere: boolean,
  uses: ManagedUses,
  source: Source,
): Found {
  const values = valueAt(resource, source);
  const [first] = place.path;
  // The provider decides on what the configuration does not write.
  const decided = first !== undefined && resource.writes(first.name) !== true;
  const found = valuesAt(values, place.path).map((value, number): Found => {
    const document = readDocument(value);
    const at = value.origin.written;
    const id = `${source.path}/${resource.address}.${pathName(place.path)}${number > 0 ? `[${number}]` : ""}`;
    const statements = document.statements.map((each, index) =>
      statementOf(each, `${id}[${index}]`),
    );
    const silent = document.statements.length === 0 && (elsewhere || decided);
    const attachedTo = attachedAt(resource, place, uses);
    const policy: Policy = {
      id,
      kind: kindAt(resource, place, values, uses),
      owner: ownerOf(resource, values, place),
      attachedTo,
      ...heldAt(resource, place, uses, source),
      ...(document.version && { version: document.version }),
      statements,
      place: at,
    };
    return {
      policies: statements.length > 0 ? [policy] : [],
      problems: silent ? [] : problemsOf(document, resource, place, at),
    };
  });
  return joinedFound(found);
}

/** A document that is read when the plan is applied, as its blocks are planned. */
function ofBlocks(
  document: Planned,
  holder: Holder | undefined,
  uses: ManagedUses,
  source: Source,
): Found {
  const values = inPolicy(valueAt(document, source)) as MapValue;
  const id = `${source.path}/${document.address}`;
  const blocks = entry(values, "statement")?.value;
  const items = blocks?.kind === "list" ? blocks.items : [];
  const statements = items.flatMap((item, index): readonly Statement[] =>
    item.kind === "map"
      ? [
          {
            id: `${id}[${index}]`,
            place: item.origin.written,
            presence: "always",
            ...readModuleElements(item),
          },
        ]
      : [],
  );
  if (statements.length === 0) return { policies: [], problems: [] };
  const holding = holder ? valueAt(holder.resource, source) : values;
  const policy: Policy = {
    id,
    kind: holder
      ? kindAt(holder.resource, holder.place, holding, uses)
      : kindOfUnattached(statements),
    owner: ownerOf(holder?.resource ?? document, holding, holder?.place),
    attachedTo: holder ? attachedAt(holder.resource, holder.place, uses) : [],
    ...(holder && heldAt(holder.resource, holder.place, uses, source)),
    statements,
    place: values.origin.written,
  };
  return { policies: [policy], problems: [] };
}

/** The values that a resource will have. */
export function valueAt({ values, unknown, address }: Planned, source: Source): MapValue {
  return plannedValue(values, unknown, source, `${source.path}/${address}`) as MapValue;
}

/** The data source spells policy variables `&{aws:username}`, since `${}` is Terraform's own. */
function inPolicy(value: Value): Value {
  switch (value.kind) {
    case "text": {
      const parts = value.text.parts.map((part) =>
        typeof part === "string" ? part.replaceAll("&{", "${") : part,
      );
      return { ...value, text: { ...value.text, parts } };
    }
    case "list":
      return { ...value, items: value.items.map(inPolicy) };
    case "map": {
      const entries = value.entries.map((each) => ({ ...each, value: inPolicy(each.value) }));
      return { ...value, entries };
    }
    default:
      return value;
  }
}

/** The values at a path of blocks, which stand in lists here, and a last attribute. */
export function valuesAt(value: Value, path: AttributePath): readonly Value[] {
  const [step, ...rest] = path;
  if (!step) return [value];
  if (value.kind === "list") return value.items.flatMap((item) => valuesAt(item, path));
  const found = value.kind === "map" ? entry(value, step.name) : undefined;
  return found ? valuesAt(found.value, rest) : [];
}

function pathName(path: AttributePath): string {
  return path.map(({ name }) => name).join(".");
}

function kindAt(
  { type, address }: Planned,
  place: PolicyPlace,
  values: MapValue,
  uses: ManagedUses,
): PolicyKind {
  if (onlyBoundary(blockOf(address), uses)) return "boundary";
  const says = entry(values, "type");
  const text = says && asText(says.value);
  return type.endsWith("_organizations_policy") && text && known(text) === "RESOURCE_CONTROL_POLICY"
    ? "resource-control"
    : (place.kind as PolicyKind);
}

/** What a resource names as that which a policy of it is attached to. */
export function attachments(
  resource: Planned,
  { attach }: Pick<PolicyPlace, "attach">,
): readonly Attachment[] {
  return attach.flatMap((name): readonly Attachment[] =>
    name === "@"
      ? [{ address: resource.address, type: resource.type }]
      : resource.named(name).map((address) => {
          const [type = ""] = withinModule(address).split(".");
          return { address, type };
        }),
  );
}

/** Who is named in the attributes of a resource that refer to nothing. */
export function heldBy(
  resource: Planned,
  { attach }: Pick<PolicyPlace, "attach">,
  source: Source,
): readonly HolderName[] {
  return attach.flatMap((name): readonly HolderName[] => {
    const as = holderKind(name);
    if (as === undefined || resource.named(name).length > 0) return [];
    const value = entry(valueAt(resource, source), name)?.value;
    return value ? holderNames(value, as) : [];
  });
}

/** What a policy is attached to by its resource, and by others that name it. */
function attachedAt(
  resource: Planned,
  place: PolicyPlace,
  { attachedTo }: ManagedUses,
): readonly Attachment[] {
  const byOthers = attachedTo.get(blockOf(resource.address)) ?? [];
  const all = [...attachments(resource, place), ...byOthers];
  return [...new Map(all.map((each) => [each.address, each])).values()];
}

function heldAt(
  resource: Planned,
  place: PolicyPlace,
  uses: ManagedUses,
  source: Source,
): Pick<Policy, "heldBy" | "bounds"> {
  const address = blockOf(resource.address);
  return holdersOf(address, uses, heldBy(resource, place, source), (to) => to);
}

/** What is not known of a policy; as a whole it may be known after apply only. */
function problemsOf(
  document: Omit<Document, "version">,
  { address }: Planned,
  { path }: PolicyPlace,
  at: Place,
): readonly Problem[] {
  const { statements, unknown } = document;
  if (statements.length > 0 || unknown.length === 0) return documentProblems(document, at);
  const said = `the ${code(pathName(path))} of ${code(address)} is known after apply only`;
  return [
    ...documentProblems({ ...document, unknown: [] }, at),
    problemAt(at, "unknown-document", said),
  ];
}

const naming = ["name", "name_prefix", "description", "path"];

/** The owner of a policy that stands in a resource, or is made of one. */
export function ownerOf(
  { address, type }: Planned,
  values: MapValue,
  place?: Pick<PolicyPlace, "protects">,
): Owner {
  return {
    address,
    type,
    names: naming.flatMap((name) => {
      const found = entry(values, name);
      const text = found && asText(found.value);
      return text && known(text) !== undefined ? [text] : [];
    }),
    ...(place?.protects !== undefined && { protects: place.protects }),
  };
}

function joinedFound(found: readonly Found[]): Found {
  return {
    policies: found.flatMap(({ policies }) => policies),
    problems: found.flatMap(({ problems }) => problems),
  };
}
