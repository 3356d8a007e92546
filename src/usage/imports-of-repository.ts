import { importedFile } from "../evaluate/script/imports.ts";
import { directoryOf, joinedPath } from "../source/path.ts";
import type { Files, Source } from "../source/source.ts";
import { stringOf, valueOf, type DataNode } from "../syntax/data.ts";
import { readJson } from "../syntax/json.ts";
import { readYaml } from "../syntax/yaml.ts";

/** Files of the repository that an import names by no path: the first is the one that is there. */
export type RepositoryImports = (from: Source, module: string) => Source | undefined;

/**
 * Imports of JavaScript that lead to files of the repository by `paths` and `baseUrl` of the nearest
 * tsconfig.json, or to a package of the workspaces around, by its own name.
 * (https://www.typescriptlang.org/tsconfig/#paths, https://docs.npmjs.com/cli/using-npm/workspaces)
 */
export function repositoryImports(files: Files): RepositoryImports {
  const trees = new Map<string, DataNode | undefined>();
  const treeOf = (path: string): DataNode | undefined => {
    if (!trees.has(path)) trees.set(path, read(files(path)));
    return trees.get(path);
  };
  const fileAt = (path: string | undefined): Source | undefined => {
    if (path === undefined || path.startsWith("../")) return undefined;
    const from = { path: "import.ts", text: "" };
    return importedFile(from, `./${path}`, files, []);
  };
  return (from, module) => {
    if (from.path.endsWith(".py") || /^(?:\.|\/|node:)/.test(module)) return undefined;
    for (const directory of upwards(directoryOf(from.path))) {
      const aliased = compilerOptions(directory, treeOf);
      const found = aliased
        .flatMap((each) => pathsFor(module, each))
        .flatMap((path) => fileAt(path) ?? []);
      if (found[0]) return found[0];
      const packaged = packageIn(directory, module, treeOf);
      const own = packaged?.flatMap((path) => fileAt(path) ?? []);
      if (own?.[0]) return own[0];
    }
    return undefined;
  };
}

type TreeOf = (path: string) => DataNode | undefined;

function read(source: Source | undefined): DataNode | undefined {
  if (!source) return undefined;
  const { path, text } = source;
  // Comments, which tsconfig.json may hold, leave the tree whole.
  return /\.ya?ml$/.test(path) ? readYaml(text)[0]?.root : readJson(text).root;
}

/** A directory and those around it, up to the top. */
function upwards(directory: string): readonly string[] {
  const steps = directory === "." ? [] : directory.split("/");
  return [...steps.map((_, index) => steps.slice(0, steps.length - index).join("/")), "."];
}

const within = (directory: string, path: string): string => joinedPath(directory, path) ?? path;

/** How far a tsconfig.json may stand on others. */
const mostExtended = 4;

/** What a tsconfig.json says of the names of files, and those that it extends. */
type Aliases = { readonly directory: string; readonly options: DataNode };

function compilerOptions(directory: string, treeOf: TreeOf): readonly Aliases[] {
  const found: Aliases[] = [];
  let path: string | undefined = ["tsconfig.json", "jsconfig.json", "tsconfig.base.json"]
    .map((name) => within(directory, name))
    .find((each) => treeOf(each));
  for (let left = mostExtended; path !== undefined && left > 0; left--) {
    const tree = treeOf(path);
    const options = valueOf(tree, "compilerOptions");
    if (options) found.push({ directory: directoryOf(path), options });
    const base = stringOf(valueOf(tree, "extends"));
    const next: string | undefined = base?.startsWith(".")
      ? within(directoryOf(path), base)
      : undefined;
    path = next === undefined || next.endsWith(".json") ? next : `${next}.json`;
  }
  return found;
}

/** The paths that an alias stands for, in the order in which they are tried. */
function pathsFor(module: string, { directory, options }: Aliases): readonly string[] {
  const base = stringOf(valueOf(options, "baseUrl"));
  const from = base === undefined ? directory : within(directory, base);
  const paths = valueOf(options, "paths");
  const rows = paths?.kind === "map" ? paths.entries : [];
  const aliased = rows.flatMap(({ key, value }) => {
    const [before = "", after] = key.split("*");
    const isIt =
      after === undefined
        ? module === key
        : module.length >= before.length + after.length &&
          module.startsWith(before) &&
          module.endsWith(after);
    if (!isIt || value.kind !== "list") return [];
    const star =
      after === undefined ? "" : module.slice(before.length, module.length - after.length);
    const targets = value.items.flatMap((item) => stringOf(item) ?? []);
    return targets.map((target) => ({
      length: before.length,
      path: within(
        from,
        target.replace("*", () => star),
      ),
    }));
  });
  const inOrder = [...aliased].sort((a, b) => b.length - a.length).map(({ path }) => path);
  return base === undefined ? inOrder : [...inOrder, within(from, module)];
}

/** Where a package of the workspaces may have what is imported of it; undefined where it is none of those. */
function packageIn(
  directory: string,
  module: string,
  treeOf: TreeOf,
): readonly string[] | undefined {
  const steps = module.split("/");
  const length = module.startsWith("@") ? 2 : 1;
  const name = steps.slice(0, length).join("/");
  const below = steps.slice(length).join("/");
  const folder = workspacesIn(directory, treeOf)
    .flatMap((pattern) => foldersOf(pattern, name))
    .map((each) => within(directory, each))
    .find((each) => stringOf(valueOf(treeOf(within(each, "package.json")), "name")) === name);
  if (folder === undefined) return undefined;
  if (below !== "") return [below, `src/${below}`].map((each) => within(folder, each));
  const description = treeOf(within(folder, "package.json"));
  const entries = ["source", "module", "main", "types"].flatMap(
    (key) => stringOf(valueOf(description, key)) ?? [],
  );
  const sources = entries.flatMap((entry) => [
    entry.replace(/^(?:\.\/)?(?:build|dist|lib|out)\//, "src/"),
    entry,
  ]);
  return [...sources, "src/index", "index"].map((each) => within(folder, each));
}

function workspacesIn(directory: string, treeOf: TreeOf): readonly string[] {
  const own = valueOf(treeOf(within(directory, "package.json")), "workspaces");
  const listed = own?.kind === "map" ? valueOf(own, "packages") : own;
  const ofPnpm = valueOf(treeOf(within(directory, "pnpm-workspace.yaml")), "packages");
  return [listed, ofPnpm].flatMap((node) =>
    node?.kind === "list" ? node.items.flatMap((item) => stringOf(item) ?? []) : [],
  );
}

/** The folders of a pattern in which a package of a name is looked for: what stands behind its scope. */
function foldersOf(pattern: string, name: string): readonly string[] {
  if (pattern.startsWith("!")) return [];
  const path = pattern.replace(/\/+$/, "");
  if (!path.includes("*")) return [path];
  const [, scope = "", last = ""] = /^(?:@([^/]+)\/)?(.+)$/.exec(name) ?? [];
  return [last, `${scope}-${last}`, name.replace("@", "")].map((each) =>
    path.replace(/\*+(?:\/\*+)*/, () => each),
  );
}
