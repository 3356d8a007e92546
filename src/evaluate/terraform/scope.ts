import type { Hole, Meaning } from "../../iam/text.ts";
import { joinedPath, relativePath } from "../../source/path.ts";
import { textAt, type Place } from "../../source/source.ts";
import { makeEffort, shareOf } from "../effort.ts";
import { literal, unknown, type Value } from "../value.ts";
import { accountWord } from "./account-data.ts";
import type { At, Bindings, Evaluator } from "./at.ts";
import { declarationsOf, type Declarations } from "./declarations.ts";
import { makeEvaluator } from "./evaluator.ts";
import { itself, repeatsIn, type Instance } from "./instances.ts";
import {
  definitionsIn,
  type Declaration,
  type Definition,
  type Module,
  type Repeated,
} from "./module.ts";
import { nameIn } from "./names.ts";
import { outputOf } from "./outputs.ts";
import { settling, type Settling } from "./settling.ts";
import { alone, type Surroundings } from "./surroundings.ts";
import { follow, stepName, type Step, type Traversal } from "./traversal.ts";
import { variablesOf } from "./variables.ts";

export { itself, type Instance } from "./instances.ts";

/** The value of an attribute that the provider decides: an ARN, an id, a generated name. */
export type ProviderAttribute = (
  declaration: Declaration,
  attribute: string,
  instance: Instance,
  scope: Scope,
) => Value | undefined;

/** What expressions of a module mean. */
export type Scope = Pick<Surroundings, "id" | "presence" | "provider"> &
  Pick<Declarations, "bindings" | "instances"> &
  Pick<Settling, "tooDeep" | "exceeded"> & {
    readonly module: Module;
    readonly evaluator: Evaluator;
    /** A path that Terraform takes from where it is run, as one of the repository. */
    readonly pathOf: (path: string) => string | undefined;
    /** What the module gives to its caller under a name. */
    output(name: string): Value | undefined;
    hole(address: string, place: Place, meaning?: Meaning): Hole;
  };

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
  const effort = makeEffort();
  const { once, guarded, tooDeep, tooMuch, exceeded } = settling(module, effort);
  const hole = (address: string, place: Place, meaning: Meaning = { kind: "unknown" }): Hole => ({
    id: `${around.id}/${address}`,
    place,
    meaning,
  });

  const defined = ({ expression, source }: Definition): Value =>
    evaluator.evaluate(expression, { source, bindings: nothing });

  const local = (name: string): Value | undefined => {
    const definition = module.locals.get(name);
    const address = `local.${name}`;
    return definition && once(address, address, () => defined(definition));
  };

  const variable = variablesOf({ module, around, once, defined, hole });

  /** An output of a module that this one calls. */
  const output = (name: string, steps: readonly Step[], at: At, otherwise: Hole): Value => {
    const called = around.called(name);
    const repeats = module.calls.get(name);
    return called && repeats
      ? outputOf(called, repeatsIn(repeats.block.body), steps, at, evaluator, otherwise)
      : unknown(otherwise);
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
        if (value) return follow(value, after, at, evaluator, otherwise);
        // A default that is no value of the variable is null or empty.
        const isOpen = found.root === "var" && module.variables.get(name) && after.length === 0;
        return { ...unknown(otherwise), ...(isOpen && { orNothing: true }) };
      }
      case "data": {
        if (second?.kind !== "attribute") return undefined;
        const declaration = module.declarations.get(`data.${name}.${second.name}`);
        if (declaration) return declared(declaration, after.slice(1), at, otherwise);
        const [asked] = after.slice(1);
        const word = asked?.kind === "attribute" ? accountWord(name, asked.name) : undefined;
        return unknown(word ? { ...otherwise, meaning: { kind: word } } : otherwise);
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

  /**
   * Whether evaluating a reference cannot fail, in the way that `try` asks for: what goes wrong
   * where the value is made goes wrong there.
   */
  const isThere = ({ root, steps }: Traversal, at: At, value: Value): boolean => {
    const [first, second] = steps;
    const name = first?.kind === "attribute" ? first.name : "";
    const isDefinite = value.kind !== "unknown" && value.kind !== "choice";
    if (at.bindings.has(root) || root === "local" || root === "var")
      return isDefinite || (steps.length === 1 && !at.closed);
    if (root !== "data")
      return isDeclared(module.declarations.get(`${root}.${name}`), steps.slice(1), at);
    const type = second?.kind === "attribute" ? second.name : "";
    return isDeclared(module.declarations.get(`data.${name}.${type}`), steps.slice(2), at);
  };

  /** `path.module` and `path.root`, as Terraform has them where it is run. */
  const pathTo = (name: string): string | undefined => {
    if (name === "root") return ".";
    if (name !== "module") return undefined;
    const path = relativePath(around.root, module.directory);
    return path === "" ? "." : path;
  };

  const pathOf = (path: string): string | undefined => joinedPath(around.root, path);
  const evaluator = makeEvaluator({
    resolve,
    isThere,
    nesting: around.nesting,
    calls: true,
    effort,
    allowance: shareOf(definitionsIn(module)),
    exceeded: tooMuch,
    naming: (expression, at) => nameIn(around.id, expression, at),
    fileAt: (path) => {
      const joined = pathOf(path);
      return joined === undefined ? undefined : around.files(joined);
    },
    filesUnder: (path) => {
      const folder = pathOf(path);
      if (folder === undefined) return undefined;
      const { below, links } = around.files;
      const fromThere = (each: string): string =>
        folder === "." ? each : each.slice(`${folder}/`.length);
      const paths = below?.(folder)?.map(fromThere);
      return paths && { paths, links: links?.(folder).map(fromThere) ?? [] };
    },
  });
  const { declared, isDeclared, bindings, instances } = declarationsOf({
    id: around.id,
    evaluator,
    provider: (declaration, attribute, instance) =>
      provider(declaration, attribute, instance, scope),
    hole,
    reference,
    once,
    guarded,
  });
  const scope: Scope = {
    id: around.id,
    presence: around.presence,
    provider: around.provider,
    module,
    evaluator,
    pathOf,
    bindings,
    instances,
    output: (name) => {
      const definition = module.outputs.get(name);
      const address = `output.${name}`;
      return definition && once(address, address, () => defined(definition));
    },
    hole,
    tooDeep,
    exceeded,
  };
  return scope;
}
