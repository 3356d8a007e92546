import { posix } from "node:path";
import { belowIn } from "../source/path.ts";
import {
  decode,
  leadsOut,
  readLimit,
  tooLarge,
  tooMany,
  treeOf,
  unreadable,
  type Read,
  type Tree,
  type Wanted,
} from "./tree.ts";

/** A file of a commit, as git and GitHub list it. */
export type CommitFile = {
  readonly path: string;
  /** The name of its content, or of its target where it is a symbolic link. */
  readonly object: string;
  readonly size: number;
  readonly isLink: boolean;
};

/** The names of objects that have to be read, and what becomes of their contents. */
export type Reading<T> = {
  readonly objects: readonly string[];
  with(contentOf: (object: string) => Uint8Array | undefined): T;
};

/**
 * The tree of the wanted files of a commit, in two readings: of the links, then of the contents. A
 * link is followed to another file of the commit, as on disk, and never out of it.
 */
export function readCommit(files: readonly CommitFile[], wanted: Wanted): Reading<Reading<Tree>> {
  const listed = files.filter(({ path }) => wanted(path));
  const below = belowIn(files.map(({ path }) => path));
  const others = belowIn(
    files.flatMap(({ path, isLink }) => (isLink && !wanted(path) ? [path] : [])),
  );
  const links = listed.filter((file) => file.isLink && file.size <= longestTarget);
  return {
    objects: links.map(({ object }) => object),
    with: (contentOf) => {
      const targets = new Map(
        links.map(({ path, object }) => [path, Buffer.from(contentOf(object) ?? []).toString()]),
      );
      const byPath = new Map(files.map((file) => [file.path, file]));
      const leftOut = new Set(links.filter(({ object }) => contentOf(object) === undefined));
      const reading = readContents(
        listed.map((file) => [
          file.path,
          leftOut.has(file) ? tooMany(file.path) : followed(file, targets, byPath),
        ]),
      );
      return {
        objects: reading.objects,
        with: (contents) => ({ ...reading.with(contents), below, links: others }),
      };
    },
  };
}

/** What a link can be made of, on any file system. */
const longestTarget = 4096;

type Found = CommitFile | Read;

function readContents(found: readonly (readonly [path: string, Found])[]): Reading<Tree> {
  const toRead = found.flatMap(([, each]) =>
    "object" in each && each.size <= readLimit ? [each.object] : [],
  );
  return {
    objects: toRead,
    with: (contentOf) => {
      const read = (path: string, each: Found): Read => {
        if (!("object" in each)) return each;
        if (each.size > readLimit) return tooLarge(path, each.size);
        const bytes = contentOf(each.object);
        return bytes ? decode(path, bytes) : tooMany(path);
      };
      return treeOf(new Map(found.map(([path, each]) => [path, read(path, each)])));
    },
  };
}

/** The file that a path leads to, through links. */
function followed(
  file: CommitFile,
  targets: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, CommitFile>,
): Found {
  const passed = new Set<string>();
  let at = file;
  while (at.isLink) {
    if (passed.has(at.path)) return unreadable(file.path, "a symbolic link that leads to itself");
    passed.add(at.path);
    const target = targets.get(at.path);
    if (target === undefined) return unreadable(file.path, "a symbolic link to another one");
    const path = posix.join(posix.dirname(at.path), target);
    if (posix.isAbsolute(target) || /^\.\.(?:\/|$)/.test(path)) return leadsOut(file.path);
    const next = files.get(path);
    if (!next) return unreadable(file.path, "a symbolic link to what the commit does not have");
    at = next;
  }
  return at;
}
