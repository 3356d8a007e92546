import { directoryOf, joinedPath } from "../../source/path.ts";
import type { Source } from "../../source/source.ts";
import { submodule } from "./modules.ts";
import { isPython } from "./programs.ts";

/**
 * The file that an import names, where it is one of the repository.
 *
 * @param files what there is at a path: its text, or whatever is asked of it
 * @param roots the folders from which Python, and paths that begin with none of `./`, are looked up
 */
export function importedFile<Found>(
  from: Pick<Source, "path">,
  module: string,
  files: (path: string) => Found | undefined,
  roots: readonly string[],
): Found | undefined {
  const python = isPython(from.path);
  const paths = python
    ? pythonPaths(from.path, module, roots)
    : scriptPaths(from.path, module, roots);
  for (const path of paths) {
    const found = files(path);
    if (found) return found;
  }
  return undefined;
}

/** More folders around each other than that are nobody's from which programs are started. */
const mostRoots = 10;

/**
 * The folders from which a file is started, by what such a folder holds, the innermost first: Python takes from there
 * what it imports.
 */
export function rootsAbove(
  path: string,
  holding: readonly string[],
  files: (path: string) => unknown,
): readonly string[] {
  const roots: string[] = [];
  for (let at = directoryOf(path); ; at = directoryOf(at)) {
    if (holding.some((name) => files(at === "." ? name : `${at}/${name}`))) roots.push(at);
    if (at === "." || roots.length === mostRoots) return roots;
  }
}

/** Whether an import that leads to no file of the repository should have. */
export function shouldBeThere(module: string): boolean {
  return /^(?:\.|@\/|~\/)/.test(module);
}

/**
 * The modules that a program imports, as they are written, without reading it: more may be found than there are, in
 * what is commented out.
 */
export function modulesNamedIn(source: Source): ReadonlySet<string> {
  return new Set(namedIn(source));
}

function namedIn({ path, text }: Source): readonly string[] {
  if (!isPython(path)) return [...text.matchAll(importing)].map(([, module = ""]) => module);
  const wholes = [...text.matchAll(importingWhole)].flatMap(([, names = ""]) => namesIn(names));
  const parts = [...text.matchAll(importingParts)].flatMap(
    ([, module = "", inParentheses, names = ""]) => [
      module,
      ...namesIn(inParentheses ?? names).map((name) => submodule(module, name)),
    ],
  );
  return [...wholes, ...parts];
}

/** `from "./a"`, `import "./a"`, `import("./a")`, `require("./a")` */
const importing = /\b(?:from|import|require)\s{0,20}(?:\(\s{0,20})?["']([^"'\n]{1,500})["']/g;
/** `import a.b as c, d` */
const importingWhole = /^[ \t]{0,200}import[ \t]{1,20}([^\n(]{1,2000})/gm;
/** `from a import b as c, d`, `from . import (b, c)` */
const importingParts =
  /^[ \t]{0,200}from[ \t]{1,20}([\w.]{1,500})[ \t]{1,20}import[ \t]{0,20}(?:\(([^)]{1,5000})|([^\n(]{1,2000}))/gm;

function namesIn(written: string): readonly string[] {
  return written
    .replace(/#.*$/gm, "")
    .split(",")
    .flatMap((each) => /^[\s\\]*([\w.]+)/.exec(each)?.[1] ?? []);
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
    if (start === undefined) return [];
    const base = [...(start === "." && steps.length > 0 ? [] : [start]), ...steps].join("/");
    return [`${base}.py`, `${base}/__init__.py`];
  });
}
