import type { Catalog } from "../../catalog/catalog.ts";
import { together } from "../../evaluate/presence.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { kindOfUnattached } from "../../iam/policy-kind.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import { statementKey } from "../../iam/statement-key.ts";
import { groupedBy } from "../../source/grouped.ts";
import type { Problem } from "../../source/problem.ts";
import { contains, type Place } from "../../source/source.ts";
import { isOfOtherCloud, mayBeOfAws } from "../other-systems.ts";
import { brokenProblems } from "../problems.ts";
import { statementOf } from "../statement.ts";
import { functionModule, isFunctionModule } from "./function-module.ts";
import { isForAws, remoteSource } from "./module-managed.ts";
import type { StatementIndex } from "./statement-index.ts";
import { unattached } from "./unattached.ts";
import { isNamedInVain, usesOf } from "./uses.ts";
import { addressOf, statementsIn, type Carrier } from "./written.ts";

/** What a module, a resource or a block of it says. */
export type Found = { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] };

/** The statements in objects and JSON that are not covered, by the block that they stand in. */
export function looseStatements(
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
  return [...groupedBy(own, addressOf)].map(([address, group]): Found => {
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
  const kinds = groupedBy(statements, (statement) => kindOfUnattached([statement]));
  return [...kinds].map(([kind, same]) => [kinds.size > 1 ? `.${kind}` : "", same]);
}
