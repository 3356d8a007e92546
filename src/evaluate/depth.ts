/**
 * How deep definitions may stand behind each other, each counted with the levels it nests itself.
 * Evaluation may recurse.
 */
export const deepestDefinition = 400;

/** How deep evaluation goes at all: only definitions in a circle, which are refused, come here. */
export const deepestEvaluation = 1000;

/** How deep evaluation is at the moment: of all modules or templates that may ask each other. */
export type Nesting = { level: number };

/** What a definition is made of: the levels that it nests, and the other definitions it names. */
export type Making = { readonly levels: number; readonly names: Iterable<string> };

/**
 * Says which definitions have more behind them than is evaluated. It does not recurse, and depends
 * on what is written alone; a circle ends where it closes.
 *
 * @param making undefined for names that nothing is known of
 */
export function depthOfDefinitions(
  making: (name: string) => Making | undefined,
): (name: string) => number {
  const depths = new Map<string, number>();
  type Open = {
    readonly name: string;
    readonly levels: number;
    readonly names: Iterator<string>;
    below: number;
  };
  const open = (name: string): Open => {
    const { levels, names } = making(name) ?? { levels: 0, names: [] };
    depths.set(name, 0);
    return { name, levels, names: names[Symbol.iterator](), below: 0 };
  };
  return (asked) => {
    const stack = depths.has(asked) ? [] : [open(asked)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.names.next();
      if (next.done) {
        stack.pop();
        const depth = top.levels + top.below;
        depths.set(top.name, depth);
        const outer = stack.at(-1);
        if (outer) outer.below = Math.max(outer.below, depth);
        continue;
      }
      const known = depths.get(next.value);
      if (known === undefined) stack.push(open(next.value));
      else top.below = Math.max(top.below, known);
    }
    return depths.get(asked) ?? 0;
  };
}
