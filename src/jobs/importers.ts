import {
  foldersAround,
  holdsPolicies,
  mayImport,
  programsAmong,
  programsWith,
  projectsAmong,
  readWithBoth,
  type Importing,
  type ReadWith,
} from "../iac/importing.ts";
import { count } from "../rules/wording.ts";
import { directoryOf } from "../source/path.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";

// What a change of a file means for the programs that import it, wherever these lie.

/** What is read with the programs that a change touches, and what was not looked at for that. */
export type Importers = { readonly readWith: ReadWith; readonly unread: readonly Problem[] };

export const noImporters: Importers = {
  readWith: { folders: new Set(), files: new Set() },
  unread: [],
};

/** Programs that are looked at for what they import, and those that are too many. */
export type Looked = { readonly at: readonly string[]; readonly left: readonly string[] };

/** The programs of a commit that may import what changed, as far as they are looked at: the nearest `most`. */
export function lookedAt(
  changed: readonly string[],
  paths: readonly string[],
  most: number,
): Looked {
  const all = mayImport(changed, paths);
  return { at: all.slice(0, most), left: all.slice(most) };
}

/**
 * The same where each costs a request: only programs below a folder in which one of CDK or Pulumi is run, and what lies
 * directly in the folders around what changed. Where there is no such folder, all of them.
 */
export function lookedAtSparingly(
  changed: readonly string[],
  paths: readonly string[],
  most: number,
): Looked {
  const projects = projectsAmong(paths);
  const around = foldersAround(programsAmong(changed));
  const isNear = (path: string): boolean =>
    around.has(directoryOf(path)) || [...foldersAround([path])].some((each) => projects.has(each));
  return lookedAt(changed, projects.size > 0 ? paths.filter(isNear) : paths, most);
}

/** Whether a repository seems to have programs in which policies are written, by what of it is known. */
export function hasPrograms(paths: readonly string[], read: readonly Source[]): boolean {
  return projectsAmong(paths).size > 0 || read.some(holdsPolicies);
}

/**
 * What is read with what changed, of a commit before the change and one after it: the same of both, since what is there
 * in both is nothing new.
 */
export function importersOf(
  changed: readonly string[],
  before: Importing,
  now: Importing,
): ReadWith {
  const all = new Set(changed);
  return readWithBoth(programsWith(all, before), programsWith(all, now));
}

/** What is said of programs that were not looked at. */
export function notLookedAt({ left }: Looked): readonly Problem[] {
  const [path, ...more] = left;
  if (path === undefined) return [];
  const others = more.length > 0 ? ` and ${count(more.length, "other program")}` : "";
  const detail = `whether this program${others} import a changed file was not looked at: a review looks through the nearest alone, an audit reads all`;
  return [{ path, reason: "too-many", detail }];
}
