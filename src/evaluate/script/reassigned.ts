import { once } from "../../source/once.ts";
import { textAt } from "../../source/source.ts";
import type { Assign, Block, Expression, Function, Step } from "../../syntax/script/tree.ts";
import { oneOf, unknown, type Value } from "../value.ts";
import type { Asking, Bound, Script } from "./at.ts";
import type { Binding } from "./binding.ts";
import { otherwise } from "./otherwise.ts";

/** More than that are nobody's that give a parameter a default. */
const mostAssigns = 8;

/**
 * What a parameter has where a name stands, behind what the function itself gives it up to there:
 * `actions = actions or ["s3:GetObject"]`, `if actions is None: actions = [...]`.
 *
 * @param given what the function is called with
 */
export function reassigned(
  binding: Binding,
  given: Value,
  node: Expression,
  bound: Bound,
  asking: Asking,
): Value {
  const { parameter, assigns } = binding;
  // A field has what the constructor takes for it, or what any method gives it.
  if (parameter && node.kind === "member" && assigns.length > 0)
    return oneOf(
      [given, ...assigns.map(({ value }) => asking.evaluate(value, bound))],
      assigns.every(({ adds }) => !adds),
      asking.hole(node),
    );
  const before = parameter ? assigns.filter(({ span }) => span.end <= node.span.start) : [];
  if (!parameter || before.length === 0) return given;
  const hole = asking.hole(node);
  if (before.length > mostAssigns) return oneOf([given], false, hole);
  const within: Bound = new Map([...bound, [binding, given]]);
  let value = given;
  for (const each of before) {
    const under = blocksAround(parameter.of).get(each);
    const isPlain = !each.adds && each.target.kind === "name";
    const next = isPlain ? asking.evaluate(each.value, within) : unknown(hole);
    if (!under) value = oneOf([value, next], false, hole);
    else if (under.length === 0) value = next;
    else {
      const [only, ...more] = under;
      const operator =
        only && more.length === 0 ? missing(only, binding, asking.script) : undefined;
      value = operator
        ? otherwise(operator, value, () => next, hole)
        : oneOf([value, next], true, hole);
    }
  }
  return value;
}

/** What a branch asks, that is taken where a name has nothing: `if a is None`, `if (!a)`. */
function missing(
  { role, over }: Block,
  { name }: Binding,
  { source }: Script,
): "??" | "or" | undefined {
  if (role !== "branch" || !over) return undefined;
  const isIt = (node: Expression): boolean => node.kind === "name" && node.name === name;
  if (over.kind === "binary" && /^(?:is|===?)$/.test(over.operator))
    return isIt(over.left) && over.right.kind === "null" ? "??" : undefined;
  const [only, ...more] = over.kind === "other" ? over.parts : [];
  if (!only || more.length > 0 || !isIt(only)) return undefined;
  return /^(?:!|not\b)/.test(textAt({ source, span: over.span })) ? "or" : undefined;
}

/** The blocks around each assignment of a function, from the outermost on. */
const blocksAround = once((of: Function): ReadonlyMap<Assign, readonly Block[]> => {
  const found = new Map<Assign, readonly Block[]>();
  const open: { readonly steps: readonly Step[]; readonly under: readonly Block[] }[] = [
    { steps: of.body, under: [] },
  ];
  for (let next = open.pop(); next; next = open.pop())
    for (const step of next.steps) {
      if (step.kind === "assign") found.set(step, next.under);
      if (step.kind === "block") open.push({ steps: step.body, under: [...next.under, step] });
    }
  return found;
});
