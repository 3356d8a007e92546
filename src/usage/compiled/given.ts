import { entryNamed, type Entry, type Value } from "../../evaluate/value.ts";
import { expressionEnd, partsOf, textAt } from "../../syntax/compiled/chains.ts";
import type { Context } from "./context.ts";
import { variableAt, type CodeFile, type Variable } from "./file.ts";
import { fieldVariable, packageVariable, typeAround } from "./lookups.ts";
import type { Own } from "./program.ts";

// What names have: what they are given where they are declared, or by the only one who gives them anything.

/** What a variable has, where that is one thing. */
export function variableValue(name: string, at: number, context: Context): Value | undefined {
  const { file, program } = context;
  const own = variableAt(file, name, at);
  if (own) return givenValue({ file, is: own }, name, context);
  if (file.tokens.language === "go") {
    const found = packageVariable(file.home, name, program, file);
    return found && givenValue(found, name, context);
  }
  const around = typeAround(at, file);
  const field = around && fieldVariable([{ module: file.home, name: around.name }], name, program);
  return field && givenValue(field, name, context);
}

export function givenValue(
  { file, is }: Own<Variable>,
  name: string,
  context: Context,
): Value | undefined {
  const { program } = context;
  if (is.parameter) return passedValue(is.parameter, file, context);
  if (is.value) {
    const { at, index } = is.value;
    if (index > 0) return undefined;
    const value = expressionValue({ file, is: at }, context);
    return value.kind === "map" ? withMore(value, name, file, is, context) : value;
  }
  if (!is.isOpen) return undefined;
  const [only, ...more] = program.given(name).filter((each) => each.file.home === file.home);
  if (!only || more.length > 0) return undefined;
  return expressionValue(only, context);
}

function expressionValue({ file, is: at }: Own<number>, { evaluate }: Context): Value {
  const most = Math.min(at + farthest, file.tokens.all.length);
  return evaluate({ from: at, to: expressionEnd(file.tokens, at, most) }, file);
}

/** What is set of a request after it is made: `input.Limit = x`, `request.setLimit(x)`. */
function withMore(
  value: Extract<Value, { kind: "map" }>,
  name: string,
  file: CodeFile,
  { scope }: Variable,
  context: Context,
): Value {
  const { tokens } = file;
  const entries: Entry[] = [];
  for (let at = scope.from; at < Math.min(scope.to, scope.from + farthest); at++) {
    if (
      textAt(tokens, at) !== name ||
      textAt(tokens, at + 1) !== "." ||
      textAt(tokens, at - 1) === "."
    )
      continue;
    const field = textAt(tokens, at + 2);
    const set = /^(?:set|with)([A-Z]\w*)$/.exec(field)?.[1];
    if (textAt(tokens, at + 3) === "=" && tokens.language === "go")
      entries.push(
        entryNamed(field, expressionValue({ file, is: at + 4 }, context), value.origin.written),
      );
    else if (set !== undefined && textAt(tokens, at + 3) === "(")
      entries.push(
        entryNamed(set, expressionValue({ file, is: at + 4 }, context), value.origin.written),
      );
  }
  return entries.length > 0 ? { ...value, entries: [...value.entries, ...entries] } : value;
}

/** How many tokens of an expression are looked at, and of what sets more of a request behind it. */
const farthest = 2000;

/** What the only call of a function passes for a parameter. */
function passedValue(
  { of, index }: NonNullable<Variable["parameter"]>,
  file: CodeFile,
  { program, evaluate }: Context,
): Value | undefined {
  const isSame = program.functionsNamed(of.name).length === 1;
  const [only, ...more] = isSame && of.name !== "" && index >= 0 ? program.callsOf(of.name) : [];
  if (!only || more.length > 0) return undefined;
  const { chain, step } = only.is;
  const call = chain.steps[step];
  if (
    call?.kind !== "call" ||
    (only.file === file && of.body.from <= call.open && call.open < of.body.to)
  )
    return undefined;
  const given = partsOf(only.file.tokens, call)[index];
  return given && evaluate(given, only.file);
}

/** What the only assignment to fields of that name gives them. */
export function fieldValue(name: string, context: Context): Value | undefined {
  const { program } = context;
  const [only, ...more] = program.given(name);
  return only && more.length === 0 ? expressionValue(only, context) : undefined;
}
