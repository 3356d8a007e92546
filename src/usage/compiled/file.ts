import type { Source, Span } from "../../source/source.ts";
import type { Range, Tokens } from "../../syntax/compiled/tokens.ts";

// What a file in Go or Java declares, as far as it says what a name stands for.

/** A type by its package and name: `github.com/aws/aws-sdk-go-v2/service/s3` and `Client`. */
export type TypeName = { readonly module: string; readonly name: string };

/** What a type that is written may be, the likeliest first: Java does not say where a name comes from. */
export type TypeRef = readonly TypeName[];

export type CodeFile = {
  readonly source: Source;
  readonly tokens: Tokens;
  /** The package: of Go as it is imported, of Java as it is declared. */
  readonly home: string;
  readonly imports: readonly Imported[];
  readonly types: readonly DeclaredType[];
  readonly functions: readonly DeclaredFunction[];
  readonly variables: ReadonlyMap<string, readonly Variable[]>;
  /** What a name of the file may be as a type. */
  readonly typeNamed: (name: string) => TypeRef;
};

export type Imported = {
  /** As it is called in the file; without a name all of the package is. */
  readonly name?: string;
  /** Go's package; Java's class or package. */
  readonly module: string;
  readonly span: Span;
};

export type DeclaredType = {
  readonly name: string;
  /** What it has the fields and methods of too: embedded types, superclasses, the type it is another name of. */
  readonly bases: readonly TypeRef[];
  readonly fields: ReadonlyMap<string, TypeRef>;
  /** Methods that an interface of Go asks for, with the types of what they take. */
  readonly asks: ReadonlyMap<string, readonly TypeRef[]>;
  /** From its name up to its fields and methods, which stand behind that. */
  readonly head: Range;
  readonly body: Range;
};

export type DeclaredFunction = {
  readonly name: string;
  /** What stands in front of its parameters: its name, in Java what it gives back, and where all of it begins. */
  readonly head: Range;
  /** The type whose method it is. */
  readonly owner?: string;
  readonly parameters: readonly { readonly name: string; readonly type: TypeRef }[];
  readonly results: readonly TypeRef[];
  readonly body: Range;
  /** It may be called by what is not read: constructors, functions that run by themselves, what has an annotation. */
  readonly isCalled: boolean;
  /** Only its own class may call it. */
  readonly isPrivate?: true;
};

export type Variable = {
  /** Where the name means it. */
  readonly scope: Range;
  readonly type?: TypeRef;
  /** Where the expression begins that gives it its value, and which of its results it is. */
  readonly value?: { readonly at: number; readonly index: number };
  readonly parameter?: { readonly of: DeclaredFunction; readonly index: number };
  /** It is the field of a class. */
  readonly isField?: true;
  /** It may get its value elsewhere than where it is declared: a field, a variable of a package. */
  readonly isOpen?: true;
};

/** Gathers variables by their names, those that begin to mean something first in front. */
export function gathered(): {
  readonly add: (name: string, variable: Variable) => void;
  readonly all: () => CodeFile["variables"];
} {
  const all = new Map<string, Variable[]>();
  return {
    all: () =>
      new Map(
        [...all].map(([name, each]) => [
          name,
          each.toSorted((a, b) => a.scope.from - b.scope.from),
        ]),
      ),
    add: (name, variable) => {
      const known = all.get(name);
      if (known) known.push(variable);
      else all.set(name, [variable]);
    },
  };
}

/** How many meanings of one name are looked at. */
export const mostMeanings = 200;

/** What a name means at a token: the last one that is declared around it. */
export function variableAt(
  { variables }: Pick<CodeFile, "variables">,
  name: string,
  at: number,
): Variable | undefined {
  const all = variables.get(name) ?? [];
  let low = 0;
  for (let high = all.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.scope.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= Math.max(0, low - mostMeanings); index--) {
    const found = all[index];
    if (found && at < found.scope.to) return found;
  }
  return undefined;
}
