import { makeText, textKey, type Hole, type Meaning } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import { argument, type Declaration, type Module } from "./module.ts";
import type { At, Bindings, Evaluator } from "./at.ts";
import { makeEvaluator } from "./evaluator.ts";
import { step, stepName, type Step, type Traversal } from "./traversal.ts";
import { asText, isEmptyText, unknown, writtenAt, type Value } from "../value.ts";

/**
 * The value of an attribute that the provider decides: an ARN, an id, a generated name.
 * `instance` names the instance of a counted declaration (`[0]`), "" for a plain one.
 */
export type ProviderAttribute = (
  declaration: Declaration,
  attribute: string,
  instance: string,
  scope: Scope,
) => Value | undefined;

/** What expressions of a module mean. */
export type Scope = {
  readonly module: Module;
  readonly evaluator: Evaluator;
  /** The names that are bound inside a declaration: `each`, `count`, `self`. */
  bindings(declaration: Declaration): Bindings;
  hole(address: string, place: Place, meaning?: Meaning): Hole;
};

const nothing: Bindings = new Map();

/** Makes the evaluator of a module: names are looked up in it, provider's values asked for. */
export function moduleScope(module: Module, provider: ProviderAttribute): Scope {
  const locals = new Map<string, Value>();
  const pending = new Set<string>();

  const hole = (address: string, place: Place, meaning: Meaning = { kind: "unknown" }): Hole => ({
    id: `${module.directory}/${address}`,
    place,
    meaning,
    expression: textAt(place),
  });

  const local = (name: string): Value | undefined => {
    const found = locals.get(name);
    if (found) return found;
    const definition = module.locals.get(name);
    if (!definition || pending.has(name)) return undefined;
    pending.add(name);
    const value = evaluator.evaluate(definition.expression, {
      source: definition.source,
      bindings: nothing,
    });
    pending.delete(name);
    locals.set(name, value);
    return value;
  };

  const variable = (name: string): Value | undefined => {
    const definition = module.variables.get(name);
    if (!definition) return undefined;
    const place = { source: definition.source, span: definition.expression.span };
    const value = evaluator.evaluate(definition.expression, {
      source: definition.source,
      bindings: nothing,
    });
    // A default of null or of nothing says that a caller gives it, where it is used at all.
    if (value.kind === "null" || isEmptyText(value)) return undefined;
    return {
      kind: "choice",
      values: [value],
      complete: false,
      hole: hole(`var.${name}`, place),
      origin: writtenAt(place),
    };
  };

  const follow = (value: Value, steps: readonly Step[], at: At, otherwise: Hole): Value =>
    steps.reduce((on, next) => step(on, next, at, evaluator, otherwise), value);

  const declared = (
    declaration: Declaration,
    steps: readonly Step[],
    at: At,
    place: Place,
  ): Value => {
    const { instance, rest } = splitInstance(steps, at);
    const address = `${declaration.address}${instance}`;
    const [first, ...more] = rest;
    if (first?.kind !== "attribute")
      return {
        ...unknown(hole(address, place)),
        refersTo: { address: declaration.address, attribute: "" },
      };
    const own = guarded(
      `${address}.${first.name}`,
      () =>
        provider(declaration, first.name, instance, scope) ??
        writtenAttribute(declaration, first.name),
    );
    const value: Value = own ?? {
      ...unknown(hole(`${address}.${first.name}`, place)),
      refersTo: { address: declaration.address, attribute: first.name },
    };
    const result = follow(value, more, at, hole(`${address}.${first.name}`, place));
    if (!instance.includes("[*]")) return result;
    // A splat is a list of unknown length, of which each item has this shape.
    const texts = result.kind === "text" ? [result.text] : [];
    const rested = hole(`${address}.${first.name}`, place);
    if (result.kind === "unknown" && result.refersTo) return result;
    return {
      kind: "list",
      items: [],
      rest: [texts.length > 0 ? { ...rested, among: { texts, complete: true } } : rested],
      origin: writtenAt(place),
    };
  };

  /** Declarations may name each other in a circle, which Terraform refuses; here it ends. */
  const guarded = (name: string, work: () => Value | undefined): Value | undefined => {
    if (pending.has(name)) return undefined;
    pending.add(name);
    const value = work();
    pending.delete(name);
    return value;
  };

  const writtenAttribute = (declaration: Declaration, name: string): Value | undefined => {
    const found = argument(declaration.block.body, name);
    if (!found) return undefined;
    return evaluator.evaluate(found.value, {
      source: declaration.source,
      bindings: bindings(declaration),
    });
  };

  const splitInstance = (
    steps: readonly Step[],
    at: At,
  ): { instance: string; rest: readonly Step[] } => {
    const [first] = steps;
    if (first === undefined || first.kind === "attribute") return { instance: "", rest: steps };
    return { instance: stepName(first, at, evaluator), rest: steps.slice(1) };
  };

  const bindings = (declaration: Declaration): Bindings => {
    const { body } = declaration.block;
    const place = { source: declaration.source, span: declaration.block.typeSpan };
    const own = (name: string): Value => unknown(hole(`${declaration.address}/${name}`, place));
    const pairs: [string, Value][] = [];
    if (argument(body, "for_each"))
      pairs.push(["each", record(place, { key: own("each.key"), value: own("each.value") })]);
    if (argument(body, "count"))
      pairs.push(["count", record(place, { index: own("count.index") })]);
    return new Map(pairs);
  };

  const resolve = (found: Traversal, at: At, place: Place): Value | undefined => {
    const bound = at.bindings.get(found.root);
    if (bound) return follow(bound, found.steps, at, hole(describe(found, at), place));
    const [first, second, ...rest] = found.steps;
    const name = first?.kind === "attribute" ? first.name : undefined;
    if (name === undefined) return undefined;
    const otherwise = hole(describe(found, at), place);
    const after = found.steps.slice(1);
    switch (found.root) {
      case "local": {
        const value = local(name);
        return value ? follow(value, after, at, otherwise) : unknown(otherwise);
      }
      case "var": {
        const value = variable(name);
        return value ? follow(value, after, at, otherwise) : unknown(otherwise);
      }
      case "data": {
        if (second?.kind !== "attribute") return undefined;
        const declaration = module.declarations.get(`data.${name}.${second.name}`);
        return declaration ? declared(declaration, rest, at, place) : unknown(otherwise);
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
        return declaration ? declared(declaration, after, at, place) : unknown(otherwise);
      }
    }
  };

  const describe = (found: Traversal, at: At): string =>
    found.root + found.steps.map((next) => stepName(next, at, evaluator)).join("");

  const evaluator = makeEvaluator({
    resolve,
    calls: true,
    // Expressions are pure: where the same names are bound, the same text is the same value.
    naming: (place, bindings) => `${module.directory}/${boundKey(bindings)}${textAt(place)}`,
  });
  const scope: Scope = { module, evaluator, bindings, hole };
  return scope;
}

/** A text that differs where different things are bound. */
function boundKey(bindings: Bindings): string {
  return [...bindings].map(([name, value]) => `${name}=${valueKey(value)};`).join("");
}

function valueKey(value: Value): string {
  if (value.kind === "map") return value.entries.map((entry) => valueKey(entry.value)).join();
  if (value.kind === "list") return value.items.map(valueKey).join();
  if (value.kind === "choice") return value.hole.id;
  const text = asText(value);
  return text ? textKey(text) : value.kind;
}

function record(place: Place, fields: Record<string, Value>): Value {
  const origin = writtenAt(place);
  return {
    kind: "map",
    entries: Object.entries(fields).map(([name, value]) => ({
      key: makeText([name], origin),
      value,
      place,
    })),
    rest: [],
    origin,
  };
}

/**
 * Reads expressions as they are written: literals as such, everything else as a hole whose id is
 * its source text. What `extract` shows, and what a replacement copies.
 */
export const asWritten: Evaluator = makeEvaluator({
  resolve: () => undefined,
  calls: false,
  naming: textAt,
});
