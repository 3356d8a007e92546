import { directoryOf, joinedPath, relativePath } from "../../source/path.ts";
import type { Files } from "../../source/source.ts";
import { isGo } from "../../syntax/compiled/programs.ts";

/** The files that stand directly in a folder of the repository. */
export type Folder = (path: string) => readonly string[];

/** The module of Go that a folder belongs to: its name, its folder, and modules that others of the repository are. */
export type GoModule = {
  readonly name: string;
  readonly root: string;
  readonly replaced: ReadonlyMap<string, string>;
};

/** How many folders above one its `go.mod` is looked for. */
const highest = 32;

/**
 * The module around a folder, by its `go.mod`.
 * (https://go.dev/ref/mod#go-mod-file)
 */
export function goModuleOf(folder: string, files: Files): GoModule | undefined {
  let root = folder;
  for (let turn = 0; turn < highest; turn++) {
    const found = files(root === "." || root === "" ? "go.mod" : `${root}/go.mod`);
    if (found) return readModule(found.text, root);
    if (root === "." || root === "" || root.startsWith("..")) return undefined;
    root = directoryOf(root);
  }
  return undefined;
}

function readModule(text: string, root: string): GoModule {
  const lines = text.split("\n").map((line) => line.replace(/\/\/.*/, "").trim());
  const name = lines.flatMap((line) => /^module\s+"?([^\s"]+)"?$/.exec(line)?.[1] ?? [])[0] ?? "";
  const replaced = new Map(
    lines.flatMap((line) => {
      const [, module, path] =
        /^(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+(\.{1,2}(?:\/\S*)?)$/.exec(line) ?? [];
      const to = path === undefined ? undefined : joinedPath(root, path);
      return module === undefined || to === undefined ? [] : [[module, to] as const];
    }),
  );
  return { name, root, replaced };
}

/** The folder that a package lies in, of those of the repository. */
export function folderOfPackage(
  module: string,
  { name, root, replaced }: GoModule,
): string | undefined {
  const own = below(module, name);
  if (own !== undefined) return joinedPath(root, own);
  for (const [from, to] of replaced) {
    const inside = below(module, from);
    if (inside !== undefined) return joinedPath(to, inside);
  }
  return undefined;
}

function below(module: string, name: string): string | undefined {
  if (name === "") return undefined;
  if (module === name) return "";
  return module.startsWith(`${name}/`) ? module.slice(name.length + 1) : undefined;
}

/** How others import the package of a folder. */
export function packageOf(folder: string, module: GoModule | undefined): string {
  if (!module) return folder;
  const inside = relativePath(module.root, folder);
  return inside === "" ? module.name : `${module.name}/${inside}`;
}

/** The files of a package: those of its folder but for tests. */
export function filesOfPackage(folder: string, list: Folder): readonly string[] {
  return list(folder).filter((path) => isGo(path));
}
