import { readDocument, type FoundStatement } from "../../evaluate/document.ts";
import { readElements } from "../../evaluate/statement.ts";
import { asText } from "../../evaluate/texts.ts";
import { writtenAt } from "../../evaluate/value.ts";
import type {
  Attachment,
  Elements,
  Owner,
  Policy,
  PolicyKind,
  Statement,
} from "../../iam/policy.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import { makeText, type Text } from "../../iam/text.ts";
import type { Problem } from "../../source/problem.ts";
import { contains, type Place } from "../../source/source.ts";
import { holdersOf, onlyBoundary, type ManagedUses } from "../managed.ts";
import { documentProblems, problemAt, shown } from "../problems.ts";
import { statementOf } from "../statement.ts";
import { statementsUnread } from "./extended.ts";
import { grantsIn } from "./grants.ts";
import { otherSites } from "./others.ts";
import { given, type Reading } from "./reading.ts";
import { sitesOf, type Site } from "./sites.ts";

export type Found = {
  readonly policies: readonly Policy[];
  readonly written: ReadonlyMap<string, Elements>;
  readonly problems: readonly Problem[];
};

/**
 * The policies of a file: those of its constructs, what is added to them and granted, and any other statement.
 *
 * @param shared what statements are called that are written in another file: each is one, whoever uses it
 */
export function policiesOf(
  reading: Reading,
  uses: ManagedUses,
  shared: Map<string, string>,
): Found {
  const problems: Problem[] = statementsUnread(reading.evaluator).map((node) => {
    const at = reading.placeOf(node);
    const detail = `${shown(at)} is of a statement whose class extends one of another file`;
    return problemAt(at, "unknown-statement", detail);
  });
  const written = new Map<string, Elements>();
  const taken = new Set<string>();
  const groups = new Map<
    string,
    { readonly first: Site; readonly statements: Statement[]; version?: Text }
  >();
  const { source } = reading.evaluator.script;
  const grants = grantsIn(reading);

  const add = (site: Site, fresh: (each: FoundStatement) => boolean): void => {
    const { statements, version, ...rest } = readDocument(site.value);
    const own = distinct(statements).filter(fresh);
    if (!site.madeOf) problems.push(...siteProblems(site, { statements: own, ...rest }));
    if (own.length === 0) return;
    const id = idOf(site, source.path);
    const group = groups.get(id) ?? { first: site, statements: [] };
    groups.set(id, group);
    if (version) group.version ??= version;
    for (const [index, each] of own.entries()) {
      taken.add(keyOf(each));
      const ownId = `${id}[${group.statements.length}]`;
      const isOwn = each.value.origin.written.source.path === source.path;
      const statementId = isOwn ? ownId : sharedId(each, index, ownId, shared);
      const elements = readElements(each.value);
      written.set(statementId, elements);
      const maybe = each.maybe || !site.isSure;
      const addedAt = reading.addedAt(each.value.origin.written);
      group.statements.push({
        ...statementOf({ ...each, maybe }, statementId, elements),
        ...(addedAt.length > 0 && { addedAt }),
        ...(site.madeOf && { madeOf: site.madeOf }),
      });
    }
  };
  for (const site of sitesOf(reading)) add(site, () => true);
  for (const site of grants.sites) add(site, () => true);
  const number = new Map<string, number>();
  for (const site of otherSites(reading)) {
    const key = `${site.owner.address} ${site.slot}`;
    const before = number.get(key) ?? 0;
    const slot = before > 0 ? `${site.slot}#${before + 1}` : site.slot;
    const size = groups.size;
    add({ ...site, slot }, (each) => !taken.has(keyOf(each)));
    if (groups.size > size) number.set(key, before + 1);
  }

  const policies = [...groups].map(([id, { first, statements, version }]): Policy => {
    const { address } = first.owner;
    const attached = "call" in first.owner ? (uses.attachedTo.get(address) ?? []) : [];
    const attachedTo = [...first.attachedTo, ...attached].map((to) => asMade(to, reading));
    return {
      id,
      kind: kindOf(first, statements, uses),
      owner: ownerOf(first, reading),
      attachedTo,
      ...holdersOf(address, uses, first.heldBy, (to) => to),
      version: version ?? makeText(["2012-10-17"], writtenAt(first.at)),
      statements,
      place: "call" in first.owner ? first.owner.place : first.at,
    };
  });
  return { policies, written, problems: [...problems, ...grants.problems] };
}

/** CDK makes a role of Lambda's for a function that is given none. */
function asMade(to: Attachment, reading: Reading): Attachment {
  const construct = reading.constructs.at.get(to.address);
  const isMade =
    construct?.type === "AWS::Lambda::Function" &&
    !construct.isPlain &&
    construct.found === undefined &&
    given(reading.props(construct), "role") === undefined &&
    reading.props(construct).rest.length === 0;
  return isMade ? { ...to, madeFor: "lambda.amazonaws.com" } : to;
}

/** What is not known of a site: a policy, or a statement that is added to one. */
function siteProblems(
  site: Site,
  document: Parameters<typeof documentProblems>[0],
): readonly Problem[] {
  const { unknown, ...others } = document;
  if (!site.isAdded) return documentProblems(document, site.at);
  const { source, span } = site.at;
  return [
    ...documentProblems({ ...others, unknown: [] }, site.at),
    ...unknown.map((place) => {
      const isHere = place.source.path === source.path && contains(span, place.span);
      const at = isHere ? place : site.at;
      return problemAt(at, "unknown-statement", `the statement ${shown(at)} is not known here`);
    }),
  ];
}

function idOf({ owner, slot }: Site, path: string): string {
  return [path, owner.address, slot].filter((part) => part !== "").join("/");
}

function kindOf(
  { kind, owner }: Site,
  statements: readonly Statement[],
  uses: ManagedUses,
): PolicyKind {
  const byElements = kindOfUnattached(statements);
  if (kind === undefined) return byElements;
  return onlyBoundary(owner.address, uses) ? "boundary" : kind;
}

const naming = [
  "policyName",
  "managedPolicyName",
  "roleName",
  "userName",
  "groupName",
  "description",
];

/** The owner of a policy, with the names under which people know it. */
function ownerOf(site: Site, reading: Reading): Owner {
  const { owner, protects, at, isSheltered } = site;
  const { address, type } = owner;
  const own = "call" in owner ? reading.props(owner) : undefined;
  const names = naming.flatMap((name) => {
    const value = own && given(own, name);
    return value ? (asText(value) ?? []) : [];
  });
  return {
    address,
    type,
    names: [...(address === "" ? [] : [makeText([address], writtenAt(at))]), ...names],
    ...(protects !== undefined && { protects }),
    ...(isSheltered && { isSheltered }),
    ...(isSplit(site) && { isSplit: true }),
  };
}

/**
 * Whether CDK splits a policy that grows too long: that of what is added and granted to a role which the program
 * makes. It does not split what a role is given in `inlinePolicies`, a `Policy` or `ManagedPolicy`, nor what users,
 * groups and imported roles have. Since May 2022, versions 1.158 and those of 2 from then on.
 * (https://github.com/aws/aws-cdk/pull/20400)
 */
function isSplit({ owner, kind, isAdded, madeOf }: Site): boolean {
  const isGranted = isAdded === true || madeOf === "grant";
  const isMade = "call" in owner && !owner.isPlain && owner.found === undefined;
  return kind === "identity" && isGranted && isMade && owner.type === "AWS::IAM::Role";
}

/** A statement that a name stands for is the same one wherever the name is. */
function distinct(found: readonly FoundStatement[]): readonly FoundStatement[] {
  return [
    ...new Map(
      found.map((each, index) => [`${keyOf(each)} ${contentOf(each, index)}`, each]),
    ).values(),
  ];
}

/** What one place makes several times counts each time where it differs. */
function contentOf({ value }: FoundStatement, index: number): string {
  const { action, resource } = readElements(value);
  const texts = [...(action?.items ?? []), ...(resource?.items ?? [])];
  return texts.length === 0
    ? String(index)
    : texts
        .map(({ parts }) =>
          parts.map((part) => (typeof part === "string" ? part : part.id)).join(""),
        )
        .join();
}

function sharedId(
  found: FoundStatement,
  index: number,
  own: string,
  shared: Map<string, string>,
): string {
  const key = `${keyOf(found)} ${contentOf(found, index)}`;
  const id = shared.get(key) ?? own;
  shared.set(key, id);
  return id;
}

function keyOf({ value }: FoundStatement): string {
  return placeKey(value.origin.written);
}

function placeKey({ source, span }: Place): string {
  return `${source.path}:${span.start}-${span.end}`;
}
