import type { PolicyPlaces } from "../../catalog/places.ts";
import { deadArms } from "../../evaluate/cloudformation/arms.ts";
import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import { readDocument, type FoundStatement } from "../../evaluate/document.ts";
import { looksLikeStatement } from "../../evaluate/statement.ts";
import type { Elements, Policy, PolicyKind, Statement } from "../../iam/policy.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type { Problem } from "../../source/problem.ts";
import { contains, type Place, type Span } from "../../source/source.ts";
import type { DataNode } from "../../syntax/data.ts";
import { mapsIn } from "../../syntax/data-walk.ts";
import { mayHoldDocument } from "../loose-text.ts";
import { holdersOf, onlyBoundary, type ManagedUses } from "../managed.ts";
import { documentProblems } from "../problems.ts";
import { statementOf } from "../statement.ts";
import { ownerOf } from "./owner.ts";
import { isSheltered } from "./shelter.ts";
import { mayNamePolicies, sitesOf, type Site } from "./sites.ts";
import { counter, placeKey, statementNames } from "./statement-names.ts";

/** The policies of a template: those of its resources, and whatever else looks like a statement. */
export function policiesOf(
  scope: TemplateScope,
  places: PolicyPlaces,
  uses: ManagedUses,
): {
  readonly policies: readonly Policy[];
  readonly written: ReadonlyMap<string, Elements>;
  readonly problems: readonly Problem[];
} {
  const { template } = scope;
  const policies: Policy[] = [];
  const problems: Problem[] = [];
  const names = statementNames(template);
  const dead = deadArms(template.root, scope.holds);
  const policyIds = counter((address, number) => `${template.source.path}/${address}#${number}`);

  const add = (node: DataNode, declaration: Declaration | undefined, site?: Site): void => {
    const address = declaration?.logicalId ?? "template";
    const at = nodePlace(template, node);
    const made = declaration ? scope.presenceOf(declaration) : "always";
    const document = readDocument(scope.evaluate(node, declaration));
    const others = site && !mayNamePolicies(site.place) ? document.others : [];
    if (made !== "never")
      for (const problem of documentProblems({ ...document, others }, at)) problems.push(problem);
    const fresh = distinct(document.statements.filter(({ value }) => !names.has(value)));
    if (fresh.length === 0) return;
    const statements = fresh.map(({ value, maybe }): Statement => {
      const isMaybe = maybe || made === "maybe" || (site?.maybe ?? false);
      const statement = statementOf({ value, maybe: isMaybe }, names.of(value, address));
      const isDead = made === "never" || (!site && isWithin(statement.place, dead, template));
      return isDead ? { ...statement, presence: "never" } : statement;
    });
    const attachedTo = [...(site?.attachedTo ?? []), ...(uses.attachedTo.get(address) ?? [])];
    policies.push({
      id: policyIds(address),
      kind: site ? kindAt(site, uses) : kindOfUnattached(statements),
      owner: declaration
        ? {
            ...ownerOf(declaration, attachedTo, scope, site?.place.protects),
            ...(site && isSheltered(site.place, attachedTo, scope) && { isSheltered: true }),
          }
        : { address, type: "", names: [] },
      attachedTo,
      ...holdersOf(address, uses, site?.heldBy ?? [], (to) => to),
      ...(site && site.protects.length > 0 && { protects: site.protects }),
      ...(document.version && { version: document.version }),
      statements,
      place: template.composition?.takenInAt(at.source) ?? at,
    });
  };

  for (const declaration of template.declarations.values()) {
    for (const site of sitesOf(declaration, places, scope)) add(site.node, declaration, site);
    // Wherever else a statement is written in a resource: it is read, its kind shown by itself.
    for (const node of statementsIn(declaration.node)) add(node, declaration);
    for (const node of textsIn(declaration.node)) add(node, declaration);
  }
  for (const node of statementsIn(template.root)) add(node, undefined);
  return { policies, problems, written: names.written };
}

function isWithin(
  place: Place,
  spans: readonly Span[],
  { source }: Pick<TemplateScope["template"], "source">,
): boolean {
  return place.source.path === source.path && spans.some((each) => contains(each, place.span));
}

/** What a policy is to AWS where it stands, and by how it is used. */
function kindAt({ declaration, place }: Site, uses: ManagedUses): PolicyKind {
  return onlyBoundary(declaration.logicalId, uses) ? "boundary" : (place.kind as PolicyKind);
}

/** What an alias of YAML stands for is the same statement again; what may stand instead of one is not. */
function distinct(found: readonly FoundStatement[]): readonly FoundStatement[] {
  const keyOf = ({ value, instead }: FoundStatement): string =>
    `${placeKey(value.origin.written)}${instead ? " instead" : ""}`;
  return [...new Map(found.map((each) => [keyOf(each), each])).values()];
}

/** Statements as they stand in a tree; those of one list belong together. */
function statementsIn(root: DataNode): ReadonlySet<DataNode> {
  const found = mapsIn(root).filter(({ node }) =>
    looksLikeStatement(new Set(node.entries.map((entry) => entry.key))),
  );
  // The list of a function's arguments is not read as one.
  return new Set(found.map(({ node, list }) => (list?.tag === undefined ? (list ?? node) : node)));
}

/** Texts that are documents where no policy is expected: of custom resources, in parameters of Systems Manager. */
function textsIn(root: DataNode): readonly DataNode[] {
  return mapsIn(root).flatMap(({ node }) =>
    node.entries.flatMap(({ key, value }) => {
      const call = intrinsic(value);
      const written = call?.name === "Sub" ? call.argument : call ? undefined : value;
      const text = written?.kind === "list" ? written.items[0] : written;
      return text?.kind === "scalar" && mayHoldDocument(text, [key]) ? [value] : [];
    }),
  );
}
