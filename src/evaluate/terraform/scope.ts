import type { Hole, Meaning } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import { deepestDefinition } from "../depth.ts";
import { makeEffort, shareOf } from "../effort.ts";
import { excesses } from "../excess.ts";
import { isEmptyText } from "../texts.ts";
import { list, unknown, writtenAt, type Value } from "../value.ts";
import type { At, Bindings, Evaluator } from "./at.ts";
import { moduleDepths, placeOfDefinition } from "./depth.ts";
import { makeEvaluator } from "./evaluator.ts";
import { counted, itself, keyed, type Instance, type Present } from "./instances.ts";
import { record } from "./iteration.ts";
import {
  argument,
  definitionsIn,
  type Declaration,
  type Definition,
  type Module,
} from "./module.ts";
import { nameIn } from "./names.ts";
import { follow, stepName, type Step, type Traversal } from "./traversal.ts";

export { itself, type Instance } from "./instances.ts";

const anyOfThem: Instance = { name: "[*]" };

/** The value of an attribute that the provider decides: an ARN, an id, a generated name. */
export type ProviderAttribute = (
  declaration: Declaration,
  attribute: string,
  instance: Instance,
  scope: Scope,
) => Value | undefined;

/** What expressions of a module mean. */
export type Scope = {
  readonly module: Module;
  readonly evaluator: Evaluator;
  /** The names that are bound inside a declaration, or an instance of it: `each`, `count`. */
  bindings(repeated: Repeated, instance?: Instance): Bindings;
  /** The instances of a block that `count` or `for_each` may repeat; of another, the only one. */
  instances(repeated: Repeated): readonly Present[];
  hole(address: string, place: Place, meaning?: Meaning): Hole;
  /** Whether more stands behind a declaration than is evaluated. */
  tooDeep(address: string): boolean;
  /** What was asked for and came to more than is evaluated. */
  exceeded(): readonly Place[];
};

/** A block that `count` or `for_each` may repeat: a declaration, or the call of a module. */
export type Repeated = Pick<Declaration, "address" | "block" | "source">;

const nothing: Bindings = new Map();

/** Where the arguments of a declaration, or of the call of a module, stand. */
export function atDeclaration(repeated: Repeated, scope: Scope, instance = itself): At {
  return { source: repeated.source, bindings: scope.bindings(repeated, instance) };
}

/** Makes the evaluator of a module: names are looked up in it, provider's values asked for. */
export function moduleScope(module: Module, provider: ProviderAttribute): Scope {
  const settled = new Map<string, Value | undefined>();
  const pending = new Set<string>();
  const effort = makeEffort();
  const exceeded = excesses();
  const depthOf = moduleDepths(module);
  const tooDeep = (address: string): boolean => {
    if (depthOf(address) <= deepestDefinition) return false;
    const place = placeOfDefinition(module, address);
    if (place) exceeded.tooDeep(place);
    return true;
  };

  const hole = (address: string, place: Place, meaning: Meaning = { kind: "unknown" }): Hole => ({
    id: `${module.directory}/${address}`,
    place,
    meaning,
  });

  /**
   * Definitions may name each other in a circle, which Terraform refuses; here it ends. So does what
   * stands too deep behind others.
   */
  const guarded = (
    address: string,
    name: string,
    work: () => Value | undefined,
  ): Value | undefined => {
    if (pending.has(name) || pending.size > deepestDefinition || tooDeep(address)) return undefined;
    pending.add(name);
    const value = work();
    pending.delete(name);
    return value;
  };

  /** What is the same for all that ask is worked out once, with an allowance of its own. */
  const once = (
    address: string,
    name: string,
    work: () => Value | undefined,
  ): Value | undefined => {
    if (settled.has(name)) return settled.get(name);
    if (pending.has(name)) return undefined;
    const value = guarded(address, name, () => effort.apart(work));
    settled.set(name, value);
    return value;
  };

  const defined = ({ expression, source }: Definition): Value =>
    evaluator.evaluate(expression, { source, bindings: nothing });

  const local = (name: string): Value | undefined => {
    const definition = module.locals.get(name);
    const address = `local.${name}`;
    return definition && once(address, address, () => defined(definition));
  };

  const variable = (name: string): Value | undefined => {
    const definition = module.variables.get(name);
    const address = `var.${name}`;
    return definition && once(address, address, () => defaultOf(definition, address));
  };

  const defaultOf = (definition: Definition, address: string): Value | undefined => {
    const place = { source: definition.source, span: definition.expression.span };
    const value = defined(definition);
    // A default of null or of nothing says that a caller gives it, where it is used at all.
    if (value.kind === "null" || isEmptyText(value)) return undefined;
    return {
      kind: "choice",
      values: [value],
      complete: false,
      hole: hole(address, place),
      origin: writtenAt(place),
    };
  };

  const declared = (
    declaration: Declaration,
    steps: readonly Step[],
    at: At,
    otherwise: Hole,
  ): Value => {
    const { place } = otherwise;
    const [first, ...more] = steps;
    if (first === undefined || first.kind === "attribute")
      return ofInstance(declaration, itself, steps, at, otherwise);
    if (first.kind === "index") {
      const instance = {
        name: stepName(first, at, evaluator),
        key: evaluator.evaluate(first.key, at),
        looped: first.key.kind !== "number" && at.bindings.size > 0,
      };
      return ofInstance(declaration, instance, more, at, otherwise);
    }
    const known = instances(declaration);
    if (isWhole(known)) {
      const items = known.map(({ instance }) =>
        ofInstance(declaration, instance, first.steps, at, otherwise),
      );
      const value = list(items, place);
      return follow(value, more, at, evaluator, otherwise);
    }
    const any = ofInstance(declaration, anyOfThem, first.steps, at, otherwise);
    const address = `${declaration.address}${stepName(first, at, evaluator)}`;
    const all = { hole: reference(address, place), like: [any], complete: true };
    const some: Value = { kind: "list", items: [], rest: [all], origin: writtenAt(place) };
    return follow(some, more, at, evaluator, otherwise);
  };

  const ofInstance = (
    declaration: Declaration,
    instance: Instance,
    steps: readonly Step[],
    at: At,
    otherwise: Hole,
  ): Value => {
    const [first, ...more] = steps;
    const attribute = first?.kind === "attribute" ? first.name : undefined;
    const address = `${declaration.address}${instance.name}${attribute === undefined ? "" : `.${attribute}`}`;
    const own =
      attribute === undefined
        ? undefined
        : // What a loop names counts to the expression that it stands in: it may name many.
          (instance.looped ? guarded : once)(
            declaration.address,
            address,
            () =>
              provider(declaration, attribute, instance, scope) ??
              writtenAttribute(declaration, attribute, instance),
          );
    const value = own ?? {
      ...unknown(reference(address, otherwise.place)),
      refersTo: { address: declaration.address, attribute: attribute ?? "", instance },
    };
    return follow(value, attribute === undefined ? steps : more, at, evaluator, otherwise);
  };

  const writtenAttribute = (
    declaration: Declaration,
    name: string,
    instance: Instance,
  ): Value | undefined => {
    const found = argument(declaration.block.body, name);
    return found && evaluator.evaluate(found.value, atDeclaration(declaration, scope, instance));
  };

  const bindings = (repeated: Repeated, instance = itself): Bindings => {
    const { body, typeSpan: span } = repeated.block;
    const place = { source: repeated.source, span };
    const address = `${repeated.address}${instance.name}`;
    const own = (name: string): Hole => hole(`${address}/${name}`, place);
    const bound: [string, Value][] = [];
    if (argument(body, "for_each")) {
      const known = instance.value ? instance : named(repeated, instance);
      const { key = known.key ?? unknown(own("each.key")) } = instance;
      const value = known.value ?? unknown(own("each.value"));
      bound.push(["each", record(place, { key, value })]);
    }
    if (argument(body, "count"))
      bound.push(["count", record(place, { index: instance.key ?? unknown(own("count.index")) })]);
    return new Map(bound);
  };

  /** The instance that is named by its key, with its value; nothing where it is not known. */
  const named = (repeated: Repeated, { name }: Instance): Partial<Instance> => {
    const known = name === "" ? [] : instances(repeated);
    return known.find(({ instance }) => instance.name === name)?.instance ?? {};
  };

  const instances = (repeated: Repeated): readonly Present[] => {
    const { body } = repeated.block;
    const [count, each] = [argument(body, "count"), argument(body, "for_each")];
    const repeats = count ?? each;
    if (!repeats) return [{ instance: itself, presence: "always" }];
    const name = `${repeated.address}/instances`;
    const place = { source: repeated.source, span: repeats.value.span };
    const value = once(repeated.address, name, () =>
      evaluator.evaluate(repeats.value, { source: repeated.source, bindings: nothing }),
    );
    if (!value) return [{ instance: itself, presence: "maybe" }];
    const of = hole(name, place);
    return count ? counted(value, of) : keyed(value, of);
  };

  /** The hole of a reference that stands at a place. */
  const reference = (address: string, place: Place): Hole => ({
    ...hole(address, place),
    expression: textAt(place),
  });

  const resolve = (found: Traversal, at: At, place: Place): Value | undefined => {
    const bound = at.bindings.get(found.root);
    if (bound) {
      // What the name is bound to differs from loop to loop, and so does what it lacks.
      const missing = evaluator.hole({ kind: "attribute", span: place.span }, at);
      return follow(bound, found.steps, at, evaluator, missing);
    }
    const address = found.root + found.steps.map((each) => stepName(each, at, evaluator)).join("");
    const otherwise = reference(address, place);
    const [first, second] = found.steps;
    const name = first?.kind === "attribute" ? first.name : undefined;
    if (name === undefined) return undefined;
    const after = found.steps.slice(1);
    switch (found.root) {
      case "local":
      case "var": {
        const value = found.root === "local" ? local(name) : variable(name);
        return value ? follow(value, after, at, evaluator, otherwise) : unknown(otherwise);
      }
      case "data": {
        if (second?.kind !== "attribute") return undefined;
        const declaration = module.declarations.get(`data.${name}.${second.name}`);
        return declaration
          ? declared(declaration, after.slice(1), at, otherwise)
          : unknown(otherwise);
      }
      case "module":
      case "path":
      case "terraform":
      case "each":
      case "count":
      case "self":
        return unknown(otherwise);
      default: {
        const declaration = module.declarations.get(`${found.root}.${name}`);
        return declaration ? declared(declaration, after, at, otherwise) : unknown(otherwise);
      }
    }
  };

  const evaluator = makeEvaluator({
    resolve,
    calls: true,
    effort,
    allowance: shareOf(definitionsIn(module)),
    exceeded: exceeded.tooMuch,
    naming: (expression, at) => nameIn(module.directory, expression, at),
  });
  const scope: Scope = {
    module,
    evaluator,
    bindings,
    instances,
    hole,
    tooDeep,
    exceeded: exceeded.places,
  };
  return scope;
}

/** Whether all instances are known, and there. */
function isWhole(instances: readonly Present[]): boolean {
  return instances.every(({ instance, presence }) => instance.name !== "" && presence === "always");
}
