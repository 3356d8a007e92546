import { asText } from "../../evaluate/texts.ts";
import {
  entryNamed,
  list,
  literal,
  mapWith,
  textValue,
  unknown,
  writtenAt,
  type Entry,
  type Value,
} from "../../evaluate/value.ts";
import { makeText, type Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import {
  chainAt,
  closerOf,
  expressionEnd,
  partsOf,
  textAt,
  tokenAt,
  type Chain,
} from "../../syntax/compiled/chains.ts";
import type { Range } from "../../syntax/compiled/tokens.ts";
import { environmentValue } from "../environment.ts";
import { variableAt, type CodeFile, type Variable } from "./file.ts";
import { filledBy, lambdaFilled } from "./filled.ts";
import { moduleNamed } from "./modules.ts";
import type { Own, Program } from "./program.ts";
import { fieldVariable, packageVariable, startWay, typeAround, type Way } from "./things.ts";

/** What an expression comes to: texts, environment variables, what is filled in for a request. */
export function valueIn(
  range: Range,
  file: CodeFile,
  program: Program,
  way: Way = startWay(),
): Value {
  const place = placeOf(range, file);
  const hole: Hole = {
    id: `${file.source.path}:${place.span.start}`,
    place,
    meaning: { kind: "unknown" },
  };
  if (way.left-- <= 0) return unknown(hole);
  const inner = bare(range, file);
  const parts = sumOf(inner, file);
  if (parts.length > 1) {
    const texts = parts.map((part) => asText(valueIn(part, file, program, way)));
    const known = texts.flatMap((text) => text?.parts ?? [hole]);
    return textValue(makeText(known, writtenAt(place)));
  }
  return partValue(inner, { file, program, way, hole, place }) ?? unknown(hole);
}

/** What working out a value needs. */
export type Context = {
  readonly file: CodeFile;
  readonly program: Program;
  readonly way: Way;
  readonly hole: Hole;
  readonly place: Place;
};

export function placeOf({ from, to }: Range, { tokens, source }: CodeFile): Place {
  const start = tokenAt(tokens, from)?.span.start ?? source.text.length;
  const end = tokenAt(tokens, to - 1)?.span.end ?? source.text.length;
  return { source, span: { start, end: Math.max(start, end) } };
}

/** Without parentheses around it, and what only points to it. */
function bare({ from, to }: Range, { tokens }: CodeFile): Range {
  let start = from;
  let end = to;
  for (;;) {
    if (/^[&*]$/.test(textAt(tokens, start)) && start + 1 < end) start++;
    else if (
      textAt(tokens, start) === "(" &&
      closerOf(tokens, start) === end - 1 &&
      end - start > 2
    ) {
      start++;
      end--;
    } else return { from: start, to: end };
  }
}

/** The parts that are put together with `+`. */
function sumOf({ from, to }: Range, { tokens }: CodeFile): readonly Range[] {
  const parts: Range[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    if (tokens.closers.has(at)) at = closerOf(tokens, at);
    else if (textAt(tokens, at) === "+" && at > start) {
      parts.push({ from: start, to: at });
      start = at + 1;
    }
  }
  return [...parts, { from: start, to }];
}

function partValue(range: Range, context: Context): Value | undefined {
  const { from, to } = range;
  const { file, place } = context;
  const { tokens } = file;
  const token = tokenAt(tokens, from);
  if (token?.kind === "string" && to - from === 1) return literal(token.text, place);
  if (textAt(tokens, from) === "{" && closerOf(tokens, from) === to - 1)
    return bodyValue(from, context, false);
  const lambda = tokens.language === "java" ? lambdaFilled(range, context) : undefined;
  if (lambda) return lambda;
  const { start, isList } = behindList(from, file);
  const chain = chainAt(tokens, start);
  if (!chain || chain.to !== to) return undefined;
  const last = chain.steps.at(-1);
  if (last?.kind === "body") return bodyValue(last.open, context, isList);
  return tokens.language === "go" ? goValue(chain, context) : javaValue(chain, context);
}

/** Behind `[]` and `map[K]`. */
function behindList(
  from: number,
  { tokens }: CodeFile,
): { readonly start: number; readonly isList: boolean } {
  let start = from;
  for (let turn = 0; turn < 4; turn++) {
    if (textAt(tokens, start) === "map") start++;
    if (!/^[[*]$/.test(textAt(tokens, start))) break;
    start = textAt(tokens, start) === "[" ? closerOf(tokens, start) + 1 : start + 1;
  }
  return { start, isList: textAt(tokens, from) === "[" };
}

/** The fields of one of Go's literals, or the elements of a list. */
function bodyValue(open: number, context: Context, isList: boolean): Value {
  const { file, program, way, hole, place } = context;
  const { tokens } = file;
  const values: Value[] = [];
  const entries: Entry[] = [];
  for (const part of partsOf(tokens, { open, close: closerOf(tokens, open) })) {
    const token = tokenAt(tokens, part.from);
    const isKeyed = textAt(tokens, part.from + 1) === ":";
    if (isKeyed && token && !isList) {
      const value = valueIn({ from: part.from + 2, to: part.to }, file, program, way);
      entries.push(entryNamed(token.text, value, placeOf(part, file)));
    } else if (part.to > part.from) values.push(valueIn(part, file, program, way));
  }
  if (isList || (values.length > 0 && entries.length === 0)) return list(values, place);
  return values.length > 0 ? { ...mapWith(entries, place), rest: [hole] } : mapWith(entries, place);
}

/** Functions of AWS's packages for Go that give back what they are given, or point to it. */
const giving = /^(?:String|ToString|StringValue|StringSlice|StringValueSlice)$/;

function goValue(chain: Chain, context: Context): Value | undefined {
  const { file, program, way, hole } = context;
  const [first, second, third, ...more] = chain.steps;
  if (first?.kind !== "name") return undefined;
  if (!second) return variableValue(first.name, first.at, context);
  if (second.kind !== "name") return undefined;
  const module = variableAt(file, first.name, first.at) ? undefined : moduleNamed(first.name, file);
  if (third?.kind === "call" && more.length === 0) {
    const [given] = partsOf(file.tokens, third);
    const isOfAws =
      module !== undefined && /^github\.com\/aws\/aws-sdk-go(?:-v2)?\/aws$/.test(module);
    if (given && isOfAws && giving.test(second.name)) return valueIn(given, file, program, way);
    const name = given && tokenAt(file.tokens, given.from);
    const isAsked = module === "os" && /^(?:Getenv|LookupEnv)$/.test(second.name);
    if (isAsked && name?.kind === "string" && given && given.to - given.from === 1)
      return environmentValue(name.text, hole);
    return undefined;
  }
  if (third) return undefined;
  if (module !== undefined) {
    const found = packageVariable(module, second.name, program);
    return found && givenValue(found, second.name, context);
  }
  return fieldValue(second.name, context);
}

function javaValue(chain: Chain, context: Context): Value | undefined {
  const { file, program, way, hole } = context;
  const { tokens } = file;
  const names = chain.steps.map((step) => (step.kind === "name" ? step.name : ""));
  const [first, second, third, fourth, ...more] = chain.steps;
  const call = chain.steps.at(-1);
  if (names[0] === "System" && names[1] === "getenv" && third?.kind === "call") {
    const asked =
      partsOf(tokens, third)[0] ??
      (names[3] && more[0]?.kind === "call" ? partsOf(tokens, more[0])[0] : undefined);
    const name = asked && tokenAt(tokens, asked.from);
    const isWhole =
      more.length <= 1 && (fourth === undefined || /^(?:get|getOrDefault)$/.test(names[3] ?? ""));
    return name?.kind === "string" && isWhole ? environmentValue(name.text, hole) : undefined;
  }
  const isList = /^(?:List|Arrays|Set|Collections)$/.test(names[0] ?? "");
  if (
    isList &&
    /^(?:of|asList|singletonList|singleton)$/.test(names[1] ?? "") &&
    third?.kind === "call" &&
    !fourth
  )
    return list(
      partsOf(tokens, third).map((part) => valueIn(part, file, program, way)),
      context.place,
    );
  if (call?.kind === "call") return filledBy(chain, context);
  if (first?.kind !== "name" || chain.isNew) return undefined;
  if (!second) return variableValue(first.name, first.at, context);
  if (second.kind !== "name" || third) return undefined;
  if (first.name === "this") {
    const around = typeAround(first.at, file);
    const field =
      around && fieldVariable([{ module: file.home, name: around.name }], second.name, program);
    return field && givenValue(field, second.name, context);
  }
  const field = fieldVariable(file.typeNamed(first.name), second.name, program);
  return field && givenValue(field, second.name, context);
}

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

function givenValue(
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

function expressionValue({ file, is: at }: Own<number>, { program, way }: Context): Value {
  const most = Math.min(at + farthest, file.tokens.all.length);
  return valueIn({ from: at, to: expressionEnd(file.tokens, at, most) }, file, program, way);
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
  { program, way }: Context,
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
  return given && valueIn(given, only.file, program, way);
}

/** What the only assignment to fields of that name gives them. */
function fieldValue(name: string, context: Context): Value | undefined {
  const { program } = context;
  const [only, ...more] = program.given(name);
  return only && more.length === 0 ? expressionValue(only, context) : undefined;
}
