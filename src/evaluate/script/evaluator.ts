import { makeText, type Hole, type Part } from "../../iam/text.ts";
import { later } from "../../source/once.ts";
import { textAt, type Place, type Span } from "../../source/source.ts";
import type {
  Binary,
  Expression,
  Item,
  List,
  Member,
  ObjectLiteral,
  StringLiteral,
} from "../../syntax/script/tree.ts";
import type { Nesting } from "../depth.ts";
import { makeEffort, mostMade, type Allowance } from "../effort.ts";
import { excesses } from "../excess.ts";
import { entry, member, membersOf } from "../members.ts";
import { sizeOf } from "../size.ts";
import { asText } from "../texts.ts";
import {
  bool,
  list,
  nothing,
  number,
  oneOf,
  textValue,
  through,
  unknown,
  writtenAt,
  type Entry,
  type MapValue,
  type Value,
} from "../value.ts";
import {
  unbound,
  type Asking,
  type Bound,
  type Evaluator,
  type Library,
  type Script,
} from "./at.ts";
import { boundValue } from "./bound.ts";
import { callOf } from "./calls.ts";
import { comprehended } from "./comprehension.ts";
import { dividedPath, filePaths } from "./file-paths.ts";
import { joinedString, percentString } from "./filled-string.ts";
import { nameIn, occurrencesIn } from "./occurrences.ts";
import { otherwise } from "./otherwise.ts";
import { originOf, qualifiedIn } from "./qualified.ts";
import { returnedBy } from "./returned.ts";
import { isSelf } from "./binding.ts";
import { bindingIn } from "./scopes.ts";
import { stringValue } from "./strings.ts";

/** How deep expressions and the names in them may stand in each other. */
const deepest = 200;

/**
 * The evaluator of a file: literals, constants, parameters of functions that the file calls itself,
 * templates, and the pure functions that policies are made with. What a library knows of its own things
 * it is asked for. No code is run.
 *
 * @param nesting how deep evaluation is, and what is left of its allowance, in all files of a program that may ask
 * each other
 * @returns `exceeded`: what took more than is evaluated
 */
export function makeEvaluator(
  script: Script,
  library: Library,
  nesting: Nesting & Allowance = { level: 0 },
): Evaluator & { readonly exceeded: () => readonly Place[] } {
  const { source, scopes } = script;
  const effort = makeEffort(source.text.length, nesting);
  const exceeded = excesses();
  const occurrences = occurrencesIn(script);

  const placeOf = ({ span }: { readonly span: Span }): Place => ({ source, span });

  const hole = (node: { readonly span: Span; readonly kind?: string }): Hole => ({
    id: `${source.path}/${identityOf(node as Expression)}`,
    place: placeOf(node),
    meaning: { kind: "unknown" },
    expression: textAt(placeOf(node)),
  });

  /** Equal for what is the same thing: a name by its scope, what is called by where it is among such. */
  const identityOf = (node: Expression): string => {
    const binding = bindingIn(node, scopes);
    if (binding) return nameIn(binding.within, binding.name);
    if (node.kind === "member") return `${identityOf(node.object)}.${node.name}`;
    if (isSelf(node)) return nameIn(scopes.classAt(node.span.start), "this");
    return node.kind === "name" ? node.name : occurrences(node);
  };

  const evaluate = (node: Expression, bound: Bound = unbound): Value => {
    if (!effort.counts()) {
      const value = effort.within(mostMade, () => evaluate(node, bound));
      if (value) return value;
      exceeded.tooMuch(placeOf(node));
      return unknown(hole(node));
    }
    if (nesting.level >= deepest || !effort.spend(1)) return unknown(hole(node));
    nesting.level++;
    const value = valueOf(node, bound);
    nesting.level--;
    return effort.spend(sizeOf(value)) ? value : unknown(hole(node));
  };

  const valueOf = (node: Expression, bound: Bound): Value => {
    const place = placeOf(node);
    switch (node.kind) {
      case "string":
        return stringValue(node, source, (inner) => evaluate(inner, bound), hole);
      case "number":
        return number(node.value, place);
      case "bool":
        return bool(node.value, place);
      case "null":
        return nothing(place);
      case "name": {
        const binding = bindingIn(node, scopes);
        return (
          (binding && boundValue(binding, node, bound, asking)) ??
          library.name?.(node, evaluator, bound) ??
          filePaths.name(node, evaluator, bound) ??
          unknown(hole(node))
        );
      }
      case "member":
        return memberOf(node, bound);
      case "index": {
        const known =
          library.index?.(node, evaluator, bound) ?? filePaths.index(node, evaluator, bound);
        if (known) return known;
        const index = evaluate(node.index, bound);
        return elementOf(evaluate(node.object, bound), index) ?? unknown(hole(node));
      }
      case "call":
        return (
          library.call?.(node, evaluator, bound) ??
          filePaths.call(node, evaluator, bound) ??
          callOf(node, bound, asking) ??
          unknown(hole(node))
        );
      case "list":
        return listOf(node, bound);
      case "object":
        return objectOf(node, bound);
      case "conditional": {
        const arms = [evaluate(node.then, bound), evaluate(node.otherwise, bound)];
        return oneOf(arms, true, hole(node));
      }
      case "binary":
        return binaryOf(node, bound) ?? unknown(hole(node));
      case "comprehension":
        return comprehended(node, bound, asking);
      case "function":
      case "other":
        return unknown(hole(node));
    }
  };

  const memberOf = (node: Member, bound: Bound): Value => {
    const field = bindingIn(node, scopes);
    if (field) return boundValue(field, node, bound, asking) ?? unknown(hole(node));
    const object = later(() => evaluate(node.object, bound));
    const known =
      library.member?.(node, evaluator, bound, object) ??
      filePaths.member(node, evaluator, bound, object);
    if (known) return known;
    return through(attributeOf(object(), node), placeOf(node));
  };

  /** A member of a value: an entry, what a library knows of what it made, or that of one of several. */
  const attributeOf = (object: Value, node: Member): Value => {
    if (object.kind === "map") return member(object, node.name, hole(node));
    if (object.kind === "choice") {
      const values = object.values.map((each) => attributeOf(each, node));
      return oneOf(values, object.complete, hole(node));
    }
    const known = object.kind === "unknown" ? object.attributeOf?.(node.name) : undefined;
    return known ?? unknown(hole(node));
  };

  const elementOf = (object: Value, index: Value): Value | undefined => {
    if (object.kind === "list" && index.kind === "number" && object.rest.length === 0)
      return object.items[index.value];
    if (object.kind === "list" && index.kind === "unknown") {
      const like = [...object.items, ...object.rest.flatMap((each) => each.like)];
      return oneOf(
        like,
        object.rest.every(({ complete }) => complete),
        index.hole,
      );
    }
    const key = index.kind === "text" ? index.text.parts : [];
    const [name] = key;
    if (key.length !== 1 || typeof name !== "string") return undefined;
    return entry(object, name)?.value;
  };

  const listOf = (node: List, bound: Bound): Value => {
    const parts = node.items.map((item) => membersOfItem(item, bound));
    return {
      kind: "list",
      items: parts.flatMap(({ items }) => items),
      rest: parts.flatMap(({ rest }) => rest),
      origin: writtenAt(placeOf(node)),
    };
  };

  const membersOfItem = ({ spread, value }: Item, bound: Bound): ReturnType<typeof membersOf> => {
    const read = evaluate(value, bound);
    return spread ? membersOf(read) : { items: [read], rest: [] };
  };

  const objectOf = (node: ObjectLiteral, bound: Bound): MapValue => {
    const entries: Entry[] = [];
    const rest: Hole[] = [];
    for (const each of node.entries) {
      const place = placeOf(each);
      const value = evaluate(each.value, bound);
      if (each.kind === "spread") {
        if (value.kind === "map") {
          entries.push(...value.entries);
          rest.push(...value.rest);
        } else if (value.kind !== "null") rest.push(hole(each.value));
        continue;
      }
      const key = asText(evaluate(each.key, bound));
      if (key) entries.push({ key, value, place });
      else rest.push(hole(each.key));
    }
    return { kind: "map", entries, rest, origin: writtenAt(placeOf(node)) };
  };

  /** What operators make of strings that are written there. */
  const stringOf = (node: Binary): StringLiteral | undefined => {
    if (node.operator === "+") return joinedString(node);
    const isFilled = node.operator === "%" && script.program.language === "python";
    const left = isFilled ? originOf(node.left, script) : undefined;
    return left?.kind === "string" ? percentString(left, node.right, source) : undefined;
  };

  const binaryOf = (node: Binary, bound: Bound): Value | undefined => {
    const { operator } = node;
    const string = stringOf(node);
    if (string) return evaluate(string, bound);
    if (operator === "or" || operator === "??") {
      const right = later(() => evaluate(node.right, bound));
      return otherwise(operator, evaluate(node.left, bound), right, hole(node));
    }
    const [left, right] = [evaluate(node.left, bound), evaluate(node.right, bound)];
    // Without the left, whatever that is then: nothing.
    if (operator === "and") return oneOf([right, nothing(placeOf(node))], true, hole(node));
    if (operator === "/") return dividedPath(left, right, placeOf(node));
    if (operator !== "+") return undefined;
    if (left.kind === "list" && right.kind === "list")
      return {
        ...list([...left.items, ...right.items], placeOf(node)),
        rest: [...left.rest, ...right.rest],
      };
    const parts = [left, right].map((each): readonly Part[] => asText(each)?.parts ?? []);
    const isText = [left, right].some(({ kind }) => kind === "text");
    if (!isText || parts.some((each, index) => each.length === 0 && !isEmpty([left, right][index])))
      return undefined;
    const via = [left, right].flatMap(({ origin }) => [origin.written, ...origin.via]);
    return textValue(makeText(parts.flat(), writtenAt(placeOf(node), via)));
  };

  const asking: Asking = { script, evaluate, hole, placeOf, library };
  const evaluator = {
    script,
    evaluate,
    hole,
    qualified: (node: Expression) => qualifiedIn(node, scopes),
    origin: (node: Expression) => originOf(node, script),
    apply: (
      of: Expression,
      args: readonly Value[],
      at: { readonly span: Span },
      bound: Bound = unbound,
    ): Value | undefined => {
      const own = originOf(of, script);
      return own.kind === "function" ? returnedBy(own, args, at, bound, asking) : undefined;
    },
    apart: effort.apart,
    exceeded: exceeded.places,
  };
  return evaluator;
}

function isEmpty(value: Value | undefined): boolean {
  return value?.kind === "text" && value.text.parts.length === 0;
}
