import { contains } from "../../source/source.ts";
import type { Argument, Call, Expression, Function } from "../../syntax/script/tree.ts";
import { membersOf } from "../members.ts";
import { oneOf, through, unknown, type Value } from "../value.ts";
import type { Asking, Bound, Script } from "./at.ts";
import type { Binding } from "./binding.ts";
import { grown } from "./grown.ts";
import { reassigned } from "./reassigned.ts";
import type { Scopes } from "./scopes.ts";

/**
 * The value of a name where it stands: what is assigned to it, or passed by those who call the function
 * that it is a parameter of. Undefined where nothing is known of it.
 */
export function boundValue(
  binding: Binding,
  node: Expression,
  bound: Bound,
  asking: Asking,
): Value | undefined {
  // A definition that needs itself ends here; what is unknown of it stays unknown.
  const within: Bound = new Map([...bound, [binding, unknown(asking.hole(node))]]);
  const given = bound.get(binding) ?? givenAs(binding, bound, asking.script);
  if (given) {
    const own = reassigned(binding, given, node, bound, asking);
    const isMade = own.kind === "list" || own.kind === "map";
    const value = isMade ? grown(binding, own, node, within, asking) : own;
    return through(value, asking.placeOf(node));
  }
  const value = binding.imported
    ? asking.library.imported?.(binding.imported)
    : binding.parameter
      ? passed(binding.parameter, node, within, asking)
      : binding.turn
        ? inTurn(binding.turn.of.over, node, within, asking, binding.turn.index)
        : assigned(binding, node, within, asking);
  if (!value) return undefined;
  const own = reassigned(binding, value, node, bound, asking);
  return through(grown(binding, own, node, within, asking), asking.placeOf(node));
}

/** What a parameter of the constructor has that is a field too: `constructor(private readonly bucket: string)`. */
function givenAs({ parameter }: Binding, bound: Bound, { scopes }: Script): Value | undefined {
  if (!parameter?.is.field || bound.size === 0) return undefined;
  const own = scopes.parameters(parameter.of)[parameter.index];
  return own && bound.get(own);
}

function assigned(
  { assigns, scope }: Binding,
  node: Expression,
  bound: Bound,
  asking: Asking,
): Value | undefined {
  const [first] = assigns;
  if (!first || assigns.some(({ adds, target }) => adds || target.kind === "index"))
    return undefined;
  const values = assigns.map(({ value }) => asking.evaluate(value, bound));
  // What a branch assigns may not have been assigned.
  const isSure =
    first.declares || asking.script.program.language === "python" || contains(scope, first.span);
  return oneOf(values, isSure, asking.hole(node));
}

function passed(
  { of, index, is }: NonNullable<Binding["parameter"]>,
  node: Expression,
  bound: Bound,
  asking: Asking,
): Value | undefined {
  if (is.rest) return undefined;
  const through = index === 0 ? goneThrough(of, asking.script.scopes) : undefined;
  if (through) return inTurn(through, node, bound, asking);
  const calls = asking.script.scopes.calls(of);
  const values = calls.flatMap((call) => {
    const found = argumentOf(call, of, index);
    return found ? [asking.evaluate(found, bound)] : [];
  });
  const usual = is.default ? [asking.evaluate(is.default, bound)] : [];
  return oneOf([...values, ...usual], false, asking.hole(node));
}

/** The list whose elements a function is called with, one after the other: that of `list.forEach(...)`. */
export function goneThrough(of: Function, { givenTo }: Scopes): Expression | undefined {
  const callee = givenTo(of)?.callee;
  return callee?.kind === "member" && /^(?:forEach|map|flatMap|filter)$/.test(callee.name)
    ? callee.object
    : undefined;
}

/** What a call passes for a parameter of the function. */
export function argumentOf(call: Call, of: Function, index: number): Expression | undefined {
  const parameter = of.parameters[index];
  const named = call.args.find(({ name }) => name !== undefined && name === parameter?.name);
  if (named) return named.value;
  const [first] = restOf(call, of, index) ?? [];
  return first?.spread ? undefined : first?.value;
}

/** What a call passes without names from a parameter of the function on; undefined where that is not known. */
export function restOf(call: Call, of: Function, index: number): readonly Argument[] | undefined {
  // A method of Python's is called without the object that comes first, and so is a constructor.
  const isMethod = /^(?:self|cls)$/.test(of.parameters[0]?.name ?? "");
  const start = index - (isMethod ? 1 : 0);
  const inOrder = call.args.filter(
    ({ name, spread }) => name === undefined && spread !== "entries",
  );
  if (start < 0 || inOrder.slice(0, start).some(({ spread }) => spread)) return undefined;
  return inOrder.slice(start);
}

function inTurn(
  over: Expression | undefined,
  node: Expression,
  bound: Bound,
  asking: Asking,
  index?: number,
): Value | undefined {
  if (!over) return undefined;
  const { items, rest } = membersOf(asking.evaluate(over, bound));
  const like = rest.flatMap((each) => each.like);
  const complete = rest.every((each) => each.complete);
  const elements = [...items, ...like].flatMap((each) =>
    index === undefined ? [each] : (membersOf(each).items[index] ?? []),
  );
  return oneOf(elements, complete, asking.hole(node));
}
