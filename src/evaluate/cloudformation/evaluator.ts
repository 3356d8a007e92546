import { known, makeText, type Hole, type Meaning, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { textAt } from "../../source/source.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import { plainScalar } from "../data.ts";
import { deepestDefinition, deepestEvaluation } from "../depth.ts";
import { makeEffort, mostCharacters, shareOf } from "../effort.ts";
import { entry as entryOfValue } from "../members.ts";
import { excesses } from "../excess.ts";
import { sizeOf } from "../size.ts";
import { asText } from "../texts.ts";
import { textValue, through, unknown, writtenAt, type Value } from "../value.ts";
import { templateDepths } from "./depth.ts";
import { defaultOf } from "./parameter.ts";
import { pseudoParameters } from "./pseudo.ts";
import { plainText, substitute } from "./substitute.ts";
import { intrinsic, type Declaration, type Intrinsic, type Template } from "./template.ts";

/** The value of `Ref` (attribute "Ref") or `Fn::GetAtt` of a declared resource. */
export type ProviderAttribute = (
  declaration: Declaration,
  attribute: string,
  scope: TemplateScope,
) => Value | undefined;

export type TemplateScope = {
  readonly template: Template;
  readonly evaluate: (node: DataNode) => Value;
  readonly hole: (address: string, place: Place, meaning?: Meaning) => Hole;
  /** What was asked for and came to more than is evaluated. */
  readonly exceeded: () => readonly Place[];
};

/** A string that is no function's argument: `!Ref Name` stands for another one. */
function plainString(node: DataNode | undefined): string | undefined {
  return node?.tag === undefined ? stringOf(node) : undefined;
}

/**
 * Evaluates a template's values, its intrinsic functions included.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html)
 */
export function templateScope(template: Template, provider: ProviderAttribute): TemplateScope {
  const { source } = template;
  const placeOf = (node: { readonly span: DataNode["span"] }): Place => ({
    source,
    span: node.span,
  });

  const hole = (address: string, place: Place, meaning: Meaning = { kind: "unknown" }): Hole => ({
    id: `${source.path}/${address}`,
    place,
    meaning,
    // A name that `Fn::Sub` takes; functions it does not.
    ...(/^[\w:.]+$/.test(address) && { expression: address }),
  });

  /** What a function makes that is not evaluated: the same for the same arguments. */
  const made = (name: string, argument: DataNode, place: Place): Hole =>
    hole(`Fn::${name} ${textAt(placeOf(argument))}`, place);

  const settled = new Map<string, Value | undefined>();
  const pending = new Set<string>();
  const effort = makeEffort();
  const exceeded = excesses();
  const allowance = shareOf(template.declarations.size + template.parameters.size);
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
      if (node) exceeded.tooDeep(placeOf(node));
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

  const ref = (name: string, place: Place): Value => {
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

  const getAtt = (argument: DataNode, place: Place): Value | undefined => {
    if (argument.kind === "list") {
      const [id, ...path] = argument.items.map(plainString);
      return id === undefined || path.some((name) => name === undefined)
        ? undefined
        : attribute(id, path.join("."), place);
    }
    const [, id, name] = /^([^.]+)\.(.+)$/.exec(plainString(argument) ?? "") ?? [];
    return id === undefined || name === undefined ? undefined : attribute(id, name, place);
  };

  const variable = (name: string, place: Place): Value => {
    const dot = name.indexOf(".");
    return dot < 0 ? ref(name, place) : attribute(name.slice(0, dot), name.slice(dot + 1), place);
  };

  const sub = (argument: DataNode, place: Place): Value | undefined => {
    const items = argument.kind === "list" ? argument.items : [argument];
    const [first, second] = items;
    if (first?.kind !== "scalar" || typeof first.value !== "string") return undefined;
    const own = second && evaluate(second);
    const lookUp = (name: string): Value => {
      const given = own ? entryOfValue(own, name) : undefined;
      if (!given) return variable(name, place);
      return effort.spend(sizeOf(given.value)) ? given.value : unknown(hole(name, place));
    };
    return substitute(first, place, lookUp, (name) => hole(name, place));
  };

  const join = (argument: DataNode, place: Place): Value | undefined => {
    if (argument.kind !== "list") return undefined;
    const [delimiter, items] = argument.items;
    const between = plainString(delimiter);
    if (between === undefined || !items) return undefined;
    const list = evaluate(items);
    if (list.kind !== "list") return undefined;
    if (list.items.length * between.length > mostCharacters) return undefined;
    const texts = list.items.filter((item) => item.kind !== "null").map(asText);
    if (!texts.every((text): text is Text => text !== undefined)) return undefined;
    const parts = texts.flatMap((text, i) => [...(i > 0 ? [between] : []), ...text.parts]);
    const via = texts.flatMap((text) => [text.origin.written, ...text.origin.via]);
    return textValue(makeText(parts, writtenAt(place, via)));
  };

  const choose = (argument: DataNode, place: Place): Value | undefined => {
    if (argument.kind !== "list" || argument.items.length !== 3) return undefined;
    const [, ...arms] = argument.items;
    return {
      kind: "choice",
      values: arms.map(evaluate),
      complete: true,
      hole: made("If", argument, place),
      origin: writtenAt(place),
    };
  };

  const select = (argument: DataNode): Value | undefined => {
    if (argument.kind !== "list") return undefined;
    const [index, list] = argument.items.map(evaluate);
    const at = index && asText(index);
    const value = at && known(at);
    if (value === undefined || list?.kind !== "list") return undefined;
    return list.items[Number(value)];
  };

  const split = (argument: DataNode, place: Place): Value | undefined => {
    if (argument.kind !== "list") return undefined;
    const [delimiter, text] = argument.items.map((item) => asText(evaluate(item)));
    const between = delimiter && known(delimiter);
    const value = text && known(text);
    if (between === undefined || value === undefined || between === "") return undefined;
    const items = value
      .split(between)
      .map((piece) => textValue(makeText([piece], writtenAt(place))));
    return { kind: "list", items, rest: [], origin: writtenAt(place) };
  };

  const findInMap = (argument: DataNode): Value | undefined => {
    if (argument.kind !== "list") return undefined;
    const names = argument.items.slice(0, 3).map((item) => {
      const text = asText(evaluate(item));
      return text && known(text);
    });
    if (names.length < 3 || !names.every((name) => name !== undefined)) return undefined;
    const [map = ""] = names;
    const found = valueOf(template.root, "Mappings", ...names);
    const value =
      found && once(`Mappings.${map}`, `Mappings.${JSON.stringify(names)}`, () => evaluate(found));
    return value && effort.spend(sizeOf(value)) ? value : undefined;
  };

  const call = ({ name, argument }: Intrinsic, place: Place): Value | undefined => {
    switch (name) {
      case "Ref": {
        const target = plainString(argument);
        return target === undefined ? undefined : ref(target, place);
      }
      case "GetAtt":
        return getAtt(argument, place);
      case "Sub":
        return sub(argument, place);
      case "Join":
        return join(argument, place);
      case "If":
        return choose(argument, place);
      case "Select":
        return select(argument);
      case "Split":
        return split(argument, place);
      case "FindInMap":
        return findInMap(argument);
      case "ToJsonString":
        return { kind: "encoded", value: evaluate(argument), origin: writtenAt(place) };
      default:
        return undefined;
    }
  };

  let level = 0;
  const evaluate = (node: DataNode): Value => {
    if (level >= deepestEvaluation) return unknown(made("Value", node, placeOf(node)));
    level++;
    const value = allowed(node);
    level--;
    return value;
  };

  const allowed = (node: DataNode): Value => {
    if (effort.counts()) return effort.spend(1) ? written(node) : unknown(hole("", placeOf(node)));
    const { start, end } = node.span;
    const value = effort.within(end - start + allowance, () => written(node));
    if (value) return value;
    exceeded.tooMuch(placeOf(node));
    return unknown(made("Value", node, placeOf(node)));
  };

  const written = (node: DataNode): Value => {
    const place = placeOf(node);
    const found = intrinsic(node);
    if (found) {
      const value = call(found, place);
      const affordable = value && effort.spend(sizeOf(value)) ? value : undefined;
      return affordable ?? unknown(made(found.name, found.argument, place));
    }
    const origin = writtenAt(place);
    switch (node.kind) {
      case "list":
        return { kind: "list", items: node.items.map(evaluate), rest: [], origin };
      case "map":
        return {
          kind: "map",
          entries: node.entries.map((entry) => ({
            key: makeText([entry.key], writtenAt({ source, span: entry.keySpan })),
            value: evaluate(entry.value),
            place: { source, span: entry.span },
          })),
          rest: [],
          origin,
        };
      case "scalar":
        return typeof node.value === "string" ? plainText(node, place) : plainScalar(node, place);
    }
  };

  const scope: TemplateScope = { template, evaluate, hole, exceeded: exceeded.places };
  return scope;
}
