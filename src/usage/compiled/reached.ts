import { once } from "../../source/once.ts";
import { isName, textAt } from "../../syntax/compiled/chains.ts";
import type { Range } from "../../syntax/compiled/tokens.ts";
import { variableAt, type CodeFile, type DeclaredFunction, type DeclaredType } from "./file.ts";
import { moduleNamed } from "./modules.ts";
import type { Program } from "./program.ts";
import { methodOf, mostBases } from "./lookups.ts";

/** Where code begins: a file, and the function that is called; all of it where none is named. */
export type Start = { readonly file: CodeFile; readonly name?: string };

/**
 * The parts of files that code comes to: what is done when a file is loaded, and functions by their names,
 * where something that it comes to says that name. Which of several of a name is meant is not asked: it may
 * come to less.
 */
export function partsReached(
  starts: readonly Start[],
  program: Program,
): ReadonlyMap<CodeFile, readonly Range[]> {
  const parts = new Map<CodeFile, Range[]>();
  const open: { readonly file: CodeFile; readonly part: Range }[] = [];
  const said = new Set<string>();
  const types = new Set<string>();
  const entered = new Set<DeclaredFunction>();
  const below = typesBelow(program);
  const waiting = new Map<string, { readonly file: CodeFile; readonly is: DeclaredFunction }[]>();

  const reach = (file: CodeFile, part: Range): void => {
    const known = parts.get(file);
    if (known) known.push(part);
    else parts.set(file, [part]);
    open.push({ file, part });
  };
  const enter = (file: CodeFile, is: DeclaredFunction): void => {
    if (entered.has(is)) return;
    entered.add(is);
    reach(file, is.head);
    reach(file, is.body);
  };
  const load = (file: CodeFile): void => {
    if (parts.has(file)) return;
    parts.set(file, []);
    for (const part of outside(file)) reach(file, part);
    for (const is of file.functions) {
      if (is.isCalled || said.has(is.name) || mayBeCalled(file, is, program)) enter(file, is);
      else wait(file, is);
    }
  };
  const wait = (file: CodeFile, is: DeclaredFunction): void => {
    const known = waiting.get(is.name);
    if (known) known.push({ file, is });
    else waiting.set(is.name, [{ file, is }]);
  };
  const say = (name: string): void => {
    if (said.has(name)) return;
    said.add(name);
    for (const { file, is } of waiting.get(name) ?? []) enter(file, is);
  };

  for (const { file, name } of starts) {
    load(file);
    if (name !== undefined) say(name);
    // What calls it may be a class of elsewhere that it extends.
    if (name === undefined || !isDeclared(name, file, program))
      for (const is of file.functions) enter(file, is);
  }
  // What a package of Go imports is loaded with it.
  for (const file of program.files) if (file.tokens.language === "go") load(file);
  for (let next = open.pop(); next; next = open.pop()) {
    const { file, part } = next;
    const asked = asksIn(file);
    for (let at = part.from; at < part.to; at++) {
      // The methods that an interface asks for are not called there.
      at = asked.get(at) ?? at;
      if (!isName(file.tokens, at) || isOfElsewhere(file, at, program)) continue;
      const name = textAt(file.tokens, at);
      say(name);
      if (file.tokens.language === "go") continue;
      const inHead = file.types.some(({ head }) => head.from <= at && at < head.to);
      const key = `${file.source.path}\0${name}\0${inHead}`;
      if (types.has(key)) continue;
      types.add(key);
      const own = program.typeOf(file.typeNamed(name));
      if (!own) continue;
      load(own.file);
      // Who only extends a class has nothing of the others that do.
      if (!inHead) for (const each of below(own.is)) load(each);
    }
  }
  return new Map([...parts].map(([file, each]) => [file, outermost(each)]));
}

/** By where the bodies of Go's interfaces begin, their ends. */
const asksIn = once(
  ({ types }: CodeFile): ReadonlyMap<number, number> =>
    new Map(types.flatMap(({ asks, body }) => (asks.size > 0 ? [[body.from, body.to]] : []))),
);

/** Whether a function is in a file, or in one that its types extend. */
function isDeclared(name: string, file: CodeFile, program: Program): boolean {
  if (file.functions.some((each) => each.name === name)) return true;
  return file.types.some((type) =>
    methodOf([{ module: file.home, name: type.name }], name, program),
  );
}

/** Types of elsewhere that call nothing of who extends them. */
const still = /^(?:Serializable|Cloneable|Comparable|Object|Record|Throwable|Error|\w*Exception)$/;

/** Whether code of elsewhere may call a method: its type is of a type of elsewhere, and none of the files has it. */
function mayBeCalled(
  file: CodeFile,
  { name, owner, isPrivate }: DeclaredFunction,
  program: Program,
): boolean {
  const own = owner === undefined ? undefined : typeNamed(file, owner, program);
  if (!own || isPrivate || file.tokens.language === "go") return false;
  return (
    isOpen(own, program, mostBases) && !own.bases.some((each) => methodOf(each, name, program))
  );
}

function typeNamed(file: CodeFile, name: string, program: Program): DeclaredType | undefined {
  return program.typeOf([{ module: file.home, name }])?.is;
}

function isOpen({ bases }: DeclaredType, program: Program, left: number): boolean {
  return bases.some((base) => {
    const own = program.typeOf(base);
    if (!own) return !base.every(({ name }) => still.test(name));
    return left > 0 && isOpen(own.is, program, left - 1);
  });
}

/** The files of types that extend or implement a type of the files. */
function typesBelow(program: Program): (type: DeclaredType) => readonly CodeFile[] {
  const found = new Map<DeclaredType, CodeFile[]>();
  for (const file of program.files)
    for (const base of file.types.flatMap(({ bases }) => bases)) {
      const own = program.typeOf(base);
      if (own) found.set(own.is, [...(found.get(own.is) ?? []), file]);
    }
  return (type) => found.get(type) ?? [];
}

/** `http.Get`: a function of a package that is not of the files. */
function isOfElsewhere(file: CodeFile, at: number, { filesOf }: Program): boolean {
  if (file.tokens.language !== "go" || textAt(file.tokens, at - 1) !== ".") return false;
  const name = textAt(file.tokens, at - 2);
  const module = variableAt(file, name, at) ? undefined : moduleNamed(name, file);
  return module !== undefined && filesOf(module).length === 0;
}

/** What of a file is no part of a function: who calls one names what it passes. */
function outside({ functions, tokens, types }: CodeFile): readonly Range[] {
  const found: Range[] = [];
  // What a file of Java imports it only may name.
  let from = tokens.language === "java" ? (types[0]?.head.from ?? 0) : 0;
  for (const each of outermost(
    functions.map(({ head, body }) => ({ from: head.from, to: body.to })),
  )) {
    if (each.from > from) found.push({ from, to: each.from });
    from = each.to;
  }
  return [...found, { from, to: tokens.all.length }];
}

/** Ranges in order, without those that lie in others. */
function outermost(ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let end = 0;
  for (const each of ranges.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (each.to <= end || each.from >= each.to) continue;
    found.push(each);
    end = each.to;
  }
  return found;
}
