import type { Catalog } from "../../catalog/catalog.ts";
import { instanceLabel, itself, type Present } from "../../evaluate/terraform/instances.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import { placeIn, type Declaration } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { together, type Presence } from "../../evaluate/presence.ts";
import { statementKey } from "../../iam/statement-key.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type { Problem } from "../../source/problem.ts";
import { contains, type Place } from "../../source/source.ts";
import { holdersOf, type ManagedUses } from "../managed.ts";
import { isOfOtherCloud, mayBeOfAws } from "../other-systems.ts";
import { brokenProblems, documentProblems } from "../problems.ts";
import { statementOf } from "../statement.ts";
import {
  documentKey,
  documentResolver,
  documentType,
  type Resolve,
  type Resolved,
} from "./documents.ts";
import { functionModule, isFunctionModule } from "./function-module.ts";
import { kindAt, nameAt, ownerOf } from "./owner.ts";
import { scoped, type Target } from "./references.ts";
import { isForAws, remoteSource } from "./module-managed.ts";
import { isSheltered } from "./shelter.ts";
import { attachedTo, attachments, heldBy, protectedBy, type Site } from "./sites.ts";
import { statementIndex, type StatementIndex } from "./statement-index.ts";
import { isNamedInVain, usesOf } from "./uses.ts";
import { addressOf, statementsIn, type Carrier } from "./written.ts";

type Found = { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] };

/** A module as it is run or called, the policy arguments in it, and what its permissions make. */
export type Part = {
  readonly scope: Scope;
  readonly sites: readonly Site[];
  readonly permissions: Found;
};

/**
 * The policies of modules that may call each other: those that their resources use, then the
 * documents and the statements that nothing here uses, as module inputs and outputs do.
 */
export function policiesOf(
  parts: readonly Part[],
  calls: Calls,
  uses: ManagedUses<Target>,
  catalog: Catalog,
): Found & Pick<StatementIndex, "writtenIn"> {
  const index = statementIndex(new Set(parts.map(({ scope }) => scope.module)));
  const resolvers = new Map<string, Resolve>();
  for (const { scope } of parts) {
    const { ownOf, idOf } = index;
    const own = ownOf(scope);
    const beside = (id: string): Resolve | undefined => resolvers.get(id);
    resolvers.set(scope.id, documentResolver({ scope, own, idOf, beside }));
  }
  const at = parts.flatMap((part) => {
    const resolver = resolvers.get(part.scope.id);
    return resolver ? [{ ...part, resolver }] : [];
  });
  const used = at.flatMap(({ scope, sites, resolver }) =>
    sites.flatMap((site) =>
      eachInstance(site.declaration, scope, statementsOfEach(sites.length), (each) =>
        atSite(site, each, resolver, calls, uses, scope),
      ),
    ),
  );
  const covered = new Set(used.flatMap(({ documents }) => documents));
  const loose = at.flatMap(({ scope, resolver }) => looseDocuments(scope, resolver, covered));
  const told = [...used, ...loose].flatMap(({ policies }) => policies);
  const ids = new Set(told.flatMap(({ statements }) => statements.map(({ id }) => id)));
  const places = told.flatMap(({ statements }) => statements.map(({ place }) => place));
  const replaced = new Set([...used, ...loose].flatMap((each) => each.replaced));
  const read = { ids, places, replaced };
  const carried = at.flatMap(({ scope }) =>
    looseStatements(index.carriersOf(scope.module), index.idOf, read, scope, catalog),
  );
  const permitted = parts.map(({ permissions }) => permissions);
  const all = [...used, ...permitted, ...loose, ...carried];
  const presences = new Map(parts.map(({ scope }) => [scope.id, scope.presence]));
  return {
    policies: all.flatMap(({ policies }) =>
      policies.map((policy) => inModule(policy, presences.get(policy.scope ?? "") ?? "always")),
    ),
    problems: all.flatMap(({ problems }) => problems),
    writtenIn: index.writtenIn,
  };
}

/** A policy of a module that may not be there. */
function inModule(policy: Policy, presence: Presence): Policy {
  if (presence === "always") return policy;
  const { statements } = policy;
  return {
    ...policy,
    statements: statements.map((each) => ({
      ...each,
      presence: together(presence, each.presence),
    })),
  };
}

/** What all instances of a module's policies may say together, beyond what one of each says. */
const mostStatements = 5000;

/** The share of each of a number of policies. */
function statementsOfEach(policies: number): number {
  return Math.floor(mostStatements / Math.max(policies, 1));
}

/** What is found in each instance; once there is much of it, one more stands for the others. */
function eachInstance<In extends Found>(
  declaration: Declaration,
  scope: Scope,
  most: number,
  read: (present: Present) => In,
): readonly In[] {
  const found: In[] = [];
  let statements = 0;
  for (const present of scope.instances(declaration)) {
    if (statements > most && present.instance !== itself) {
      found.push(read({ instance: itself, presence: "maybe" }));
      break;
    }
    const own = read(present);
    statements += own.policies.reduce((sum, policy) => sum + policy.statements.length, 0);
    found.push(own);
  }
  return found;
}

/** The policy that an instance of a resource uses, and the documents that went into it. */
function atSite(
  site: Site,
  present: Present,
  resolver: Resolve,
  calls: Calls,
  uses: ManagedUses<Target>,
  scope: Scope,
): Found & Pick<Resolved, "documents" | "replaced"> {
  const { declaration, place, path, expression } = site;
  const resolved = resolver.site(site, present);
  const at = placeIn(expression, declaration.source);
  const attached = [
    ...attachments(declaration, place, scope, calls, present.instance),
    ...(uses.attachedTo.get(scoped({ scope, declaration })) ?? []),
  ];
  const policy: Policy = {
    id: `${scope.id}/${declaration.address}${instanceLabel(present.instance)}.${path}`,
    scope: scope.id,
    kind: kindAt(site, uses, scope),
    owner: ownerOf(declaration, attached, scope, {
      names: nameAt(site, scope),
      protects: place.protects,
      isSheltered: isSheltered(place, attached, scope, calls),
    }),
    attachedTo: attachedTo(attached, scope),
    ...holdersOf(
      scoped({ scope, declaration }),
      uses,
      heldBy(declaration, place, scope, calls, present.instance),
      (to) => attachedTo(to, scope),
    ),
    ...protectedBy(declaration, place, scope, calls, present.instance),
    ...(resolved.version && { version: resolved.version }),
    statements: resolved.statements,
    place: at,
  };
  return {
    policies: resolved.statements.length > 0 ? [policy] : [],
    problems: documentProblems(resolved, at),
    documents: resolved.documents,
    replaced: resolved.replaced,
  };
}

/** The documents that are not covered, each with those that it is made from. */
function looseDocuments(
  scope: Scope,
  resolver: Resolve,
  covered: ReadonlySet<string>,
): readonly (Found & Pick<Resolved, "replaced">)[] {
  const loose = [...scope.module.declarations.values()].filter(
    ({ type, address }) => type === documentType && !covered.has(documentKey(scope, address)),
  );
  const share = statementsOfEach(loose.length);
  const merged = new Set(
    loose.flatMap((document) =>
      scope
        .instances(document)
        .flatMap((each) => resolver.document(document, each).documents)
        .filter((each) => each !== documentKey(scope, document.address)),
    ),
  );
  return loose
    .filter(({ address }) => !merged.has(documentKey(scope, address)))
    .flatMap((document) =>
      eachInstance(document, scope, share, (present) => {
        const { address, source, block } = document;
        const resolved = resolver.document(document, present);
        const place = { source, span: block.span };
        const label = instanceLabel(present.instance);
        const statements = isNamedInVain(address, scope)
          ? resolved.statements.map((each) => ({ ...each, presence: "never" as const }))
          : resolved.statements;
        return {
          policies: unattached(address, label, statements, place, document, scope),
          problems: documentProblems(resolved, place),
          replaced: resolved.replaced,
        };
      }),
    );
}

/** The statements in objects and JSON that are not covered, by the block that they stand in. */
function looseStatements(
  carriers: readonly Carrier[],
  idOf: StatementIndex["idOf"],
  covered: {
    readonly ids: ReadonlySet<string>;
    readonly places: readonly Place[];
    readonly replaced: ReadonlySet<string>;
  },
  scope: Scope,
  catalog: Catalog,
): readonly Found[] {
  const own = carriers.filter(({ declaration }) => !isOfOtherCloud(declaration?.type ?? ""));
  return [...byBlock(own)].map(([address, group]): Found => {
    const carried = group.flatMap((carrier) => {
      const isVain =
        carrier.block.type === "locals" && isNamedInVain(`local.${carrier.argument}`, scope);
      const gone = isUsedOnce(carrier, scope) ? covered.replaced : none;
      const found = statementsIn(carrier, scope).map((each) => ({
        ...each,
        statements: each.statements.filter(({ value }) => !gone.has(idOf(value))),
        ...(each.broken.length > 0 && isPiece(carrier, covered.places, scope) && { broken: [] }),
      }));
      return isVain ? found.map((each) => ({ ...each, presence: "never" as const })) : found;
    });
    const [first] = group;
    const isOfAws = first?.block.type === "module" && isForAws(remoteSource(first) ?? "");
    const statements = new Map<string, Statement>();
    for (const { statements: found, presence, version } of carried)
      for (const each of found) {
        const id = idOf(each.value);
        if (covered.ids.has(id)) continue;
        if (!isOfAws && !mayBeOfAws(each.elements, { isOfDocument: true, version }, catalog))
          continue;
        const read = statementOf(each, id, each.elements);
        const statement = { ...read, presence: together(presence, read.presence) };
        // Turns and instances that say the same are one.
        const key = `${id} ${statement.presence} ${statementKey(statement)}`;
        if (!statements.has(key)) statements.set(key, statement);
      }
    const place = first && { source: first.source, span: first.block.span };
    const policies = byKind([...statements.values()]).flatMap(([label, own]) =>
      place ? unattached(address, label, own, place, first.declaration, scope) : [],
    );
    const isOfFunction = first !== undefined && isFunctionModule(first.block);
    const held = isOfFunction ? policies.map(ofItsFunction) : policies;
    const broken = carried.flatMap((each) => each.broken);
    return { policies: held, problems: brokenProblems(broken) };
  });
}

const none: ReadonlySet<string> = new Set();

/** Whether what is merged into a document, where another statement takes its place, is meant for nothing else. */
function isUsedOnce({ block, argument }: Carrier, { module }: Scope): boolean {
  return block.type !== "locals" || usesOf(`local.${argument}`, module).length === 1;
}

/**
 * Whether a text is a piece of a document that is put together, in which statements were read: they stand in the
 * text itself, or where the local that it is is used.
 */
function isPiece(carrier: Carrier, places: readonly Place[], { module }: Scope): boolean {
  const { node, source, block, argument } = carrier;
  const uses = block.type === "locals" ? usesOf(`local.${argument}`, module) : [];
  const parts = [{ source, span: node.span }, ...uses];
  return (
    node.kind === "template" &&
    parts.some((part) =>
      places.some((place) => place.source === part.source && contains(part.span, place.span)),
    )
  );
}

/** What the call of a module that makes a function says is for the role that the module makes. */
function ofItsFunction(policy: Policy): Policy {
  const { address } = policy.owner;
  if (policy.kind !== "identity") return policy;
  const role = { address, type: functionModule, madeFor: "lambda.amazonaws.com" };
  return { ...policy, attachedTo: [role] };
}

/**
 * The statements of a block by what they seem to be for, as a call of a module has them beside each
 * other: whom a role trusts, and what it may do. A label tells them apart, where there are several.
 */
function byKind(
  statements: readonly Statement[],
): readonly (readonly [label: string, statements: readonly Statement[]])[] {
  const kinds = new Map<string, Statement[]>();
  for (const statement of statements) {
    const kind = kindOfUnattached([statement]);
    const same = kinds.get(kind);
    if (same) same.push(statement);
    else kinds.set(kind, [statement]);
  }
  return [...kinds].map(([kind, same]) => [kinds.size > 1 ? `.${kind}` : "", same]);
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

/** The policy of statements that are attached to nothing here; none where there are none. */
function unattached(
  address: string,
  instance: string,
  statements: readonly Statement[],
  place: Place,
  declaration: Declaration | undefined,
  scope: Scope,
): readonly Policy[] {
  if (statements.length === 0) return [];
  const owner = declaration ? ownerOf(declaration, [], scope) : { type: "", names: [] };
  return [
    {
      id: `${scope.id}/${address}${instance}`,
      scope: scope.id,
      kind: kindOfUnattached(statements),
      owner: { ...owner, address },
      attachedTo: [],
      statements,
      place,
    },
  ];
}
