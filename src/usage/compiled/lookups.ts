import {
  mostMeanings,
  variableAt,
  type CodeFile,
  type DeclaredFunction,
  type DeclaredType,
  type TypeRef,
  type Variable,
} from "./file.ts";
import type { Own, Program } from "./program.ts";

// What names of a program stand for: variables, fields, methods, with those of what a type is made of.

/** How far it is looked for one thing. */
export type Way = { left: number };

export const startWay = (): Way => ({ left: 120 });

/** A variable of a package of Go, seen from outside of its functions. */
export function packageVariable(
  module: string,
  name: string,
  { filesOf }: Program,
  except?: CodeFile,
): Own<Variable> | undefined {
  for (const file of filesOf(module)) {
    if (file === except) continue;
    const [first] = file.variables.get(name) ?? [];
    if (first?.scope.from === 0) return { file, is: first };
  }
  return undefined;
}

/** The field of a class of Java, with what gives it its value. */
export function fieldVariable(
  ref: TypeRef,
  name: string,
  program: Program,
): Own<Variable> | undefined {
  return inheritedField(ref, name, program, 6);
}

function inheritedField(
  ref: TypeRef,
  name: string,
  program: Program,
  left: number,
): Own<Variable> | undefined {
  const own = program.typeOf(ref);
  if (!own || left === 0) return undefined;
  const { body, bases } = own.is;
  const found = own.file.variables
    .get(name)
    ?.slice(0, mostMeanings)
    .find(({ scope, isField }) => isField && scope.from >= body.from - 1 && scope.to <= body.to);
  if (found) return { file: own.file, is: found };
  for (const base of bases) {
    const inner = inheritedField(base, name, program, left - 1);
    if (inner) return inner;
  }
  return undefined;
}

/** The class around a token. */
export function typeAround(at: number, { types }: CodeFile): DeclaredType | undefined {
  return types.findLast(({ body }) => body.from <= at && at < body.to);
}

/** The variable that a name means in its file, or another file of its package. */
export function variableOf(
  name: string,
  at: number,
  file: CodeFile,
  program: Program,
): Own<Variable> | undefined {
  const own = variableAt(file, name, at);
  if (own) return { file, is: own };
  if (file.tokens.language === "go") return packageVariable(file.home, name, program, file);
  // A field that a class has of the one that it extends.
  const around = typeAround(at, file);
  return around && inheritedField([{ module: file.home, name: around.name }], name, program, 6);
}

export function functionIn(
  module: string,
  name: string,
  program: Program,
): Own<DeclaredFunction> | undefined {
  return program
    .functionsNamed(name)
    .find(({ file, is }) => file.home === module && is.owner === undefined);
}

/** How far a method is looked for in what a type is made of. */
export const mostBases = 6;

export function methodOf(
  ref: TypeRef,
  name: string,
  program: Program,
  left = mostBases,
): Own<DeclaredFunction> | undefined {
  const own = program.typeOf(ref);
  if (!own || left === 0) return undefined;
  const found = program
    .functionsNamed(name)
    .find(({ file, is }) => file.home === own.file.home && is.owner === own.is.name);
  if (found) return found;
  for (const base of own.is.bases) {
    const inner = methodOf(base, name, program, left - 1);
    if (inner) return inner;
  }
  return undefined;
}

export function fieldOf(
  type: TypeRef,
  name: string,
  program: Program,
  left: number,
): TypeRef | undefined {
  const own = program.typeOf(type);
  if (!own || left === 0) return undefined;
  const found = own.is.fields.get(name);
  if (found) return found.length > 0 ? found : undefined;
  for (const base of own.is.bases) {
    const inner = fieldOf(base, name, program, left - 1);
    if (inner) return inner;
  }
  return undefined;
}
