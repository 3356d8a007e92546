import { functionAsked, type Visited } from "./asked.ts";
import { chainAt, isName, textAt, type Chain } from "../../syntax/compiled/chains.ts";
import type { CodeFile, DeclaredFunction, TypeRef, Variable } from "./file.ts";
import {
  fieldOf,
  fieldVariable,
  functionIn,
  methodOf,
  mostBases,
  packageVariable,
  startWay,
  typeAround,
  variableOf,
  type Way,
} from "./lookups.ts";
import { moduleNamed } from "./modules.ts";
import type { Own, Program } from "./program.ts";
import { ofClient } from "./tables.ts";
import { ofSdk, thingOf, type Thing } from "./thing.ts";

/** Goes through a chain, and says what each name of it is asked of; the last thing is what all of it stands for. */
export function* visited(
  chain: Chain,
  file: CodeFile,
  program: Program,
  way: Way = startWay(),
): Generator<Visited, Thing | undefined> {
  const { steps, isNew } = chain;
  let thing: Thing | undefined;
  let written: string[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.kind === "group") thing = grouped(step, file, program, way);
    if (step.kind !== "name") continue;
    const behind = steps[index + 1];
    const call = behind?.kind === "call" || behind?.kind === "body" ? behind : undefined;
    const isFirst = index === 0;
    yield { of: thing, isFirst, name: step.name, at: step.at, call };
    written = [...written, step.name].slice(-12);
    const asked = { name: step.name, at: step.at, call };
    if (isNew && call?.kind === "call" && written.length === index + 1)
      thing = thingOf(file.typeNamed(written.join(".")), program);
    else if (isFirst) thing = firstThing(asked, chain, file, program, way);
    else if (thing) thing = nextThing(thing, asked, file, program, way);
    else if (
      written.length === index + 1 &&
      /^[A-Z]/.test(step.name) &&
      file.tokens.language === "java"
    )
      // A class by its full name.
      thing = {
        kind: "class",
        type: [{ module: written.slice(0, -1).join("."), name: step.name }],
      };
  }
  return thing;
}

/** What all of a chain stands for. */
export function thingIn(
  chain: Chain,
  file: CodeFile,
  program: Program,
  way: Way = startWay(),
): Thing | undefined {
  if (way.left-- <= 0) return undefined;
  const steps = visited(chain, file, program, way);
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}

/** What the expression stands for that begins at a token. */
export function thingAt(at: number, file: CodeFile, program: Program, way: Way): Thing | undefined {
  let start = at;
  while (/^[&*]$/.test(textAt(file.tokens, start))) start++;
  const cast = castAt(start, file, program);
  if (cast) return cast;
  while (/^[[\]]$/.test(textAt(file.tokens, start)) && start < at + 4) start++;
  const chain = chainAt(file.tokens, start);
  return chain && thingIn(chain, file, program, way);
}

/** `(AmazonS3) x` */
function castAt(at: number, { tokens, typeNamed }: CodeFile, program: Program): Thing | undefined {
  if (tokens.language !== "java" || textAt(tokens, at) !== "(") return undefined;
  if (!isName(tokens, at + 1) || textAt(tokens, at + 2) !== ")" || !isName(tokens, at + 3))
    return undefined;
  return thingOf(typeNamed(textAt(tokens, at + 1)), program);
}

function grouped(
  { open, close }: { readonly open: number; readonly close: number },
  file: CodeFile,
  program: Program,
  way: Way,
): Thing | undefined {
  const chain = chainAt(file.tokens, open + 1);
  if (chain?.to === close) return thingIn(chain, file, program, way);
  return castAt(open + 1, file, program);
}

type Asked = Pick<Visited, "name" | "at" | "call">;

function firstThing(
  { name, at, call }: Asked,
  chain: Chain,
  file: CodeFile,
  program: Program,
  way: Way,
): Thing | undefined {
  const isGo = file.tokens.language === "go";
  if (call?.kind === "body") return thingOf(file.typeNamed(name), program);
  const variable = variableOf(name, at, file, program);
  if (variable && !(call && !isGo)) return variableThing(variable, name, program, way);
  if (isGo) {
    const module = moduleNamed(name, file);
    if (module !== undefined && chain.steps.length > 1) return { kind: "module", module };
    if (name === "new" && call) return thingIsOf(call, file, program);
    return call && resultOf(functionIn(file.home, name, program), 0, program);
  }
  if (name === "this" || name === "super") {
    const around = typeAround(at, file);
    return around && { kind: "object", type: [{ module: file.home, name: around.name }] };
  }
  if (call) {
    const around = typeAround(at, file);
    const ref = around && [{ module: file.home, name: around.name }];
    return ref && resultOf(methodOf(ref, name, program), 0, program);
  }
  return /^[A-Z]/.test(name) ? { kind: "class", type: file.typeNamed(name) } : undefined;
}

/** `new(T)` */
function thingIsOf(
  call: { readonly open: number },
  file: CodeFile,
  program: Program,
): Thing | undefined {
  const chain = chainAt(file.tokens, call.open + 1);
  const names = chain?.steps.flatMap((step) => (step.kind === "name" ? [step.name] : [])) ?? [];
  const [first = "", second] = names;
  const module = second === undefined ? file.home : moduleNamed(first, file);
  return module === undefined ? undefined : thingOf([{ module, name: second ?? first }], program);
}

function variableThing(
  { file, is }: Own<Variable>,
  name: string,
  program: Program,
  way: Way,
): Thing | undefined {
  if (way.left-- <= 0) return undefined;
  const typed = is.type && thingOf(is.type, program);
  const isPlain = typed?.kind === "client" && !typed.name.includes(".");
  if (typed && (typed.kind !== "client" || isPlain)) return typed;
  const made = is.value
    ? resultAt(is.value, file, program, way)
    : is.isOpen
      ? onlyGiven(name, file, program, way)
      : undefined;
  // What it is made of says more than its type.
  return made && (!typed || sameClient(made, typed)) ? made : typed;
}

function sameClient(a: Thing, b: Thing): boolean {
  return a.kind === "client" && b.kind === "client" && a.name === b.name;
}

/** What the only assignment of its file gives a name. */
function onlyGiven(name: string, file: CodeFile, program: Program, way: Way): Thing | undefined {
  const [only, ...more] = program.given(name).filter((each) => each.file === file);
  return only && more.length === 0 ? thingAt(only.is, file, program, way) : undefined;
}

function resultAt(
  { at, index }: { readonly at: number; readonly index: number },
  file: CodeFile,
  program: Program,
  way: Way,
): Thing | undefined {
  if (index === 0) return thingAt(at, file, program, way);
  const chain = chainAt(file.tokens, at);
  if (!chain) return undefined;
  const of = calledIn(chain, file, program, way);
  return of && resultOf(of, index, program);
}

/** The function of the files that a chain calls last. */
function calledIn(
  chain: Chain,
  file: CodeFile,
  program: Program,
  way: Way,
): Own<DeclaredFunction> | undefined {
  let last: Visited | undefined;
  for (const each of visited(chain, file, program, way)) last = each;
  return last && functionAsked(last, file, program);
}

function resultOf(
  of: Own<DeclaredFunction> | undefined,
  index: number,
  program: Program,
): Thing | undefined {
  const ref = of?.is.results[index];
  return ref && ref.length > 0 ? thingOf(ref, program) : undefined;
}

function nextThing(
  of: Thing,
  { name, call }: Asked,
  file: CodeFile,
  program: Program,
  way: Way,
): Thing | undefined {
  switch (of.kind) {
    case "module":
      return ofModule(of.module, name, call, program, way);
    case "class":
      return ofClass(of.type, name, call !== undefined, program, way);
    case "object":
      if (call?.kind === "call")
        return resultOf(methodOf(of.type, name, program), 0, program) ?? ofSdk(of.type, program);
      return fieldThing(of.type, name, program, way);
    case "client":
      return call?.kind === "call" ? ofClient(of, name, call, file, program) : undefined;
    case "builder":
      if (!/^(?:build|create|defaultClient)$/.test(name)) return of;
      return { kind: "client", name: of.of, identifiers: new Map() };
    case "waiter":
      return of.waits === undefined && call ? { ...of, waits: name } : undefined;
  }
}

/** What a function or variable of a package of Go is; of AWS's what `New` makes. */
function ofModule(
  module: string,
  name: string,
  call: Visited["call"],
  program: Program,
  way: Way,
): Thing | undefined {
  if (call?.kind === "body") return thingOf([{ module, name }], program);
  if (program.filesOf(module).length > 0) {
    if (call) return resultOf(functionIn(module, name, program), 0, program);
    const variable = packageVariable(module, name, program);
    return variable && variableThing(variable, name, program, way);
  }
  const [, made] = /^New(\w*?)(?:With\w+|FromConfig)?$/.exec(name) ?? [];
  if (made === undefined || call?.kind !== "call") return undefined;
  const last = module.slice(module.lastIndexOf("/") + 1);
  const types = made === "" ? ["Client", last, "Cache"] : [made];
  for (const type of types) {
    const thing = thingOf([{ module, name: type }], program);
    if (thing.kind !== "object") return thing;
  }
  return undefined;
}

function ofClass(
  type: TypeRef,
  name: string,
  isCalled: boolean,
  program: Program,
  way: Way,
): Thing | undefined {
  const object = thingOf(type, program);
  if (object.kind === "object") {
    if (isCalled)
      return resultOf(methodOf(type, name, program), 0, program) ?? ofSdk(type, program);
    const field = fieldThing(type, name, program, way);
    if (field) return field;
    // A class in a class.
    const own = program.typeOf(type);
    const inner = own && [{ module: own.file.home, name }];
    return inner && program.typeOf(inner) ? { kind: "class", type: inner } : undefined;
  }
  if (!isCalled) return undefined;
  if (object.kind === "builder")
    return name === "defaultClient"
      ? { kind: "client", name: object.of, identifiers: new Map() }
      : object;
  if (object.kind !== "client") return object;
  return /uilder$|^standard$/.test(name) ? { kind: "builder", of: object.name } : object;
}

function fieldThing(type: TypeRef, name: string, program: Program, way: Way): Thing | undefined {
  const variable = fieldVariable(type, name, program);
  if (variable) return variableThing(variable, name, program, way);
  const ref = fieldOf(type, name, program, mostBases);
  return ref && thingOf(ref, program);
}
