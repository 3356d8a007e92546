import { importedFile, modulesNamedIn, rootsAbove } from "../evaluate/script/imports.ts";
import { isProgram, isPython } from "../evaluate/script/programs.ts";
import { closure } from "../source/closure.ts";
import { compareTexts } from "../source/order.ts";
import { directoryOf, nameOf } from "../source/path.ts";
import type { Source } from "../source/source.ts";
import { formats } from "./formats.ts";

// Which programs have a part in each other, by what they import.

/** The files that say how a program is run: from their folders Python takes what it imports. */
const projectFiles = ["cdk.json", "Pulumi.yaml", "Pulumi.yml"];

/** Whether a file is a program in which policies may be written. */
export function holdsPolicies({ path, text }: Source): boolean {
  return isProgram(path) && formats.some((format) => format.claims(path, text));
}

export function programsAmong(paths: readonly string[]): readonly string[] {
  return paths.filter(isProgram);
}

/** The folders, among those of some paths, in which a program of CDK or Pulumi is run. */
export function projectsAmong(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.filter((path) => projectFiles.includes(nameOf(path))).map(directoryOf));
}

/** The folders of some paths, and all around them up to the top. */
export function foldersAround(paths: readonly string[]): ReadonlySet<string> {
  return closure(new Set(paths.map(directoryOf)), (folder) => [directoryOf(folder)]);
}

/**
 * Of some paths those of programs that may import one that changed, in its language: those first that lie in the
 * innermost folder around it, then the fewest folders further in.
 */
export function mayImport(changed: readonly string[], paths: readonly string[]): readonly string[] {
  const programs = programsAmong(changed);
  const languages = new Set(programs.map(isPython));
  const around = foldersAround(programs);
  return paths
    .filter((path) => isProgram(path) && languages.has(isPython(path)))
    .map((path) => {
      let shared = directoryOf(path);
      let down = 0;
      for (; !around.has(shared); down++) shared = directoryOf(shared);
      return { path, down, within: shared === "." ? 0 : shared.split("/").length };
    })
    .sort((a, b) => b.within - a.within || a.down - b.down || compareTexts(a.path, b.path))
    .map(({ path }) => path);
}

/** The files of a repository at one moment, as far as it matters who imports whom. */
export type Importing = {
  /** Programs of which it is known what they import. */
  readonly programs: readonly Source[];
  readonly isThere: (path: string) => boolean;
};

/** What of a repository has to be read with some of its files. */
export type ReadWith = {
  /** Folders whose programs are to be read. */
  readonly folders: ReadonlySet<string>;
  /** Files, there and elsewhere. */
  readonly files: ReadonlySet<string>;
};

export function isReadWith({ folders, files }: ReadWith, path: string): boolean {
  return files.has(path) || (folders.has(directoryOf(path)) && isProgram(path));
}

/** What is read with one of two moments is read of the other too: what is there in both is nothing new. */
export function readWithBoth(one: ReadWith, other: ReadWith): ReadWith {
  return {
    folders: new Set([...one.folders, ...other.folders]),
    files: new Set([...one.files, ...other.files]),
  };
}

/** A program that names more modules than that may import anything. */
const mostModules = 1000;

/**
 * What has to be read to know what programs come to that some files have a part in: the programs with policies that
 * import one of them, directly or through others, those in the folders of these, all that they import, and what says
 * how they are run. Nothing, where no program with policies has one of the files in it.
 */
export function programsWith(
  changed: ReadonlySet<string>,
  { programs, isThere }: Importing,
): ReadWith {
  const there = (path: string): string | undefined => (isThere(path) ? path : undefined);
  const crowded: string[] = [];
  const imports = new Map(
    programs.map((source) => {
      const roots = rootsAbove(source.path, projectFiles, there);
      const modules = [...modulesNamedIn(source)];
      if (modules.length > mostModules) crowded.push(source.path);
      const found = modules
        .slice(0, mostModules)
        .map((module) => importedFile(source, module, there, roots));
      return [source.path, found.filter((path) => path !== undefined)] as const;
    }),
  );
  const importers = new Map<string, string[]>();
  for (const [from, found] of imports)
    for (const path of found) {
      const known = importers.get(path);
      if (known) known.push(from);
      else importers.set(path, [from]);
    }
  const concerned = closure(new Set([...changed, ...crowded]), (path) => importers.get(path) ?? []);
  const holding = (isAsked: (path: string) => boolean): readonly string[] =>
    programs.flatMap((each) => (isAsked(each.path) && holdsPolicies(each) ? [each.path] : []));
  const folders = new Set(holding((path) => concerned.has(path)).map(directoryOf));
  const own = holding((path) => folders.has(directoryOf(path)));
  const files = closure(new Set(own), (path) => imports.get(path) ?? []);
  const around = foldersAround([...files]);
  const told = [...around].flatMap((folder) =>
    projectFiles.map((name) => (folder === "." ? name : `${folder}/${name}`)).filter(isThere),
  );
  return { folders, files: new Set([...files, ...told]) };
}
