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
import {
  chainAt,
  closerOf,
  partsOf,
  textAt,
  tokenAt,
  type Chain,
} from "../../syntax/compiled/chains.ts";
import type { Range } from "../../syntax/compiled/tokens.ts";
import { environmentValue } from "../environment.ts";
import { placeOf, type Context } from "./context.ts";
import { variableAt, type CodeFile } from "./file.ts";
import { filledBy, lambdaFilled } from "./filled.ts";
import { fieldValue, givenValue, variableValue } from "./given.ts";
import { fieldVariable, packageVariable, startWay, typeAround, type Way } from "./lookups.ts";
import { moduleNamed } from "./modules.ts";
import type { Program } from "./program.ts";

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
  const evaluate: Context["evaluate"] = (part, of) => valueIn(part, of, program, way);
  const inner = bare(range, file);
  const parts = sumOf(inner, file);
  if (parts.length > 1) {
    const texts = parts.map((part) => asText(evaluate(part, file)));
    const known = texts.flatMap((text) => text?.parts ?? [hole]);
    return textValue(makeText(known, writtenAt(place)));
  }
  return partValue(inner, { file, program, evaluate, hole, place }) ?? unknown(hole);
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
  if (chain?.to !== to) return undefined;
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
  const { file, evaluate, hole, place } = context;
  const { tokens } = file;
  const values: Value[] = [];
  const entries: Entry[] = [];
  for (const part of partsOf(tokens, { open, close: closerOf(tokens, open) })) {
    const token = tokenAt(tokens, part.from);
    const isKeyed = textAt(tokens, part.from + 1) === ":";
    if (isKeyed && token && !isList) {
      const value = evaluate({ from: part.from + 2, to: part.to }, file);
      entries.push(entryNamed(token.text, value, placeOf(part, file)));
    } else if (part.to > part.from) values.push(evaluate(part, file));
  }
  if (isList || (values.length > 0 && entries.length === 0)) return list(values, place);
  return values.length > 0 ? { ...mapWith(entries, place), rest: [hole] } : mapWith(entries, place);
}

/** Functions of AWS's packages for Go that give back what they are given, or point to it. */
const giving = /^(?:String|ToString|StringValue|StringSlice|StringValueSlice)$/;

function goValue(chain: Chain, context: Context): Value | undefined {
  const { file, program, evaluate, hole } = context;
  const [first, second, third, ...more] = chain.steps;
  if (first?.kind !== "name") return undefined;
  if (!second) return variableValue(first.name, first.at, context);
  if (second.kind !== "name") return undefined;
  const module = variableAt(file, first.name, first.at) ? undefined : moduleNamed(first.name, file);
  if (third?.kind === "call" && more.length === 0) {
    const [given] = partsOf(file.tokens, third);
    const isOfAws =
      module !== undefined && /^github\.com\/aws\/aws-sdk-go(?:-v2)?\/aws$/.test(module);
    if (given && isOfAws && giving.test(second.name)) return evaluate(given, file);
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
  const { file, program, evaluate, hole } = context;
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
      partsOf(tokens, third).map((part) => evaluate(part, file)),
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
