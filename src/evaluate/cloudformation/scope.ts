import type { Hole, Meaning } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { valueOf, type DataEntry, type DataMap, type DataNode } from "../../syntax/data.ts";
import { deepestDefinition, type Nesting } from "../depth.ts";
import { makeEffort, shareOf } from "../effort.ts";
import { excesses } from "../excess.ts";
import { together, type Presence } from "../presence.ts";
import { sizeOf } from "../size.ts";
import { through, unknown, writtenAt, type Value } from "../value.ts";
import type { Holds } from "./arms.ts";
import { placeOf, unbound, type At, type Bindings, type Evaluator } from "./at.ts";
import { templateDepths } from "./depth.ts";
import { makeEvaluator } from "./evaluator.ts";
import { truth } from "./functions/choosing.ts";
import { includesNothing, type Include } from "./include.ts";
import { anyTurn, nameIn, turnsOfAll } from "./loop.ts";
import { asParameter, valueOfParameter } from "./parameter.ts";
import { pseudoParameters } from "./pseudo.ts";
import { declarationOf, type Declaration, type Template } from "./template.ts";

/** The value of `Ref` (attribute "Ref") or `Fn::GetAtt` of a declared resource. */
export type ProviderAttribute = (
  declaration: Declaration,
  attribute: string,
  scope: TemplateScope,
) => Value | undefined;

/** What the values of a template mean. */
export type TemplateScope = {
  /** The path of the template, or, where another one makes a stack of it, that with the stack. */
  readonly id: string;
  readonly template: Template;
  /** The value of a node of the template, or of a resource, whose loops bind names. */
  readonly evaluate: (node: DataNode, declaration?: Declaration) => Value;
  readonly holds: Holds;
  /** Whether a resource is made, as its condition has it. */
  readonly presenceOf: (declaration: Declaration) => Presence;
  readonly hole: (address: string, place: Place, meaning?: Meaning) => Hole;
  readonly stacks: Stacks;
  /** What was asked for and came to more than is evaluated. */
  readonly exceeded: () => readonly Place[];
};

/** The other templates that a template is deployed with. */
export type Stacks = {
  /** That of which a resource makes a stack. */
  readonly of: (logicalId: string) => TemplateScope | undefined;
  /** What the one that makes a stack of this one writes for a parameter. */
  readonly given: (parameter: string) => Written | undefined;
};

/** A node of a template where it is deployed. */
export type Written = { readonly node: DataNode; readonly scope: TemplateScope };

/** Where a template is deployed. */
export type Deployment = {
  readonly id: string;
  /** Whether it is deployed at all: asked for when all templates are there. */
  readonly presence: () => Presence;
  /**
   * What another template gives to a parameter: undefined where its default counts. Absent where nobody is known to.
   */
  readonly given?: (parameter: string) => Value | undefined;
  readonly stacks?: Stacks;
  /** How deep evaluation is, with that of the templates which it is asked by and asks. */
  readonly nesting: Nesting;
};

const noStacks: Stacks = { of: () => undefined, given: () => undefined };

/** A template that nothing gives values to. */
export function alone({ source }: Template): Deployment {
  return { id: source.path, presence: () => "always", nesting: { level: 0 } };
}

/** Makes the evaluator of a template: names are looked up in it, provider's values asked for. */
export function templateScope(
  template: Template,
  provider: ProviderAttribute,
  include: Include = includesNothing,
  deployment: Deployment = alone(template),
): TemplateScope {
  const { source } = template;
  const { id: scopeId } = deployment;
  const outside: At = { source, bindings: unbound };

  const hole = (address: string, place: Place, meaning: Meaning = { kind: "unknown" }): Hole => ({
    id: `${scopeId}/${address}`,
    place,
    meaning,
    // A name that `Fn::Sub` takes; functions it does not.
    ...(/^[\w:.]+$/.test(address) && { expression: address }),
  });

  const settled = new Map<string, Value | undefined>();
  const instances = new Map<Declaration, ReadonlyMap<string, Bindings>>();
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
      const node = template.parameters.get(id) ?? declarationOf(template, id)?.node;
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

  const ref = (name: string, at: At, place: Place): Value => {
    const bound = at.bindings.get(name);
    if (bound) return brought(bound, place) ?? unknown(hole(name, place));
    if (name === "AWS::NoValue") return { kind: "null", origin: writtenAt(place) };
    const meaning = pseudoParameters.get(name);
    if (meaning) return unknown(hole(name, place, meaning));
    const parameter = template.parameters.get(name);
    return parameter ? given(parameter, name, place) : attribute(name, "Ref", place);
  };

  const given = (parameter: DataMap, name: string, place: Place): Value => {
    const own = hole(name, place);
    const found = once(name, `${name}.Default`, () => {
      if (!deployment.given) return valueOfParameter(parameter, own, evaluate);
      const written = valueOf(parameter, "Default");
      const given = deployment.given(name) ?? (written && evaluate(written));
      return given && asParameter(parameter, given);
    });
    const value = found && brought(found, place);
    if (!value || value.kind === "unknown") return unknown(own);
    if (value.kind === "choice") return { ...value, hole: own, origin: writtenAt(place) };
    return value.kind === "list"
      ? { ...value, rest: value.rest.map((each) => ({ ...each, hole: own })) }
      : value;
  };

  const attribute = (logicalId: string, name: string, place: Place): Value => {
    const declaration = declared(logicalId);
    const found =
      declaration &&
      once(logicalId, `${logicalId}.${name}`, () => provider(declaration, name, scope));
    const value = found && brought(found, place);
    if (value) return value;
    return {
      ...unknown(hole(name === "Ref" ? logicalId : `${logicalId}.${name}`, place)),
      ...(declaration && { refersTo: { address: declaration.logicalId, attribute: name } }),
    };
  };

  const declared = (logicalId: string): Declaration | undefined => {
    const found = declarationOf(template, logicalId);
    if (!found || found.logicalId === logicalId) return found;
    const bindings = instancesOf(found).get(logicalId);
    return { ...found, logicalId, ...(bindings && { bindings }) };
  };

  /** The resources that loops make of one, as many as are told apart, and what is bound in each. */
  const instancesOf = (declaration: Declaration): ReadonlyMap<string, Bindings> => {
    const known = instances.get(declaration);
    if (known) return known;
    const made = new Map<string, Bindings>();
    // A loop over what it makes itself is refused; here it has none.
    instances.set(declaration, made);
    const turns = effort.apart(() => turnsOfAll(declaration.loops, outside, evaluator));
    for (const { bindings } of turns) {
      const name = nameIn(declaration.logicalId, bindings);
      if (name !== undefined) made.set(name, bindings);
    }
    return made;
  };

  const mapped: Evaluator["mapped"] = (map, [first, second]) =>
    entriesOf(valueOf(template.root, "Mappings", map), first).flatMap((outer) =>
      entriesOf(outer.value, second).flatMap((inner) => {
        const address = `Mappings.${JSON.stringify([map, outer.key, inner.key])}`;
        return once(`Mappings.${map}`, address, () => evaluate(inner.value)) ?? [];
      }),
    );

  const condition = (name: string, place: Place): Value => {
    const address = `Conditions.${name}`;
    const found = valueOf(template.root, "Conditions", name);
    const value = found && once(address, address, () => evaluate(found));
    return value ?? unknown(hole(address, place));
  };

  const included: Evaluator["included"] = (location, at, place) =>
    at.source === source ? include(location, place) : undefined;

  const evaluator = makeEvaluator({
    names: { hole, ref, attribute, mapped, condition, included },
    composition: template.composition,
    effort,
    nesting: deployment.nesting,
    allowance: shareOf(template.declarations.size + template.parameters.size),
    exceeded: exceeded.tooMuch,
  });
  const atDeclaration = (declaration: Declaration): At => {
    const { loops, bindings } = declaration;
    if (bindings) return { source, bindings };
    return loops.reduce((outer, loop) => anyTurn(loop, outer, evaluator), outside);
  };
  const evaluate = (node: DataNode, declaration?: Declaration): Value =>
    evaluator.evaluate(node, declaration ? atDeclaration(declaration) : outside);
  const holds: Holds = (name) => truth(condition(name, placeOf(template.root, outside)));
  const scope: TemplateScope = {
    id: scopeId,
    template,
    evaluate,
    holds,
    presenceOf: (declaration) =>
      together(deployment.presence(), presenceUnder(declaration.condition, holds)),
    hole,
    stacks: deployment.stacks ?? noStacks,
    exceeded: exceeded.places,
  };
  return scope;
}

function presenceUnder(condition: string | undefined, holds: Holds): Presence {
  const holding = condition === undefined ? true : holds(condition);
  return holding === undefined ? "maybe" : holding ? "always" : "never";
}

function entriesOf(
  node: DataNode | undefined,
  keys: ReadonlySet<string> | undefined,
): readonly DataEntry[] {
  return node?.kind === "map" ? node.entries.filter(({ key }) => !keys || keys.has(key)) : [];
}
