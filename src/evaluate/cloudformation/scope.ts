import type { Hole, Meaning } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { valueOf, type DataNode } from "../../syntax/data.ts";
import { deepestDefinition } from "../depth.ts";
import { makeEffort, shareOf } from "../effort.ts";
import { excesses } from "../excess.ts";
import { sizeOf } from "../size.ts";
import { through, unknown, writtenAt, type Value } from "../value.ts";
import { placeOf, unbound, type At } from "./at.ts";
import { templateDepths } from "./depth.ts";
import { makeEvaluator } from "./evaluator.ts";
import { defaultOf } from "./parameter.ts";
import { pseudoParameters } from "./pseudo.ts";
import type { Declaration, Template } from "./template.ts";

/** The value of `Ref` (attribute "Ref") or `Fn::GetAtt` of a declared resource. */
export type ProviderAttribute = (
  declaration: Declaration,
  attribute: string,
  scope: TemplateScope,
) => Value | undefined;

/** What the values of a template mean. */
export type TemplateScope = {
  readonly template: Template;
  /** The value of a node of the template. */
  readonly evaluate: (node: DataNode) => Value;
  readonly hole: (address: string, place: Place, meaning?: Meaning) => Hole;
  /** What was asked for and came to more than is evaluated. */
  readonly exceeded: () => readonly Place[];
};

/** Makes the evaluator of a template: names are looked up in it, provider's values asked for. */
export function templateScope(template: Template, provider: ProviderAttribute): TemplateScope {
  const { source } = template;
  const outside: At = { source, bindings: unbound };

  const hole = (address: string, place: Place, meaning: Meaning = { kind: "unknown" }): Hole => ({
    id: `${source.path}/${address}`,
    place,
    meaning,
    // A name that `Fn::Sub` takes; functions it does not.
    ...(/^[\w:.]+$/.test(address) && { expression: address }),
  });

  const settled = new Map<string, Value | undefined>();
  const pending = new Set<string>();
  const effort = makeEffort();
  const exceeded = excesses();
  const depthOf = templateDepths(template);

  /**
   * What is the same for all that ask is worked out once, with an allowance of its own. Definitions
   * may name each other in a circle, which CloudFormation refuses; here it ends. So does what stands
   * too deep behind others.
   */
  const once = (id: string, name: string, work: () => Value | undefined): Value | undefined => {
    if (settled.has(name)) return settled.get(name);
    if (pending.has(name) || pending.size > deepestDefinition) return undefined;
    if (depthOf(id) > deepestDefinition) {
      const node = template.parameters.get(id) ?? template.declarations.get(id)?.node;
      if (node) exceeded.tooDeep(placeOf(node, outside));
      return undefined;
    }
    pending.add(name);
    const value = effort.apart(work);
    pending.delete(name);
    settled.set(name, value);
    return value;
  };

  /** The value as a reference brings it in, if its size is within what may be taken. */
  const brought = (value: Value, place: Place): Value | undefined =>
    effort.spend(sizeOf(value)) ? through(value, place) : undefined;

  const ref = (name: string, _: At, place: Place): Value => {
    if (name === "AWS::NoValue") return { kind: "null", origin: writtenAt(place) };
    const meaning = pseudoParameters.get(name);
    if (meaning) return unknown(hole(name, place, meaning));
    const parameter = template.parameters.get(name);
    if (parameter) {
      const own = hole(name, place);
      const found = once(name, `${name}.Default`, () => defaultOf(parameter, evaluate));
      const value = found && brought(found, place);
      if (!value) return unknown(own);
      return {
        kind: "choice",
        values: [value],
        complete: false,
        hole: own,
        origin: writtenAt(place),
      };
    }
    return attribute(name, "Ref", place);
  };

  const attribute = (logicalId: string, name: string, place: Place): Value => {
    const declaration = template.declarations.get(logicalId);
    const found =
      declaration &&
      once(logicalId, `${logicalId}.${name}`, () => provider(declaration, name, scope));
    const value = found && brought(found, place);
    if (value) return value;
    return {
      ...unknown(hole(name === "Ref" ? logicalId : `${logicalId}.${name}`, place)),
      ...(declaration && { refersTo: { address: logicalId, attribute: name } }),
    };
  };

  const mapped = (map: string, key: string, name: string): Value | undefined => {
    const found = valueOf(template.root, "Mappings", map, key, name);
    const address = `Mappings.${JSON.stringify([map, key, name])}`;
    return found && once(`Mappings.${map}`, address, () => evaluate(found));
  };

  const evaluator = makeEvaluator({
    names: { hole, ref, attribute, mapped },
    composition: template.composition,
    effort,
    allowance: shareOf(template.declarations.size + template.parameters.size),
    exceeded: exceeded.tooMuch,
  });
  const evaluate = (node: DataNode): Value => evaluator.evaluate(node, outside);
  const scope: TemplateScope = { template, evaluate, hole, exceeded: exceeded.places };
  return scope;
}
