import type { Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { list, unknown, writtenAt, type Value } from "../value.ts";
import type { At, Bindings, Evaluator } from "./at.ts";
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
import { argument, placeIn, type Declaration, type Repeated } from "./module.ts";
import type { Settling } from "./settling.ts";
import { follow, stepName, type Step } from "./traversal.ts";

const anyOfThem: Instance = { name: "[*]" };

const nothing: Bindings = new Map();

/** What declarations are worked out with. */
type Options = {
  /** The instance of the module that they stand in. */
  readonly id: string;
  readonly evaluator: Evaluator;
  /** The value of an attribute that the provider decides. */
  readonly provider: (
    declaration: Declaration,
    attribute: string,
    instance: Instance,
  ) => Value | undefined;
  readonly hole: (address: string, place: Place) => Hole;
  /** The hole of a reference that stands at a place. */
  readonly reference: (address: string, place: Place) => Hole;
} & Pick<Settling, "once" | "guarded">;

/** What is known of the declarations of a module, and of the instances of what is repeated in it. */
export type Declarations = {
  /** The value behind some steps that are taken from a declaration. */
  readonly declared: (
    declaration: Declaration,
    steps: readonly Step[],
    at: At,
    otherwise: Hole,
  ) => Value;
  /** Whether some steps from a declaration certainly lead to an attribute of what is there. */
  readonly isDeclared: (
    declaration: Declaration | undefined,
    steps: readonly Step[],
    at: At,
  ) => boolean;
  /** The names that are bound inside a declaration, or an instance of it: `each`, `count`. */
  readonly bindings: (repeated: Repeated, instance?: Instance) => Bindings;
  /** The instances of a block that `count` or `for_each` may repeat; of another, the only one. */
  readonly instances: (repeated: Repeated) => readonly Present[];
};

export function declarationsOf({
  id,
  evaluator,
  provider,
  hole,
  reference,
  once,
  guarded,
}: Options): Declarations {
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

  const isDeclared: Declarations["isDeclared"] = (declaration, steps, at) => {
    if (!declaration) return false;
    const repeats = repeatsIn(declaration.block.body);
    const [first, ...more] = steps;
    const behind = repeats ? more : steps;
    if (behind.length !== 1 || behind[0]?.kind !== "attribute") return false;
    if (!repeats) return true;
    if (first?.kind !== "index") return false;
    const name = stepName(first, at, evaluator);
    return instances(declaration).some(
      ({ instance, presence }) => instance.name === name && presence === "always",
    );
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
          provider(declaration, name, instance) ?? writtenAttribute(declaration, name, instance),
      );
    const referring = (name: string): Value => ({
      ...unknown(reference(name === "" ? own : `${own}.${name}`, otherwise.place)),
      refersTo: { scope: id, address: declaration.address, attribute: name, instance },
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
    const { source } = declaration;
    return (
      found &&
      evaluator.evaluate(found.value, { source, bindings: bindings(declaration, instance) })
    );
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
    const place = placeIn(repeats.value, repeated.source);
    const value = once(repeated.address, name, () =>
      evaluator.evaluate(repeats.value, { source: repeated.source, bindings: nothing }),
    );
    if (!value) return [{ instance: itself, presence: "maybe" }];
    const of = hole(name, place);
    return count ? counted(value, of) : keyed(value, of);
  };

  return { declared, isDeclared, bindings, instances };
}
