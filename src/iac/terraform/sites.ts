import type { PolicyPlace, PolicyPlaces } from "../../catalog/places.ts";
import {
  argument,
  blocksNamed,
  type Declaration,
  type Module,
} from "../../evaluate/terraform/module.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import { instanceLabel } from "../../evaluate/terraform/instances.ts";
import {
  atDeclaration,
  itself,
  type Instance,
  type Scope,
} from "../../evaluate/terraform/scope.ts";
import { asText } from "../../evaluate/texts.ts";
import type { At } from "../../evaluate/terraform/at.ts";
import { known, textKey } from "../../iam/text.ts";
import type { Attachment, HolderName, Policy } from "../../iam/policy.ts";
import type { Block, Body, Expression } from "../../syntax/hcl/ast.ts";
import { holderKind, holderNames, namesIn } from "../holder-names.ts";
import { isChoosing } from "./deciding.ts";
import { keyName } from "./keys.ts";
import { indexedIn, referencesIn, type Target } from "./references.ts";

/** An argument in which the provider expects a policy. */
export type Site = {
  readonly declaration: Declaration;
  readonly place: PolicyPlace;
  /** The argument among those of the resource: `inline_policy[1].policy`. */
  readonly path: string;
  readonly expression: Expression;
  /** The body in which the argument stands: the resource's, or that of a block in it. */
  readonly body: Body;
  /** The `dynamic` blocks around it, the outermost first. */
  readonly loops: readonly Block[];
};

/** The policy arguments of all resources of a module, in the order of the files. */
export function sitesOf(module: Module, places: PolicyPlaces): readonly Site[] {
  return [...module.declarations.values()].flatMap((declaration) =>
    declaration.mode === "resource"
      ? (places.get(declaration.type) ?? []).flatMap((place) =>
          argumentsAt(
            declaration.block.body,
            place.path.map((step) => step.name),
          ).map((found, number) => ({
            ...found,
            declaration,
            place,
            path: pathName(place, number),
          })),
        )
      : [],
  );
}

type FoundArgument = Pick<Site, "expression" | "body" | "loops">;

/**
 * The values at a path of blocks and a last argument; blocks that `dynamic` makes included, and
 * arguments that hold objects, or lists of them, in the place of blocks.
 */
export function argumentsAt(
  body: Body,
  path: readonly string[],
  loops: readonly Block[] = [],
): readonly FoundArgument[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  if (rest.length === 0) {
    const found = argument(body, first);
    return found ? [{ expression: found.value, body, loops }] : [];
  }
  const objects = argument(body, first);
  if (objects)
    return valuesAt(objects.value, rest).map((expression) => ({ expression, body, loops }));
  return blocksNamed(body, first).flatMap(({ body: inner, loop }) =>
    argumentsAt(inner, rest, loop ? [...loops, loop] : loops),
  );
}

/** The values at a path of keys in an object, or in each of a list of them. */
function valuesAt(expression: Expression, path: readonly string[]): readonly Expression[] {
  const [first, ...rest] = path;
  if (first === undefined) return [expression];
  if (expression.kind === "tuple") return expression.items.flatMap((item) => valuesAt(item, path));
  if (expression.kind !== "object") return [];
  return expression.items.flatMap(({ key, value }) =>
    keyName(key) === first ? valuesAt(value, rest) : [],
  );
}

/** Of several blocks of one name, those behind the first are numbered. */
function pathName({ path }: PolicyPlace, number: number): string {
  const names = path.map(({ name }) => name);
  const last = names.pop() ?? "";
  const block = names.join(".");
  if (block === "") return last;
  return number === 0 ? `${block}.${last}` : `${block}[${number}].${last}`;
}

/** What the attributes of a declaration, or of an instance of it, name as what a policy is attached to. */
export function attachments(
  declaration: Declaration,
  { attach }: Pick<PolicyPlace, "attach">,
  scope: Scope,
  calls: Calls,
  instance = itself,
): readonly Target[] {
  return attach.flatMap((name): readonly Target[] => {
    if (name === "@") return [{ scope, declaration, ...labelled(instance) }];
    const found = argument(declaration.block.body, name);
    if (!found) return [];
    return referencesIn(found.value, scope, calls).targets.map((to) => ({
      ...to,
      ...chosenBy(found.value, declaration, scope),
      ...labelled(
        namedInstance(found.value, to, atDeclaration(declaration, scope, instance), scope),
      ),
    }));
  });
}

/** The instance of a declaration that an expression of the same module names. */
function namedInstance(
  expression: Expression,
  { declaration, scope: of }: Target,
  at: At,
  scope: Scope,
): Instance {
  const index = of === scope ? indexedIn(expression, declaration) : undefined;
  if (!index) return itself;
  const key = scope.evaluator.evaluate(index, at);
  const text = asText(key);
  // What is not known names any of them.
  if (!text || known(text) === undefined) return itself;
  return { name: `[${textKey(text)}]`, key };
}

function labelled(instance: Instance): Pick<Attachment, "instance"> {
  const label = instanceLabel(instance);
  return label === "" ? {} : { instance: label };
}

/** That a condition decides on what an attribute names. */
function chosenBy(
  value: Expression | undefined,
  { address }: Declaration,
  { id }: Scope,
): Pick<Attachment, "under"> {
  return value && isChoosing(value) ? { under: [id, address] } : {};
}

/**
 * Who is named in the attributes of a declaration without a reference: `role = "app"`. A list may hold
 * names beside references.
 */
export function heldBy(
  declaration: Declaration,
  { attach }: Pick<PolicyPlace, "attach">,
  scope: Scope,
  calls: Calls,
  instance = itself,
): readonly HolderName[] {
  return attach.flatMap((name): readonly HolderName[] => {
    const as = holderKind(name);
    const value = argument(declaration.block.body, name)?.value;
    if (as === undefined || !value) return [];
    const at = atDeclaration(declaration, scope, instance);
    return (value.kind === "tuple" ? value.items : [value])
      .filter((item) => referencesIn(item, scope, calls).targets.length === 0)
      .flatMap((item) => holderNames(scope.evaluator.evaluate(item, at), as))
      .map((named) => ({ ...named, ...chosenBy(value, declaration, scope) }));
  });
}

/** What a resource policy protects, as far as it is named without a reference: `bucket = "logs"`. */
export function protectedBy(
  declaration: Declaration,
  { attach, kind }: PolicyPlace,
  scope: Scope,
  calls: Calls,
  instance: Instance,
): Pick<Policy, "protects"> {
  if (kind !== "resource") return {};
  const at = atDeclaration(declaration, scope, instance);
  const protects = attach.flatMap((name) => {
    const value = argument(declaration.block.body, name)?.value;
    if (!value || referencesIn(value, scope, calls).targets.length > 0) return [];
    return namesIn(scope.evaluator.evaluate(value, at));
  });
  return protects.length > 0 ? { protects } : {};
}

/** What a policy of a module is attached to, as the policy has it. */
export function attachedTo(
  targets: readonly Target[],
  { id }: Pick<Scope, "id">,
): readonly Attachment[] {
  return targets.map(({ scope, declaration: { address, type }, under, instance }) => ({
    address,
    type,
    ...(instance !== undefined && { instance }),
    ...(under && { under }),
    ...(scope.id !== id && { scope: scope.id }),
  }));
}
