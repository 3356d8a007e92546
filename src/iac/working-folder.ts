import { filePathOf } from "../evaluate/script/file-paths.ts";
import type { Value } from "../evaluate/value.ts";
import { directoryOf, joinedPath } from "../source/path.ts";
import type { Files, Source } from "../source/source.ts";

/** A folder above a file, or its own, with a file of some name: the nearest one. */
export function folderWith(
  name: string,
  path: string,
  files: Files,
): { readonly folder: string; readonly source: Source } | undefined {
  for (let folder = directoryOf(path); ; folder = directoryOf(folder)) {
    const source = files(folder === "." ? name : `${folder}/${name}`);
    if (source) return { folder, source };
    if (folder === ".") return undefined;
  }
}

/**
 * A path that a program gives to its tool, from the top of the repository; undefined where it is not known,
 * or leads out of that.
 *
 * @param folder the folder that the tool is run in
 */
export function pathGiven(value: Value, folder: string | undefined): string | undefined {
  const found = value.kind === "text" ? filePathOf(value.text) : undefined;
  if (!found) return undefined;
  if (found.isFromTop) return found.path;
  const path = folder === undefined ? undefined : joinedPath(folder, found.path);
  return path === undefined || /^\.\.(?:\/|$)/.test(path) ? undefined : path;
}
