import type { Catalog } from "../../catalog/catalog.ts";
import { instanceLabel, itself, type Present } from "../../evaluate/terraform/instances.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import { placeIn, type Declaration } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { together, type Presence } from "../../evaluate/presence.ts";
import type { Policy } from "../../iam/policy.ts";
import { holdersOf, type ManagedUses } from "../managed.ts";
import { documentProblems } from "../problems.ts";
import {
  documentKey,
  documentResolver,
  documentType,
  type Resolve,
  type Resolved,
} from "./documents.ts";
import { looseStatements, type Found } from "./loose-statements.ts";
import { kindAt, nameAt, ownerOf } from "./owner.ts";
import { scoped, type Target } from "./references.ts";
import { isSheltered } from "./shelter.ts";
import { attachedTo, attachments, heldBy, protectedBy, type Site } from "./sites.ts";
import { statementIndex, type StatementIndex } from "./statement-index.ts";
import { unattached } from "./unattached.ts";
import { isNamedInVain } from "./uses.ts";

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
