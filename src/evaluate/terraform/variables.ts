import type { Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { isEmptyText } from "../texts.ts";
import { writtenAt, type Value } from "../value.ts";
import type { Definition, Module } from "./module.ts";
import type { Settling } from "./settling.ts";
import type { Surroundings } from "./surroundings.ts";
import { asType } from "./variable-type.ts";

/** What the variables of a module are worked out with. */
type Options = {
  readonly module: Module;
  readonly around: Surroundings;
  readonly once: Settling["once"];
  readonly defined: (definition: Definition) => Value;
  readonly hole: (address: string, place: Place) => Hole;
};

/** What a variable is: what its caller gives, or what files set it to, or its default. */
export function variablesOf({
  module,
  around,
  once,
  defined,
  hole,
}: Options): (name: string) => Value | undefined {
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
    const all = definitions.map(defined);
    const values = all.filter((value) => value.kind !== "null" && !isEmptyText(value));
    const [first] = definitions;
    if (values.length === 0 || !first) return undefined;
    const place = { source: first.source, span: first.expression.span };
    return {
      kind: "choice",
      values,
      complete: false,
      ...(values.length < all.length && { orNothing: true }),
      hole: hole(`var.${name}`, place),
      origin: writtenAt(place),
    };
  };

  return variable;
}
