import { once } from "../../source/once.ts";
import type { CodeFile } from "./file.ts";

const byName = once(
  ({ imports }: CodeFile): ReadonlyMap<string, string> =>
    new Map(imports.flatMap(({ name, module }) => (name === undefined ? [] : [[name, module]]))),
);

/** The package that a name of a file of Go is. */
export function moduleNamed(name: string, file: CodeFile): string | undefined {
  return byName(file).get(name);
}
