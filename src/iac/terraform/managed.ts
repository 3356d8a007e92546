import type { DeclaredType, NamedPlace, NamedPlaces } from "../../catalog/places.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import type { Present } from "../../evaluate/terraform/instances.ts";
import { within } from "../../evaluate/terraform/iteration.ts";
import { argument, placeIn, type Declaration } from "../../evaluate/terraform/module.ts";
import {
  atDeclaration,
  itself,
  type Instance,
  type Scope,
} from "../../evaluate/terraform/scope.ts";
import { traversal } from "../../evaluate/terraform/traversal.ts";
import { together } from "../../evaluate/presence.ts";
import { asText } from "../../evaluate/texts.ts";
import type { Value } from "../../evaluate/value.ts";
import { textKey } from "../../iam/text.ts";
import type { Problem } from "../../source/problem.ts";
import { textAt } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { isManaged, managedUses } from "../managed.ts";
import type { Managed, ManagedUse, ManagedUses } from "../managed.ts";
import { applicationProblems, nestedProblems } from "../problems.ts";
import { nameOf } from "./attributes.ts";
import { keyName } from "./keys.ts";
import { managedInputs } from "./module-managed.ts";
import { referencesIn, scoped, type Target } from "./references.ts";
import { argumentsAt, attachments, heldBy } from "./sites.ts";

const managedType = "aws_iam_policy";
/** What each word names. */
const namedTypes: Readonly<Record<Managed, RegExp>> = {
  policy: /^aws_iam_policy$/,
  boundary: /^aws_iam_policy$/,
  ceiling: /^aws_organizations_policy$/,
  group: /^aws_iam_group$/,
};

/** What modules that call each other make of managed policies, by scoped addresses. */
export function managedIn(
  scopes: readonly Scope[],
  calls: Calls,
  places: NamedPlaces,
  types: ReadonlyMap<string, DeclaredType>,
): ManagedUses<Target> {
  const targets = scopes.flatMap((scope) =>
    resourcesOf(scope).map((declaration): Target => ({ scope, declaration })),
  );
  const type = types.get(managedType);
  const declared = targets.flatMap((target) => {
    const { scope, declaration } = target;
    return type && declaration.type === managedType
      ? [
          {
            address: scoped(target),
            scope: scope.id,
            name: nameOf(declaration, type, itself, scope),
          },
        ]
      : [];
  });
  return managedUses(declared, [
    ...targets.flatMap((target) =>
      (places.get(target.declaration.type) ?? []).flatMap((place) => usesAt(target, place, calls)),
    ),
    ...scopes.flatMap(managedInputs),
  ]);
}

/** The templates in texts of a module, and those of elsewhere. */
export function nestedIn(scope: Scope, places: NamedPlaces): readonly Problem[] {
  return resourcesOf(scope).flatMap(({ type, block, source }) =>
    (places.get(type) ?? []).flatMap(({ names, path }) => {
      if (names !== "nested" && names !== "application") return [];
      const found = argumentsAt(
        block.body,
        path.map(({ name }) => name),
      );
      return found.flatMap(({ expression }) => {
        const place = placeIn(expression, source);
        if (names === "application")
          return expression.kind === "null" ? [] : applicationProblems(place);
        // What is written as an object is read wherever it stands.
        return expression.kind === "template" ? nestedProblems(place) : [];
      });
    }),
  );
}

function resourcesOf({ module }: Scope): readonly Declaration[] {
  return [...module.declarations.values()].filter(({ mode }) => mode === "resource");
}

/** The managed policies that a declaration names at a place. */
function usesAt(
  { declaration, scope }: Target,
  place: NamedPlace,
  calls: Calls,
): readonly ManagedUse<Target>[] {
  const { names } = place;
  if (!isManaged(names)) return [];
  const { source, block } = declaration;
  const path = place.path.map(({ name }) => name);
  return argumentsAt(block.body, path).flatMap(({ expression, loops }) =>
    instancesAt(expression, declaration, place, scope).flatMap(({ instance, presence }) => {
      const at = within(loops, atDeclaration(declaration, scope, instance), scope.evaluator);
      // A boundary is there where what it bounds is.
      const isThere = names === "boundary" || together(scope.presence, presence) === "always";
      return itemsOf(expression, declaration, scope, instance).map(
        ({ written, evaluated }): ManagedUse<Target> => {
          const value = scope.evaluator.evaluate(evaluated, at);
          // All that is written stands for what is not known of it.
          const named =
            evaluated === written || !isNamed(value)
              ? referencesIn(written, scope, calls).targets
              : [];
          const isOne = isAttaching(value);
          const under = isThere && isOne ? {} : { under: [scope.id, declaration.address] as const };
          return {
            names,
            value,
            at: placeIn(written, source),
            scope: scope.id,
            refersTo: named
              .filter(
                ({ declaration }) =>
                  declaration.mode === "resource" && namedTypes[names].test(declaration.type),
              )
              .map(scoped),
            attachedTo: attachments(declaration, place, scope, calls, instance).map((to) => ({
              ...to,
              ...under,
            })),
            heldBy: heldBy(declaration, place, scope, calls, instance).map((by) => ({
              ...by,
              ...under,
            })),
          };
        },
      );
    }),
  );
}

/** The instances of a declaration that attach something; all as one, where they do so alike. */
function instancesAt(
  expression: Expression,
  declaration: Declaration,
  { attach }: NamedPlace,
  scope: Scope,
): readonly Present[] {
  const { source, block } = declaration;
  const there = scope.instances(declaration).filter(({ presence }) => presence !== "never");
  if (there.length === 0 || scope.presence === "never") return [];
  const values = attach.flatMap((name) => argument(block.body, name)?.value ?? []);
  const isEachItsOwn = [expression, ...values].some((node) =>
    /\b(?:each|count)\./.test(textAt(placeIn(node, source))),
  );
  if (isEachItsOwn) return there;
  const isThere = there.some(({ presence }) => presence === "always");
  return [{ instance: itself, presence: isThere ? "always" : "maybe" }];
}

/** Whether a value names one thing by itself. */
function isNamed(value: Value): boolean {
  return value.kind === "text" || (value.kind === "unknown" && value.refersTo !== undefined);
}

/** Whether a value names the same whatever decides, and something. */
function isAttaching(value: Value): boolean {
  if (value.kind === "list") return value.rest.length === 0;
  return value.kind !== "choice" && !(value.kind === "unknown" && value.orNothing === true);
}

/**
 * The expressions that a list holds. What `each.value` or `each.key` stands for is written in
 * `for_each`: a set or a map, whose values stand for all where an instance is not known.
 */
function itemsOf(
  expression: Expression,
  { block, source }: Declaration,
  { evaluator }: Scope,
  { key }: Instance,
): readonly Item[] {
  if (expression.kind === "tuple") return expression.items.map(asWritten);
  const { root, steps = [] } = traversal(expression) ?? {};
  const [only, ...more] = steps;
  const collection = argument(block.body, "for_each")?.value;
  if (!collection || root !== "each" || only?.kind !== "attribute" || more.length > 0)
    return [asWritten(expression)];
  const made = collection.kind === "call" && collection.args.length === 1;
  const over = (made ? collection.args[0] : undefined) ?? collection;
  const own = key && asText(key);
  const isOwn = (name: string | undefined): boolean =>
    !own || name === undefined || name === textKey(own);
  const nameOfItem = (node: Expression): string | undefined => {
    const text = asText(evaluator.evaluate(node, { source, bindings: new Map() }));
    return text && textKey(text);
  };
  if (over.kind === "tuple")
    return over.items.filter((item) => isOwn(nameOfItem(item))).map(asWritten);
  if (over.kind === "object")
    return over.items
      .filter(({ key: name }) => isOwn(keyName(name)))
      .map((item) => asWritten(only.name === "key" ? item.key : item.value));
  return [{ written: over, evaluated: own ? expression : over }];
}

/** What a list holds, where it is written, and what gives its value. */
type Item = { readonly written: Expression; readonly evaluated: Expression };

function asWritten(node: Expression): Item {
  return { written: node, evaluated: node };
}
