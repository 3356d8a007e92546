import { entryNamed, list, mapWith, type Entry, type Value } from "../../evaluate/value.ts";
import {
  chainAt,
  chainsIn,
  closerOf,
  isName,
  partsOf,
  textAt,
  type Chain,
  type Step,
} from "../../syntax/compiled/chains.ts";
import type { Range } from "../../syntax/compiled/tokens.ts";
import { placeOf, type Context } from "./context.ts";
import { variableValue } from "./given.ts";

// Requests of Java's SDK, which are filled in by calls of their fields' names.

/** What is no field of a request. */
const noFields =
  /^(?:builder|build|toBuilder|copy|overrideConfiguration|applyMutation|with|set|clone)$/;

/**
 * What is given to a constructor is called by its place: `#0`.
 * `ScanRequest.builder().tableName(t).build()`, `new ScanRequest().withTableName(t)`
 */
export function filledBy(chain: Chain, context: Context): Value | undefined {
  const { steps, isNew } = chain;
  const names = steps.map((step) => (step.kind === "name" ? step.name : ""));
  const start = names.indexOf("builder");
  const [first] = steps;
  if (isNew) {
    const made = steps.findIndex(({ kind }) => kind === "call");
    const call = steps[made];
    if (call?.kind !== "call") return undefined;
    const { file, evaluate } = context;
    const given = partsOf(file.tokens, call).map((part, index) =>
      entryNamed(`#${index}`, evaluate(part, file), placeOf(part, file)),
    );
    const more = filled(steps.slice(made + 1), context, false);
    return more && { ...more, entries: [...given, ...more.entries] };
  }
  if (start >= 0) return filled(steps.slice(start), context, false);
  if (first?.kind !== "name") return undefined;
  // `builder.build()` of what has a name.
  const before = variableValue(first.name, first.at, context);
  if (before?.kind !== "map") return undefined;
  const more = filled(steps.slice(1), context, true);
  return more && { ...more, entries: [...before.entries, ...more.entries] };
}

/** How many fields of one request are looked at, names and arguments. */
const mostFields = 400;

type MapValue = Extract<Value, { kind: "map" }>;

function filled(steps: readonly Step[], context: Context, isOpen: boolean): MapValue | undefined {
  const entries: Entry[] = [];
  for (const [index, step] of steps.slice(0, mostFields).entries()) {
    const call = steps[index + 1];
    if (step.kind !== "name" || call?.kind !== "call" || noFields.test(step.name)) continue;
    const name = step.name.replace(/^(?:with|set)(?=[A-Z])/, "");
    const args = partsOf(context.file.tokens, call);
    const { file, evaluate } = context;
    const values = args.map((part) => evaluate(part, file));
    const [only, ...more] = values;
    const place = placeOf({ from: step.at, to: call.close + 1 }, file);
    if (only) entries.push(entryNamed(name, more.length > 0 ? list(values, place) : only, place));
  }
  const map = mapWith(entries, context.place);
  return isOpen ? { ...map, rest: [context.hole] } : map;
}

/** `r -> r.tableName(t)`, `r -> { r.tableName(t); r.limit(1); }` */
export function lambdaFilled({ from, to }: Range, context: Context): Value | undefined {
  const { tokens } = context.file;
  const isBare = isName(tokens, from) && textAt(tokens, from + 1) === "->";
  const isOne = textAt(tokens, from) === "(" && closerOf(tokens, from) === from + 2;
  const arrow = isBare ? from + 1 : from + 3;
  if (!isBare && !(isOne && textAt(tokens, arrow) === "->")) return undefined;
  const name = textAt(tokens, isBare ? from : from + 1);
  const isBlock = textAt(tokens, arrow + 1) === "{";
  const chains = isBlock
    ? [...chainsIn(tokens, { from: arrow + 2, to: to - 1 })]
    : [chainAt(tokens, arrow + 1)];
  const entries = chains.flatMap((chain) => {
    const [first] = chain?.steps ?? [];
    if (!chain || first?.kind !== "name" || first.name !== name) return [];
    return filled(chain.steps.slice(1), context, false)?.entries ?? [];
  });
  // What a block does besides, or another function, is not known.
  return isBlock || entries.length === 0
    ? { ...mapWith(entries, context.place), rest: [context.hole] }
    : mapWith(entries, context.place);
}
