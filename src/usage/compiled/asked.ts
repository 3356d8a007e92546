import type { Step } from "../../syntax/compiled/chains.ts";
import type { CodeFile, DeclaredFunction } from "./file.ts";
import { functionIn, methodOf, typeAround } from "./lookups.ts";
import type { Own, Program } from "./program.ts";
import type { Thing } from "./thing.ts";

/** One step in a chain: what is asked by which name, with arguments where it is called. */
export type Visited = {
  /** What stands in front; undefined where nothing does, or it is not known. */
  readonly of: Thing | undefined;
  readonly isFirst: boolean;
  readonly name: string;
  readonly at: number;
  readonly call: Extract<Step, { kind: "call" | "index" | "body" }> | undefined;
};

/** The function of the files that a step of a chain calls. */
export function functionAsked(
  { of, isFirst, name, at }: Visited,
  file: CodeFile,
  program: Program,
): Own<DeclaredFunction> | undefined {
  if (isFirst) {
    if (file.tokens.language === "go") return functionIn(file.home, name, program);
    const around = typeAround(at, file);
    return around && methodOf([{ module: file.home, name: around.name }], name, program);
  }
  if (of?.kind === "module") return functionIn(of.module, name, program);
  return of?.kind === "object" || of?.kind === "class"
    ? methodOf(of.type, name, program)
    : undefined;
}
