import type { Node } from "../../syntax/script/walk.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { inCamelCase, namedIn } from "./names.ts";
import type { File } from "./file.ts";

/**
 * What the outputs of a program name, by scoped address: what a stack exports, others may use.
 * (https://www.pulumi.com/docs/iac/concepts/stacks/#outputs)
 */
export function givenOutIn(
  file: File,
  namedBy: (node: Node) => readonly string[],
): readonly string[] {
  const { program } = file.script;
  return [...nodesIn(program)].flatMap((node) => {
    if (node.kind === "assign") return isExported(node.span.start, file) ? namedBy(node.value) : [];
    if (node.kind !== "call") return [];
    const { library, path } = namedIn(node.callee, file.evaluator) ?? {};
    const isExport = library === "pulumi" && inCamelCase(path?.at(-1) ?? "") === "export";
    return isExport ? node.args.slice(1).flatMap(({ value }) => namedBy(value)) : [];
  });
}

/** Whether `export` stands in front of a constant of the program. */
function isExported(start: number, { source }: File): boolean {
  const line = source.text.slice(source.text.lastIndexOf("\n", start) + 1, start);
  return /^\s*export\s+(?:(?:const|let|var)\s+)?$/.test(line);
}
