import { directoryOf, joinedPath } from "../../source/path.ts";
import type { Files, Source } from "../../source/source.ts";

/**
 * The file that an import names, where it is one of the repository.
 *
 * @param roots the folders from which Python, and paths that begin with none of `./`, are looked up
 */
export function importedFile(
  from: Source,
  module: string,
  files: Files,
  roots: readonly string[],
): Source | undefined {
  const python = from.path.endsWith(".py");
  const paths = python
    ? pythonPaths(from.path, module, roots)
    : scriptPaths(from.path, module, roots);
  for (const path of paths) {
    const found = files(path);
    if (found) return found;
  }
  return undefined;
}

/** The folders from which a file is started, by what such a folder holds: Python takes from there what it imports. */
export function rootsAbove(
  path: string,
  holding: readonly string[],
  files: Files,
): readonly string[] {
  const roots: string[] = [];
  for (let at = directoryOf(path); ; at = directoryOf(at)) {
    if (holding.some((name) => files(at === "." ? name : `${at}/${name}`))) roots.push(at);
    if (at === ".") return roots;
  }
}

/** Whether an import that leads to no file of the repository should have. */
export function shouldBeThere(module: string): boolean {
  return /^(?:\.|@\/|~\/)/.test(module);
}

const endings = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

function scriptPaths(from: string, module: string, roots: readonly string[]): readonly string[] {
  const bases = module.startsWith(".")
    ? [joinedPath(directoryOf(from), module)]
    : /^[@~]\//.test(module)
      ? roots.map((root) => joinedPath(root, module.slice(2)))
      : [];
  return bases.flatMap((base) => {
    if (base === undefined) return [];
    if (/\.(?:json|css|html|txt|md)$/.test(base)) return [];
    const bare = base.replace(/\.[cm]?[jt]sx?$/, "");
    return [
      ...(bare === base ? [] : [base]),
      ...endings.map((ending) => bare + ending),
      ...(bare === base ? [] : endings.map((ending) => base + ending)),
      ...endings.map((ending) => `${base}/index${ending}`),
    ];
  });
}

function pythonPaths(from: string, module: string, roots: readonly string[]): readonly string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const steps = module
    .slice(dots)
    .split(".")
    .filter((step) => step !== "");
  const up = "../".repeat(Math.max(dots - 1, 0));
  const starts = dots > 0 ? [joinedPath(directoryOf(from), up)] : [directoryOf(from), ...roots];
  return starts.flatMap((start) => {
    const base = start === undefined ? undefined : joinedPath(start, steps.join("/"));
    return base === undefined ? [] : [`${base}.py`, `${base}/__init__.py`];
  });
}
