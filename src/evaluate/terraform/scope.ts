import type { Hole, Meaning } from "../../iam/text.ts";
import { joinedPath, relativePath } from "../../source/path.ts";
import { noFiles, textAt, type Files, type Place } from "../../source/source.ts";
import { deepestDefinition } from "../depth.ts";
import { makeEffort, shareOf } from "../effort.ts";
import { excesses } from "../excess.ts";
import { isEmptyText } from "../texts.ts";
import { list, literal, unknown, writtenAt, type Value } from "../value.ts";
import type { At, Bindings, Evaluator } from "./at.ts";
import { moduleDepths, placeOfDefinition } from "./depth.ts";
import { makeEvaluator, type Nesting } from "./evaluator.ts";
import {
  counted,
  gathered,
  isWhole,
  itself,
  keyed,
  repeatsIn,
  type Instance,
  type Present,
} from "./instances.ts";
import { record } from "./iteration.ts";
import {
  argument,
  definitionsIn,
  type Declaration,
  type Definition,
  type Module,
} from "./module.ts";
import { nameIn } from "./names.ts";
import { outputOf, type Called } from "./outputs.ts";
import { follow, stepName, type Step, type Traversal } from "./traversal.ts";
import type { Presence } from "./turns.ts";
import { asType } from "./variable-type.ts";

export { itself, type Instance } from "./instances.ts";

const anyOfThem: Instance = { name: "[*]" };

/** The value of an attribute that the provider decides: an ARN, an id, a generated name. */
export type ProviderAttribute = (
  declaration: Declaration,
  attribute: string,
  instance: Instance,
  scope: Scope,
) => Value | undefined;

/** What a module is evaluated in: who calls it, whom it calls, and the files that it may read. */
export type Surroundings = {
  /**
   * Which instance of the module it is: its directory where it is run by itself, else the caller
   * with the call behind it, `infra/module.queue`.
   */
  readonly id: string;
  /** The directory that is run, from which paths in `path.module` lead. */
  readonly root: string;
  /** What its caller gives to a variable; absent where nobody calls it. */
  readonly given?: (variable: string) => Value | undefined;
  /** Whether others than its caller may give something to it too. */
  readonly isOpen?: true;
  /** Whether its caller makes this instance. */
  readonly presence: Presence;
  /** What a call in it makes, if the module that it names is one of the repository's. */
  readonly called: (name: string) => readonly Called[] | undefined;
  /** The identity of a provider of the module: its caller's, where it has that from there. */
  readonly provider: (name: string) => string;
  readonly files: Files;
  readonly nesting: Nesting;
};

/** A module that is run by itself, and calls nothing that is known. */
export function alone({ directory }: Pick<Module, "directory">): Surroundings {
  return {
    id: directory,
    root: directory,
    presence: "always",
    called: () => undefined,
    provider: (name) => `${directory}/provider.${name}`,
    files: noFiles,
    nesting: { level: 0 },
  };
}

/** What expressions of a module mean. */
export type Scope = Pick<Surroundings, "id" | "presence" | "provider"> & {
  readonly module: Module;
  readonly evaluator: Evaluator;
  /** The names that are bound inside a declaration, or an instance of it: `each`, `count`. */
  bindings(repeated: Repeated, instance?: Instance): Bindings;
  /** What the module gives to its caller under a name. */
  output(name: string): Value | undefined;
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
export function moduleScope(
  module: Module,
  provider: ProviderAttribute,
  around: Surroundings = alone(module),
): Scope {
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
    id: `${around.id}/${address}`,
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

  const variable = (name: string): Value | undefined =>
    once(`var.${name}`, `var.${name}`, () => {
      const given = around.given?.(name);
      const isNone = given?.kind === "null" && module.variableTypes.get(name)?.nullable === false;
      const value = isNone ? undefined : given;
      const found = value ?? (around.given && !around.isOpen ? byDefault(name) : setting(name));
      return found && typed(name, found);
    });

  /** What is given to a variable, as its type has it. */
  const typed = (name: string, value: Value): Value => {
    const type = module.variableTypes.get(name)?.type;
    if (!type) return value;
    const { expression, source } = type;
    return asType(value, expression, {
      source,
      defaultOf: (otherwise) => defined({ expression: otherwise, source }),
      hole: hole(`var.${name}`, value.origin.written),
    });
  };

  const byDefault = (name: string): Value | undefined => {
    const definition = module.variables.get(name);
    return definition && defined(definition);
  };

  /** What a variable is where the module is run: as its files set it, else perhaps its default. */
  const setting = (name: string): Value | undefined => {
    const set = module.settings.get(name);
    if (set) return defined(set);
    const others = module.otherSettings.get(name) ?? [];
    const definitions = [module.variables.get(name) ?? [], others].flat();
    // A default of null or of nothing says that a caller gives it, where it is used at all.
    const values = definitions
      .map(defined)
      .filter((value) => value.kind !== "null" && !isEmptyText(value));
    const [first] = definitions;
    if (values.length === 0 || !first) return undefined;
    const place = { source: first.source, span: first.expression.span };
    return {
      kind: "choice",
      values,
      complete: false,
      hole: hole(`var.${name}`, place),
      origin: writtenAt(place),
    };
  };

  /** An output of a module that this one calls. */
  const output = (name: string, steps: readonly Step[], at: At, otherwise: Hole): Value => {
    const called = around.called(name);
    const repeats = module.calls.get(name);
    return called && repeats
      ? outputOf(called, repeatsIn(repeats.block.body), steps, at, evaluator, otherwise)
      : unknown(otherwise);
  };

  const declared = (
    declaration: Declaration,
    steps: readonly Step[],
    at: At,
    otherwise: Hole,
  ): Value => {
    const { place } = otherwise;
    const [first, ...more] = steps;
    const repeats = repeatsIn(declaration.block.body);
    if (first === undefined && repeats)
      return gathered(
        instances(declaration),
        repeats,
        ({ instance }) => ofInstance(declaration, instance, [], at, otherwise),
        otherwise,
      );
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
    const own = `${declaration.address}${instance.name}`;
    const valueOf = (name: string): Value | undefined =>
      // What a loop names counts to the expression that it stands in: it may name many.
      (instance.looped ? guarded : once)(
        declaration.address,
        `${declaration.address}${instance.name}.${name}`,
        () =>
          provider(declaration, name, instance, scope) ??
          writtenAttribute(declaration, name, instance),
      );
    const referring = (name: string): Value => ({
      ...unknown(reference(name === "" ? own : `${own}.${name}`, otherwise.place)),
      refersTo: { scope: around.id, address: declaration.address, attribute: name, instance },
    });
    if (attribute === undefined) {
      const whole = { ...referring(""), attributeOf: (n: string) => valueOf(n) ?? referring(n) };
      return follow(whole, steps, at, evaluator, otherwise);
    }
    return follow(valueOf(attribute) ?? referring(attribute), more, at, evaluator, otherwise);
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
    if (!bound && at.closed) return undefined;
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
        return output(name, after, at, otherwise);
      case "path": {
        const path = pathTo(name);
        return path === undefined ? unknown(otherwise) : literal(path, place);
      }
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

  /** `path.module` and `path.root`, as Terraform has them where it is run. */
  const pathTo = (name: string): string | undefined => {
    if (name === "root") return ".";
    if (name !== "module") return undefined;
    const path = relativePath(around.root, module.directory);
    return path === "" ? "." : path;
  };

  const evaluator = makeEvaluator({
    resolve,
    nesting: around.nesting,
    calls: true,
    effort,
    allowance: shareOf(definitionsIn(module)),
    exceeded: exceeded.tooMuch,
    naming: (expression, at) => nameIn(around.id, expression, at),
    fileAt: (path) => {
      const joined = joinedPath(around.root, path);
      return joined === undefined ? undefined : around.files(joined);
    },
  });
  const scope: Scope = {
    id: around.id,
    presence: around.presence,
    provider: around.provider,
    module,
    evaluator,
    bindings,
    instances,
    output: (name) => {
      const definition = module.outputs.get(name);
      const address = `output.${name}`;
      return definition && once(address, address, () => defined(definition));
    },
    hole,
    tooDeep,
    exceeded: exceeded.places,
  };
  return scope;
}
