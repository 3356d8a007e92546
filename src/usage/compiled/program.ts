import type { SdkClients } from "../../catalog/sdk-calls.ts";
import { groupedBy } from "../../source/grouped.ts";
import { later } from "../../source/once.ts";
import { chainsIn, textAt, type Chain } from "../../syntax/compiled/chains.ts";
import {
  mostMeanings,
  type CodeFile,
  type DeclaredFunction,
  type DeclaredType,
  type TypeName,
  type TypeRef,
} from "./file.ts";

/** The files of a function's code, and what of them is called by which name. */
export type Program = {
  readonly files: readonly CodeFile[];
  readonly sdk: SdkClients;
  /** A type of the files. */
  readonly typeOf: (ref: TypeRef) => Own<DeclaredType> | undefined;
  readonly functionsNamed: (name: string) => readonly Own<DeclaredFunction>[];
  /** The files of a package. */
  readonly filesOf: (module: string) => readonly CodeFile[];
  /** Where the expressions begin that give a field or variable of that name a value. */
  readonly given: (name: string) => readonly Own<number>[];
  /** The calls of what has a name: the chains, up to the arguments. */
  readonly callsOf: (name: string) => readonly Own<Called>[];
};

/** Something and the file that it stands in. */
export type Own<What> = { readonly file: CodeFile; readonly is: What };

export function programOf(files: readonly CodeFile[], sdk: SdkClients): Program {
  const types = new Map(
    files.flatMap((file) =>
      file.types.map((is) => [keyOf({ module: file.home, name: is.name }), { file, is }]),
    ),
  );
  const functions = groupedBy(
    files.flatMap((file) => file.functions.map((is) => ({ file, is }))),
    ({ is }) => is.name,
  );
  const homes = groupedBy(files, ({ home }) => home);
  const given = later(() => groupedBy(files.flatMap(assignmentsIn), ({ name }) => name));
  const calls = later(() => groupedBy(files.flatMap(callsIn), ({ name }) => name));
  return {
    files,
    sdk,
    typeOf: (ref) => {
      for (const each of ref) {
        const found = types.get(keyOf(each));
        if (found) return found;
      }
      return undefined;
    },
    functionsNamed: (name) => functions.get(name)?.slice(0, mostMeanings) ?? [],
    filesOf: (module) => homes.get(module) ?? [],
    given: (name) => given().get(name)?.slice(0, mostMeanings) ?? [],
    callsOf: (name) => calls().get(name)?.slice(0, mostMeanings) ?? [],
  };
}

const keyOf = ({ module, name }: TypeName): string => `${module}\0${name}`;

type Named<What> = Own<What> & { readonly name: string };

/** `name = value`, `a.name = value`, and in Go `name: value`. */
function assignmentsIn(file: CodeFile): readonly Named<number>[] {
  const { tokens } = file;
  return tokens.all.flatMap(({ kind, text }, at) => {
    if (kind !== "name") return [];
    const mark = textAt(tokens, at + 1);
    const isField =
      mark === ":" && tokens.language === "go" && /^[{,;]$/.test(textAt(tokens, at - 1));
    return mark === "=" || mark === ":=" || isField ? [{ file, name: text, is: at + 2 }] : [];
  });
}

type Called = { readonly chain: Chain; readonly step: number };

/** The calls of a file; the names of functions where they are declared are none. */
function callsIn(file: CodeFile): readonly Named<Called>[] {
  const { tokens, functions } = file;
  const declared = new Set(functions.map(({ head }) => head.to));
  const chains = [...chainsIn(tokens, { from: 0, to: tokens.all.length })];
  return chains.flatMap((chain) =>
    chain.steps.flatMap((is, step) => {
      const before = chain.steps[step - 1];
      if (is.kind !== "call" || before?.kind !== "name" || declared.has(before.at)) return [];
      return [{ file, name: before.name, is: { chain, step } }];
    }),
  );
}
